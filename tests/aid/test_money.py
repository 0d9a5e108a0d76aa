"""Funds under load and after failures: never below zero, receipts without gaps, balances that are sums."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import session
from app.database.units import unit_of_work, writing_unit
from app.errors import NotAllowed, RuleViolated
from app.i18n import use_locale
from app.transaction import transaction
from cases.aid.funds.catalogue import EntryKind
from cases.aid.funds.models import FundEntry
from cases.aid.funds.operations import receive_into_fund
from cases.aid.funds.queries import faults_of_funds
from cases.aid.models import AidRequest, HandOver
from cases.aid.operations import approve_aid, hand_over_aid
from cases.aid.steps import Ruling
from cases.aid.workflow import AidStatus
from tests.makers.accounts import make_actor
from tests.makers.aid import (
    RENT,
    fill_fund,
    fund_named,
    hand_over,
    make_approved,
    make_handing,
    make_helped_case,
    make_request,
    make_team,
    new_key,
)

THREADS = 20
ENOUGH_FOR = 7


def at_once(app, jobs) -> list[object]:
    """Run each job in a thread and a unit of work of its own, all beginning together; their results or errors."""
    barrier, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place: int, job) -> None:
        with app.app_context(), unit_of_work():
            barrier.wait()
            try:
                with transaction():
                    results[place] = job()
            except RuleViolated as refusal:
                results[place] = refusal

    threads = [threading.Thread(target=run, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def approval(request_id, by):
    """A job that approves one request."""

    def job() -> str:
        request = session.get(AidRequest, request_id)
        approve_aid(request, Ruling("", request.version, new_key()), by=by)
        return "approved"

    return job


def test_twenty_approvals_at_once_never_overdraw_a_fund(app, unit):
    team = make_team()
    fill_fund(team, THREADS * RENT)
    case = make_helped_case(team)
    months = [f"20{30 + number // 12}-{number % 12 + 1:02d}" for number in range(THREADS)]
    requests = [make_request(team, case, month=month) for month in months]
    ids = [request.id for request in requests]
    spend_all_but(team, ENOUGH_FOR * RENT)

    results = at_once(app, [approval(request_id, team.supervisor) for request_id in ids])

    session.rollback()
    fund = fund_named()
    assert results.count("approved") == ENOUGH_FOR
    assert sum(isinstance(each, RuleViolated) for each in results) == THREADS - ENOUGH_FOR
    assert (fund.available, fund.reserved) == (0, THREADS * RENT)
    approved = select(func.count()).select_from(AidRequest).where(AidRequest.status == AidStatus.APPROVED)
    assert session.scalar(approved.where(AidRequest.id.in_(ids))) == ENOUGH_FOR
    assert faults_of_funds() == []


def spend_all_but(team, left: int) -> None:
    """Approve aid for another family until only this much is available."""
    other = make_helped_case(team)
    month = 1
    while (available := fund_named().available) > left:
        make_approved(team, other, month=f"2099-{month:02d}", amount=min(available - left, 5_000_00))
        month += 1
        session.rollback()


def test_two_hand_overs_at_once_pay_once(app, unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    hands = [team.second_worker, make_actor(code="NF")]
    handing, request_id = make_handing(request), request.id
    session.rollback()

    def giving(by):
        return lambda: hand_over_aid(session.get(AidRequest, request_id), handing, new_key(), by=by)

    results = at_once(app, [giving(by) for by in hands])

    session.rollback()
    assert sum(isinstance(each, HandOver) for each in results) == 1
    assert (fund_named().paid, fund_named().reserved) == (RENT, 0)
    assert faults_of_funds() == []


def test_receipts_have_no_gap_after_a_hand_over_that_failed(unit):
    team = make_team()
    fill_fund(team)
    first, second, third = (make_approved(team) for _ in range(3))
    hand_over(team, first)

    with pytest.raises(ZeroDivisionError), transaction():
        hand_over_aid(second, make_handing(second), new_key(), by=team.second_worker)
        _ = 1 / 0
    assert (second.status, fund_named().paid) == (AidStatus.APPROVED, RENT)
    hand_over(team, third)
    hand_over(team, second)

    numbers = session.scalars(select(HandOver.receipt_number).order_by(HandOver.receipt_number)).all()
    assert numbers == [f"NF-R-{clock.today().year}-{number:06d}" for number in (1, 2, 3)]


def test_each_association_counts_its_own_receipts(unit):
    for code in ("NF", "AH"):
        team = make_team(code)
        fill_fund(team)
        given = hand_over(team, make_approved(team))
        assert given.receipt_number == f"{code}-R-{clock.today().year}-000001"


def test_only_administrators_enter_money(unit):
    team = make_team()

    with pytest.raises(NotAllowed), transaction():
        receive_into_fund(fund_named(), 100, "", by=team.supervisor)
    with pytest.raises(NotAllowed), transaction():
        receive_into_fund(fund_named("zakat", "AH"), 100, "", by=team.administrator)

    assert session.scalar(select(func.count()).select_from(FundEntry)) == 0


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_and_less_is_never_received(unit, amount):
    team = make_team()

    with pytest.raises(RuleViolated), use_locale("en"), transaction():
        receive_into_fund(fund_named(), amount, "", by=team.administrator)

    assert fund_named().available == 0


@pytest.mark.parametrize("column", ["available", "reserved", "paid"])
def test_the_database_refuses_a_balance_below_zero(unit, column):
    with pytest.raises(IntegrityError, match=f"{column}_is_not_negative"), writing_unit():
        session.execute(text(f"UPDATE funds SET {column} = -1"))


def test_funds_check_names_the_balance_that_the_ledger_does_not_give(app, unit):
    team = make_team()
    fill_fund(team)
    runner = app.test_cli_runner()
    session.rollback()
    assert runner.invoke(args=["funds", "check"]).exit_code == 0
    with writing_unit():
        session.execute(text("UPDATE funds SET available = available + 1 WHERE code = 'sadaqah'"))

    told = runner.invoke(args=["funds", "check"])

    assert told.exit_code == 2
    assert "sadaqah" in told.output and "zakat" not in told.output


def test_each_movement_is_entered_with_both_ends(unit):
    team = make_team()
    fill_fund(team)
    hand_over(team, make_approved(team))

    entries = session.execute(select(FundEntry.kind, FundEntry.amount).order_by(FundEntry.at, FundEntry.id)).all()

    assert [tuple(entry) for entry in entries] == [
        (EntryKind.RECEIVED, 100_000_00),
        (EntryKind.RESERVED, RENT),
        (EntryKind.PAID, RENT),
    ]
