"""The parts of the family page that this room brings: the study's summary, needs, visits, and the next step."""

from __future__ import annotations

from typing import Any

from app.accounts.actor import Actor
from cases.assessments.catalogue import VisitOutcome
from cases.assessments.models import Assessment
from cases.assessments.operations import VISITABLE, WRITABLE
from cases.assessments.policy import can_assess, can_decide
from cases.assessments.queries import (
    last_visit,
    latest_assessment,
    open_assessment,
    shown_names,
    submitted_assessment,
    visits_of,
)
from cases.assessments.workflow import AssessmentStep, can_step
from cases.models import Case

VISITS_ON_THE_PAGE = 4


def summary_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """The newest study in short: score, money, opinion, who wrote and approved it."""
    newest = latest_assessment(case.id)
    people = [newest.last_edited_by, newest.submitted_by, newest.approved_by] if newest else []
    return {
        "case": case,
        "study": newest,
        "names": shown_names(people),
        "may_write": can_write(case, by),
        "may_decide": can_decide_now(case, by),
    }


def needs_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """What the family lacks; stays away while no study was written."""
    newest = latest_assessment(case.id)
    if newest is None:
        return None
    return {"case": case, "needs": list(newest.needs), "may_write": can_write(case, by)}


def visits_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """The newest visits; what was found stands on the study's own page."""
    visits = visits_of(case.id, VISITS_ON_THE_PAGE)
    return {
        "case": case,
        "visits": visits,
        "planned": next((visit for visit in visits if visit.outcome is VisitOutcome.PLANNED), None),
        "names": shown_names([visit.recorded_by for visit in visits]),
        "may_visit": can_visit(case, by),
    }


def can_visit(case: Case, by: Actor) -> bool:
    return can_assess(by, case) and case.status in VISITABLE


def can_write(case: Case, by: Actor) -> bool:
    if not can_assess(by, case) or case.status not in WRITABLE:
        return False
    current = open_assessment(case.id)
    return current is None or can_step(current.status, AssessmentStep.WRITE)


def can_send(case: Case, by: Actor) -> bool:
    """Whether everything that a supervisor needs is there."""
    return can_write(case, by) and _is_complete(open_assessment(case.id)) and last_visit(case.id) is not None


def can_take_back_now(case: Case, by: Actor) -> bool:
    waiting = submitted_assessment(case.id) if can_assess(by, case) else None
    return waiting is not None and waiting.submitted_by == by.user_id


def can_decide_now(case: Case, by: Actor) -> bool:
    return can_decide(by, case) and submitted_assessment(case.id) is not None


def _is_complete(study: Assessment | None) -> bool:
    return study is not None and bool(study.opinion) and bool(study.recommendation)
