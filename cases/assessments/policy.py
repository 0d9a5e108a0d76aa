"""Who may visit, assess and decide."""

from __future__ import annotations

from uuid import UUID

from app.accounts.actor import Actor
from app.i18n import LazyText
from app.i18n import lazy_gettext as _l
from cases.assessments.models import Assessment
from cases.models import Case
from cases.workflow import CaseStatus


def can_assess(by: Actor, case: Case) -> bool:
    """Social workers of the family's association record visits, write assessments and send the file."""
    return by.is_worker and by.belongs_to(case.association_id)


def can_take_back(by: Actor, case: Case, assessment: Assessment) -> bool:
    """Whoever sent it takes it back, as long as nobody has decided."""
    return can_assess(by, case) and assessment.submitted_by == by.user_id


def can_decide(by: Actor, case: Case) -> bool:
    """Supervisors of the family's association decide on its files."""
    return by.is_supervisor and by.belongs_to(case.association_id)


def can_approve(by: Actor, case: Case, assessment: Assessment, is_kin: bool) -> bool:
    """A supervisor who neither prepared nor last changed the file or its study, and is no kin of the family."""
    return can_decide(by, case) and why_not_approve(by, case, assessment, is_kin) is None


def why_not_approve(by: Actor, case: Case, assessment: Assessment, is_kin: bool) -> LazyText | None:
    """The sentence that stands where the button would; None when nothing is in the way."""
    if by.user_id in (assessment.submitted_by, *_preparers(case)[:1]):
        return _l("You prepared this file. Another supervisor decides on it.")
    if by.user_id in (assessment.last_edited_by, *_preparers(case)):
        return _l("You changed this file last. Another supervisor decides on it.")
    if is_kin:
        return _l("You declared kinship with this family. Another supervisor decides on it.")
    return None


def _preparers(case: Case) -> tuple[UUID | None, ...]:
    """Who sent a file that waits and who changed it last before; nobody, when only a study waits."""
    if case.status is not CaseStatus.AWAITING_APPROVAL:
        return ()
    return case.submitted_by, case.last_edited_by_at_submission
