"""The life of a file: one table with every step."""

from __future__ import annotations

from app.errors import RuleViolated
from app.i18n import Labelled
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l


class CaseStatus(Labelled):
    DRAFT = "draft", _l("Draft")
    UNDER_STUDY = "under_study", _l("Under study")
    AWAITING_APPROVAL = "awaiting_approval", _l("Awaiting approval")
    RETURNED = "returned", _l("Returned for completion")
    ACTIVE = "active", _l("Active file")
    SUSPENDED = "suspended", _l("Suspended")
    REFUSED = "refused", _l("Refused")
    CLOSED = "closed", _l("Closed file")

    @property
    def tag(self) -> str:
        """The kind of tag that shows this state; the shape tells it in grey too."""
        return TAGS[self]


class CaseStep(Labelled):
    """What was done to a file; the label is how its history tells it."""

    FILE = "file", _l("Family registered")
    OPEN = "open", _l("Study opened")
    SUBMIT = "submit", _l("Submitted for approval")
    TAKE_BACK = "take_back", _l("Taken back before a decision")
    RETURN = "return", _l("Returned for completion")
    APPROVE = "approve", _l("File approved")
    REFUSE = "refuse", _l("File refused")
    SUSPEND = "suspend", _l("File suspended")
    RESUME = "resume", _l("Suspension lifted")
    CLOSE = "close", _l("File closed")
    REOPEN = "reopen", _l("File reopened")


TAGS = {
    CaseStatus.DRAFT: "draft",
    CaseStatus.UNDER_STUDY: "study",
    CaseStatus.AWAITING_APPROVAL: "wait",
    CaseStatus.RETURNED: "ret",
    CaseStatus.ACTIVE: "ok",
    CaseStatus.SUSPENDED: "bad",
    CaseStatus.REFUSED: "bad",
    CaseStatus.CLOSED: "stop",
}

STEPS: dict[tuple[CaseStatus, CaseStep], CaseStatus] = {
    (CaseStatus.DRAFT, CaseStep.OPEN): CaseStatus.UNDER_STUDY,
    (CaseStatus.UNDER_STUDY, CaseStep.SUBMIT): CaseStatus.AWAITING_APPROVAL,
    (CaseStatus.RETURNED, CaseStep.SUBMIT): CaseStatus.AWAITING_APPROVAL,
    (CaseStatus.AWAITING_APPROVAL, CaseStep.TAKE_BACK): CaseStatus.UNDER_STUDY,
    (CaseStatus.AWAITING_APPROVAL, CaseStep.RETURN): CaseStatus.RETURNED,
    (CaseStatus.AWAITING_APPROVAL, CaseStep.APPROVE): CaseStatus.ACTIVE,
    (CaseStatus.AWAITING_APPROVAL, CaseStep.REFUSE): CaseStatus.REFUSED,
    (CaseStatus.ACTIVE, CaseStep.SUSPEND): CaseStatus.SUSPENDED,
    (CaseStatus.SUSPENDED, CaseStep.RESUME): CaseStatus.ACTIVE,
    (CaseStatus.ACTIVE, CaseStep.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.SUSPENDED, CaseStep.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.CLOSED, CaseStep.REOPEN): CaseStatus.UNDER_STUDY,
    (CaseStatus.REFUSED, CaseStep.REOPEN): CaseStatus.UNDER_STUDY,
}


def can_step(status: CaseStatus, step: CaseStep) -> bool:
    """Whether the step leads anywhere from here; pages show its button only then."""
    return (status, step) in STEPS


def next_status(status: CaseStatus, step: CaseStep) -> CaseStatus:
    """Where a step leads. Raises RuleViolated for a wrong one."""
    if (status, step) not in STEPS:
        raise RuleViolated(_("The file is «%(status)s» now; this step does not apply to it.", status=status.label))
    return STEPS[status, step]


EDITABLE = (CaseStatus.DRAFT, CaseStatus.UNDER_STUDY, CaseStatus.RETURNED, CaseStatus.ACTIVE, CaseStatus.SUSPENDED)


def can_edit_now(status: CaseStatus) -> bool:
    """Whether the text of a file may change; while a supervisor decides, it stands still."""
    return status in EDITABLE


def check_can_edit(status: CaseStatus) -> None:
    """Raises RuleViolated when the file stands still."""
    if not can_edit_now(status):
        raise RuleViolated(_("The file is «%(status)s» now; it cannot be edited.", status=status.label))
