"""Aid through the front door: pages, forms pressed twice, passwords, refusals entered once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.events import AccountEvent
from app.accounts.roles import Role
from app.accounts.sign_in import PASSWORD_HOLDS
from app.audit.models import AuditEntry
from app.database import session
from app.dates import period_month
from cases.aid.models import AidRequest, HandOver
from cases.aid.workflow import AidStatus
from tests.makers.accounts import PASSWORD, csrf_token, make_actor, sign_in
from tests.makers.aid import (
    fill_fund,
    fund_named,
    hand_over,
    make_approved,
    make_helped_case,
    make_request,
    make_team,
    new_key,
    ruling,
)


def send(client, address: str, **data: object):
    """Post to an address with the token of a page that everybody may open, and the password again."""
    token = csrf_token(client, "/aid/")
    return client.post(address, data={"csrf_token": token, "password_again": PASSWORD, **data})


def asked(**cares: object) -> dict[str, object]:
    month = period_month(clock.today())
    usual = {"kind": "rent", "month": month, "fund": "zakat", "amount": "٣٬٠٠٠", "reason": "تأخر الإيجار"}
    return {**usual, "idempotency_key": new_key(), **cares}


def refusals() -> int:
    session.rollback()
    query = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == AccountEvent.STEP_REFUSED.value)
    return session.scalar(query)


def only_request() -> AidRequest:
    session.rollback()
    return session.scalars(select(AidRequest)).one()


def test_the_day_of_aid_works_from_form_to_receipt(unit, client, app):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)

    sign_in(client, team.worker)
    assert client.get(f"/cases/{case.id}/aid/new").status_code == 200
    sent = send(client, f"/cases/{case.id}/aid/new", **asked())
    assert sent.status_code == 302, sent.text
    request = only_request()
    supervisor = sign_in(app.test_client(), team.supervisor)
    page = supervisor.get(f"/aid/{request.id}")
    assert "صندوق الزكاة" in page.text and "97,000.00" in page.text
    ruled = ruling(request)
    data = {"idempotency_key": ruled.key, "version": str(request.version)}
    assert send(supervisor, f"/aid/{request.id}/approval", **data).status_code == 302
    second = sign_in(app.test_client(), team.second_worker)
    head = case.head
    given = {"receiver": str(head.id), "seen_last4": head.person.national_id_last4, "proof": "signature"}
    assert second.get(f"/aid/{request.id}/hand-over").status_code == 200
    answer = send(second, f"/aid/{request.id}/hand-over", idempotency_key=new_key(), **given)

    assert answer.headers["Location"] == f"/aid/{request.id}/receipt"
    receipt = second.get(f"/aid/{request.id}/receipt").text
    assert f"NF-R-{clock.today().year}-000001" in receipt and "فقط ثلاثة آلاف ريال لا غير" in receipt
    assert only_request().status is AidStatus.COMPLETED
    assert refusals() == 0


def test_rules_are_checked_before_anything_is_sent(unit, client):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)
    sign_in(client, team.worker)

    page = send(client, f"/cases/{case.id}/aid/new", check="1", **asked(amount="13000"))

    assert page.status_code == 200 and "12,000" in page.text
    assert session.scalar(select(func.count()).select_from(AidRequest)) == 0
    assert refusals() == 0


def test_a_broken_rule_stands_beside_its_field_and_is_entered_once(unit, client):
    team = make_team()
    fill_fund(team, 1_000_00)
    case = make_helped_case(team)
    sign_in(client, team.worker)

    page = send(client, f"/cases/{case.id}/aid/new", **asked())

    assert page.status_code == 200 and 'id="amount-e"' in page.text and "خفّض المبلغ" in page.text
    assert 'value="٣٬٠٠٠"' in page.text
    assert refusals() == 1


@pytest.mark.parametrize("amount", ["0", "-5", "1000000000", "abc", "12.345"])
def test_an_amount_that_is_none_is_told_so(unit, client, amount):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)
    sign_in(client, team.worker)

    page = send(client, f"/cases/{case.id}/aid/new", **asked(amount=amount))

    assert page.status_code == 200 and 'id="amount-e"' in page.text
    assert session.scalar(select(func.count()).select_from(AidRequest)) == 0


def test_a_form_pressed_twice_asks_once_and_shows_the_first_result(unit, client):
    team = make_team()
    fill_fund(team)
    case = make_helped_case(team)
    sign_in(client, team.worker)
    data = asked()

    send(client, f"/cases/{case.id}/aid/new", **data)
    again = send(client, f"/cases/{case.id}/aid/new", **data)

    assert again.headers["Location"] == f"/aid/{only_request().id}"


def test_a_hand_over_pressed_twice_pays_once_and_shows_the_receipt(unit, client):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    sign_in(client, team.second_worker)
    head = request.case.head
    data = {"receiver": str(head.id), "seen_last4": head.person.national_id_last4, "proof": "signature"}
    data["idempotency_key"] = new_key()

    first = send(client, f"/aid/{request.id}/hand-over", **data)
    again = send(client, f"/aid/{request.id}/hand-over", **data)

    assert first.headers["Location"] == again.headers["Location"] == f"/aid/{request.id}/receipt"
    session.rollback()
    assert session.scalar(select(func.count()).select_from(HandOver)) == 1
    assert fund_named().paid == 3_000_00


def test_the_preparers_own_hand_over_is_refused_with_words(unit, client):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    sign_in(client, team.worker)
    head = request.case.head
    data = {"receiver": str(head.id), "seen_last4": head.person.national_id_last4, "proof": "signature"}

    page = client.get(f"/aid/{request.id}/hand-over")
    answer = send(client, f"/aid/{request.id}/hand-over", idempotency_key=new_key(), **data)

    assert page.status_code == 200
    assert answer.status_code == 403 and "لا يسلّم المساعدة" in answer.text
    assert only_request().status is AidStatus.APPROVED
    assert refusals() == 1


def test_the_last_four_digits_must_match_the_card(unit, client):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    sign_in(client, team.second_worker)
    data = {"receiver": str(request.case.head.id), "seen_last4": "9999", "proof": "signature"}

    page = send(client, f"/aid/{request.id}/hand-over", idempotency_key=new_key(), **data)

    assert page.status_code == 200 and 'id="seen_last4-e"' in page.text
    assert only_request().status is AidStatus.APPROVED


def test_an_approval_asks_for_the_password_again(unit, client, frozen_clock):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    sign_in(client, team.supervisor)
    frozen_clock.shift(PASSWORD_HOLDS + timedelta(seconds=1))
    token = csrf_token(client, "/aid/")
    data = {"csrf_token": token, "version": str(request.version), "idempotency_key": new_key()}

    answer = client.post(f"/aid/{request.id}/approval", data=data)

    assert answer.status_code == 401
    assert only_request().status is AidStatus.SUBMITTED
    assert client.post(f"/aid/{request.id}/approval", data={**data, "password_again": PASSWORD}).status_code == 302
    assert only_request().status is AidStatus.APPROVED


def test_a_refusal_needs_a_reason_and_keeps_it(unit, client):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    sign_in(client, team.supervisor)
    data = {"version": str(request.version), "idempotency_key": new_key()}

    bare = send(client, f"/aid/{request.id}/refusal", **data)
    assert bare.status_code == 200 and only_request().status is AidStatus.SUBMITTED
    told = send(client, f"/aid/{request.id}/refusal", words="خارج الشروط", **data)

    assert told.status_code == 302 and only_request().status is AidStatus.REFUSED
    assert "خارج الشروط" in client.get(f"/aid/{request.id}").text


@pytest.mark.parametrize("locale", ["ar", "en"])
@pytest.mark.parametrize(
    "path", ["/aid/", "/aid/{id}", "/aid/{id}/receipt", "/aid/?status=completed&since=1448/01/01&q=NF"]
)
def test_the_auditor_reads_every_page_in_both_languages(unit, client, path, locale):
    team = make_team()
    fill_fund(team)
    request = make_approved(team)
    hand_over(team, request)
    sign_in(client, make_actor(Role.AUDITOR))
    client.set_cookie("wasl-locale", locale)

    page = client.get(path.format(id=request.id))

    assert page.status_code == 200
    assert f'lang="{locale}"' in page.text
    assert not re.search(r"LazyText|&lt;bdi", page.text)


def test_the_other_association_finds_no_request_of_ours(unit, client):
    team, other = make_team(), make_team("AH")
    fill_fund(team)
    request = make_request(team)
    sign_in(client, other.supervisor)

    answers = [client.get(f"/aid/{request.id}"), send(client, f"/aid/{request.id}/approval", version="1")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert request.number not in client.get("/aid/").text


@pytest.mark.parametrize(("role", "status"), [(Role.WORKER, 403), (Role.SUPERVISOR, 200), (Role.AUDITOR, 200)])
def test_the_funds_are_for_those_who_oversee_them(unit, client, role, status):
    team = make_team()
    fill_fund(team)
    sign_in(client, make_actor(role))

    page = client.get("/funds/")

    assert page.status_code == status
    assert ("100,000.00" in page.text) is (status == 200)


def test_a_returned_request_is_completed_and_sent_again(unit, client, app):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    supervisor = sign_in(app.test_client(), team.supervisor)
    data = {"version": str(request.version), "idempotency_key": new_key(), "words": "أرفق الإنذار"}
    send(supervisor, f"/aid/{request.id}/return", **data)
    sign_in(client, team.worker)

    page = client.get(f"/aid/{request.id}/revision")
    assert "أرفق الإنذار" in page.text and "3,000.00" in page.text
    form = {"fund": "zakat", "amount": "2500", "reason": "أُرفق الإنذار", "idempotency_key": new_key()}
    send(client, f"/aid/{request.id}/revision", **form)

    again = only_request()
    assert (again.status, again.revision.number, again.revision.amount) == (AidStatus.SUBMITTED, 2, 2_500_00)
