"""What waits for a person in the work queue because of visits, studies and decisions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app import clock, formatting
from app.accounts.actor import Actor
from app.database import session
from app.house import WorkItem
from app.i18n import gettext as _
from cases.assessments.catalogue import Verdict, VisitOutcome
from cases.assessments.models import Assessment, FileDecision, Visit
from cases.assessments.queries import shown_names, waiting_for
from cases.assessments.restudy import months_after
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case, Membership
from cases.workflow import CaseStatus

SCREENFUL = 50
REMIND_MONTHS = 2
DECIDE_WITHIN = timedelta(days=7)
FAMILY = (selectinload(Case.memberships).joinedload(Membership.person),)


def visits_due(by: Actor) -> list[WorkItem]:
    """Planned visits of the worker's own families, the earliest first."""
    rows = session.execute(
        select(Visit, Case)
        .join(Case, Case.id == Visit.case_id)
        .options(*FAMILY)
        .where(Visit.outcome == VisitOutcome.PLANNED, *_mine(by))
        .order_by(Visit.day, Visit.id)
        .limit(SCREENFUL)
    )
    return [
        _item(
            case,
            what=_("Visit to the home"),
            note=_("Planned for %(day)s", day=formatting.day_short(visit.day)),
            url=url_for("assessments.new_visit", case_id=case.id),
            verb=_("Record the visit"),
            since=visit.recorded_at,
            due=_noon(visit.day),
        )
        for visit, case in rows
    ]


def returned_files(by: Actor) -> list[WorkItem]:
    """Files and studies that a supervisor gave back, with the words of why."""
    cases = _cases(select(Case).where(*_mine(by), _is_returned()).order_by(Case.updated_at, Case.id))
    decisions = _last_decisions(cases)
    names = shown_names([decision.decided_by for decision in decisions.values()])
    return [_returned_item(case, decisions.get(case.id), names) for case in cases]


def _returned_item(case: Case, decision: FileDecision | None, names: dict[Any, str]) -> WorkItem:
    return _item(
        case,
        what=f"«{decision.words}»" if decision and decision.words else _("Something is missing"),
        note=_("Returned by %(name)s", name=names[decision.decided_by]) if decision else "",
        url=url_for("assessments.assessment", case_id=case.id),
        verb=_("Complete what is missing"),
        since=decision.at if decision else case.updated_at,
        is_returned=True,
    )


def drafts(by: Actor) -> list[WorkItem]:
    """Files that were begun and whose study is not open yet."""
    cases = _cases(select(Case).where(*_mine(by), Case.status == CaseStatus.DRAFT).order_by(Case.updated_at, Case.id))
    return [
        _item(
            case,
            what=_("New file"),
            note=_("Last saved %(when)s", when=formatting.moment_near(case.updated_at)),
            url=url_for("cases.show", case_id=case.id),
            verb=_("Go on with the draft"),
            since=case.updated_at,
        )
        for case in cases
    ]


def under_study(by: Actor) -> list[WorkItem]:
    """Files under study that were not sent yet, with the step that comes next."""
    cases = _cases(
        select(Case).where(*_mine(by), Case.status == CaseStatus.UNDER_STUDY).order_by(Case.updated_at, Case.id)
    )
    ids = [case.id for case in cases]
    visited = set(
        session.scalars(select(Visit.case_id).where(Visit.case_id.in_(ids), Visit.outcome == VisitOutcome.VISITED))
    )
    written = set(
        session.scalars(
            select(Assessment.case_id).where(
                Assessment.case_id.in_(ids), Assessment.status != AssessmentStatus.APPROVED
            )
        )
    )
    return [_study_item(case, case.id in visited, case.id in written) for case in cases]


def _study_item(case: Case, is_visited: bool, is_written: bool) -> WorkItem:
    what, verb, endpoint = _("First visit to the home"), _("Record the visit"), "assessments.new_visit"
    if is_visited:
        what, verb, endpoint = _("Visited; no assessment yet"), _("Write the assessment"), "assessments.assessment"
    if is_written:
        what, verb, endpoint = _("Assessment begun"), _("Go on with the assessment"), "assessments.assessment"
    note = _("Under study since %(when)s", when=formatting.moment_near(case.opened_at))
    return _item(case, what=what, note=note, url=url_for(endpoint, case_id=case.id), verb=verb, since=case.updated_at)


