"""Aid history: one frozen row for each hand-over, and for the other association's aid its kind and month alone."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association, User
from app.database import session
from app.i18n import current_locale, pgettext
from app.i18n import gettext as _
from app.money import to_decimal
from cases.aid.catalogue import AidForm, Proof
from cases.aid.conflicts import partner_aid, short_name, shown_label
from cases.aid.funds.models import Fund
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest, AidRevision, HandOver
from cases.models import Case, Membership, Person

FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "date",
    "file_number",
    "head",
    "kind",
    "method",
    "fund",
    "amount",
    "requested_by",
    "approved_by",
    "handed_by",
    "receipt",
    "association",
)


@dataclass(frozen=True)
class AidRow:
    """One aid that reached a family. `day` is the day of hand-over in Riyadh, the first of the month when `is_masked`;
    `amount` in halalas, None when masked: the other association's aid is a kind and a month, and nothing else."""

    day: date
    month: str
    file_number: str
    head: str
    kind: str
    method: str
    fund: str
    amount: int | None
    requested_by: str
    approved_by: str
    handed_by: str
    receipt: str
    association: str
    is_masked: bool = False


def aid_history(case_ids: Sequence[uuid.UUID], since: date | None, until: date | None, by: Actor) -> tuple[AidRow, ...]:
    """What these families got between two days, both included, oldest first.

    Only files of associations that this person reads are answered; the other's aid on shared members is masked.
    """
    conditions = [AidRequest.case_id.in_(case_ids), *_between(since, until)]
    own = [_row(each) for each in session.execute(_handed(by).where(*conditions))]
    cases = session.scalars(select(Case).where(Case.id.in_(case_ids), Case.association_id.in_(by.reads)))
    masked = [row for case in cases for row in _masked(case, since, until, by)]
    return tuple(sorted([*own, *masked], key=lambda row: (row.day, row.receipt, row.kind)))


def association_history(since: date | None, until: date | None, by: Actor) -> tuple[AidRow, ...]:
    """Everything that the person's own association handed over between two days, oldest first."""
    conditions = [AidRequest.association_id == by.association_id, *_between(since, until)]
    return tuple(_row(each) for each in session.execute(_handed(by).where(*conditions)))


def total_of(rows: Iterable[AidRow]) -> int:
    """Halalas of what is not masked."""
    return sum(row.amount or 0 for row in rows)


def history_csv(rows: Iterable[AidRow]) -> bytes:
    """UTF-8 with its mark; ISO days, `1234.50`, no cell that a spreadsheet would run; CRLF line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column_heads()[column] for column in COLUMNS])
    writer.writerows([_safe(cell) for cell in _cells(row)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def rows_as_data(rows: Iterable[AidRow]) -> list[dict[str, Any]]:
    """Plain JSON of the rows: what the printed hash of an export covers."""
    return [{**asdict(row), "day": row.day.isoformat()} for row in rows]


def _between(since: date | None, until: date | None) -> list[Any]:
    limits = []
    if since is not None:
        limits.append(HandOver.handed_at >= _midnight(since))
    if until is not None:
        limits.append(HandOver.handed_at < _midnight(until + timedelta(days=1)))
    return limits


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.RIYADH)


def _handed(by: Actor) -> Select[Any]:
    head, preparer, approver, hander = aliased(Membership), aliased(User), aliased(User), aliased(User)
    return (
        select(HandOver, Case.number, Person, AidKind, Fund, preparer, approver, hander, Association)
        .select_from(HandOver)
        .join(AidRequest, AidRequest.id == HandOver.request_id)
        .join(AidRevision, AidRevision.id == HandOver.revision_id)
        .join(Case, Case.id == HandOver.case_id)
        .join(head, and_(head.case_id == Case.id, head.is_head, head.ends_on.is_(None)))
        .join(Person, Person.id == head.person_id)
        .join(AidKind, AidKind.id == AidRequest.kind_id)
        .join(Fund, Fund.id == AidRevision.fund_id)
        .join(preparer, preparer.id == HandOver.prepared_by)
        .join(approver, approver.id == HandOver.approved_by)
        .join(hander, hander.id == HandOver.handed_by)
        .join(Association, Association.id == HandOver.association_id)
        .where(HandOver.association_id.in_(by.reads))
        .order_by(HandOver.handed_at, HandOver.receipt_number)
    )


def _row(found: Any) -> AidRow:
    given, number, head, kind, fund, preparer, approver, hander, association = found
    day = clock.riyadh(given.handed_at).date()
    return AidRow(
        day=day,
        month=day.isoformat()[:7],
        file_number=number,
        head=head.name,
        kind=kind.name,
        method=method_of(kind.form, given.proof),
        fund=fund.name,
        amount=given.amount,
        requested_by=_name(preparer),
        approved_by=_name(approver),
        handed_by=_name(hander),
        receipt=given.receipt_number,
        association=short_name(association),
    )


def method_of(form: AidForm, proof: Proof) -> str:
    """How aid reached the family: in kind, in cash, by transfer, as a service."""
    if form is AidForm.CASH:
        return pgettext("method", "Transfer") if proof is Proof.TRANSFER else pgettext("method", "Cash")
    return pgettext("method", "In kind") if form is AidForm.IN_KIND else pgettext("method", "Service")


def _masked(case: Case, since: date | None, until: date | None, by: Actor) -> list[AidRow]:
    first, last = (since or date.min).isoformat()[:7], (until or date.max).isoformat()[:7]
    return [
        AidRow(
            day=date.fromisoformat(f"{month}-01"),
            month=month,
            file_number=case.number,
            head=case.head.person.name,
            kind=shown_label(group),
            method="",
            fund="",
            amount=None,
            requested_by="",
            approved_by="",
            handed_by="",
            receipt="",
            association=short_name(association),
            is_masked=True,
        )
        for association, group, month in partner_aid(case)
        if first <= month <= last and association.id not in by.reads
    ]


def _name(user: User) -> str:
    return user.name_en if current_locale() == "en" else user.name_ar


def column_heads() -> dict[str, str]:
    """What stands over each column, by its key."""
    return {
        "date": _("Date"),
        "file_number": _("File number"),
        "head": _("Head of the family"),
        "kind": _("Kind of aid"),
        "method": _("Method"),
        "fund": _("Fund"),
        "amount": _("Amount (SAR)"),
        "requested_by": _("Requested by"),
        "approved_by": _("Approved by"),
        "handed_by": _("Handed over by"),
        "receipt": _("Receipt"),
        "association": _("Association"),
    }


def _cells(row: AidRow) -> list[str]:
    values = {**asdict(row), "date": row.month if row.is_masked else row.day.isoformat()}
    values["amount"] = "" if row.amount is None else str(to_decimal(row.amount))
    return [str(values[column]) for column in COLUMNS]


def _safe(cell: str) -> str:
    """A leading sign that a spreadsheet would take for a formula is put behind an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
