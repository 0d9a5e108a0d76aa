"""The clocks of a referral: seen, answered, first service; and its life line in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app import clock
from app.formatting import FILTERS
from app.i18n import gettext as _
from app.i18n import ngettext
from referrals.models import Referral
from referrals.workflow import ReferralStatus
from referrals.working_days import ANSWER_WITHIN, FIRST_SERVICE_WITHIN, SEEN_WITHIN

NEAR = timedelta(days=2)


@dataclass(frozen=True)
class Age:
    """How much time is left, in words; `state` is "over", "near" or ""."""

    words: Any
    state: str = ""


def due_on(referral: Referral) -> date | None:
    """The last day of the clock that runs now; None when none does."""
    if referral.status is ReferralStatus.SENT:
        return referral.answer_due_on if referral.seen_at else referral.seen_due_on
    if referral.status is ReferralStatus.ACCEPTED and referral.first_service_at is None:
        return referral.service_due_on
    return None


def is_late(referral: Referral) -> bool:
    due = due_on(referral)
    return due is not None and due < clock.today()


def is_unanswered(referral: Referral) -> bool:
    """Whether the last day to answer has passed without an answer."""
    due = referral.answer_due_on
    return referral.status is ReferralStatus.SENT and due is not None and due < clock.today()


def age_of(referral: Referral) -> Age:
    """What stands beside the referral in a list."""
    due = due_on(referral)
    if due is None:
        return Age(_waiting(referral))
    if is_late(referral):
        return Age(FILTERS["days_left"](due), "over")
    return Age(FILTERS["days_left"](due), "near" if due - clock.today() <= NEAR else "")


def _waiting(referral: Referral) -> Any:
    if referral.status is ReferralStatus.ACCEPTED:
        return _("waits for its outcome")
    if referral.ended_at is not None:
        return FILTERS["relative_days"](clock.riyadh(referral.ended_at).date())
    return ""


def life_line(referral: Referral) -> list[tuple[str, Any, Any]]:
    """(state, title, note) of each station; state is done, now or ""."""
    stations = [
        (referral.submitted_at, _("Sent to the supervisor"), _("when it is ready")),
        (referral.released_at, _("Released"), _("by a supervisor")),
        (referral.seen_at, _("Seen"), _within(SEEN_WITHIN)),
        (_answered_at(referral), _("Reply of the receiver"), _within(ANSWER_WITHIN)),
        (
            referral.first_service_at,
            _("First service"),
            _within(FIRST_SERVICE_WITHIN),
        ),
        (_completed_at(referral), _("Outcome"), _("the referral closes with it")),
    ]
    current = next((place for place, (at, *_rest) in enumerate(stations) if at is None), None)
    if not referral.status.is_open:
        current = None
    return [_station(referral, at, title, note, place == current) for place, (at, title, note) in enumerate(stations)]


def _within(days: int) -> str:
    return ngettext("within %(num)s working day", "within %(num)s working days", days)


def _station(referral: Referral, at: Any, title: str, note: str, is_current: bool) -> tuple[str, Any, Any]:
    if at is not None:
        return "done", title, FILTERS["moment"](at)
    due = due_on(referral) if is_current else None
    return "now" if is_current else "", title, FILTERS["days_left"](due) if due else note


def _answered_at(referral: Referral) -> Any:
    return referral.ended_at if referral.status is ReferralStatus.DECLINED else referral.accepted_at


def _completed_at(referral: Referral) -> Any:
    return referral.ended_at if referral.status is ReferralStatus.COMPLETED else None
