"""The life of an assessment: one table with every step."""

from __future__ import annotations

from enum import StrEnum

from app.errors import RuleViolated
from app.i18n import Labelled
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l


class AssessmentStatus(Labelled):
    DRAFT = "draft", _l("Draft")
    SUBMITTED = "submitted", _l("Awaiting approval")
    RETURNED = "returned", _l("Returned for completion")
    APPROVED = "approved", _l("Approved")

    @property
    def tag(self) -> str:
        return {"draft": "draft", "submitted": "wait", "returned": "ret", "approved": "ok"}[self.value]


class AssessmentStep(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    RETURN = "return"
    APPROVE = "approve"


STEPS: dict[tuple[AssessmentStatus, AssessmentStep], AssessmentStatus] = {
    (AssessmentStatus.DRAFT, AssessmentStep.WRITE): AssessmentStatus.DRAFT,
    (AssessmentStatus.RETURNED, AssessmentStep.WRITE): AssessmentStatus.RETURNED,
    (AssessmentStatus.DRAFT, AssessmentStep.SUBMIT): AssessmentStatus.SUBMITTED,
    (AssessmentStatus.RETURNED, AssessmentStep.SUBMIT): AssessmentStatus.SUBMITTED,
    (AssessmentStatus.SUBMITTED, AssessmentStep.TAKE_BACK): AssessmentStatus.DRAFT,
    (AssessmentStatus.SUBMITTED, AssessmentStep.RETURN): AssessmentStatus.RETURNED,
    (AssessmentStatus.SUBMITTED, AssessmentStep.APPROVE): AssessmentStatus.APPROVED,
}


def can_step(status: AssessmentStatus, step: AssessmentStep) -> bool:
    return (status, step) in STEPS


def next_status(status: AssessmentStatus, step: AssessmentStep) -> AssessmentStatus:
    """Where a step leads. Raises RuleViolated for a wrong one; an approved assessment never changes again."""
    if (status, step) not in STEPS:
        raise RuleViolated(
            _("The assessment is «%(status)s» now; this step does not apply to it.", status=status.label)
        )
    return STEPS[status, step]
