"""Numbers without gaps: one counter row for each association, series and year, raised inside the writing unit."""

from __future__ import annotations

import uuid

from sqlalchemy import PrimaryKeyConstraint, String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app.database.base import Base
from app.database.session import session


class Counter(Base):
    """The last number given in one series; a rolled-back unit gives its number back."""

    __tablename__ = "counters"
    __table_args__ = (PrimaryKeyConstraint("association_id", "series", "year"),)

    association_id: Mapped[uuid.UUID]
    series: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    value: Mapped[int]


def next_number(association_id: uuid.UUID, series: str, year: int) -> int:
    """The next number of the series, from 1. Call it late: fund rows first, then counters, then the trail."""
    dialect = session.get_bind().dialect.name
    insert = (sqlite if dialect == "sqlite" else postgresql).insert
    statement = (
        insert(Counter)
        .values(association_id=association_id, series=series, year=year, value=1)
        .on_conflict_do_update(
            index_elements=["association_id", "series", "year"], set_={"value": Counter.__table__.c.value + 1}
        )
        .returning(Counter.__table__.c.value)
    )
    return session.execute(statement).scalar_one()
