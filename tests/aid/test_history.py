"""Aid history as rows, as a file and from the command line; and what waits in the work queue."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.accounts.models import User
from app.accounts.roles import Role
from app.database import session
from app.exports.models import ExportRecord
from app.i18n import use_locale
from app.transaction import transaction
from cases.aid.history import aid_history, history_csv, total_of
from cases.aid.operations import return_aid
from cases.aid.queries import AidFilters, aid_page
from cases.aid.work import aid_returned, aid_to_approve, aid_to_hand_over
from cases.aid.workflow import AidStatus
from tests.aid.test_double_aid import make_pair
from tests.makers.accounts import PASSWORD, csrf_token, make_actor, sign_in
from tests.makers.aid import (
    RENT,
    approve,
    fill_fund,
    hand_over,
    make_approved,
    make_helped_case,
    make_memorandum,
    make_request,
    make_team,
    ruling,
)


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_history_says_who_asked_approved_and_handed_over_from_which_fund(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    given = hand_over(team, request)

    with use_locale("en"):
        (row,) = aid_history([request.case_id], None, None, team.supervisor)

    assert (row.day, row.amount, row.receipt) == (clock.today(), RENT, given.receipt_number)
    assert (row.file_number, row.head) == (request.case.number, request.case.head.person.name)
    assert (row.kind, row.method, row.fund) == ("House rent", "Cash", "Zakat fund")
    assert (row.requested_by, row.approved_by, row.handed_by) == ("Sarah Al-Anazi",) * 3
    assert not row.is_masked


def test_the_history_holds_what_was_handed_over_between_the_days_and_nothing_else(unit):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    hand_over(team, request)
    make_approved(team, request.case, month="2099-01")
    today, case_ids = clock.today(), [request.case_id]

    inside = aid_history(case_ids, today, today, team.supervisor)
    before = aid_history(case_ids, None, today - timedelta(days=1), team.supervisor)
    after = aid_history(case_ids, today + timedelta(days=1), None, team.supervisor)

    assert (len(inside), before, after) == (1, (), ())
    assert total_of(inside) == RENT


def test_the_other_associations_aid_is_a_kind_and_a_month(unit):
    ours, theirs, our_case, their_case = make_pair()
    make_memorandum(ours.administrator)
    hand_over(theirs, make_approved(theirs, their_case))

    with use_locale("en"):
        (row,) = aid_history([our_case.id], None, None, ours.supervisor)

    assert row.is_masked
    assert (row.kind, row.month) == ("House rent", f"{clock.today():%Y-%m}")
    assert (row.amount, row.fund, row.receipt, row.requested_by, row.approved_by) == (None, "", "", "", "")


def test_nobody_reads_the_history_of_the_other_associations_file(unit):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    request = make_approved(team)
    hand_over(team, request)

    assert aid_history([request.case_id], None, None, other.supervisor) == ()


def test_the_file_has_its_mark_iso_days_plain_amounts_and_no_formula(unit):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)
    hand_over(team, make_approved(team, case, amount=1_234_50))
    with transaction():
        session.get(User, team.worker.user_id).name_en = "=HYPERLINK(1)"
    session.rollback()

    with use_locale("en"):
        data = history_csv(aid_history([case.id], None, None, team.supervisor))

    head, row = cells(data)
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    assert head[0] == "Date" and row[0] == clock.today().isoformat()
    assert row[head.index("Amount (SAR)")] == "1234.50"
    assert row[head.index("Requested by")] == "'=HYPERLINK(1)"


def test_an_auditor_downloads_a_numbered_history_and_it_is_registered(unit, client):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    given = hand_over(team, request)
    sign_in(client, make_actor(Role.AUDITOR))

    answer = client.get(f"/cases/{request.case_id}/aid-history.csv?since=2020/01/01")

    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    assert cells(answer.data)[1][-2] == given.receipt_number
    session.rollback()
    record = session.scalars(select(ExportRecord)).one()
    assert (record.kind, record.rows_count, record.subject) == ("aid_history", 1, request.case.number)
    assert record.serial in answer.headers["Content-Disposition"]


def test_a_download_asks_for_the_password_again_and_then_gives_the_file(unit, client, frozen_clock):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    sign_in(client, team.supervisor)
    frozen_clock.shift(timedelta(minutes=16))
    address = f"/cases/{request.case_id}/aid-history.csv"

    asked = client.get(address)
    token = csrf_token(client, "/aid/")
    given = client.post(address, data={"csrf_token": token, "password_again": PASSWORD})

    assert (asked.status_code, given.status_code, given.mimetype) == (401, 200, "text/csv")


def test_the_other_association_downloads_nothing_of_ours(unit, client):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    request = make_approved(team)
    sign_in(client, other.supervisor)

    assert client.get(f"/cases/{request.case_id}/aid-history.csv").status_code == 404


@pytest.mark.parametrize("of", ["one", "all"])
def test_the_command_writes_the_history_and_enters_it(app, unit, tmp_path, of):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    given = hand_over(team, request)
    number, file = request.case.number, tmp_path / "history.csv"
    receipt = given.receipt_number
    session.rollback()
    whose = [number] if of == "one" else ["--all"]
    days = ["--from", "2020-01-01", "--to", "2099-12-31"]

    told = app.test_cli_runner().invoke(
        args=["aid", "history", *whose, "--association", "NF", *days, "--format", "csv", "-o", str(file)]
    )

    assert told.exit_code == 0, told.output
    assert [row[-2] for row in cells(file.read_bytes())[1:]] == [receipt]
    session.rollback()
    record = session.scalars(select(ExportRecord)).one()
    assert (record.kind, record.rows_count, record.subject) == ("aid_history", 1, number if of == "one" else "")


def test_the_command_refuses_an_unknown_file_and_an_account_of_the_other_association(app, unit, tmp_path):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    session.rollback()
    target = ["--association", "NF", "-o", str(tmp_path / "x.csv")]
    runner = app.test_cli_runner()

    unknown = runner.invoke(args=["aid", "history", "NF-1400-000001", *target])
    foreign = runner.invoke(args=["aid", "history", "--all", *target, "--as", other.supervisor.username])

    assert (unknown.exit_code, foreign.exit_code) == (1, 1)
    assert "NF-1400-000001" in unknown.output
    assert not (tmp_path / "x.csv").exists()


def test_work_waits_for_those_who_may_do_it(app, unit):
    team = make_team()
    fill_fund(team)
    asked = make_request(team)
    with app.test_request_context():
        assert [item.number for item in aid_to_approve(team.supervisor)] == [asked.case.number]
        assert aid_to_approve(team.worker) == []
        approve(team, asked)
        assert aid_to_approve(team.supervisor) == []
        assert aid_to_hand_over(team.worker) == []
        assert [item.number for item in aid_to_hand_over(team.second_worker)] == [asked.case.number]
        hand_over(team, asked)
        assert aid_to_hand_over(team.second_worker) == []


def test_a_returned_request_waits_for_the_worker_who_prepared_it(app, unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    with transaction():
        return_aid(request, ruling(request, "أرفق العقد"), by=team.supervisor)

    with app.test_request_context():
        (item,) = aid_returned(team.worker)
        assert aid_returned(team.second_worker) == []

    assert item.is_returned and "أرفق العقد" in item.note


def test_a_second_approval_waits_for_another_supervisor_only(app, unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team, amount=9_000_00)
    approve(team, request)

    with app.test_request_context():
        assert aid_to_approve(team.supervisor) == []
        assert len(aid_to_approve(team.second_supervisor)) == 1


def test_the_list_pages_without_repeating_or_losing_a_request(unit):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)
    months = [f"2099-{number:02d}" for number in range(1, 13)] + [f"2098-{number:02d}" for number in range(1, 11)]
    numbers = [make_request(team, case, month=month, amount=100_00).number for month in months]

    first = aid_page(AidFilters(), team.supervisor)
    second = aid_page(AidFilters(), team.supervisor, first.older)

    assert (first.count, second.older) == (len(months), "")
    assert [line.number for line in [*first.lines, *second.lines]] == numbers[::-1]


def test_the_list_answers_each_filter(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    approved = make_approved(team, request.case, kind="electricity_bill", amount=500_00)
    by, today = team.supervisor, clock.today()

    def numbers(**filters: object) -> list[str]:
        return [line.number for line in aid_page(AidFilters(**filters), by).lines]

    assert numbers(status=AidStatus.APPROVED) == [approved.number]
    assert numbers(kind_id=request.kind_id) == [request.number]
    assert numbers(text=request.number) == [request.number]
    assert len(numbers(text=request.case.number)) == 2
    assert numbers(since=today + timedelta(days=1)) == []
    assert len(numbers(since=today, until=today)) == 2
