"""One row says what this database is: a demo or the real thing, so that neither is ever taken for the other."""

from __future__ import annotations

from datetime import datetime

from flask import current_app
from sqlalchemy import CheckConstraint, Engine, inspect, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import clock
from app.database import Base
from config import Settings


class Installation(Base):
    """The only row: when this database was made, and whether it holds invented families."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("number = 1", name="only_one"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_demo: Mapped[bool]
    made_at: Mapped[datetime]


def load_installation(unit: Session) -> None:
    """Mark a new database by the mode it is made in."""
    if unit.get(Installation, 1) is None:
        settings: Settings = current_app.extensions["wasl.settings"]
        unit.add(Installation(number=1, is_demo=settings.is_demo, made_at=clock.now()))


def problem_with(engine: Engine, settings: Settings) -> str:
    """Why this database must not be used in this mode; empty when it may."""
    tables = set(inspect(engine).get_table_names()) - {"alembic_version"}
    if not tables:
        return ""
    if "installation" not in tables:
        return "DATABASE_URL holds tables that are not Wasl's."
    with engine.connect() as connection:
        is_demo = connection.execute(select(Installation.is_demo)).scalar()
    if is_demo is None or bool(is_demo) == settings.is_demo:
        return ""
    if settings.is_demo:
        return "DATABASE_URL holds a real installation; demo mode does not touch it."
    return "This database holds demo families. Start it with WASL_DEMO=1, or use another DATABASE_URL."
