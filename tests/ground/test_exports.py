"""Numbered documents: gapless serials, one serial for the same paper, a half-drawn one never counts as whole."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select

from app.accounts.roles import Role
from app.audit.models import AuditSubject
from app.database import session
from app.exports.models import ExportFormat, ExportRecord, ExportState
from app.exports.operations import SERVED_AGAIN, Content, Stamp, issue
from tests.makers.accounts import make_actor

ROWS = [["NF-1448-000001", "1234.50"]]


def content(rows: list[list[str]] = ROWS) -> Content:
    return Content("aid_history", "NF-1448-000001", rows, len(rows))


def draw(stamp: Stamp) -> bytes:
    return f"{stamp.serial} {stamp.at.isoformat()} {stamp.hash20}".encode()


def test_serials_follow_each_other_and_the_register_keeps_the_hash(unit, frozen_clock):
    by = make_actor(Role.AUDITOR)

    first = issue(content(), ExportFormat.CSV, draw, by=by)
    second = issue(content([["other"]]), ExportFormat.CSV, draw, by=by)

    assert (first.serial, second.serial) == ("NF-E-2026-000001", "NF-E-2026-000002")
    stored = session.scalar(select(ExportRecord).where(ExportRecord.serial == first.serial))
    assert stored.file_sha256 == sha256(first.data).hexdigest()
    assert stored.state is ExportState.DONE
    assert session.scalar(select(func.count()).select_from(AuditSubject).where(AuditSubject.kind == "export")) == 2


def test_the_same_content_within_ten_minutes_keeps_its_serial_and_its_bytes(unit, frozen_clock):
    by = make_actor(Role.AUDITOR)
    first = issue(content(), ExportFormat.CSV, draw, by=by)

    frozen_clock.shift(SERVED_AGAIN - timedelta(seconds=1))
    again = issue(content(), ExportFormat.CSV, draw, by=by)
    frozen_clock.shift(timedelta(seconds=2))
    later = issue(content(), ExportFormat.CSV, draw, by=by)

    assert again == first
    assert later.serial == "NF-E-2026-000002"


def test_another_person_another_format_and_another_content_get_their_own_serial(unit, frozen_clock):
    by, colleague = make_actor(Role.AUDITOR), make_actor(Role.AUDITOR)
    issued = [
        issue(content(), ExportFormat.CSV, draw, by=by),
        issue(content(), ExportFormat.CSV, draw, by=colleague),
        issue(content(), ExportFormat.PDF, draw, by=by),
        issue(content([["changed"]]), ExportFormat.CSV, draw, by=by),
    ]

    assert len({each.serial for each in issued}) == 4


def test_a_drawing_that_fails_leaves_its_number_marked_as_not_completed(unit):
    def break_off(stamp: Stamp) -> bytes:
        raise ZeroDivisionError

    by = make_actor(Role.AUDITOR)
    with pytest.raises(ZeroDivisionError):
        issue(content(), ExportFormat.PDF, break_off, by=by)
    session.rollback()

    stored = session.scalars(select(ExportRecord)).one()
    assert (stored.state, stored.file_sha256) == (ExportState.RUNNING, None)
    assert issue(content(), ExportFormat.PDF, draw, by=by).serial.endswith("000002")


@pytest.mark.parametrize(("change", "code", "word"), [(b"", 0, "genuine"), (b"x", 2, "altered")])
def test_the_command_tells_a_genuine_file_from_an_altered_one(app, unit, tmp_path, change, code, word):
    file = tmp_path / "file.csv"
    file.write_bytes(issue(content(), ExportFormat.CSV, draw, by=make_actor(Role.AUDITOR)).data + change)
    session.rollback()

    result = app.test_cli_runner().invoke(args=["exports", "verify", str(file)])

    assert (result.exit_code, result.output.startswith(word)) == (code, True)


def test_the_command_does_not_know_a_strangers_file(app, unit, tmp_path):
    file = tmp_path / "file.csv"
    file.write_bytes(b"something else")

    result = app.test_cli_runner().invoke(args=["exports", "verify", str(file)])

    assert (result.exit_code, result.output.startswith("unknown")) == (1, True)
