"""Units of work: a read unit for looking, a short writing unit for changing; nothing else commits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.database.gate import WriteGate
from app.database.session import current

LOCK_TIMEOUT = "SET LOCAL lock_timeout = '5s'"


@dataclass(frozen=True)
class Database:
    """The engine and the gate of one application, and what must happen as the last act of each writing unit."""

    engine: Engine
    gate: WriteGate
    last_acts: list[Callable[[Session], None]] = field(default_factory=list)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"


def database() -> Database:
    """The database of the current application."""
    return current_app.extensions["wasl.database"]


@contextlib.contextmanager
def unit_of_work() -> Iterator[Session]:
    """Open the session of a request or a command; what was not committed by a writing unit is forgotten."""
    opened = Session(database().engine)
    token = current.set(opened)
    try:
        yield opened
    finally:
        opened.close()
        current.reset(token)


@contextlib.contextmanager
def writing_unit() -> Iterator[Session]:
    """Leave the read unit, write, append what was collected as the last act, commit; any error undoes all of it."""
    here, house = current.get(), database()
    if here.info.get("is_writing"):
        raise RuntimeError("A writing unit is open already; a second one inside it would wait for ever.")
    here.rollback()
    with house.gate.hold():
        try:
            here.info["is_writing"] = True
            connection = here.connection(execution_options={"is_writing": True})
            if not house.is_sqlite:
                connection.execute(text(LOCK_TIMEOUT))
            yield here
            here.flush()
            for last_act in house.last_acts:
                last_act(here)
            here.commit()
        except BaseException:
            here.rollback()
            here.info.clear()
            raise
        finally:
            here.info.pop("is_writing", None)
