"""Dates: our checked conversion beside the bare library."""

from __future__ import annotations

from hijridate import Gregorian

from app.dates import Calendar, card_date
from benchmarks.bench import Bench

DAYS = [(year, month, day) for year in range(1950, 2020) for month in range(1, 13) for day in (1, 11, 21)]


def _ours() -> list[str]:
    return [card_date(Calendar.GREGORIAN, *day).other().iso for day in DAYS]


def _bare() -> list[str]:
    return [str(Gregorian(*day).to_hijri()) for day in DAYS]


BENCHES = (Bench("a card's date in the other calendar", _ours, _bare, "hijridate alone", goal=6.0),)
