"""Calendars: every day of the Hijri table there and back."""

from __future__ import annotations

from datetime import date, timedelta

from app.dates import FIRST_DAY, LAST_DAY, Calendar, CardDate, card_date
from tests.prove.part import Part

EVERY_DAY = (LAST_DAY - FIRST_DAY).days + 1


def convert_every_day(count: int) -> str:
    """Days evenly over the table, at the full count all: to Hijri and back is the same day, and days follow."""
    before = ""
    for step in range(0, EVERY_DAY, EVERY_DAY // count):
        day = FIRST_DAY + timedelta(days=step)
        hijri = _written(day).other()
        assert hijri.calendar is Calendar.HIJRI and hijri.iso > before, f"{day} became {hijri.iso} after {before}"
        assert hijri.other() == _written(day), f"{day} came back as {hijri.other().iso}"
        assert CardDate.parse(hijri.iso) == hijri, f"{hijri.iso} was not read back"
        before = hijri.iso
    return f"{count:,} days from {FIRST_DAY} to {day} converted to Hijri and back, 0 different"


def _written(day: date) -> CardDate:
    return card_date(Calendar.GREGORIAN, day.year, day.month, day.day)


PARTS = (Part("hijri-days", EVERY_DAY, convert_every_day),)
