"""The registration form through the front door: first the look-up, then the form, and nothing typed is lost."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.accounts.models import SignInSession
from app.accounts.roles import Role
from app.audit.models import AuditEntry
from app.database.units import writing_unit
from app.identifiers import demo_national_id
from cases.models import Case
from tests.makers.accounts import csrf_token, make_actor, sign_in
from tests.makers.cases import family_form_data, make_case, make_child

NEW = "/cases/new"
OPEN_FORM = f"{NEW}?looked=نورة+القحطاني"


@pytest.fixture
def worker(client: FlaskClient, unit: Session, frozen_clock: object) -> FlaskClient:
    """A worker's browser, signed in."""
    return sign_in(client, make_actor())


def send(browser: FlaskClient, button: str = "register", **changes: str | list[str]) -> TestResponse:
    """Post the form with a pressed button, as its page would."""
    data = {"csrf_token": csrf_token(browser, OPEN_FORM), button: "1", **family_form_data(**changes)}
    return browser.post(NEW, data=data)


def count_of(unit: Session, model: type) -> int:
    unit.rollback()
    return unit.scalar(select(func.count()).select_from(model)) or 0


def only_case(unit: Session) -> Case:
    """The one file there is, as another request sees it."""
    unit.rollback()
    return unit.scalars(select(Case)).one()


def trail(unit: Session) -> list[str]:
    unit.rollback()
    return list(unit.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)))


def errors_of(answer: TestResponse) -> dict[str, str]:
    """Field id → the words between its label and its input."""
    found = re.findall(r'<span class="msg" id="([^"]+)-e">.*?<span>(.*?)</span>', answer.text, re.S)
    return {field: html.unescape(words) for field, words in found}


def test_registering_begins_with_the_look_up(worker: FlaskClient) -> None:
    page = worker.get(NEW).text

    assert 'name="q"' in page
    assert 'name="head-first_name"' not in page


def test_the_look_up_shows_files_before_it_lets_on(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())

    page = worker.get(f"{NEW}?q=نورة+القحطاني").text

    assert case.number in page
    assert "/cases/new?looked=" in page


def test_the_form_says_what_was_looked_for_with_numbers_masked(worker: FlaskClient) -> None:
    page = worker.get(f"{NEW}?looked={demo_national_id(3)}").text

    banner = re.search(r'<section class="searched".*?</section>', page, re.S).group()
    assert demo_national_id(3)[-4:] in banner
    assert demo_national_id(3) not in banner


def test_a_registered_family_is_under_study(worker: FlaskClient, unit: Session) -> None:
    answer = send(worker)

    case = only_case(unit)
    assert (answer.status_code, answer.location) == (302, f"/cases/{case.id}")
    assert case.status == "under_study"
    assert [member.person.first_name for member in case.members] == ["نورة", "يزن"]


def test_a_family_can_be_saved_as_a_draft(worker: FlaskClient, unit: Session) -> None:
    send(worker, "later")

    assert only_case(unit).status == "draft"


def test_a_form_that_is_not_whole_is_kept_for_later(worker: FlaskClient, unit: Session) -> None:
    answer = send(worker, "later", **{"head-id_number": "12", "home-street": "شارع حراء"})

    again = worker.get(NEW).text
    assert answer.status_code == 302
    assert count_of(unit, Case) == 0
    assert "شارع حراء" in again and 'value="12"' in again


def test_what_was_typed_survives_the_end_of_the_session(
    worker: FlaskClient, unit: Session, frozen_clock: object
) -> None:
    data = {"csrf_token": csrf_token(worker, OPEN_FORM), **family_form_data(**{"home-street": "شارع حراء"})}
    with writing_unit():
        row = unit.scalars(select(SignInSession)).one()
        row.ended_at = row.started_at
        user = row.user.username

    sent_away = worker.post(NEW, data=data)
    page = sign_in(worker, user).get(NEW).text

    assert "/sign-in" in sent_away.location
    assert "شارع حراء" in page
    assert count_of(unit, Case) == 0


def test_the_same_form_sent_twice_makes_one_file(worker: FlaskClient, unit: Session) -> None:
    page = worker.get(OPEN_FORM).text
    key = re.search(r'name="idempotency_key"[^>]*value="(\w+)"', page).group(1)
    data = {"csrf_token": csrf_token(worker, OPEN_FORM), "register": "1", "idempotency_key": key, **family_form_data()}

    first, second = worker.post(NEW, data=data), worker.post(NEW, data=data)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.location == second.location
    assert count_of(unit, Case) == 1


