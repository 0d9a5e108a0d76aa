"""Working days in Saudi Arabia: Sunday to Thursday, without the public holidays of the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Hijri
from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base, session

WEEKEND = (4, 5)
"""Friday and Saturday, as date.weekday() counts."""
SEEN_WITHIN = 3
ANSWER_WITHIN = 7
FIRST_SERVICE_WITHIN = 14
HIJRI_YEARS = range(1448, 1454)
GREGORIAN_YEARS = range(2026, 2032)


class Holiday(Base):
    """A day on which neither association works."""

    __tablename__ = "holidays"

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


def add_working_days(day: date, number: int) -> date:
    """The day that lies `number` working days after `day`; the day itself does not count."""
    holidays = _holidays_after(day)
    while number:
        day += timedelta(days=1)
        number -= day.weekday() not in WEEKEND and day not in holidays
    return day


def _holidays_after(day: date) -> set[date]:
    until = day + timedelta(days=120)
    return set(session.scalars(select(Holiday.day).where(Holiday.day > day, Holiday.day <= until)))


def load_holidays(unit: Session) -> None:
    """Add the public holidays that are not in the table yet; an office may add its own."""
    present = set(unit.scalars(select(Holiday.day)))
    public = {day: name for day, name in _public_holidays() if day not in present}
    unit.add_all(Holiday(day=day, name=name) for day, name in public.items())


def _public_holidays() -> Iterator[tuple[date, str]]:
    for year in GREGORIAN_YEARS:
        yield date(year, 2, 22), "يوم التأسيس"
        yield date(year, 9, 23), "اليوم الوطني"
    for year in HIJRI_YEARS:
        yield from _feast(Hijri(year, 10, 1), "عيد الفطر")
        yield from _feast(Hijri(year, 12, 9), "عيد الأضحى")


def _feast(first: Hijri, name: str) -> Iterator[tuple[date, str]]:
    """Four days from the first one; the labour law's shortest leave for either feast."""
    begins = first.to_gregorian()
    for offset in range(4):
        yield date(begins.year, begins.month, begins.day) + timedelta(days=offset), name
