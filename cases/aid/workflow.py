"""The life of an aid request: one table with every step."""

from __future__ import annotations

from enum import StrEnum

from app.errors import RuleViolated
from app.i18n import Labelled, lazy_pgettext
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l


class AidStatus(Labelled):
    DRAFT = "draft", _l("Draft")
    SUBMITTED = "submitted", _l("Awaiting approval")
    FIRST_APPROVED = "first_approved", _l("First approval given")
    APPROVED = "approved", _l("Approved, due for hand-over")
    COMPLETED = "completed", _l("Handed over")
    RETURNED = "returned", _l("Returned for completion")
    NEEDS_REAPPROVAL = "needs_reapproval", _l("Needs approval again")
    REFUSED = "refused", _l("Refused")
    CANCELLED = "cancelled", lazy_pgettext("aid request", "Cancelled")
    EXPIRED = "expired", lazy_pgettext("aid request", "Expired")

    @property
    def tag(self) -> str:
        """The kind of tag that shows this state; the shape tells it in grey too."""
        return TAGS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in CLOSED

    @property
    def holds_money(self) -> bool:
        """Whether the fund keeps the amount reserved."""
        return self in RESERVED


class InstalmentStatus(Labelled):
    DUE = "due", lazy_pgettext("instalment", "Due")
    HANDED_OVER = "handed_over", lazy_pgettext("instalment", "Handed over")
    MISSED = "missed", lazy_pgettext("instalment", "Missed")
    DECLINED_BY_FAMILY = "declined_by_family", _l("Declined by the family")
    REVERSED = "reversed", lazy_pgettext("instalment", "Reversed")


class AidStep(StrEnum):
    SUBMIT = "submit"
    APPROVE_FIRST = "approve_first"
    APPROVE = "approve"
    RETURN = "return"
    REFUSE = "refuse"
    CANCEL = "cancel"
    WITHDRAW_APPROVAL = "withdraw_approval"
    HAND_OVER = "hand_over"


TAGS = {
    AidStatus.DRAFT: "draft",
    AidStatus.SUBMITTED: "wait",
    AidStatus.FIRST_APPROVED: "study",
    AidStatus.APPROVED: "study",
    AidStatus.COMPLETED: "ok",
    AidStatus.RETURNED: "ret",
    AidStatus.NEEDS_REAPPROVAL: "ret",
    AidStatus.REFUSED: "bad",
    AidStatus.CANCELLED: "stop",
    AidStatus.EXPIRED: "stop",
}
CLOSED = {AidStatus.COMPLETED, AidStatus.REFUSED, AidStatus.CANCELLED, AidStatus.EXPIRED}
RESERVED = {AidStatus.FIRST_APPROVED, AidStatus.APPROVED}
GIVEN = {*RESERVED, AidStatus.COMPLETED}

STEPS: dict[tuple[AidStatus, AidStep], AidStatus] = {
    (AidStatus.DRAFT, AidStep.SUBMIT): AidStatus.SUBMITTED,
    (AidStatus.RETURNED, AidStep.SUBMIT): AidStatus.SUBMITTED,
    (AidStatus.NEEDS_REAPPROVAL, AidStep.SUBMIT): AidStatus.SUBMITTED,
    (AidStatus.SUBMITTED, AidStep.APPROVE_FIRST): AidStatus.FIRST_APPROVED,
    (AidStatus.SUBMITTED, AidStep.APPROVE): AidStatus.APPROVED,
    (AidStatus.FIRST_APPROVED, AidStep.APPROVE): AidStatus.APPROVED,
    (AidStatus.SUBMITTED, AidStep.RETURN): AidStatus.RETURNED,
    (AidStatus.FIRST_APPROVED, AidStep.RETURN): AidStatus.RETURNED,
    (AidStatus.SUBMITTED, AidStep.REFUSE): AidStatus.REFUSED,
    (AidStatus.FIRST_APPROVED, AidStep.REFUSE): AidStatus.REFUSED,
    (AidStatus.APPROVED, AidStep.WITHDRAW_APPROVAL): AidStatus.NEEDS_REAPPROVAL,
    (AidStatus.FIRST_APPROVED, AidStep.WITHDRAW_APPROVAL): AidStatus.NEEDS_REAPPROVAL,
    (AidStatus.APPROVED, AidStep.HAND_OVER): AidStatus.COMPLETED,
    (AidStatus.DRAFT, AidStep.CANCEL): AidStatus.CANCELLED,
    (AidStatus.SUBMITTED, AidStep.CANCEL): AidStatus.CANCELLED,
    (AidStatus.RETURNED, AidStep.CANCEL): AidStatus.CANCELLED,
    (AidStatus.NEEDS_REAPPROVAL, AidStep.CANCEL): AidStatus.CANCELLED,
}


def can_step(status: AidStatus, step: AidStep) -> bool:
    """Whether the step leads anywhere from here; pages show its button only then."""
    return (status, step) in STEPS


def next_status(status: AidStatus, step: AidStep) -> AidStatus:
    """Where a step leads. Raises RuleViolated for a wrong one."""
    if not can_step(status, step):
        raise RuleViolated(_("The request is «%(status)s» now; this step does not apply to it.", status=status.label))
    return STEPS[status, step]
