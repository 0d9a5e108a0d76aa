"""Numbers without gaps: many writers at once, some of whom give their number back, on each engine of this machine."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask

from app.accounts.queries import association_by_code
from app.database.counters import next_number
from app.database.units import unit_of_work, writing_unit
from app.factory import create_app
from tests.prove.part import Part
from tests.support.databases import Postgres, Sqlite, installation_in, with_template

WRITERS = 8
GIVES_BACK = 7  # Every seventh unit fails after it took its number.


class ChangedTheirMind(Exception):
    """A unit that fails after its number was taken."""


def count_on_sqlite(count: int) -> str:
    with tempfile.TemporaryDirectory() as folder, _application(Path(folder), Sqlite(Path(folder))) as app:
        return f"SQLite: {_many_writers(app, count)}"


def count_on_postgresql(count: int) -> str:
    with tempfile.TemporaryDirectory() as folder, _application(Path(folder), Postgres()) as app:
        return f"PostgreSQL: {_many_writers(app, count)}"


@contextmanager
def _application(folder: Path, databases: Sqlite | Postgres) -> Iterator[Flask]:
    settings = installation_in(folder)
    with ExitStack() as opened:
        opened.enter_context(with_template(databases, settings))
        app = create_app(replace(settings, database_url=databases.fresh_database()))
        opened.callback(app.extensions["wasl.database"].engine.dispose)
        yield app


def _many_writers(app: Flask, count: int) -> str:
    taken: list[int] = []
    failures: list[BaseException] = []

    def write(units: int) -> None:
        try:
            with app.app_context(), unit_of_work():
                taken.extend(_take_numbers(units))
        except BaseException as failure:
            failures.append(failure)

    writers = [threading.Thread(target=write, args=(count // WRITERS,)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures, failures[0]
    assert sorted(taken) == list(range(1, len(taken) + 1)), f"{len(taken)} numbers, the highest is {max(taken)}"
    return f"{len(taken):,} numbers from {WRITERS} writers at once, 0 gaps, 0 doubles"


def _take_numbers(units: int) -> list[int]:
    association_id = association_by_code("NF").id
    taken = []
    for unit in range(units):
        try:
            with writing_unit():
                number = next_number(association_id, "proof", 2026)
                if unit % GIVES_BACK == 0:
                    raise ChangedTheirMind
            taken.append(number)
        except ChangedTheirMind:
            continue
    return taken


PARTS = (
    Part("gapless-numbers-sqlite", 8_000, count_on_sqlite),
    Part("gapless-numbers-postgresql", 8_000, count_on_postgresql, needs="PostgreSQL"),
)
