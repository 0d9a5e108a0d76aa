"""The decision on a file: by another person, in one act, with words where they are needed, and never twice."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app import clock
from app.accounts.models import DeclaredKin
from app.accounts.roles import Role
from app.database import session
from app.database.units import writing_unit
from app.errors import NotAllowed, RuleViolated
from app.transaction import transaction
from cases.assessments.catalogue import NeedStatus, RefusalReason, Verdict
from cases.assessments.operations import (
    approve_file,
    meet_need,
    refuse_file,
    return_file,
    submit_file,
    take_back_file,
)
from cases.assessments.queries import (
    approved_assessment,
    decisions_of,
    latest_assessment,
    needs_of,
    next_in_queue,
    submitted_assessment,
)
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case
from cases.workflow import CaseStatus
from tests.assessments.conftest import People
from tests.makers.accounts import make_actor
from tests.makers.assessments import make_active_case, make_assessment, make_sent_case, make_visit


def approve(case: Case, by: object, seen_version: int = 1) -> None:
    with transaction():
        approve_file(case, seen_version=seen_version, by=by)


def test_study_and_file_are_approved_in_one_decision(people: People) -> None:
    case = make_sent_case(people.worker)

    approve(case, people.supervisor)

    study = approved_assessment(case.id)
    assert (case.status, case.approved_by) == (CaseStatus.ACTIVE, people.supervisor.user_id)
    assert (study.approved_by, study.restudy_due_on.isoformat()) == (people.supervisor.user_id, "2027-11-23")
    assert [decision.verdict for decision in decisions_of(case.id)] == [Verdict.APPROVED]


def test_who_prepared_a_file_cannot_approve_it(people: People) -> None:
    case = make_sent_case(people.both)

    with pytest.raises(NotAllowed) as refused:
        approve(case, people.both)

    assert "You prepared this file" in repr(refused.value.words)
    assert (case.status, decisions_of(case.id)) == (CaseStatus.AWAITING_APPROVAL, [])


def test_who_changed_the_study_last_cannot_approve_it(people: People) -> None:
    case = make_sent_case(people.worker)
    with transaction():
        return_file(case, "اذكر قيمة الإيجار", by=people.supervisor)
    make_assessment(case, people.both, seen_version=1)
    with transaction():
        submit_file(case, by=people.worker)

    with pytest.raises(NotAllowed):
        approve(case, people.both, 2)

    assert submitted_assessment(case.id).approved_by is None


def test_kin_of_the_family_cannot_approve_it(people: People) -> None:
    case = make_sent_case(people.worker)
    with writing_unit():
        index = case.head.person.national_id_index
        session.add(DeclaredKin(user_id=people.supervisor.user_id, person_index=index, declared_at=clock.now()))

    with pytest.raises(NotAllowed):
        approve(case, people.supervisor)

    assert case.status is CaseStatus.AWAITING_APPROVAL


@pytest.mark.parametrize(("role", "code"), [(Role.WORKER, "NF"), (Role.SUPERVISOR, "AH"), (Role.AUDITOR, "NF")])
def test_only_a_supervisor_of_the_same_association_decides(people: People, role: Role, code: str) -> None:
    case = make_sent_case(people.worker)

    with pytest.raises(NotAllowed):
        approve(case, make_actor(role, code))

    assert case.status is CaseStatus.AWAITING_APPROVAL


def test_a_decision_on_an_older_text_is_refused(people: People) -> None:
    case = make_sent_case(people.worker)
    with transaction():
        take_back_file(case, by=people.worker)
    make_assessment(case, people.worker, seen_version=1)
    with transaction():
        submit_file(case, by=people.worker)

    with pytest.raises(RuleViolated):
        approve(case, people.supervisor, 1)

    assert case.status is CaseStatus.AWAITING_APPROVAL


def test_a_file_is_approved_once(people: People) -> None:
    case = make_active_case(people.worker, people.supervisor)

    with pytest.raises(RuleViolated):
        approve(case, people.supervisor)

    assert len(decisions_of(case.id)) == 1


def test_a_returned_file_goes_back_with_words_and_comes_again(people: People) -> None:
    case = make_sent_case(people.worker)

    with transaction():
        return_file(case, "اذكر مصدر مساعدة الأقارب", by=people.supervisor)

    assert (case.status, latest_assessment(case.id).status) == (CaseStatus.RETURNED, AssessmentStatus.RETURNED)
    assert decisions_of(case.id)[0].words == "اذكر مصدر مساعدة الأقارب"
    with transaction():
        submit_file(case, by=people.worker)
    approve(case, people.supervisor)
    assert case.status is CaseStatus.ACTIVE


@pytest.mark.parametrize("words", ["", "  "])
def test_returning_without_words_is_refused_beside_the_field(people: People, words: str) -> None:
    case = make_sent_case(people.worker)

    with pytest.raises(RuleViolated) as refused, transaction():
        return_file(case, words, by=people.supervisor)

    assert (refused.value.field, case.status) == ("words", CaseStatus.AWAITING_APPROVAL)


def test_a_refusal_keeps_its_reason_of_the_catalogue_and_its_words(people: People) -> None:
    case = make_sent_case(people.worker)

    with transaction():
        refuse_file(case, RefusalReason.OUTSIDE_SCOPE, "تسكن الأسرة في رابغ", by=people.supervisor)

    decision = decisions_of(case.id)[0]
    assert (case.status, decision.reason) == (CaseStatus.REFUSED, RefusalReason.OUTSIDE_SCOPE)
    assert decision.words == "تسكن الأسرة في رابغ"


def test_only_who_sent_a_file_takes_it_back(people: People) -> None:
    case = make_sent_case(people.worker)

    with pytest.raises(NotAllowed), transaction():
        take_back_file(case, by=people.colleague)
    assert case.status is CaseStatus.AWAITING_APPROVAL

    with transaction():
        take_back_file(case, by=people.worker)
    assert (case.status, latest_assessment(case.id).status) == (CaseStatus.UNDER_STUDY, AssessmentStatus.DRAFT)


def test_a_new_study_of_an_active_family_is_a_decision_of_its_own(people: People, frozen_clock: object) -> None:
    case = make_active_case(people.worker, people.supervisor)
    frozen_clock.shift(3600)
    make_visit(case, people.worker)
    make_assessment(case, people.worker, incomes=[])
    with transaction():
        submit_file(case, by=people.worker)

    with pytest.raises(RuleViolated), transaction():
        refuse_file(case, RefusalReason.OTHER, "لا", by=people.supervisor)
    approve(case, people.supervisor)

    assert case.status is CaseStatus.ACTIVE
    assert approved_assessment(case.id).score_basis_points == 0


def test_an_approved_study_is_not_written_any_more(people: People) -> None:
    case = make_active_case(people.worker, people.supervisor)
    approved = approved_assessment(case.id).id

    make_assessment(case, people.worker, incomes=[])

    assert (approved_assessment(case.id).id, approved_assessment(case.id).total_income) == (approved, 236_000)


def test_a_need_is_met_once(people: People) -> None:
    case = make_active_case(people.worker, people.supervisor)
    need = needs_of(case.id)[0]

    with transaction():
        meet_need(case, need, "NF-A-1448-000001", by=people.worker)

    assert (needs_of(case.id)[0].status, needs_of(case.id)[0].met_by) == (NeedStatus.MET, "NF-A-1448-000001")
    with pytest.raises(RuleViolated), transaction():
        meet_need(case, need, "NF-A-1448-000002", by=people.worker)


def test_the_next_file_in_the_queue_is_the_oldest_that_one_may_decide(people: People, frozen_clock: object) -> None:
    mine = make_sent_case(people.both)
    frozen_clock.shift(60)
    second = make_sent_case(people.worker)
    frozen_clock.shift(60)
    third = make_sent_case(people.worker)

    waiting = submitted_assessment(third.id)

    assert next_in_queue(waiting, people.supervisor) == mine.id
    assert next_in_queue(waiting, people.both) == second.id


FORBIDDEN = [
    "UPDATE assessments SET approved_by = submitted_by",
    "UPDATE assessments SET approved_by = submitted_by, approved_at = updated_at, status = 'approved'",
    "UPDATE assessments SET approved_by = last_edited_by, approved_at = updated_at, status = 'approved'",
    "UPDATE assessments SET status = 'approved'",
    "UPDATE assessments SET opinion_sealed = NULL",
    "UPDATE assessments SET submitted_by = NULL",
    "UPDATE assessments SET net_income = net_income + 1",
    "UPDATE assessments SET score_basis_points = -1",
    "UPDATE cases SET approved_by = submitted_by",
    "UPDATE cases SET status = 'active'",
    "UPDATE file_decisions SET decided_by = prepared_by, verdict = 'approved'",
    "UPDATE file_decisions SET words_sealed = NULL",
    "UPDATE file_decisions SET verdict = 'refused'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_itself_refuses(people: People, statement: str) -> None:
    case = make_sent_case(people.worker)
    with transaction():
        return_file(case, "ناقص", by=people.supervisor)
    with transaction():
        submit_file(case, by=people.worker)

    with pytest.raises((IntegrityError, DBAPIError)), writing_unit():
        session.execute(text(statement))

    assert submitted_assessment(case.id).approved_by is None


def test_another_supervisor_may_stand_in_the_same_rows(people: People) -> None:
    case = make_sent_case(people.worker)

    with writing_unit():
        session.execute(
            text("UPDATE assessments SET approved_by = :who, approved_at = updated_at, status = 'approved'"),
            {"who": people.supervisor.user_id.hex if _is_sqlite() else people.supervisor.user_id},
        )

    assert approved_assessment(case.id).approved_by == people.supervisor.user_id


def _is_sqlite() -> bool:
    return session.get_bind().dialect.name == "sqlite"
