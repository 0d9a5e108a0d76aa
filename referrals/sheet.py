"""Section 9 of the case sheet: the family's referrals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.accounts.queries import association_by_id
from app.formatting import PAPER
from app.i18n import current_locale
from app.i18n import gettext as _
from app.pdf import Column, Heading, Note, Row, Table, isolate
from cases.models import Case
from referrals.queries import ReferralLine, referrals_of
from referrals.workflow import ReferralStatus


@dataclass(frozen=True)
class SheetLine:
    """One referral as it is printed."""

    number: str
    day: str
    sender: str
    receiver: str
    purpose: str
    state: str


@dataclass(frozen=True)
class ReferralsPart:
    lines: tuple[SheetLine, ...]
    as_at: str


def gather_referrals(case: Case, by: Actor) -> ReferralsPart:
    """The referrals that left the house; drafts are nobody's business on paper."""
    sender = _short(association_by_id(case.association_id))
    lines = tuple(_line(line, sender) for line in referrals_of(case) if line.released_at is not None)
    return ReferralsPart(lines, PAPER["day_short"](clock.today()))


def draw_referrals(part: ReferralsPart) -> list[Any]:
    heading = Heading(_("Referrals"), "9")
    if not part.lines:
        return [heading, Note(_("No referrals up to %(day)s", day=part.as_at))]
    columns = (
        Column(_("No."), 6),
        Column(_("Number"), 30),
        Column(_("Date"), 22),
        Column(_("From"), 24),
        Column(_("To"), 28),
        Column(_("Purpose"), 34),
        Column(_("State"), 33),
    )
    return [heading, Table(columns, [_row(number, line) for number, line in enumerate(part.lines, 1)])]


def _line(line: ReferralLine, sender: str) -> SheetLine:
    ended = line.outcome if line.status is ReferralStatus.COMPLETED else None
    return SheetLine(
        number=line.number,
        day=PAPER["day_short"](clock.riyadh(line.released_at).date()) if line.released_at else "",
        sender=sender,
        receiver=_short(line.to),
        purpose=str(line.purpose),
        state=f"{line.status.label} – {ended}" if ended else str(line.status.label),
    )


def _row(number: int, line: SheetLine) -> Row:
    return Row((str(number), isolate(line.number), line.day, line.sender, line.receiver, line.purpose, line.state))


def _short(association: Association) -> str:
    return association.short_en if current_locale() == "en" else association.short_ar