def decisions_awaited(by: Actor) -> list[WorkItem]:
    """Files and studies that wait for this supervisor; those they prepared themselves go to a colleague."""
    if not by.is_supervisor:
        return []
    rows = session.execute(
        select(Assessment, Case)
        .join(Case, Case.id == Assessment.case_id)
        .options(*FAMILY, joinedload(Assessment.policy))
        .where(*waiting_for(by))
        .order_by(Assessment.submitted_at, Assessment.id)
        .limit(SCREENFUL)
    ).all()
    names = shown_names([study.submitted_by for study, _case in rows])
    return [
        _item(
            case,
            what=_("Approve the file") if case.status is CaseStatus.AWAITING_APPROVAL else _("Approve the new study"),
            note=_("Prepared by %(name)s", name=names[study.submitted_by]),
            url=url_for("assessments.decision", case_id=case.id),
            verb=_("Decide"),
            since=study.submitted_at,
            due=study.submitted_at + DECIDE_WITHIN,
        )
        for study, case in rows
    ]


def restudies_due(by: Actor) -> list[WorkItem]:
    """Active families whose last approved study is ten months old or older, the most overdue first."""
    soon = months_after(clock.today(), REMIND_MONTHS)
    newer = select(Assessment.case_id).where(Assessment.status != AssessmentStatus.APPROVED)
    later = select(Assessment.case_id).where(
        Assessment.status == AssessmentStatus.APPROVED, Assessment.restudy_due_on > soon
    )
    rows = session.execute(
        select(Assessment, Case)
        .join(Case, Case.id == Assessment.case_id)
        .options(*FAMILY)
        .where(*_mine(by), Case.status == CaseStatus.ACTIVE, Assessment.restudy_due_on <= soon)
        .where(Case.id.not_in(newer), Case.id.not_in(later))
        .order_by(Assessment.restudy_due_on, Assessment.id)
        .limit(SCREENFUL)
    )
    return [_restudy_item(case, study) for study, case in rows]


def _restudy_item(case: Case, study: Assessment) -> WorkItem:
    day = formatting.day_short(study.restudy_due_on)
    is_over = study.restudy_due_on < clock.today()
    return _item(
        case,
        what=_("The study ended on %(day)s", day=day) if is_over else _("The study ends on %(day)s", day=day),
        note=_("Last studied on %(day)s", day=formatting.day_short(study.assessed_on)),
        url=url_for("assessments.assessment", case_id=case.id),
        verb=_("Begin the new study"),
        since=study.approved_at,
        due=_noon(study.restudy_due_on),
    )


def _mine(by: Actor) -> tuple[Any, ...]:
    """The families that a social worker is responsible for."""
    return (Case.association_id == by.association_id, Case.responsible_id == by.user_id, Case.merged_into_id.is_(None))


def _is_returned() -> Any:
    returned = select(Assessment.case_id).where(Assessment.status == AssessmentStatus.RETURNED)
    return (Case.status == CaseStatus.RETURNED) | ((Case.status == CaseStatus.ACTIVE) & Case.id.in_(returned))


def _cases(query: Select[tuple[Case]]) -> list[Case]:
    return list(session.scalars(query.options(*FAMILY).limit(SCREENFUL)))


def _last_decisions(cases: list[Case]) -> dict[Any, FileDecision]:
    """The newest return of each file."""
    rows = session.scalars(
        select(FileDecision)
        .where(FileDecision.case_id.in_([case.id for case in cases]), FileDecision.verdict == Verdict.RETURNED)
        .order_by(FileDecision.at, FileDecision.id)
    )
    return {decision.case_id: decision for decision in rows}


def _item(case: Case, **said: Any) -> WorkItem:
    return WorkItem(who=_("Family of %(name)s", name=case.head.person.name), number=case.number, **said)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.RIYADH)
