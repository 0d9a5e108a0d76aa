"""The life of a file: each step at its moment, by the right person, and the database says no last."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import clock
from app.accounts.models import DeclaredKin
from app.accounts.roles import Role
from app.database.units import writing_unit
from app.errors import NotAllowed, NotFound, RuleViolated
from app.transaction import transaction
from cases.facts import facts_of
from cases.models import Case
from cases.operations import (
    activate_case,
    edit_case,
    look_at_case,
    refuse_case,
    return_case,
    reveal_identifier,
    submit_case,
    take_back_case,
)
from cases.queries import own_case, visible_case
from cases.workflow import CaseStatus
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case, make_submitted_case


def test_a_supervisor_approves_what_a_worker_submitted(unit: Session) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    case = make_submitted_case(make_actor())

    with transaction():
        activate_case(case, by=supervisor)

    assert (case.status, case.approved_by) == (CaseStatus.ACTIVE, supervisor.user_id)


def test_a_returned_file_can_be_sent_again(unit: Session) -> None:
    worker, supervisor = make_actor(), make_actor(Role.SUPERVISOR)
    case = make_submitted_case(worker)

    with transaction():
        return_case(case, "العقد المرفق منتهٍ", by=supervisor)
    with transaction():
        submit_case(case, by=worker)

    assert [note.step for note in case.notes] == ["file", "open", "submit", "return", "submit"]
    assert case.notes[3].words == "العقد المرفق منتهٍ"


def test_a_worker_takes_back_what_nobody_decided_yet(unit: Session) -> None:
    worker = make_actor()
    case = make_submitted_case(worker)

    with transaction():
        take_back_case(case, by=worker)

    assert case.status is CaseStatus.UNDER_STUDY


def test_a_refused_file_keeps_the_reason(unit: Session) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    case = make_submitted_case(make_actor())

    with transaction():
        refuse_case(case, "خارج النطاق الجغرافي", by=supervisor)

    assert (case.status, case.notes[-1].words) == (CaseStatus.REFUSED, "خارج النطاق الجغرافي")


@pytest.mark.parametrize("decide", [return_case, refuse_case])
def test_a_decision_against_needs_a_reason(unit: Session, decide: object) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    case = make_submitted_case(make_actor())

    with pytest.raises(RuleViolated), transaction():
        decide(case, "  ", by=supervisor)

    assert case.status is CaseStatus.AWAITING_APPROVAL


def test_a_file_that_nobody_submitted_is_not_approved(unit: Session) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    case = make_case(make_actor())

    with pytest.raises(RuleViolated), transaction():
        activate_case(case, by=supervisor)

    assert case.status is CaseStatus.UNDER_STUDY


def test_two_roles_do_not_let_one_person_prepare_and_approve(unit: Session, make_both: object) -> None:
    both = make_both()
    case = make_submitted_case(both)

    with pytest.raises(NotAllowed), transaction():
        activate_case(case, by=both)

    assert case.status is CaseStatus.AWAITING_APPROVAL


def test_the_last_editor_does_not_approve_what_another_submitted(unit: Session, make_both: object) -> None:
    both, worker = make_both(), make_actor()
    case = make_case(worker)
    with transaction():
        edit_case(case, facts_of(case), seen_version=case.version, by=both)
    with transaction():
        submit_case(case, by=worker)

    with pytest.raises(NotAllowed), transaction():
        activate_case(case, by=both)

    assert case.status is CaseStatus.AWAITING_APPROVAL


@pytest.mark.parametrize("column", ["submitted_by", "last_edited_by_at_submission"])
def test_the_database_stores_no_approval_by_who_prepared(unit: Session, column: str) -> None:
    case = make_submitted_case(make_actor())
    other = make_actor()

    with pytest.raises(IntegrityError, match="approver_is_another_person"), writing_unit():
        unit.execute(update(Case).values({column: other.user_id, "approved_by": other.user_id, "status": "active"}))

    assert unit.scalar(select(Case.approved_by).where(Case.id == case.id)) is None


def test_the_database_stores_no_active_file_that_nobody_approved(unit: Session) -> None:
    make_submitted_case(make_actor())

    with pytest.raises(IntegrityError, match="active_file_was_approved"), writing_unit():
        unit.execute(text("UPDATE cases SET status = 'active'"))


def test_kin_of_a_member_does_not_approve(unit: Session) -> None:
    supervisor = make_actor(Role.SUPERVISOR)
    case = make_submitted_case(make_actor())
    with writing_unit():
        index = case.members[1].person.national_id_index
        unit.add(DeclaredKin(user_id=supervisor.user_id, person_index=index, declared_at=clock.now()))

    with pytest.raises(NotAllowed), transaction():
        activate_case(case, by=supervisor)

    assert case.status is CaseStatus.AWAITING_APPROVAL


@pytest.mark.parametrize(("role", "code"), [(Role.WORKER, "NF"), (Role.AUDITOR, "NF"), (Role.SUPERVISOR, "AH")])
def test_only_supervisors_of_the_own_association_approve(unit: Session, role: Role, code: str) -> None:
    other = make_actor(role, code)
    case = make_submitted_case(make_actor())

    with pytest.raises(NotAllowed), transaction():
        activate_case(case, by=other)

    assert case.status is CaseStatus.AWAITING_APPROVAL


def test_a_file_of_another_association_is_as_if_it_were_not_there(unit: Session) -> None:
    case = make_case(make_actor())
    stranger = make_actor(code="AH")

    for query in (visible_case, own_case):
        with pytest.raises(NotFound):
            query(case.id, stranger)


def test_a_look_names_the_file_and_everybody_in_it(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)

    look_at_case(case, by=by)

    kinds = [kind for kind, _id in unit.info["trail"][-1].subjects]
    assert kinds == ["case", "person", "person"]


def test_a_whole_number_is_given_for_a_reason_and_entered(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)

    number = reveal_identifier(case, "iban", case.account.id, "تحويل الإيجار", by=by)

    assert number == facts_of(case).iban
    assert unit.info["trail"][-1].details["reason"] == "تحويل الإيجار"


def test_no_whole_number_is_given_without_a_reason(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)

    with pytest.raises(RuleViolated):
        reveal_identifier(case, "mobile", case.phones[0].id, " ", by=by)

    assert "trail" not in unit.info or not unit.info["trail"]


def test_a_number_of_another_family_is_not_given_through_this_file(unit: Session) -> None:
    by = make_actor()
    case, other = make_case(by), make_case(by)

    with pytest.raises(NotFound):
        reveal_identifier(case, "national_id", other.head.person_id, "سبب", by=by)
