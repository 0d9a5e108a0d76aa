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
}
"""Table → primary key; a row with that key cannot be replaced, changed or deleted."""

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
