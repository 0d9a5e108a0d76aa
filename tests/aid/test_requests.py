"""Asking for aid, deciding on it and handing it over, with each refusal beside its success."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import DeclaredKin
from app.accounts.roles import Role
from app.audit.models import AuditEntry
from app.database import session
from app.errors import AlreadyDone, NotAllowed, RuleViolated
from app.i18n import use_locale
from app.transaction import transaction
from cases.aid.catalogue import ClaimStage
from cases.aid.claims import AidClaim
from cases.aid.events import AidEvent
from cases.aid.funds.queries import faults_of_funds
from cases.aid.models import AidRequest, Decision, HandOver, Instalment
from cases.aid.operations import (
    approve_aid,
    cancel_aid,
    hand_over_aid,
    refuse_aid,
    request_aid,
    return_aid,
    revise_aid,
    withdraw_approval,
)
from cases.aid.workflow import AidStatus, InstalmentStatus
from cases.catalogue import CaseCategoryKind
from cases.workflow import CaseStatus
from tests.makers.aid import (
    RENT,
    approve,
    fill_fund,
    fund_named,
    hand_over,
    make_approved,
    make_handing,
    make_helped_case,
    make_request,
    make_team,
    make_wanted,
    new_key,
    ruling,
)
from tests.makers.cases import make_case


def events_of(event: AidEvent) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.action == event.value))


def balances(code: str = "zakat") -> tuple[int, int, int]:
    session.rollback()
    fund = fund_named(code)
    return fund.available, fund.reserved, fund.paid


def stages(request: AidRequest) -> list[ClaimStage]:
    """The stages of what the request claims now."""
    claims = select(AidClaim.stage).where(AidClaim.request_id == request.id, AidClaim.ended_at.is_(None))
    return list(session.scalars(claims))


def test_a_worker_asks_a_supervisor_approves_and_a_second_worker_hands_over(unit):
    team = make_team()
    fill_fund(team, 10_000_00)

    request = make_request(team)
    assert (request.status, request.number, balances()) == (AidStatus.SUBMITTED, "NF-A-1448-000001", (1_000_000, 0, 0))
    approve(team, request)
    assert (request.status, balances()) == (AidStatus.APPROVED, (700_000, 300_000, 0))
    receipt = hand_over(team, request)

    assert (request.status, balances()) == (AidStatus.COMPLETED, (700_000, 0, 300_000))
    assert receipt.receipt_number == f"NF-R-{clock.today().year}-000001"
    assert session.scalars(select(Instalment.status)).all() == [InstalmentStatus.HANDED_OVER]
    assert stages(request) == [ClaimStage.APPROVED, ClaimStage.APPROVED]
    assert faults_of_funds() == []
    assert [events_of(each) for each in (AidEvent.REQUESTED, AidEvent.APPROVED, AidEvent.HANDED_OVER)] == [1, 1, 1]


def test_aid_is_not_asked_for_a_file_that_is_not_active(unit):
    team = make_team()
    fill_fund(team)
    case = make_case(team.worker)

    with pytest.raises(RuleViolated, match="active files"), use_locale("en"), transaction():
        request_aid(case, make_wanted(team), new_key(), by=team.worker)

    assert session.scalar(select(func.count()).select_from(AidRequest)) == 0


@pytest.mark.parametrize("wrong", ["supervisor", "administrator"])
def test_only_social_workers_ask_for_aid(unit, wrong):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)

    with pytest.raises(NotAllowed), transaction():
        request_aid(case, make_wanted(team), new_key(), by=getattr(team, wrong))


def test_a_worker_of_the_other_association_asks_nothing_for_our_family(unit):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    case = make_helped_case(team)

    with pytest.raises(NotAllowed), transaction():
        request_aid(case, make_wanted(team), new_key(), by=other.worker)


@pytest.mark.parametrize(
    ("cares", "field", "words"),
    [
        ({"amount": 10_000_01}, "amount", "The fund has"),
        ({"amount": 12_000_01}, "amount", "The most for this kind"),
        ({"kind": "furnishing"}, "fund", "does not pay for this kind. Choose"),
        ({"fund": "orphans", "kind": "monthly_aid"}, "fund", "does not pay for this family’s category"),
    ],
)
def test_each_broken_rule_stands_beside_its_field(unit, cares, field, words):
    team = make_team()
    fill_fund(team, 10_000_00)
    fill_fund(team, 10_000_00, "orphans")
    case = make_helped_case(team, categories=(CaseCategoryKind.ELDERLY,))

    with pytest.raises(RuleViolated) as refusal, use_locale("en"), transaction():
        request_aid(case, make_wanted(team, **cares), new_key(), by=team.worker)

    assert refusal.value.field == field
    assert words in str(refusal.value)


def test_any_category_in_force_is_enough_for_a_fund(unit):
    team = make_team()
    fill_fund(team, 10_000_00, "orphans")
    case = make_helped_case(team, categories=(CaseCategoryKind.ELDERLY, CaseCategoryKind.ORPHANS))

    request = make_request(team, case, fund="orphans", kind="monthly_aid", amount=500_00)

    assert request.status is AidStatus.SUBMITTED


def test_a_family_gets_one_aid_of_a_kind_in_a_month(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)

    with pytest.raises(RuleViolated, match=request.number), transaction():
        request_aid(request.case, make_wanted(team), new_key(), by=team.worker)

    next_month = make_request(team, request.case, month="2099-01")
    assert next_month.status is AidStatus.SUBMITTED


def test_two_requests_of_one_kind_and_month_are_never_both_approved(unit):
    team = make_team()
    fill_fund(team)
    first = make_request(team)
    second = make_request(team, first.case)
    approve(team, first)

    with pytest.raises(RuleViolated), transaction():
        approve_aid(second, ruling(second), by=team.supervisor)

    assert second.status is AidStatus.SUBMITTED
    assert balances() == (100_000_00 - RENT, RENT, 0)


def test_a_form_sent_twice_asks_once(unit):
    team = make_team()
    fill_fund(team)
    case, key = make_helped_case(team), new_key()
    with transaction():
        first = request_aid(case, make_wanted(team), key, by=team.worker)

    with pytest.raises(AlreadyDone) as done, transaction():
        request_aid(case, make_wanted(team), key, by=team.worker)

    assert done.value.result == f"/aid/{first.id}"
    assert session.scalar(select(func.count()).select_from(AidRequest)) == 1


def test_a_hand_over_sent_twice_pays_once(unit):
    team = make_team()
    fill_fund(team)
    request, key = make_approved(team), new_key()
    with transaction():
        hand_over_aid(request, make_handing(request), key, by=team.second_worker)
    with pytest.raises(AlreadyDone) as done, transaction():
        hand_over_aid(request, make_handing(request), key, by=team.second_worker)

    assert done.value.result == f"/aid/{request.id}/receipt"
    assert session.scalar(select(func.count()).select_from(HandOver)) == 1
    assert balances()[2] == RENT


def test_large_aid_needs_two_supervisors_and_is_reserved_at_the_first(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team, amount=9_000_00)

    approve(team, request)
    assert (request.status, balances()) == (AidStatus.FIRST_APPROVED, (91_000_00, 9_000_00, 0))
    with pytest.raises(NotAllowed), transaction():
        approve_aid(request, ruling(request), by=team.supervisor)
    approve(team, request, by=team.second_supervisor)

    assert request.status is AidStatus.APPROVED
    assert hand_over(team, request).second_approved_by == team.second_supervisor.user_id
    assert balances() == (91_000_00, 0, 9_000_00)


def test_the_second_supervisor_may_still_return_it_and_the_money_is_free(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team, amount=9_000_00)
    approve(team, request)

    with transaction():
        return_aid(request, ruling(request, "أين الإنذار؟"), by=team.second_supervisor)

    assert (request.status, balances()) == (AidStatus.RETURNED, (100_000_00, 0, 0))
    assert set(stages(request)) == {ClaimStage.REQUESTED}
    assert faults_of_funds() == []


def test_who_prepared_a_request_cannot_approve_it_and_reads_who_can(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    both = Actor(**{**vars(team.worker), "roles": frozenset({Role.WORKER, Role.SUPERVISOR})})

    with pytest.raises(NotAllowed, match="لا يعتمد الطلب من أعدّه"), transaction():
        approve_aid(request, ruling(request), by=both)

    assert request.status is AidStatus.SUBMITTED


def test_a_supervisor_of_the_other_association_decides_nothing_here(unit):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    request = make_request(team)

    for verb in (approve_aid, return_aid, refuse_aid):
        with pytest.raises(NotAllowed), transaction():
            verb(request, ruling(request, "لا"), by=other.supervisor)


def test_a_decision_on_a_request_that_changed_meanwhile_is_refused(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    seen = ruling(request)
    with transaction():
        return_aid(request, ruling(request, "أكمل"), by=team.second_supervisor)
    with transaction():
        revise_aid(request, make_wanted(team, amount=4_000_00), new_key(), by=team.worker)

    with pytest.raises(RuleViolated), transaction():
        approve_aid(request, seen, by=team.supervisor)

    assert (request.status, balances()[1]) == (AidStatus.SUBMITTED, 0)


def test_whoever_completed_a_request_counts_as_its_editor(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    with transaction():
        return_aid(request, ruling(request, "أكمل"), by=team.supervisor)
    with transaction():
        revise_aid(request, make_wanted(team, amount=2_000_00), new_key(), by=team.second_worker)
    approve(team, request)

    for hands in (team.worker, team.second_worker):
        with pytest.raises(NotAllowed), transaction():
            hand_over_aid(request, make_handing(request), new_key(), by=hands)

    assert request.status is AidStatus.APPROVED
    assert request.revision.prepared_by == team.worker.user_id


def test_a_refused_request_gives_its_claims_up(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)

    with transaction():
        refuse_aid(request, ruling(request, "خارج الشروط"), by=team.supervisor)

    assert (request.status, stages(request)) == (AidStatus.REFUSED, [])
    assert session.scalars(select(Decision.words)).all() == ["خارج الشروط"]


def test_a_request_is_cancelled_with_words_and_only_before_an_approval(unit):
    team = make_team()
    fill_fund(team)
    request, approved = make_request(team), make_approved(team)

    with pytest.raises(RuleViolated), transaction():
        cancel_aid(request, " ", by=team.worker)
    with pytest.raises(RuleViolated), transaction():
        cancel_aid(approved, "لم تعد تحتاج", by=team.worker)
    with transaction():
        cancel_aid(request, "لم تعد تحتاج", by=team.worker)

    assert (request.status, approved.status) == (AidStatus.CANCELLED, AidStatus.APPROVED)
    assert stages(request) == []


def test_aid_whose_family_changed_since_the_approval_is_not_handed_over(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    child = next(member for member in request.case.members if not member.is_head)
    with transaction():
        child.ends_on = clock.today()

    with pytest.raises(RuleViolated, match="أفراد الأسرة"), transaction():
        hand_over_aid(request, make_handing(request), new_key(), by=team.second_worker)
    with transaction():
        withdraw_approval(request, ruling(request, "تغيّر الأفراد"), by=team.worker)
    assert (request.status, balances()) == (AidStatus.NEEDS_REAPPROVAL, (100_000_00, 0, 0))
    with transaction():
        revise_aid(request, make_wanted(team), new_key(), by=team.worker)
    approve(team, request)

    assert hand_over(team, request).amount == RENT
    assert request.revision.number == 2
    assert faults_of_funds() == []


def test_a_worker_takes_no_approval_back_while_nothing_changed(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)

    with pytest.raises(RuleViolated), transaction():
        withdraw_approval(request, ruling(request, "هكذا"), by=team.worker)
    with transaction():
        withdraw_approval(request, ruling(request, "طلبت الأسرة التأجيل"), by=team.supervisor)

    assert (request.status, balances()) == (AidStatus.NEEDS_REAPPROVAL, (100_000_00, 0, 0))
    assert session.scalars(select(Instalment.status)).all() == [InstalmentStatus.REVERSED]


def test_a_suspended_family_is_handed_nothing(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    with transaction():
        request.case.status = CaseStatus.SUSPENDED

    with pytest.raises(RuleViolated, match="حتى ينشط"), transaction():
        hand_over_aid(request, make_handing(request), new_key(), by=team.second_worker)

    assert balances()[2] == 0


@pytest.mark.parametrize("wrong", [{"seen_last4": "0000"}, {"receiver_id": uuid.UUID(int=7)}])
def test_aid_goes_to_the_head_with_the_right_card_or_to_nobody(unit, wrong):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)

    with pytest.raises(RuleViolated), transaction():
        hand_over_aid(request, make_handing(request, **wrong), new_key(), by=team.second_worker)

    assert (request.status, balances()[2]) == (AidStatus.APPROVED, 0)


def test_nobody_decides_on_aid_for_their_kin(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    index = request.case.head.person.national_id_index
    with transaction():
        session.add(DeclaredKin(user_id=team.supervisor.user_id, person_index=index, declared_at=clock.now()))

    with pytest.raises(NotAllowed, match="قريب"), transaction():
        approve_aid(request, ruling(request), by=team.supervisor)
    approve(team, request, by=team.second_supervisor)

    assert request.status is AidStatus.APPROVED
