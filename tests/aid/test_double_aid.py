"""Double aid of two associations: what is warned of, what is forbidden, what is shown, and what never is."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.models import Association
from app.database import session
from app.database.units import unit_of_work, writing_unit
from app.dates import period_month
from app.errors import RuleViolated
from app.i18n import use_locale
from app.transaction import transaction
from cases.aid.catalogue import ClaimStage, KindGroup
from cases.aid.claims import AidClaim, restate_claims, shared_keys
from cases.aid.conflicts import Comparison, Conflict, Strength, comparison_of, conflicts_for
from cases.aid.matrix import matrix_of
from cases.aid.models import AidRequest
from cases.aid.operations import approve_aid, refuse_aid
from cases.aid.periods import period_label, period_of
from cases.aid.steps import Ruling
from cases.aid.workflow import AidStatus
from cases.models import Case
from cases.sharing.models import Memorandum
from tests.makers.accounts import sign_in
from tests.makers.aid import (
    fill_fund,
    fund_named,
    make_approved,
    make_helped_case,
    make_memorandum,
    make_request,
    make_team,
    new_key,
    ruling,
)
from tests.makers.cases import make_child, make_person


def make_pair(**cares: object):
    """Both associations with money, and one family that each has on file: the same child in both."""
    ours, theirs = make_team("NF"), make_team("AH")
    for team in (ours, theirs):
        fill_fund(team)
    child = make_child()
    mother = make_person()
    our_case = make_helped_case(ours, members=(child,), **cares)
    their_case = make_helped_case(theirs, head=mother, members=(child,))
    return ours, theirs, our_case, their_case


def rent_of(case: Case) -> list[Conflict]:
    session.rollback()
    month = period_month(clock.today())
    return conflicts_for(case, KindGroup.RENT, month)


def test_what_the_other_association_only_asked_for_warns_and_stops_nothing(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    make_request(theirs, their_case)

    (conflict,) = rent_of(our_case)
    request = make_approved(ours, our_case)

    assert (conflict.strength, conflict.is_own, conflict.number) == (Strength.SOFT, False, "")
    assert request.status is AidStatus.APPROVED


def test_what_the_other_association_approved_forbids_a_single_approval(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    make_approved(theirs, their_case)

    request = make_request(ours, our_case)
    (conflict,) = rent_of(our_case)[:1]
    with pytest.raises(RuleViolated, match="لا يُعتمد هذا الطلب إلا بمشرف من كل جمعية"), transaction():
        approve_aid(request, ruling(request), by=ours.supervisor)

    assert (conflict.strength, conflict.is_own) == (Strength.HARD, False)
    assert request.status is AidStatus.SUBMITTED
    assert (fund_named().available, fund_named().reserved) == (100_000_00, 0)


@pytest.mark.parametrize("cares", [{"month": "2099-01"}, {"kind": "electricity_bill"}])
def test_another_month_or_another_kind_is_no_conflict(unit, cares):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    make_approved(theirs, their_case)

    request = make_approved(ours, our_case, **cares)

    assert request.status is AidStatus.APPROVED


def test_a_refused_request_of_the_other_association_is_no_conflict(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    refused = make_request(theirs, their_case)
    with transaction():
        refuse_aid(refused, ruling(refused, "خارج الشروط"), by=theirs.supervisor)

    assert rent_of(our_case) == []


def test_without_a_memorandum_in_force_only_our_own_aid_is_compared(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_approved(theirs, their_case)

    assert comparison_of(our_case) is Comparison.NO_MEMORANDUM
    assert rent_of(our_case) == []
    assert make_approved(ours, our_case).status is AidStatus.APPROVED


def test_a_memorandum_that_ended_shows_nothing_of_what_it_showed_before(unit):
    ours, theirs, our_case, their_case = make_pair()
    memorandum = make_memorandum(ours.administrator)
    make_approved(theirs, their_case)
    assert len(rent_of(our_case)) == 1
    with writing_unit():
        session.execute(update(Memorandum).where(Memorandum.id == memorandum.id).values(ends_on=memorandum.starts_on))

    assert rent_of(our_case) == []
    assert matrix_of(our_case, clock.today()).other_count == 0


def test_a_family_that_objects_writes_no_key_and_sees_no_other(unit):
    ours, theirs, our_case, their_case = make_pair(objects_to_sharing=True)
    make_memorandum(ours.administrator)
    make_approved(theirs, their_case)

    make_approved(ours, our_case)

    written = select(func.count()).select_from(AidClaim).where(AidClaim.case_id == our_case.id)
    assert session.scalar(written) == 0
    assert comparison_of(our_case) is Comparison.OBJECTS
    assert [each for each in rent_of(our_case) if not each.is_own] == []
    assert [each for each in rent_of(their_case) if not each.is_own] == []


def test_a_claim_is_written_for_each_member_with_an_id_in_the_order_of_keys(unit):
    ours, _theirs, our_case, _their_case = make_pair()
    make_memorandum(ours.administrator)

    request = make_request(ours, our_case)

    rows = session.scalars(select(AidClaim).where(AidClaim.request_id == request.id).order_by(AidClaim.id)).all()
    assert [row.person_key for row in rows] == shared_keys(our_case)
    assert len(rows) == 2


@pytest.mark.parametrize(("kind", "label"), [("health_care", "Aid"), ("rent", "House rent")])
def test_a_kind_that_betrays_is_called_aid_and_nothing_more(unit, kind, label):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    request = make_approved(theirs, their_case, kind=kind)

    with use_locale("en"):
        (conflict,) = conflicts_for(our_case, request.kind_group, request.period)

    assert conflict.kind_label == label


def test_the_page_of_a_conflict_shows_kind_month_and_contact_and_nothing_else(unit, client):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    given = make_approved(theirs, their_case, amount=4_321_00, reason="سر الأسرة عندهم")
    request = make_request(ours, our_case)
    with writing_unit():
        session.execute(update(Association).where(Association.code == "AH").values(contact_phone="0120000214"))
    secrets = [given.number, "4,321", "سر الأسرة", their_case.number, str(their_case.id), str(given.id)]
    secrets.append(theirs.supervisor.username)
    sign_in(client, ours.supervisor)

    page = client.get(f"/aid/{request.id}").text

    assert "تعارض مؤكد" in page and "0120000214" in page and "جمعية مراكز الأحياء" in page
    assert [secret for secret in secrets if secret in page] == []


def test_the_matrix_marks_the_other_association_without_an_amount(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    make_approved(theirs, their_case)
    request = make_request(ours, our_case)
    make_approved(ours, our_case, kind="electricity_bill", amount=620_00)

    matrix = matrix_of(our_case, clock.today(), request)

    rent, electricity = (row.cells[-1] for row in matrix.rows)
    assert (rent.is_this, rent.is_other, rent.own_amount, rent.is_hit) == (True, True, None, True)
    assert (electricity.own_amount, electricity.is_other) == (620_00, False)
    assert (matrix.own_total, matrix.other_count) == (620_00, 1)


def test_of_two_conflicting_approvals_at_once_exactly_one_succeeds(app, unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    teams = {make_request(ours, our_case).id: ours, make_request(theirs, their_case).id: theirs}
    session.rollback()
    barrier, results = threading.Barrier(2), []

    def run(request_id, team) -> None:
        with app.app_context(), unit_of_work():
            request = session.get(AidRequest, request_id)
            seen = Ruling("", request.version, new_key())
            barrier.wait()
            try:
                with transaction():
                    approve_aid(request, seen, by=team.supervisor)
                results.append("approved")
            except RuleViolated as refusal:
                results.append(str(refusal))

    threads = [threading.Thread(target=run, args=each) for each in teams.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()
    assert sorted(results) == sorted(["approved", "لا يُعتمد هذا الطلب إلا بمشرف من كل جمعية"])
    statuses = session.scalars(select(AidRequest.status)).all()
    assert sorted(statuses) == [AidStatus.APPROVED, AidStatus.SUBMITTED]
    assert fund_named("zakat", "NF").reserved + fund_named("zakat", "AH").reserved == 3_000_00


def test_the_index_alone_keeps_two_approved_claims_apart(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    request = make_request(ours, our_case)
    make_approved(theirs, their_case)

    with pytest.raises(IntegrityError, match="aid_claims"), transaction():
        restate_claims(request, ClaimStage.APPROVED)


@pytest.mark.parametrize(
    ("group", "month", "period", "words"),
    [
        (KindGroup.RENT, "2026-11", "2026-11", "November 2026"),
        (KindGroup.RAMADAN_BASKET, "2026-11", "1448-ramadan", "Ramadan 1448"),
        (KindGroup.RAMADAN_BASKET, "2026-02", "1447-ramadan", "Ramadan 1447"),
        (KindGroup.SCHOOL_BAG, "2026-11", "2026", "The year 2026"),
        (KindGroup.MARRIAGE, "2026-11", "once", "Once only"),
    ],
)
def test_the_period_follows_the_calendar_of_the_kind(group, month, period, words):
    with use_locale("en"):
        assert (period_of(group, month), period_label(period)) == (period, words)
