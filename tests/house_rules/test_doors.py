"""Every address is in the permission table, strangers are sent to sign-in, and every page says its language."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.house import House
from tests.tooling.knocks import address, knocks
from tests.tooling.source import listed

PUBLIC = {"accounts.sign_in", "accounts.language", "health.healthz", "health.readyz"}
"""Where a stranger may look. A new one is a decision for the whole project, so it is written here too."""


def token(client: FlaskClient) -> str:
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/sign-in").text).group(1)


def test_every_address_has_its_row_in_the_permission_table(app: Flask) -> None:
    house: House = app.extensions["wasl.house"]

    without = [
        f"{method} {rule.rule}: add Door({rule.endpoint!r}, methods=({method!r},)) to its room.py"
        for rule, method in knocks(app)
        if (rule.endpoint, method) not in house.doors
    ]

    assert not without, listed(without)


def test_the_permission_table_names_no_address_that_does_not_exist(app: Flask) -> None:
    house: House = app.extensions["wasl.house"]
    existing = {(rule.endpoint, method) for rule, method in knocks(app)}

    assert sorted(set(house.doors) - existing) == []


def test_only_the_short_list_is_public(app: Flask) -> None:
    house: House = app.extensions["wasl.house"]

    assert {door.endpoint for door in house.doors.values() if door.is_public} == PUBLIC


def test_a_stranger_is_sent_to_sign_in_from_everywhere_else(app: Flask, client: FlaskClient) -> None:
    csrf = {"csrf_token": token(client)}
    let_in = []
    for rule, method in knocks(app):
        if rule.endpoint in PUBLIC:
            continue
        answer = client.open(address(app, rule), method=method, data=csrf if method != "GET" else None)
        if answer.status_code != 302 or not answer.location.startswith("/sign-in"):
            let_in.append(f"{method} {rule.rule} answered {answer.status}")

    assert len(knocks(app)) > len(PUBLIC)
    assert not let_in, listed(let_in)


@pytest.mark.parametrize(("locale", "top"), [("ar", '<html lang="ar" dir="rtl"'), ("en", '<html lang="en" dir="ltr"')])
@pytest.mark.parametrize("where", ["/sign-in", "/no-such-address"])
def test_every_page_for_strangers_says_its_language(client: FlaskClient, locale: str, top: str, where: str) -> None:
    client.get(f"/language/{locale}")

    assert top in client.get(where).text


def test_the_page_is_arabic_until_somebody_chooses(client: FlaskClient) -> None:
    assert '<html lang="ar" dir="rtl"' in client.get("/sign-in").text
