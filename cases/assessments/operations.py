"""Everything that can happen to visits, assessments and the decision on a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.accounts.actor import Actor, authorise
from app.audit.trail import Subject, record
from app.database import session
from app.errors import ChangedMeanwhile, RuleViolated
from app.i18n import gettext as _
from cases.assessments.catalogue import NeedStatus, RefusalReason, Verdict, VisitOutcome
from cases.assessments.events import AssessmentEvent
from cases.assessments.models import Assessment, FileDecision, Need, Visit
from cases.assessments.policy import can_approve, can_assess, can_decide, can_take_back, why_not_approve
from cases.assessments.queries import (
    last_visit,
    open_assessment,
    planned_visit,
    shown_names,
    submitted_assessment,
)
from cases.assessments.restudy import months_after
from cases.assessments.study import Study, as_typed, begin, put, refresh
from cases.assessments.workflow import AssessmentStep, next_status
from cases.models import Case
from cases.operations import activate_case, refuse_case, return_case, submit_case, take_back_case
from cases.rules import is_kin
from cases.workflow import CaseStatus

WRITABLE = {CaseStatus.UNDER_STUDY, CaseStatus.RETURNED, CaseStatus.ACTIVE}
VISITABLE = WRITABLE | {CaseStatus.AWAITING_APPROVAL, CaseStatus.SUSPENDED}


@dataclass(frozen=True)
class VisitNote:
    """A visit as it is written down; `next_on` plans the one after it."""

    outcome: VisitOutcome
    day: date
    findings: str = ""
    team: str = ""
    present: str = ""
    next_on: date | None = None


def record_visit(case: Case, note: VisitNote, *, by: Actor) -> Visit:
    """Write a visit down. The planned one, if any, becomes this one; `note.next_on` plans the next.

    Raises RuleViolated when the file is not being studied, or the day and the outcome do not fit.
    """
    authorise(can_assess(by, case), _("Social workers of the family's association record its visits."))
    _check_status(case, VISITABLE)
    _check_day(note)
    visit = planned_visit(case.id) or Visit(association_id=case.association_id, case_id=case.id)
    visit.outcome, visit.day, visit.team, visit.present = note.outcome, note.day, note.team, note.present
    visit.findings = note.findings or None
    _sign(visit, by)
    event = AssessmentEvent.VISIT_PLANNED if note.outcome is VisitOutcome.PLANNED else AssessmentEvent.VISIT_RECORDED
    details = {"outcome": note.outcome.value, "day": note.day.isoformat()}
    record(event, by=by, about=[("case", case.id), ("visit", visit.id)], details=details)
    if note.next_on:
        _plan(case, note.next_on, by)
    return visit


def write_assessment(case: Case, study: Study, *, seen_version: int, by: Actor) -> Assessment:
    """Save what was written, and score it. `seen_version` is the version that was on the page, 0 for none.

    Raises ChangedMeanwhile when somebody else saved in between, RuleViolated when it cannot be written now.
    """
    authorise(can_assess(by, case), _("Social workers of the family's association write its assessments."))
    _lock(case)
    _check_status(case, WRITABLE)
    assessment = open_assessment(case.id)
    _check_unchanged(assessment, seen_version)
    before = as_typed(assessment) if assessment else {}
    assessment = assessment or begin(case, by)
    assessment.status = next_status(assessment.status, AssessmentStep.WRITE)
    put(study, assessment, case)
    assessment.version, assessment.updated_at, assessment.last_edited_by = seen_version + 1, clock.now(), by.user_id
    session.add(assessment)
    details = {"score": assessment.score_basis_points, "changed": _difference(before, as_typed(assessment))}
    event = AssessmentEvent.CHANGED if before else AssessmentEvent.WRITTEN
    record(event, by=by, about=_about(case, assessment), details=details)
    return assessment


def submit_file(case: Case, *, by: Actor) -> Assessment:
    """Send the study, and with a first study the file, to a supervisor.

    Raises RuleViolated without a visit that was made, an opinion or a recommendation.
    """
    authorise(can_assess(by, case), _("Social workers of the family's association send its file for approval."))
    _lock(case)
    assessment = _complete_assessment(case)
    refresh(assessment, case)
    assessment.status = next_status(assessment.status, AssessmentStep.SUBMIT)
    assessment.submitted_by, assessment.submitted_at, assessment.updated_at = by.user_id, clock.now(), clock.now()
    if case.status is not CaseStatus.ACTIVE:
        submit_case(case, by=by)
    details = {"score": assessment.score_basis_points, "band": assessment.band.value, "version": assessment.version}
    record(AssessmentEvent.SUBMITTED, by=by, about=_about(case, assessment), details=details)
    return assessment


def take_back_file(case: Case, *, by: Actor) -> Assessment:
    """Whoever sent it takes it back to go on writing. Raises NotAllowed for anybody else."""
    authorise(can_assess(by, case))
    _lock(case)
    assessment = _waiting(case)
    authorise(can_take_back(by, case, assessment), _("Only the one who sent the file can take it back."))
    assessment.status = next_status(assessment.status, AssessmentStep.TAKE_BACK)
    if case.status is CaseStatus.AWAITING_APPROVAL:
        take_back_case(case, by=by)
    record(AssessmentEvent.TAKEN_BACK, by=by, about=_about(case, assessment))
    return assessment


def approve_file(case: Case, *, seen_version: int, by: Actor) -> Assessment:
    """Approve the study and, with a first study, the file, in one decision.

    Raises NotAllowed for who prepared or last changed it or is kin; RuleViolated when it changed since it was seen.
    """
    authorise(can_decide(by, case), _("Supervisors of the family's association approve its file."))
    _lock(case)
    assessment = _waiting(case)
    kin = is_kin(by.user_id, case)
    authorise(can_approve(by, case, assessment, kin), why_not_approve(by, case, assessment, kin))
    _check_as_seen(assessment, seen_version)
    assessment.restudy_due_on = months_after(clock.today(), assessment.policy.restudy_after_months)
    assessment.status = next_status(assessment.status, AssessmentStep.APPROVE)
    assessment.approved_by, assessment.approved_at = by.user_id, clock.now()
    if case.status is CaseStatus.AWAITING_APPROVAL:
        activate_case(case, by=by)
    _decide(case, assessment, Verdict.APPROVED, by)
    return assessment


def return_file(case: Case, words: str, *, by: Actor) -> Assessment:
    """Give the file back to be completed, saying what is missing. Raises RuleViolated without words."""
    authorise(can_decide(by, case), _("Supervisors of the family's association decide on its file."))
    _lock(case)
    assessment = _waiting(case)
    _check_words(words, _("Say what is missing, so that the social worker can complete it."))
    assessment.status = next_status(assessment.status, AssessmentStep.RETURN)
    if case.status is CaseStatus.AWAITING_APPROVAL:
        return_case(case, words, by=by)
    _decide(case, assessment, Verdict.RETURNED, by, words)
    return assessment


def refuse_file(case: Case, reason: RefusalReason, words: str, *, by: Actor) -> Assessment:
    """Refuse the family's file for a reason of the catalogue and in words; only a first study can end so."""
    authorise(can_decide(by, case), _("Supervisors of the family's association decide on its file."))
    _lock(case)
    assessment = _waiting(case)
    _check_words(words, _("Give the reason in words; the family may ask for it."))
    if case.status is not CaseStatus.AWAITING_APPROVAL:
        raise RuleViolated(_("Only a file that waits for its first approval can be refused; return the study instead."))
    assessment.status = next_status(assessment.status, AssessmentStep.RETURN)
    refuse_case(case, f"{reason.label}: {words}", by=by)
    _decide(case, assessment, Verdict.REFUSED, by, words, reason)
    return assessment


