"""Days in two calendars: what a card says, as precisely as it says it, and what that day is elsewhere."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from app import clock
from app.i18n import Labelled, LazyText, _l, lazy_ngettext, lazy_pgettext
from app.text import InvalidInput

FIRST_DAY = date(1924, 8, 1)  # 1 Muharram 1343
LAST_DAY = date(2077, 11, 16)  # 30 Dhu al-Hijjah 1500
HIJRI_YEARS = (1343, 1500)
GREGORIAN_YEARS = (1924, 2077)


class Calendar(Labelled):
    """The calendar a date is written in; the value is what is stored and posted."""

    HIJRI = "hijri", _l("Hijri")
    GREGORIAN = "gregorian", _l("Gregorian")

    @property
    def another(self) -> "Calendar":
        """The other one of the two."""
        return Calendar.GREGORIAN if self is Calendar.HIJRI else Calendar.HIJRI


class Precision(Labelled):
    """How much of a date is known."""

    DAY = "day", _l("Full date")
    MONTH = "month", _l("Month and year")
    YEAR = "year", _l("Year only")


class InvalidDate(InvalidInput):
    """No such day; `part` ("day", "month" or "year") is what to look at again."""

    def __init__(self, message: object, part: str = "day") -> None:
        super().__init__(message)
        self.part = part


_HIJRI_MONTHS = (
    _l("Muharram"),
    _l("Safar"),
    _l("Rabi al-Awwal"),
    _l("Rabi al-Akhir"),
    _l("Jumada al-Ula"),
    _l("Jumada al-Akhirah"),
    _l("Rajab"),
    _l("Shaban"),
    _l("Ramadan"),
    _l("Shawwal"),
    _l("Dhu al-Qadah"),
    _l("Dhu al-Hijjah"),
)

_GREGORIAN_MONTHS = (
    lazy_pgettext("month", "January"),
    lazy_pgettext("month", "February"),
    lazy_pgettext("month", "March"),
    lazy_pgettext("month", "April"),
    lazy_pgettext("month", "May"),
    lazy_pgettext("month", "June"),
    lazy_pgettext("month", "July"),
    lazy_pgettext("month", "August"),
    lazy_pgettext("month", "September"),
    lazy_pgettext("month", "October"),
    lazy_pgettext("month", "November"),
    lazy_pgettext("month", "December"),
)

_WEEKDAYS = (
    lazy_pgettext("day", "Monday"),
    lazy_pgettext("day", "Tuesday"),
    lazy_pgettext("day", "Wednesday"),
    lazy_pgettext("day", "Thursday"),
    lazy_pgettext("day", "Friday"),
    lazy_pgettext("day", "Saturday"),
    lazy_pgettext("day", "Sunday"),
)


def month_name(calendar: Calendar, month: int) -> LazyText:
    """The name of month 1–12, in the language of the moment it is shown."""
    return (_HIJRI_MONTHS if calendar is Calendar.HIJRI else _GREGORIAN_MONTHS)[month - 1]


def weekday_name(day: date) -> LazyText:
    """The name of the weekday of a day."""
    return _WEEKDAYS[day.weekday()]


@dataclass(frozen=True, slots=True)
class CardDate:
    """A date as a card or a paper says it: calendar, year, and month and day where they are known.

    Made by `card_date` (checked) or `parse` (from storage); never corrected, never converted in place.
    """

    calendar: Calendar
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """DAY, MONTH or YEAR: how much the card says."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def gregorian(self) -> date:
        """The Gregorian day to count from. A year alone counts from 1 July of the Gregorian year that its middle
        lies in (a Hijri year is converted first); a month alone counts from its 15th day."""
        if self.precision is Precision.YEAR:
            middle = _hijri_day(self.year, 7, 1).year if self.calendar is Calendar.HIJRI else self.year
            return date(middle, 7, 1)
        if self.calendar is Calendar.HIJRI:
            return _hijri_day(self.year, self.month, self.day or 15)
        return date(self.year, self.month, self.day or 15)

    def other(self) -> "CardDate":
        """The same date in the other calendar, as precise as this one and no more."""
        day = self.gregorian()
        whole = hijri_of(day) if self.calendar is Calendar.GREGORIAN else gregorian_of(day)
        if self.precision is Precision.YEAR:
            return CardDate(whole.calendar, whole.year)
        return whole if self.precision is Precision.DAY else CardDate(whole.calendar, whole.year, whole.month)

    @property
    def iso(self) -> str:
        """The storage form: `H1408-07-25`, `G1988-03`, `H1371`. `parse` reads it back."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return ("H" if self.calendar is Calendar.HIJRI else "G") + "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "CardDate":
        """The date of a storage form. Raises ValueError where it is none, InvalidDate where no such day exists."""
        found = re.fullmatch(r"([HG])(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
        if not found:
            raise ValueError(f"not a stored date: {text!r}")
        calendar = Calendar.HIJRI if found[1] == "H" else Calendar.GREGORIAN
        return card_date(calendar, *(int(part) for part in found.groups()[1:] if part))


def card_date(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> CardDate:
    """A checked CardDate. Raises InvalidDate: no such month or day, or a year outside the table of 1343–1500 H."""
    _check_year(calendar, year)
    if month is None:
        if day is not None:
            raise InvalidDate(_l("Choose the month"), "month")
    elif not 1 <= month <= 12:
        raise InvalidDate(_l("Choose a month from the list"), "month")
    elif day is not None:
        _check_day(calendar, year, month, day)
    result = CardDate(calendar, year, month, day)
    if not FIRST_DAY <= result.gregorian() <= LAST_DAY:
        raise InvalidDate(_outside_table(calendar), "year")
    return result


def not_in_future(found: CardDate) -> CardDate:
    """The same date. Raises InvalidDate when it has not come yet in Riyadh; a year alone may be this year."""
    today = clock.today()
    if found.precision is Precision.DAY:
        is_future = found.gregorian() > today
    else:
        this = gregorian_of(today) if found.calendar is Calendar.GREGORIAN else hijri_of(today)
        is_future = (found.year, found.month or this.month) > (this.year, this.month)
    if is_future:
        raise InvalidDate(_l("This date has not come yet; look at the year"), "year")
    return found


def _check_year(calendar: Calendar, year: int) -> None:
    first, last = HIJRI_YEARS if calendar is Calendar.HIJRI else GREGORIAN_YEARS
    if first <= year <= last:
        return
    other_first, other_last = GREGORIAN_YEARS if calendar is Calendar.HIJRI else HIJRI_YEARS
    if not other_first <= year <= other_last:
        raise InvalidDate(_outside_table(calendar), "year")
    if calendar is Calendar.HIJRI:
        raise InvalidDate(_l("%(year)s is a Gregorian year; choose the Gregorian calendar", year=year), "year")
    raise InvalidDate(_l("%(year)s is a Hijri year; choose the Hijri calendar", year=year), "year")


def _outside_table(calendar: Calendar) -> LazyText:
    if calendar is Calendar.HIJRI:
        return _l("Enter a Hijri year from %(first)s to %(last)s", first=HIJRI_YEARS[0], last=HIJRI_YEARS[1])
    return _l("Enter a date from August %(first)s to %(last)s", first=GREGORIAN_YEARS[0], last=GREGORIAN_YEARS[1])


def _check_day(calendar: Calendar, year: int, month: int, day: int) -> None:
    if day < 1:
        raise InvalidDate(_l("Days begin at 1; check the day"))
    length = month_length(calendar, year, month)
    if day <= length:
        return
    name = month_name(calendar, month)
    if calendar is Calendar.GREGORIAN:
        message = lazy_ngettext(
            "%(month)s %(year)s has %(num)s day; check the day",
            "%(month)s %(year)s has %(num)s days; check the day",
            length,
            month=name,
            year=year,
        )
    elif length == 29:
        message = _l("%(month)s %(year)s has 29 days; check the day", month=name, year=year)
    else:
        message = _l("%(month)s %(year)s has 30 days; check the day", month=name, year=year)
    raise InvalidDate(message)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """How many days a month has: 29 or 30 in Hijri by the printed Umm al-Qura table, 28–31 in Gregorian."""
    if calendar is Calendar.HIJRI:
        return Hijri(year, month, 1).month_length()
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _hijri_day(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_of(day: date) -> CardDate:
    """The Hijri date of a Gregorian day. Raises InvalidDate outside 1343–1500 H."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidDate(_outside_table(Calendar.GREGORIAN), "year")
    return CardDate(Calendar.HIJRI, *Gregorian.fromdate(day).to_hijri().datetuple())


def gregorian_of(day: date) -> CardDate:
    """A plain day as a CardDate of the Gregorian calendar."""
    return CardDate(Calendar.GREGORIAN, day.year, day.month, day.day)


def hijri_year(day: date) -> int:
    """The Hijri year of a Gregorian day: the year in the numbers of files and referrals."""
    return hijri_of(day).year


def age_on(born: CardDate, day: date) -> int:
    """Full Gregorian years from a birth date to `day`; 0 before the first birthday, negative before the birth."""
    start = born.gregorian()
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def period_month(day: date) -> str:
    """The month a claim counts for: `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"
