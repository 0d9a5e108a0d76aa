"""The life of a file: one table with every step."""

from __future__ import annotations

from enum import StrEnum

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


class CaseStep(StrEnum):
    OPEN = "open"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    RETURN = "return"
    APPROVE = "approve"
    REFUSE = "refuse"
    SUSPEND = "suspend"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"


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
