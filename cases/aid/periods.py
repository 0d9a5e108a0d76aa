"""The period a claim stands for: the month, the Ramadan, the year, or once."""

from __future__ import annotations

from datetime import date

from app import formatting
from app.dates import hijri_year, period_month
from app.i18n import gettext as _
from cases.aid.catalogue import KindGroup, PeriodCalendar

ONCE = "once"
RAMADAN = "-ramadan"
MONTHS_BACK, MONTHS_AHEAD = 2, 6


def period_of(group: KindGroup, month: str) -> str:
    """The period of a kind for aid of a month (`2026-11`): `2026-11`, `1448-ramadan`, `2026` or `once`."""
    calendar = group.calendar
    if calendar is PeriodCalendar.MONTH:
        return month
    if calendar is PeriodCalendar.RAMADAN:
        return f"{hijri_year(_middle(month))}{RAMADAN}"
    return month[:4] if calendar is PeriodCalendar.YEAR else ONCE


def period_label(period: str) -> str:
    """The words of a period: «نوفمبر 2026», «رمضان 1448هـ», «عام 2026», «مرة واحدة»."""
    if period == ONCE:
        return _("Once only")
    if period.endswith(RAMADAN):
        return _("Ramadan %(year)s", year=period.removesuffix(RAMADAN))
    return formatting.month_period(period) if "-" in period else _("The year %(year)s", year=period)


def months_offered(today: date) -> list[tuple[str, str]]:
    """(month, words) that aid may be asked for: a few months around today."""
    months = [_shifted(today, step) for step in range(-MONTHS_BACK, MONTHS_AHEAD + 1)]
    return [(month, formatting.month_period(month)) for month in months]


def last_months(today: date, count: int = 12) -> list[str]:
    """The months up to this one, the oldest first."""
    return [_shifted(today, step) for step in range(1 - count, 1)]


def _shifted(day: date, months: int) -> str:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return period_month(date(years, month + 1, 1))


def _middle(month: str) -> date:
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, 15)
