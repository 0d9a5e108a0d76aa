"""The trail: appended last, bound together, never changed unnoticed."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.accounts.events import AccountEvent
from app.accounts.queries import console
from app.audit.models import AuditEntry
from app.audit.trail import record
from app.audit.verification import verify_all, verify_chain
from app.database import session
from app.database.units import writing_unit

TAMPERING = [
    "UPDATE audit_entries SET action = 'nothing' WHERE seq = 2",
    "DELETE FROM audit_entries WHERE seq = 3",
    "UPDATE audit_subjects SET subject_id = 'another' WHERE seq = 2",
    "DELETE FROM audit_subjects WHERE seq = 2",
]


def enter(count: int = 3, chains: tuple[str, ...] = ()) -> None:
    for number in range(count):
        with writing_unit():
            record(AccountEvent.CREATED, by=console(), about=[("user", number)], details={"n": number}, chains=chains)


def finding(chain: str = "SYS") -> str:
    return str({report.chain: report for report in verify_all()}[chain].finding)


def test_entries_are_numbered_without_a_gap_and_verify(unit):
    enter(3)

    reports = {report.chain: report for report in verify_all()}

    assert reports["SYS"].entries == 3
    assert reports["SYS"].finding is None


@pytest.mark.parametrize("statement", [*TAMPERING, "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries"])
def test_the_database_refuses_to_change_an_entry(unit, engine_name, statement):
    enter(3)
    if engine_name == "postgresql" and "REPLACE" in statement:
        statement = "TRUNCATE audit_entries CASCADE"

    with pytest.raises(DBAPIError), writing_unit():
        session.execute(text(statement))

    assert verify_chain("SYS", {}).finding is None


@pytest.mark.parametrize("statement", TAMPERING)
def test_a_row_changed_behind_the_triggers_is_named(unit, engine_name, statement):
    enter(4)
    drop_triggers(engine_name)

    with writing_unit():
        if statement.startswith("DELETE FROM audit_entries"):
            session.execute(text("DELETE FROM audit_details WHERE seq = 3"))
            session.execute(text("DELETE FROM audit_subjects WHERE seq = 3"))
        session.execute(text(statement))

    assert finding().startswith("SYS:4 entry 3 is missing" if "seq = 3" in statement else "SYS:2 ")


def test_a_changed_detail_is_named_and_an_erased_one_is_lawful(unit):
    enter(3)
    with writing_unit():
        session.execute(text("DELETE FROM audit_details WHERE seq = 1"))
    assert finding() == "None"

    with writing_unit():
        moved = "(SELECT detail_sealed FROM audit_details WHERE seq = 3)"
        session.execute(text(f"UPDATE audit_details SET detail_sealed = {moved} WHERE seq = 2"))

    assert finding() == "SYS:2 its details cannot be opened: they were changed or moved"


def test_an_entry_cut_off_the_end_is_missed(unit, engine_name):
    enter(3)
    drop_triggers(engine_name)

    with writing_unit():
        for table in ("audit_details", "audit_subjects", "audit_entries"):
            session.execute(text(f"DELETE FROM {table} WHERE seq = 3"))

    assert finding().startswith("SYS:3 is missing")


def test_a_cross_association_event_stands_in_both_chains_under_one_event_id(unit):
    enter(1, chains=("NF", "AH"))

    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.chain)).all()

    assert [entry.chain for entry in entries] == ["AH", "NF"]
    assert entries[0].event_id == entries[1].event_id


def test_a_unit_that_fails_leaves_neither_change_nor_entry(unit):
    with pytest.raises(ZeroDivisionError), writing_unit():
        record(AccountEvent.CREATED, by=console())
        _ = 1 / 0

    enter(1)
    assert session.scalars(select(AuditEntry.seq)).all() == [1]


def test_the_chain_holds_no_personal_data(unit):
    with writing_unit():
        record(AccountEvent.CREATED, by=console(), about=[("user", "7")], details={"name": "نورة القحطاني"})

    row = session.execute(text("SELECT * FROM audit_entries")).one()

    assert "نورة" not in " ".join(str(value) for value in row)


def drop_triggers(engine_name: str) -> None:
    """What somebody with the database's own password could do."""
    with writing_unit():
        for table in ("audit_entries", "audit_subjects"):
            names = ["refuse_update", "refuse_delete"] if engine_name == "sqlite" else ["append_only"]
            for name in names:
                on = "" if engine_name == "sqlite" else f" ON {table}"
                session.execute(text(f"DROP TRIGGER {table}_{name}{on}"))