def meet_need(case: Case, need: Need, met_by: str, *, by: Actor) -> None:
    """Mark a need as met; `met_by` says through what, such as an aid request's or a referral's number."""
    authorise(can_assess(by, case) or can_decide(by, case))
    if need.case_id != case.id or need.status is not NeedStatus.OPEN:
        raise RuleViolated(_("This need is not open any more."))
    need.status, need.met_by = NeedStatus.MET, met_by
    record(AssessmentEvent.NEED_MET, by=by, about=[("case", case.id)], details={"need": str(need.id), "by": met_by})


def look_at_assessment(case: Case, assessment: Assessment | None, *, by: Actor) -> None:
    """Enter that the person looked at the study."""
    authorise(case.association_id in by.reads)
    record(AssessmentEvent.SEEN, by=by, about=_about(case, assessment))


def look_to_decide(case: Case, assessment: Assessment | None, *, by: Actor) -> None:
    """Enter that a supervisor opened everything needed to decide."""
    authorise(can_decide(by, case), _("Supervisors of the family's association decide on its file."))
    record(AssessmentEvent.SEEN_FOR_DECISION, by=by, about=_about(case, assessment))


def _about(case: Case, assessment: Assessment | None) -> list[Subject]:
    return [("case", case.id), *([("assessment", assessment.id)] if assessment else [])]


