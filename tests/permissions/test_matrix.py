"""The permission matrix: every route, method and role, on one's own and the other association's records."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.accounts.roles import Role
from app.house import Door
from tests.makers.accounts import make_actor, sign_in
from tests.makers.records import make_records
from tests.tooling.knocks import address, knocks

PASSED = {200, 302, 303, 400, 401, 409}
"""What an open door answers to an empty knock: a page, a redirect, a form without its token, a rule, a password."""


def door_of(app: Flask, rule: Rule, method: str) -> Door | None:
    return app.extensions["wasl.house"].doors.get((rule.endpoint, method))


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
