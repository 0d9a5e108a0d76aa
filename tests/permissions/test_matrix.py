"""The permission matrix: every route, method and role, on one's own and the other association's records."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.accounts.roles import Role
from app.house import Door
from tests.makers.accounts import make_actor, sign_in
from tests.makers.records import make_records

PASSED = {200, 302, 303, 400, 401, 409}
"""What an open door answers to an empty knock: a page, a redirect, a form without its token, a rule, a password."""
FILES = "static"


def knocks(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every (rule, method) that the application answers, but for the server's own OPTIONS and HEAD."""
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - {"OPTIONS", "HEAD"}):
            if rule.endpoint != FILES:
                yield rule, method


def door_of(app: Flask, rule: Rule, method: str) -> Door | None:
    return app.extensions["wasl.house"].doors.get((rule.endpoint, method))


def address(app: Flask, rule: Rule, records: dict[str, str]) -> str:
    """The rule's address with these records in it; other values are harmless ones."""
    values = {name: records.get(name) or plain(rule, name) for name in rule.arguments}
    with app.test_request_context():
        return rule.build(values)[1]


def plain(rule: Rule, name: str) -> object:
    return uuid.uuid4() if type(rule._converters[name]).__name__ == "UUIDConverter" else "x"


def test_every_route_has_its_row_and_every_row_its_route(app):
    routes = {(rule.endpoint, method) for rule, method in knocks(app)}
    rows = set(app.extensions["wasl.house"].doors)

    assert routes - rows == set(), "Give these routes a Door row in their room.py."
    assert rows - routes == set(), "These Door rows lead nowhere."


def test_every_record_kind_of_the_table_can_be_made(app, unit):
    kinds = {door.record for door in app.extensions["wasl.house"].doors.values() if door.record}

    assert kinds <= set(make_records("NF"))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_passes_exactly_the_doors_of_the_table(app, unit, client, role):
    own, others = make_records("NF"), make_records("AH")
    sign_in(client, make_actor(role, "NF"))
    app.config["WTF_CSRF_ENABLED"] = False  # Tokens have their own tests; here a knock must reach the record.
    tried, wrong = 0, []

    for rule, method in knocks(app):
        door = door_of(app, rule, method)
        if door.is_public or door.endpoint in ("accounts.leave", "accounts.language"):
            continue
        for records, is_own in ((own, True), (others, False)):
            if not is_own and not door.record:
                continue
            answer = client.open(address(app, rule, records.get(door.record, {})), method=method)
            tried += 1
            if not fits(answer.status_code, door, role, is_own=is_own, method=method):
                wrong.append(f"{role} {method} {rule.rule} own={is_own}: {answer.status_code}")

    assert wrong == []
    assert tried > 40


def fits(status: int, door: Door, role: Role, *, is_own: bool, method: str) -> bool:
    if role not in door.roles:
        return status == 403
    if not is_own:
        return status == 404
    return status in PASSED or status == 403


def test_a_stranger_passes_no_door_but_the_public_ones(app, client):
    for rule, method in knocks(app):
        door = door_of(app, rule, method)
        answer = client.open(address(app, rule, {}), method=method)
        if door.is_public:
            assert not answer.headers.get("Location", "").startswith("/sign-in"), rule.rule
        else:
            assert answer.headers.get("Location", "").startswith("/sign-in"), f"{method} {rule.rule}"
