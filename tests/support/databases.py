"""Databases for tests: migrated once an engine into a template, copied for each test."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.factory import create_app
from app.sealed.keyring import new_keys
from config import Settings
from tests.support.postgres import PostgresServer, find_programs

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
TEMPLATE = "wasl_template"


class Sqlite:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)

    def empty_database(self) -> str:
        """The address of a database without any table."""
        return f"sqlite:///{self.folder / f'{next(self._numbers)}.sqlite3'}"

    def fresh_database(self) -> str:
        """The address of a migrated database that nobody else uses."""
        url = self.empty_database()
        shutil.copyfile(self.folder / TEMPLATE, url.removeprefix("sqlite:///"))
        return url

    def template_url(self) -> str:
        return f"sqlite:///{self.folder / TEMPLATE}"

    def drop(self, url: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(url.removeprefix("sqlite:///") + suffix).unlink(missing_ok=True)

    def close(self) -> None:
        """Files go with pytest's folder."""


class Postgres:
    """Copies that the server makes from one migrated database."""

    def __init__(self) -> None:
        programs = find_programs()
        if programs is None:
            raise RuntimeError("PostgreSQL's programs are not here; the collection should have left this test out.")
        self.server = PostgresServer(programs)
        self.server.start()
        self._numbers = itertools.count(1)

    def empty_database(self) -> str:
        """The address of a database without any table."""
        return self._create("template0")

    def fresh_database(self) -> str:
        """The address of a migrated database that nobody else uses."""
        return self._create(TEMPLATE)

    def template_url(self) -> str:
        self.server.command(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
        return self.server.url(TEMPLATE)

    def drop(self, url: str) -> None:
        name = url.rpartition("/wasl_")[2].partition("?")[0]
        self.server.command(f"DROP DATABASE IF EXISTS wasl_{name} WITH (FORCE)")

    def close(self) -> None:
        self.server.stop()

    def _create(self, template: str) -> str:
        name = f"wasl_{next(self._numbers)}"
        self.server.command(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.server.url(name)


Databases = Sqlite | Postgres


def installation_in(folder: Path) -> Settings:
    """Settings of a test installation with keys of its own; a database is still to be named."""
    keys = folder / "keys.json"
    keys.write_text(new_keys())
    return Settings(data_dir=folder, database_url="", secret_key="s" * 32, keys_file=keys, is_testing=True)


@contextmanager
def with_template(databases: Databases, settings: Settings) -> Iterator[Databases]:
    """Migrate the template once; at the end everything that was made is gone."""
    try:
        app = create_app(replace(settings, database_url=databases.template_url()))
        with app.app_context():
            app.extensions["alembic"].upgrade()
        app.extensions["wasl.database"].engine.dispose()
        yield databases
    finally:
        databases.close()


@pytest.fixture(scope="session")
def base_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a test installation; each test puts its own folder and database in."""
    return installation_in(tmp_path_factory.mktemp("installation"))


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory, base_settings: Settings) -> Iterator[Databases]:
    with with_template(Sqlite(tmp_path_factory.mktemp("sqlite")), base_settings) as databases:
        yield databases


@pytest.fixture(scope="session")
def postgres_databases(base_settings: Settings) -> Iterator[Databases]:
    with with_template(Postgres(), base_settings) as databases:
        yield databases


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Which engine this test runs on: it runs once for each."""
    return request.param


@pytest.fixture
def databases(request: pytest.FixtureRequest, engine_name: str) -> Databases:
    """Makes databases of this test's engine: `fresh_database()` and `empty_database()` give addresses."""
    return request.getfixturevalue("sqlite_databases" if engine_name == "sqlite" else "postgres_databases")


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A migrated database of this test's own."""
    url = databases.fresh_database()
    yield url
    databases.drop(url)
