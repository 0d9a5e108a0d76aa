"""The doors: signing in and out, sessions that can be revoked, the throttle, CSRF, headers, kept forms."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.accounts.events import AccountEvent
from app.accounts.models import SignInSession, User
from app.accounts.passwords import hash_password
from app.accounts.roles import Role
from app.accounts.sign_in import end_all_sessions
from app.audit.models import AuditEntry
from app.database import session
from app.database.units import writing_unit
from app.drafts.keeping import typed_before
from app.throttle import WINDOW
from tests.makers.accounts import PASSWORD, csrf_token, make_actor, make_user, post, sign_in


def try_door(client, username: str, password: str = PASSWORD, address: str = "127.0.0.1"):
    data = {"username": username, "password": password, "csrf_token": csrf_token(client, "/sign-in")}
    return client.post("/sign-in", data=data, environ_base={"REMOTE_ADDR": address})


def entries_of(event: AccountEvent) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.action == event.value))


def test_a_stranger_is_sent_to_sign_in_and_then_to_the_page_they_wanted(unit, client):
    user = make_user(Role.AUDITOR)
    sent = client.get("/audit/")
    assert sent.headers["Location"] == "/sign-in?next=/audit/"

    token = csrf_token(client, sent.headers["Location"])
    data = {"username": user.username, "password": PASSWORD, "csrf_token": token}
    answer = client.post(sent.headers["Location"], data=data)

    assert answer.headers["Location"] == "/audit/"
    assert client.get("/audit/").status_code == 200
    assert entries_of(AccountEvent.SIGNED_IN) == 1


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)"]
)
def test_sign_in_never_leads_to_another_host(unit, client, elsewhere):
    user = make_user()
    token = csrf_token(client, "/sign-in")

    data = {"username": user.username, "password": PASSWORD, "csrf_token": token}
    answer = client.post("/sign-in", query_string={"next": elsewhere}, data=data)

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_says_nothing_about_the_account(unit, client):
    user = make_user()

    known, unknown = try_door(client, user.username, "wrong-password"), try_door(client, "nobody", "wrong-password")

    assert "كلمة المرور" in known.text
    assert known.status_code == unknown.status_code == 200
    assert entries_of(AccountEvent.SIGN_IN_REFUSED) == 2


def test_a_session_ended_by_others_is_out_at_once(unit, client):
    actor = make_actor(Role.AUDITOR)
    sign_in(client, actor)
    assert client.get("/audit/").status_code == 200

    with writing_unit():
        end_all_sessions(actor.user_id)

    assert client.get("/audit/").status_code == 302


def test_signing_out_ends_the_session_row(unit, client):
    sign_in(client, make_actor(Role.AUDITOR))

    post(client, "/sign-out", form="/audit/")

    session.rollback()
    assert session.scalar(select(SignInSession.ended_at)) is not None
    assert client.get("/audit/").status_code == 302


def test_a_disabled_account_and_an_idle_session_are_out(unit, client, frozen_clock):
    actor = make_actor(Role.AUDITOR)
    sign_in(client, actor)
    frozen_clock.shift(timedelta(hours=1, minutes=59))
    assert client.get("/audit/").status_code == 200

    frozen_clock.shift(timedelta(hours=2, minutes=1))

    assert client.get("/audit/").status_code == 302


def test_the_eleventh_try_on_an_account_from_an_address_is_refused_even_when_right(unit, client, frozen_clock):
    user = make_user()
    for _ in range(10):
        assert try_door(client, user.username, "wrong-password").status_code == 200

    assert try_door(client, user.username).status_code == 429
    assert try_door(client, user.username).status_code == 429
    assert entries_of(AccountEvent.SIGN_IN_THROTTLED) == 1
    assert try_door(client, user.username, address="10.0.0.9").status_code == 302

    frozen_clock.shift(WINDOW)
    assert try_door(client, user.username).status_code == 302


def test_a_post_without_its_token_is_refused_and_nothing_happens(unit, client):
    sign_in(client, make_actor(Role.AUDITOR))
    logging.getLogger("flask_wtf.csrf").setLevel(logging.ERROR)

    answer = client.post("/sign-out", data={})

    assert answer.status_code == 400
    assert client.get("/audit/").status_code == 200


def test_passwords_are_kept_as_argon2id(unit):
    stored = hash_password(PASSWORD)

    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored


def test_the_cookie_carries_neither_name_nor_rights(unit, client):
    user = make_user(Role.AUDITOR)
    sign_in(client, user)

    session.rollback()
    stored = session.scalar(select(SignInSession.token_digest))
    cookie = client.get_cookie("wasl").value

    assert user.username not in cookie
    assert stored not in cookie


def test_every_answer_has_the_headers_even_an_error_and_a_file(client):
    for address in ("/sign-in", "/static/wasl.css", "/nothing-here", "/healthz"):
        headers = client.get(address).headers
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"


def test_the_language_is_remembered_and_both_set_lang_and_dir(client):
    assert '<html lang="ar" dir="rtl">' in client.get("/sign-in").text

    client.get("/language/en?next=/sign-in")

    assert '<html lang="en" dir="ltr">' in client.get("/sign-in").text


def test_what_was_typed_into_a_form_survives_the_end_of_the_session(unit, client):
    actor = make_actor()
    sign_in(client, actor)
    with writing_unit():
        end_all_sessions(actor.user_id)

    answer = client.post("/cases/new", data={"first_name": "نورة", "password": "secret", "csrf_token": "old"})

    session.rollback()
    assert answer.headers["Location"].startswith("/sign-in?next=/cases/new")
    kept = typed_before(actor.user_id, "/cases/new")
    assert kept.getlist("first_name") == ["نورة"]
    assert "password" not in kept


def test_a_stranger_cannot_leave_a_draft_for_anybody(unit, client):
    make_user()

    client.post("/cases/new", data={"first_name": "نورة"})

    session.rollback()
    assert session.scalar(select(func.count()).select_from(User)) == 1
    assert entries_of(AccountEvent.STEP_REFUSED) == 0
