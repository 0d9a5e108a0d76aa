"""When a study must be done again."""

from __future__ import annotations

from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month so many Gregorian months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
