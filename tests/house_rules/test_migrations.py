"""Migrations: they end at the models, on both engines, up and down; constraints and triggers included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import CheckConstraint, Engine, inspect, text

from app.database import Base
from app.database.triggers import APPEND_ONLY
from app.factory import create_app
from config import Settings
from tests.support.databases import Databases
from tests.tooling.source import listed

BOOKKEEPING = {"alembic_version"}


@pytest.fixture
def empty_app(databases: Databases, base_settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """The application over a database without any table."""
    url = databases.empty_database()
    made = create_app(replace(base_settings, database_url=url, data_dir=tmp_path))
    with made.app_context():
        yield made
    engine_of(made).dispose()
    databases.drop(url)


def engine_of(app: Flask) -> Engine:
    return app.extensions["wasl.database"].engine


def tables(app: Flask) -> set[str]:
    return set(inspect(engine_of(app)).get_table_names()) - BOOKKEEPING


def triggers(app: Flask) -> set[str]:
    """Names of the tables that a trigger of ours guards."""
    queries = {
        "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT event_object_table FROM information_schema.triggers",
    }
    engine = engine_of(app)
    with engine.connect() as connection:
        return set(connection.execute(text(queries[engine.dialect.name])).scalars())


def checks_of_models() -> set[tuple[str, str]]:
    return {
        (table.name, str(constraint.name))
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }


def checks_of_database(app: Flask) -> set[tuple[str, str]]:
    found = inspect(engine_of(app))
    return {(table, str(check["name"])) for table in tables(app) for check in found.get_check_constraints(table)}


def test_migrations_end_at_the_models(empty_app: Flask) -> None:
    alembic = empty_app.extensions["alembic"]
    alembic.upgrade()

    differences = [str(difference) for difference in alembic.compare_metadata()]

    assert tables(empty_app) == set(Base.metadata.tables)
    assert not differences, listed(["write a migration for these:", *differences])


def test_migrations_make_every_named_check(empty_app: Flask) -> None:
    empty_app.extensions["alembic"].upgrade()

    assert sorted(checks_of_models() ^ checks_of_database(empty_app)) == []


def test_migrations_make_every_append_only_trigger(empty_app: Flask) -> None:
    empty_app.extensions["alembic"].upgrade()

    assert sorted(set(APPEND_ONLY) - triggers(empty_app)) == []


def test_migrations_go_down_to_nothing_and_up_again(empty_app: Flask) -> None:
    alembic = empty_app.extensions["alembic"]
    alembic.upgrade()

    alembic.downgrade("base")

    assert tables(empty_app) == set()
    alembic.upgrade()
    assert tables(empty_app) == set(Base.metadata.tables)
    assert set(APPEND_ONLY) <= triggers(empty_app)


def test_migrations_have_one_newest_version(empty_app: Flask) -> None:
    assert len(empty_app.extensions["alembic"].heads()) == 1


def test_a_model_without_a_migration_is_seen(empty_app: Flask) -> None:
    alembic = empty_app.extensions["alembic"]
    alembic.upgrade()
    with engine_of(empty_app).begin() as connection:
        connection.execute(text("DROP TABLE counters"))

    assert [difference[0] for difference in alembic.compare_metadata()] == ["add_table"]