def _lock(case: Case) -> None:
    """Two people who change one family's study follow each other."""
    session.execute(select(Case.id).where(Case.id == case.id).with_for_update())
    session.refresh(case)


def _check_status(case: Case, allowed: set[CaseStatus]) -> None:
    if case.status not in allowed:
        raise RuleViolated(_("The file is «%(status)s» now; this step does not apply to it.", status=case.status.label))


def _check_day(note: VisitNote) -> None:
    today = clock.today()
    if note.outcome is VisitOutcome.PLANNED and note.day < today:
        raise RuleViolated(_("A planned visit lies ahead: choose today or a later day."), field="day")
    if note.outcome is not VisitOutcome.PLANNED and note.day > today:
        raise RuleViolated(_("This day has not come yet; choose «Visit planned» or another day."), field="day")
    if note.outcome is VisitOutcome.VISITED and not note.findings:
        raise RuleViolated(_("Write what you found at the visit."), field="findings")
    if note.next_on and (note.next_on < today or note.outcome is VisitOutcome.PLANNED):
        raise RuleViolated(_("The next visit comes after this one: choose a later day."), field="next_on")


def _plan(case: Case, day: date, by: Actor) -> None:
    visit = Visit(association_id=case.association_id, case_id=case.id, outcome=VisitOutcome.PLANNED, day=day)
    _sign(visit, by)
    about: list[Subject] = [("case", case.id), ("visit", visit.id)]
    record(AssessmentEvent.VISIT_PLANNED, by=by, about=about, details={"day": day.isoformat()})


def _sign(visit: Visit, by: Actor) -> None:
    visit.recorded_by, visit.recorded_at = by.user_id, clock.now()
    session.add(visit)


def _check_unchanged(assessment: Assessment | None, seen_version: int) -> None:
    if assessment is None or assessment.version == seen_version:
        return
    raise ChangedMeanwhile(
        _("A colleague saved this assessment while you wrote. Nothing is lost; choose what stays."),
        theirs={**as_typed(assessment), "version": str(assessment.version)},
        by_name=shown_names([assessment.last_edited_by])[assessment.last_edited_by],
        at=assessment.updated_at,
    )


def _difference(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    names = sorted(before.keys() | after.keys())
    return {name: [before.get(name, ""), after.get(name, "")] for name in names if before.get(name) != after.get(name)}


def _complete_assessment(case: Case) -> Assessment:
    assessment = open_assessment(case.id)
    if last_visit(case.id) is None:
        raise RuleViolated(_("Record a visit to the family first; a file goes to the supervisor with one at least."))
    if assessment is None:
        raise RuleViolated(_("Write the assessment first, then send the file."))
    if not assessment.opinion or not assessment.recommendation:
        raise RuleViolated(_("Write your opinion and your recommendation, then send the file."))
    return assessment


def _check_as_seen(assessment: Assessment, seen_version: int) -> None:
    if assessment.version != seen_version:
        raise RuleViolated(_("The assessment changed since you opened it. Look at it again, then decide."))


def _check_words(words: str, demand: str) -> None:
    if not words.strip():
        raise RuleViolated(demand, field="words")


def _decide(
    case: Case,
    assessment: Assessment,
    verdict: Verdict,
    by: Actor,
    words: str = "",
    reason: RefusalReason | None = None,
) -> None:
    """Keep the decision with the score that was seen, and enter it."""
    decision = FileDecision(
        association_id=case.association_id,
        case_id=case.id,
        assessment_id=assessment.id,
        verdict=verdict,
        reason=reason,
        words=words or None,
        score_basis_points=assessment.score_basis_points,
        band=assessment.band,
        prepared_by=assessment.submitted_by,
        last_edited_by=assessment.last_edited_by,
        decided_by=by.user_id,
        at=clock.now(),
    )
    session.add(decision)
    details: dict[str, Any] = {"score": assessment.score_basis_points, "band": assessment.band.value, "words": words}
    details |= {"reason": reason.value} if reason else {}
    record(VERDICT_EVENTS[verdict], by=by, about=_about(case, assessment), details=details)


def _waiting(case: Case) -> Assessment:
    assessment = submitted_assessment(case.id)
    if assessment is None:
        raise RuleViolated(_("Nothing waits for a decision on this file."))
    return assessment


VERDICT_EVENTS = {
    Verdict.APPROVED: AssessmentEvent.APPROVED,
    Verdict.RETURNED: AssessmentEvent.RETURNED,
    Verdict.REFUSED: AssessmentEvent.REFUSED,
}