@pytest.mark.parametrize("button", ["add-members", "remove-members-0"])
def test_adding_and_removing_a_member_saves_nothing_and_loses_nothing(
    worker: FlaskClient, unit: Session, button: str
) -> None:
    changes = {"children": 2, "members-1-first_name": "زياد", "home-street": "شارع حراء"}
    data = {"csrf_token": csrf_token(worker, OPEN_FORM), button: "1", **family_form_data(**changes)}

    page = worker.post(NEW, data=data).text

    names = re.findall(r'name="members-\d+-first_name"[^>]*value="([^"]*)"', page)
    assert names == (["يزن", "زياد", ""] if button == "add-members" else ["زياد"])
    assert "شارع حراء" in page
    assert "esum" not in page
    assert count_of(unit, Case) == 0


def test_bad_input_has_its_words_beside_its_field_in_both_languages_and_nothing_is_lost(
    worker: FlaskClient, unit: Session
) -> None:
    changes = {"head-id_number": "1000000037", "mobile": "0521234567", "members-0-first_name": "<script>"}

    in_arabic = send(worker, **changes)
    worker.set_cookie("wasl-locale", "en")
    in_english = send(worker, **changes)

    assert errors_of(in_arabic)["head-id_number"] == "رقم التحقق لا يطابق، راجع البطاقة"
    assert errors_of(in_english)["head-id_number"] == "The check digit does not match; look at the card again"
    for answer in (in_arabic, in_english):
        assert set(errors_of(answer)) == {"head-id_number", "mobile", "members-0-first_name"}
        assert 'value="شارع الأمير سلطان"' in answer.text
        assert 'value="&lt;script&gt;"' in answer.text
        assert 'href="#members-0-first_name"' in answer.text
    assert count_of(unit, Case) == 0


def test_no_head_is_told_field_by_field(worker: FlaskClient, unit: Session) -> None:
    empty = {name: "" for name in family_form_data() if name.startswith("head-") and "calendar" not in name}

    found = errors_of(send(worker, **empty))

    assert {"head-first_name", "head-family_name", "head-birth", "head-sex"} <= set(found)
    assert count_of(unit, Case) == 0


def test_an_id_number_of_another_file_is_told_beside_its_field_with_a_link(worker: FlaskClient, unit: Session) -> None:
    number = demo_national_id(900)
    other = make_case(make_actor(), members=(make_child(id_number=number),))
    before = count_of(unit, AuditEntry)

    answer = send(worker, **{"members-0-id_number": number})

    assert other.number in errors_of(answer)["members-0-id_number"]
    assert f'href="/cases/{other.id}"' in answer.text
    assert 'value="شارع الأمير سلطان"' in answer.text
    assert count_of(unit, Case) == 1
    assert trail(unit)[before:].count("step.refused") == 1


def test_digits_of_any_script_and_separators_are_welcome(worker: FlaskClient, unit: Session) -> None:
    number = demo_national_id(901)
    eastern = number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    answer = send(
        worker,
        **{
            "head-id_number": f" {eastern[:4]}-{eastern[4:]} ",
            "mobile": "٠٥٠ ۱۲۳ ۴۵۶۷",
            "home-rent_yearly": "١٬٢٣٤٫٥٠",
            "head-birth-year": "١٤٠٤",
        },
    )

    case = only_case(unit)
    assert answer.status_code == 302
    assert case.head.person.national_id == number
    assert case.phones[0].number == "+966501234567"
    assert case.residence.rent_yearly == 1234_50


def test_invisible_characters_are_cleaned_out_of_names(worker: FlaskClient, unit: Session) -> None:
    send(worker, **{"head-first_name": "\u202eنو\u200bرة\u2069\0 "})

    assert only_case(unit).head.person.first_name == "نورة"


def test_the_case_is_filed_with_the_look_up_in_the_trail(worker: FlaskClient, unit: Session) -> None:
    send(worker)

    assert trail(unit)[-2:] == ["case.filed", "case.opened"]
    assert "case.searched" in trail(unit)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_workers_reach_the_form(client: FlaskClient, unit: Session, role: Role) -> None:
    browser = sign_in(client, make_actor(role))

    assert browser.get(OPEN_FORM).status_code == 403


def test_the_other_calendar_stands_under_a_date(worker: FlaskClient) -> None:
    query = "calendar=hijri&year=1408&month=h7&day=25"

    assert worker.get(f"/dates/other?{query}").json == {"text": "يوافق 13 مارس 1988م، العمر 38 سنة"}
    assert worker.get("/dates/other?calendar=hijri&year=1435&month=h8&day=30").json == {"text": ""}
