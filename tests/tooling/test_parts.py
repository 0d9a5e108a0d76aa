"""The parts of the machine that tests use: a PostgreSQL and a Chromium of their own, or a list of what was left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from tests.support.databases import Databases, Postgres
from tests.support.postgres import PostgresServer, find_programs
from tests.tooling.source import ROOT

HERE = "tests/tooling/test_parts.py"


def run_without_chromium(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run one test that needs no browser and one that does, on a machine whose PATH is empty."""
    names = ["test_each_test_has_a_database_of_its_own", "test_the_browser_reaches_the_application"]
    command = [sys.executable, "-m", "pytest", "-q", "-k", f"sqlite and ({' or '.join(names)})", HERE]
    bare = {**os.environ, "PATH": "/nowhere", "CHROMIUM": "", "CI": "", **environment}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)


def test_each_test_has_a_database_of_its_own(databases: Databases) -> None:
    first, second = databases.fresh_database(), databases.fresh_database()

    assert first != second


def test_the_browser_reaches_the_application(page: Page) -> None:
    page.goto("/sign-in")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("input[name=username]").is_visible()


def test_what_is_absent_is_left_out_and_counted() -> None:
    done = run_without_chromium()

    assert done.returncode == 0, done.stdout
    assert "left out: 1 test that needs Chromium" in done.stdout
    assert "1 passed" in done.stdout


def test_ci_does_not_pass_when_a_part_is_absent() -> None:
    done = run_without_chromium(CI="true")

    assert done.returncode == 1
    assert "CI leaves no test out" in done.stdout + done.stderr
    assert "passed" not in done.stdout


@pytest.mark.postgres
def test_postgresql_listens_on_its_socket_only_and_knows_arabic_letters(postgres_databases: Postgres) -> None:
    with psycopg.connect(host=str(postgres_databases.server.folder), user="wasl", dbname="postgres") as connection:
        listens = connection.execute("SHOW listen_addresses").fetchone()
        is_letter = connection.execute(r"SELECT 'ع' ~ '^\w$'").fetchone()

    assert listens == ("",)
    assert is_letter == (True,)
    assert len(str(postgres_databases.server.folder / ".s.PGSQL.5432")) < 100


@pytest.mark.postgres
def test_postgresql_leaves_nothing_behind() -> None:
    server = PostgresServer(find_programs())
    server.start()
    socket = server.folder / ".s.PGSQL.5432"
    assert socket.exists()

    server.stop()

    assert not Path(server.folder).exists()
    assert server.process.poll() is not None
