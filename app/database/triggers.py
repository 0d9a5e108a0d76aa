"""Tables that are only ever added to, and the triggers that keep them so on both engines."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, inspect

APPEND_ONLY: dict[str, tuple[str, ...]] = {
    "audit_entries": ("chain", "seq"),
    "audit_subjects": ("chain", "seq", "kind", "subject_id"),
    "fund_entries": ("id",),
    "aid_revisions": ("id",),
    "decisions": ("id",),
    "hand_overs": ("id",),
    "packets": ("id",),
    "packet_sections": ("packet_id", "section"),
    "file_decisions": ("id",),
    "consents": ("id",),
    "consent_sections": ("consent_id", "section"),
    "consent_withdrawals": ("consent_id",),
    "referral_messages": ("id",),
    "services_given": ("id",),
}
"""Table → primary key; a row with that key cannot be replaced, changed or deleted."""

FROZEN: dict[str, str] = {"assessments": "approved_by IS NOT NULL"}
"""Table → what is true of a row that can no longer be changed or deleted."""

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION wasl_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'table %% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def trigger_statements(dialect: str, table: str, key: Iterable[str]) -> list[str]:
    """The DDL that makes one table append-only on the named dialect ("sqlite" or "postgresql")."""
    return _sqlite(table, key) if dialect == "sqlite" else _postgresql(table)


def create_triggers(connection: Connection) -> None:
    """Make every append-only trigger again; run after each migration, as batch changes drop them silently."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(POSTGRESQL_FUNCTION)
    existing = set(inspect(connection).get_table_names())
    for table, key in APPEND_ONLY.items():
        if table in existing:
            for statement in trigger_statements(connection.dialect.name, table, key):
                connection.exec_driver_sql(statement)
    for table, condition in FROZEN.items():
        if table in existing:
            for statement in frozen_statements(connection.dialect.name, table, condition):
                connection.exec_driver_sql(statement)


def frozen_statements(dialect: str, table: str, condition: str) -> list[str]:
    """The DDL that freezes the rows of one table which fulfil a condition on the old row."""
    statements = []
    for verb in ("UPDATE", "DELETE"):
        name, on = f"{table}_frozen_{verb.lower()}", "" if dialect == "sqlite" else f" ON {table}"
        body = f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is frozen'); END"
        act = body if dialect == "sqlite" else "EXECUTE FUNCTION wasl_append_only()"
        row = f"FOR EACH ROW WHEN (OLD.{condition})" if dialect != "sqlite" else f"WHEN OLD.{condition}"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}{on}",
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {row} {act}",
        ]
    return statements


def _sqlite(table: str, key: Iterable[str]) -> list[str]:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    refuse = f"SELECT RAISE(ABORT, 'table {table} is append-only')"
    statements = []
    for verb in ("UPDATE", "DELETE"):
        name = f"{table}_refuse_{verb.lower()}"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN {refuse}; END",
        ]
    name = f"{table}_refuse_replace"
    return [
        *statements,
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END",
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION wasl_append_only()",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION wasl_append_only()",
    ]
