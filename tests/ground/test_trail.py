"""The trail: appended last, bound together, never changed unnoticed."""
from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.accounts.events import AccountEvent
from app.accounts.queries import console
from app.audit.trail import record
from app.audit.verification import verify_all
from app.database.units import writing_unit


def test_entries_are_numbered_without_a_gap_and_verify(unit):
    for _ in range(3):
        with writing_unit():
            record(AccountEvent.CREATED, by=console(), about=[("user", "1")])

    reports = {report.chain: report for report in verify_all()}

    assert reports["SYS"].entries == 3
    assert reports["SYS"].finding is None
