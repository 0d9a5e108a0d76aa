"""The pages of stored families: the list, the search, the file, editing by two people, revealing a number."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import formatting
from app.accounts.roles import Role
from app.audit.models import AuditEntry, AuditSubject
from app.audit.queries import in_words
from app.transaction import transaction
from cases.facts import facts_of
from cases.lists import A_PAGE, Filters, cases_list
from cases.models import Case
from tests.makers.accounts import csrf_token, make_actor, sign_in
from tests.makers.cases import make_case, make_child, make_family, make_person, make_submitted_case


@pytest.fixture
def worker(client: FlaskClient, unit: Session, frozen_clock: object) -> FlaskClient:
    """A worker's browser, signed in."""
    return sign_in(client, make_actor())


def last_entry(unit: Session, action: str) -> AuditEntry:
    unit.rollback()
    return unit.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq.desc())).first()


def subjects(unit: Session, entry: AuditEntry) -> set[tuple[str, str]]:
    rows = unit.execute(
        select(AuditSubject.kind, AuditSubject.subject_id).where(
            AuditSubject.chain == entry.chain, AuditSubject.seq == entry.seq
        )
    )
    return {(kind, str(subject)) for kind, subject in rows}


def inputs_of(page: str) -> dict[str, str]:
    """What a browser would post of the edit form; ticks and selects as they stand."""
    form = re.search(r'<form method="post"[^>]*data-draft-url.*?</form>', page, re.S).group()
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (("checkbox" not in tag and "radio" not in tag) or " checked" in tag):
            data.setdefault(name[1], []).append(value[1] if value else "")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"|<option value="([^"]*)" selected', options)
        data[name] = [next(filter(None, chosen.groups()), "") if chosen else ""]
    return data


def test_the_list_shows_own_files_and_no_others(worker: FlaskClient, unit: Session) -> None:
    own, other = make_case(make_actor()), make_case(make_actor(code="AH"))

    page = worker.get("/cases/").text

    assert own.number in page
    assert other.number not in page


def test_a_search_shows_equal_and_similar_names_apart_and_is_entered(worker: FlaskClient, unit: Session) -> None:
    by = make_actor()
    equal = make_case(by, head=make_person("نورة سعد محمد القحطاني"))
    near = make_case(by, head=make_person("نورة سعيد محمد القحطاني"))

    page = worker.get("/cases/?q=نورة+سعد+القحطاني").text

    places = [page.index(text) for text in ('id="equal"', equal.number, 'id="near"', near.number)]
    assert places == sorted(places)
    shown = subjects(unit, last_entry(unit, "case.searched"))
    assert shown == {("case", str(equal.id)), ("case", str(near.id))}


def test_a_part_of_a_number_asks_for_the_whole(worker: FlaskClient) -> None:
    page = worker.get("/cases/?q=10000").text

    assert "اكتب الرقم كاملًا" in page
    assert 'href="/cases/new"' in page and "looked=10000" not in page


def test_typing_offers_names_and_no_numbers(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())
    number = facts_of(case).head.id_number

    offered = worker.get("/cases/type-ahead?q=نور").json

    assert [(entry["number"], entry["near"], entry["url"]) for entry in offered] == [
        (case.number, False, f"/cases/{case.id}")
    ]
    assert worker.get(f"/cases/type-ahead?q={number}").json == []


def test_a_page_of_the_list_leads_to_the_older_and_back(unit: Session, frozen_clock: object) -> None:
    by = make_actor()
    made = []
    for _case in range(A_PAGE + 2):
        made.append(make_case(by, members=()).number)
        frozen_clock.shift(60)

    first = cases_list(by, Filters())
    second = cases_list(by, Filters(), before=first.older)
    back = cases_list(by, Filters(), after=second.newer)

    assert [row.number for row in (*first.rows, *second.rows)] == made[::-1]
    assert (first.newer, second.older, first.total) == ("", "", A_PAGE + 2)
    assert back.rows == first.rows and back.newer == ""


def test_the_list_narrows_by_each_filter(unit: Session) -> None:
    by, other = make_actor(), make_actor()
    mine = make_submitted_case(by)
    theirs = make_case(other, family=make_family(categories=("elderly",)))

    def shown(**filters: object) -> list[str]:
        return [row.number for row in cases_list(by, Filters(**filters)).rows]

    assert shown(status="awaiting_approval") == [mine.number]
    assert shown(responsible=other.user_id) == [theirs.number]
    assert shown(category="elderly") == [theirs.number]
    assert shown(district="as-salamah") == []
    assert len(shown(district="ar-rawdah")) == 2


def test_a_spoilt_cursor_or_filter_shows_the_first_page(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())

    for cursor in ("x", "2026-01-01_", "2026-01-01T00:00:00_0", "'--"):
        answer = worker.get("/cases/", query_string={"before": cursor, "status": "nonsense", "responsible": "x"})

        assert answer.status_code == 200
        assert case.number in answer.text


def test_the_file_masks_every_number_and_enters_the_look(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())
    family = facts_of(case)

    page = worker.get(f"/cases/{case.id}").text

    secrets = [family.head.id_number, family.members[0].id_number, family.mobile, family.mobile[4:], family.iban]
    assert [secret for secret in secrets if secret in page] == []
    assert family.head.id_number[-4:] in page
    people = {("person", str(member.person_id)) for member in case.members}
    assert subjects(unit, last_entry(unit, "case.seen")) == {("case", str(case.id)), *people}


def test_a_file_of_another_association_cannot_be_opened_and_the_try_is_entered(
    worker: FlaskClient, unit: Session
) -> None:
    case = make_case(make_actor(code="AH"))

    answers = [worker.get(f"/cases/{case.id}{page}") for page in ("", "/edit", "/reveal?what=mobile")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not any(case.number in answer.text or "القحطاني" in answer.text for answer in answers)
    assert last_entry(unit, "step.refused").purpose == "not_found"
    assert last_entry(unit, "case.seen") is None


@pytest.mark.parametrize(("role", "buttons"), [(Role.WORKER, True), (Role.SUPERVISOR, False), (Role.AUDITOR, False)])
def test_only_who_may_edit_sees_the_button(client: FlaskClient, unit: Session, role: Role, buttons: bool) -> None:
    case = make_case(make_actor())

    page = sign_in(client, make_actor(role)).get(f"/cases/{case.id}").text

    assert (f'href="/cases/{case.id}/edit"' in page) is buttons


def test_an_administrator_sees_no_family(client: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())

    browser = sign_in(client, make_actor(Role.ADMINISTRATOR))

    assert [browser.get(address).status_code for address in ("/cases/", f"/cases/{case.id}")] == [403, 403]


def test_editing_changes_what_was_changed_and_nothing_else(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor(), members=(make_child(), make_child("زياد أحمد سالم القحطاني", place="members-1")))
    before = facts_of(case)
    address = f"/cases/{case.id}/edit"
    data = inputs_of(worker.get(address).text)

    answer = worker.post(address, data={**data, "home-rooms": "5"})

    unit.rollback()
    after = facts_of(case)
    assert answer.status_code == 302
    assert after.home.rooms == 5
    assert after.everybody == before.everybody
    assert (after.mobile, after.iban, after.categories) == (before.mobile, before.iban, before.categories)


def test_the_second_editor_sees_both_versions_and_loses_nothing(worker: FlaskClient, app: Flask, unit: Session) -> None:
    case = make_case(make_actor())
    address = f"/cases/{case.id}/edit"
    colleague = sign_in(app.test_client(), make_actor(name_ar="ليلى هوساوي"))
    mine, theirs = inputs_of(worker.get(address).text), inputs_of(colleague.get(address).text)
    colleague.post(address, data={**theirs, "home-rooms": "5", "home-street": "شارع حراء"})

    conflict = worker.post(address, data={**mine, "home-rooms": "2", "source_note": "جارة الأسرة"})

    assert conflict.status_code == 409
    assert "ليلى هوساوي" in conflict.text
    for words in ("شارع حراء", "جارة الأسرة"):
        assert words in conflict.text
    unit.rollback()
    assert (case.residence.rooms, case.source_note) == (5, "")

    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', conflict.text)
    again: dict[str, list[str]] = {}
    for name, value in fields:
        again.setdefault(name, []).append(value)
    choices = {name: ["mine"] for name in re.findall(r'name="(choose-[^"]+)"', conflict.text)}
    worker.post(address, data={**again, **choices, "choose-home-street": ["theirs"]})

    unit.rollback()
    assert (case.residence.rooms, case.residence.street, case.source_note) == (2, "شارع حراء", "جارة الأسرة")


def test_a_colleagues_new_member_is_not_lost_to_the_second_editor(
    worker: FlaskClient, app: Flask, unit: Session
) -> None:
    case = make_case(make_actor())
    address = f"/cases/{case.id}/edit"
    colleague = sign_in(app.test_client(), make_actor())
    mine, theirs = inputs_of(worker.get(address).text), inputs_of(colleague.get(address).text)
    child = {name.replace("members-0", "members-100001"): value for name, value in theirs.items()}
    new = {name: value for name, value in child.items() if name.startswith("members-100001")}
    new |= {"members-100001-first_name": ["زياد"], "members-100001-id_number": ["1000000784"]}
    colleague.post(address, data={**theirs, **new, "members-100001-membership_id": [""]})

    conflict = worker.post(address, data={**mine, "home-rooms": "2"})

    assert conflict.status_code == 409
    assert "زياد" in conflict.text
    unit.rollback()
    assert len(case.members) == 3


def test_a_whole_number_is_shown_for_a_reason_only(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())
    phone = case.phones[0]
    address = f"/cases/{case.id}/reveal"
    question = f"{address}?what=mobile&record_id={phone.id}"
    form = {"csrf_token": csrf_token(worker, question), "what": "mobile", "record_id": str(phone.id)}

    reason = "تنسيق موعد الزيارة مع جارة الأسرة، " * 5
    refused = worker.post(address, data={**form, "reason": " "})
    shown = worker.post(address, data={**form, "reason": reason})

    assert formatting.mobile(phone.number) not in refused.text
    assert formatting.mobile(phone.number) in shown.text
    entry = last_entry(unit, "case.revealed")
    assert in_words([entry], make_actor())[0].reason == reason.strip()
    assert entry.purpose == ""  # Inside the chain stands nothing that somebody typed.


def test_a_draft_is_opened_for_study(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())
    with transaction():
        case.status = "draft"
    page = worker.get(f"/cases/{case.id}").text
    assert f'action="/cases/{case.id}/study"' in page

    worker.post(f"/cases/{case.id}/study", data={"csrf_token": csrf_token(worker, f"/cases/{case.id}")})

    unit.rollback()
    assert unit.scalar(select(Case.status).where(Case.id == case.id)) == "under_study"


def test_opening_a_study_twice_is_refused_and_entered_once(worker: FlaskClient, unit: Session) -> None:
    case = make_case(make_actor())
    token = csrf_token(worker, f"/cases/{case.id}/edit")

    answer = worker.post(f"/cases/{case.id}/study", data={"csrf_token": token})

    assert answer.status_code == 409
    unit.rollback()
    refusals = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "step.refused")
    assert unit.scalar(refusals) == 1
    assert {note.step for note in case.notes} == {"file", "open"}
    assert len(case.notes) == 2


@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_speaks_both_languages(worker: FlaskClient, unit: Session, locale: str, direction: str) -> None:
    case = make_case(make_actor())
    worker.set_cookie("wasl-locale", locale)
    here = f"/cases/{case.id}"

    for page in ("/cases/", "/cases/new", "/cases/new?looked=x", here, f"{here}/edit", f"{here}/reveal?what=iban"):
        answer = worker.get(page)

        assert answer.status_code == 200
        assert f'<html lang="{locale}" dir="{direction}">' in answer.text
