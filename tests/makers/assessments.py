"""Visits and assessments for tests, and families on their way to an active file."""

from __future__ import annotations

from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.money import Periodicity
from app.transaction import transaction
from cases.assessments.catalogue import IncomeKind, NeedKind, ObligationKind, VisitOutcome
from cases.assessments.models import Assessment, Visit
from cases.assessments.operations import VisitNote, approve_file, record_visit, submit_file, write_assessment
from cases.assessments.queries import submitted_assessment
from cases.assessments.study import Study, StudyLine, StudyNeed
from cases.models import Case
from tests.makers.cases import make_case


def make_visit(case: Case, by: Actor, **cares: Any) -> Visit:
    """A visit that was made today."""
    note = {"outcome": VisitOutcome.VISITED, "day": clock.today(), "findings": "شقة من غرفتين، والأسرة كلها في البيت."}
    with transaction():
        return record_visit(case, VisitNote(**{**note, **cares}), by=by)


def make_study(**cares: Any) -> Study:
    """What a worker writes: security and Citizen Account in, rent out, one need, opinion and recommendation."""
    study = {
        "incomes": [
            StudyLine(IncomeKind.SOCIAL_SECURITY, 1_640_00),
            StudyLine(IncomeKind.CITIZEN_ACCOUNT, 720_00),
        ],
        "obligations": [StudyLine(ObligationKind.RENT, 18_000_00, Periodicity.YEARLY)],
        "needs": [StudyNeed(NeedKind.RENT, 4_500_00, note="متأخر ثلاثة أشهر")],
        "opinion": "أسرة أيتام بلا عائل، والسكن مستأجر.",
        "recommendation": "إيجار المنزل ستة أشهر.",
    }
    return Study(**{**study, **cares})


def make_assessment(case: Case, by: Actor, *, seen_version: int = 0, **cares: Any) -> Assessment:
    """A written, unsent assessment of a family."""
    with transaction():
        return write_assessment(case, make_study(**cares), seen_version=seen_version, by=by)


def make_assessed_case(by: Actor, **cares: Any) -> Case:
    """A family under study that was visited and assessed, ready to be sent; `study` replaces the usual one."""
    study = cares.pop("study", {})
    case = make_case(by, **cares)
    make_visit(case, by)
    make_assessment(case, by, **study)
    return case


def make_sent_case(by: Actor, **cares: Any) -> Case:
    """A family whose file and study wait for a supervisor."""
    case = make_assessed_case(by, **cares)
    with transaction():
        submit_file(case, by=by)
    return case


def make_active_case(by_worker: Actor, by_supervisor: Actor, **cares: Any) -> Case:
    """An active file with an approved study: filed and sent by the worker, approved by the supervisor."""
    case = make_sent_case(by_worker, **cares)
    waiting = submitted_assessment(case.id)
    with transaction():
        approve_file(case, seen_version=waiting.version, by=by_supervisor)
    return case
