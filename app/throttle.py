"""How often something may be tried: counters by kind, keyed digest of the value and five-minute window."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import PrimaryKeyConstraint, String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database import Base, session
from app.sealed import blind_index

WINDOW = timedelta(minutes=5)


class ThrottleCounter(Base):
    """Tries of one kind by one source within one window; the source is kept as a keyed digest only."""

    __tablename__ = "throttle_counters"
    __table_args__ = (PrimaryKeyConstraint("kind", "source", "window_at"),)

    kind: Mapped[str] = mapped_column(String(30))
    source: Mapped[str] = mapped_column(String(64))
    window_at: Mapped[datetime]
    tries: Mapped[int]


def count_try(kind: str, source: str) -> int:
    """Count one try and return how many there are in this window. Needs a writing unit."""
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    columns = ThrottleCounter.__table__.c
    statement = (
        insert(ThrottleCounter)
        .values(kind=kind, source=blind_index("throttle", source), window_at=window_of(clock.now()), tries=1)
        .on_conflict_do_update(index_elements=["kind", "source", "window_at"], set_={"tries": columns.tries + 1})
        .returning(columns.tries)
    )
    return session.execute(statement).scalar_one()


def tries_left(kind: str, source: str, limit: int) -> int:
    """How many tries of the window remain; 0 or less means refused. Reads only."""
    key = (kind, blind_index("throttle", source), window_of(clock.now()))
    counter = session.get(ThrottleCounter, key)
    return limit - (counter.tries if counter else 0)


def window_of(moment: datetime) -> datetime:
    """The start of the five-minute window that a moment lies in."""
    seconds = int(WINDOW.total_seconds())
    start = int(moment.timestamp()) // seconds * seconds
    return datetime.fromtimestamp(start, moment.tzinfo)
