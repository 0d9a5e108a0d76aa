"""What waits for somebody in their work queue."""

from __future__ import annotations

from datetime import date, datetime, time

from flask import url_for

from app import clock
from app.accounts.actor import Actor
from app.house import WorkItem
from app.i18n import gettext as _
from referrals.clocks import due_on
from referrals.queries import ReferralRow, to_answer, to_complete, to_release, to_serve
from referrals.workflow import ReferralStatus


def awaiting_my_release(by: Actor) -> list[WorkItem]:
    """Referrals that this supervisor may release."""
    return [_item(row, _("Read and release"), row.referral.submitted_at) for row in to_release(by)]


def incoming_to_answer(by: Actor) -> list[WorkItem]:
    """Referrals that the other association sent and nobody answered."""
    return [_item(row, _("Give an answer"), row.referral.released_at) for row in to_answer(by)]


def to_go_on_with(by: Actor) -> list[WorkItem]:
    """Questions of the other association, and one's own drafts."""
    return [_item(row, _("Answer the question") if _is_asked(row) else _("Go on writing")) for row in to_complete(by)]


def services_due(by: Actor) -> list[WorkItem]:
    """Accepted referrals that wait for their service or their outcome."""
    return [
        _item(
            row,
            _("Report the outcome") if row.referral.first_service_at else _("Record the service"),
            row.referral.accepted_at,
        )
        for row in to_serve(by)
    ]


def _item(row: ReferralRow, verb: str, since: datetime | None = None) -> WorkItem:
    referral = row.referral
    due = due_on(referral)
    return WorkItem(
        who=_("Family of %(name)s", name=row.family) if row.family else referral.number,
        number=referral.number,
        what=str(referral.purpose.label),
        note=str(referral.status.label),
        url=url_for("referrals.show", referral_id=referral.id),
        verb=verb,
        since=since or referral.prepared_at,
        due=_end_of(due) if due else None,
        is_returned=_is_asked(row),
    )


def _is_asked(row: ReferralRow) -> bool:
    return row.referral.status is ReferralStatus.RETURNED_FOR_INFORMATION


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), clock.RIYADH)
