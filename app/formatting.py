"""How dates, riyals and masked numbers look: the only place that formats them, so that page and paper agree.

Every text has three dresses. The function itself gives plain text, for files and messages. `FILTERS[name]` gives
HTML with codes and figures in `<bdi dir="ltr">`, for pages. `PAPER[name]` keeps them in the invisible isolates
U+2066…U+2069 that the document kit reads. None becomes "–".
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from markupsafe import Markup, escape

from app import clock, identifiers, words
from app.dates import FIRST_DAY, LAST_DAY, Calendar, CardDate, Precision, age_on, gregorian_of, hijri_of, month_name
from app.i18n import current_locale, gettext, ngettext
from app.money import to_decimal

NOTHING = "–"
COUNT_CAP = 1000
_OPEN, _CLOSE = "\u2066", "\u2069"
_MINUS = "\u2212"
_NO_BREAK = "\u00a0"

FILTERS: dict[str, Callable[..., Markup]] = {}
PAPER: dict[str, Callable[..., str]] = {}


def isolate(text: object) -> str:
    """A code in invisible isolates, so that Arabic around it cannot reorder it; "–" for None or nothing."""
    return f"{_OPEN}{text}{_CLOSE}" if text not in (None, "") else NOTHING


def _dressed(formatter: Callable[..., str]) -> Callable[..., str]:
    """Register the HTML and the paper form of a formatter and give back its plain form."""

    @wraps(formatter)
    def plain(*args: object, **options: object) -> str:
        return formatter(*args, **options).replace(_OPEN, "").replace(_CLOSE, "")

    @wraps(formatter)
    def html(*args: object, **options: object) -> Markup:
        text = str(escape(formatter(*args, **options)))
        return Markup(text.replace(_OPEN, '<bdi dir="ltr">').replace(_CLOSE, "</bdi>"))

    FILTERS[formatter.__name__] = html
    PAPER[formatter.__name__] = formatter
    return plain


def _is_arabic() -> bool:
    return current_locale() == "ar"


@_dressed
def code(text: str | None) -> str:
    """A file number, receipt number or any other code, as it is."""
    return isolate(text)


@_dressed
def number(value: int | None) -> str:
    """`1,234`."""
    return NOTHING if value is None else isolate(f"{value:,}".replace("-", _MINUS))


@_dressed
def count(value: int, cap: int = COUNT_CAP) -> str:
    """A counted list, `87`, or `1,000+` where counting stopped at the cap."""
    return isolate(f"{cap:,}+" if value > cap else f"{value:,}")


@_dressed
def money(halalas: int | None) -> str:
    """`1,234.50`: riyals with two decimals and no unit, as in tables; the minus is U+2212."""
    return NOTHING if halalas is None else isolate(_figure(halalas))


@_dressed
def riyals(halalas: int | None) -> str:
    """«4,200 ريال» or "SAR 4,200": an amount in a sentence; whole riyals go without decimals."""
    return NOTHING if halalas is None else _with_unit(_figure(halalas).removesuffix(".00"))


@_dressed
def riyals_exact(halalas: int | None) -> str:
    """«4,200.00 ريال» or "SAR 4,200.00": an amount with its unit and always two decimals."""
    return NOTHING if halalas is None else _with_unit(_figure(halalas))


def _figure(halalas: int) -> str:
    return f"{_MINUS if halalas < 0 else ''}{to_decimal(abs(halalas)):,.2f}"


def _with_unit(figure: str) -> str:
    return gettext("SAR %(amount)s", amount=isolate(figure))


@_dressed
def amount_in_words(halalas: int) -> str:
    """«فقط ألفا ريال لا غير» or "Two thousand riyals only"."""
    return words.amount_in_words(halalas)


@_dressed
def percent(basis_points: int | None) -> str:
    """`18.43%`, `22.3%`, `30%` of 1843, 2230, 3000 basis points."""
    if basis_points is None:
        return NOTHING
    figure = f"{abs(basis_points) / 100:.2f}".rstrip("0").rstrip(".")
    return isolate(f"{_MINUS if basis_points < 0 else ''}{figure}%")


@_dressed
def card_date_text(found: CardDate | None) -> str:
    """«25 رجب 1408هـ» or "25 Rajab 1408 H": a date with its month's name, as precise as the card."""
    if found is None:
        return NOTHING
    parts = [found.day, month_name(found.calendar, found.month) if found.month else None, found.year]
    return _with_era(" ".join(str(part) for part in parts if part is not None), found)


@_dressed
def card_date_short(found: CardDate | None) -> str:
    """`1408/07/25هـ` or "25 Jul 1988" and "1408/07/25 H": a date for tables; a year alone says that it is one."""
    if found is None:
        return NOTHING
    if found.calendar is Calendar.GREGORIAN and not _is_arabic():
        return _with_era(_english_day(found), found)
    parts = [f"{part:02d}" for part in (found.year, found.month, found.day) if part is not None]
    return _with_era(isolate("/".join(parts)), found)


def _english_day(found: CardDate) -> str:
    name = str(month_name(found.calendar, found.month))[:3] if found.month else None
    return " ".join(str(part) for part in (found.day, name, found.year) if part is not None)


def _with_era(text: str, found: CardDate) -> str:
    eras = {Calendar.HIJRI: "هـ", Calendar.GREGORIAN: "م"} if _is_arabic() else {Calendar.HIJRI: " H"}
    dated = text + eras.get(found.calendar, "")
    return gettext("%(date)s (year)", date=dated) if found.precision is Precision.YEAR else dated


@_dressed
def other_calendar(found: CardDate | None) -> str:
    """«يوافق 13 مارس 1988م»: the same date in the other calendar."""
    if found is None:
        return NOTHING
    return gettext("That is %(date)s", date=PAPER["card_date_text"](found.other()))


@_dressed
def other_calendar_and_age(found: CardDate | None) -> str:
    """«يوافق 13 مارس 1988م، العمر 38 سنة»: what stands under a birth date that was typed."""
    if found is None:
        return NOTHING
    years = age_on(found, clock.today())
    if years < 0:
        return PAPER["other_calendar"](found)
    return gettext("%(same_day)s, age %(age)s", same_day=PAPER["other_calendar"](found), age=PAPER["age"](years))


@_dressed
def age(years: int | None) -> str:
    """«38 سنة»; a child before its first birthday is «أقل من سنة»."""
    if years is None:
        return NOTHING
    return ngettext("%(num)s year", "%(num)s years", years) if years > 0 else gettext("under 1 year")


@_dressed
def day_both(day: date | None) -> str:
    """`1448/06/13هـ الموافق 2026/11/23م` or "23 Nov 2026 (1448/06/13 H)": a day on paper, in both calendars."""
    if day is None:
        return NOTHING
    western = PAPER["card_date_short"](gregorian_of(day))
    if not _in_table(day):
        return western
    hijri = PAPER["card_date_short"](hijri_of(day))
    return f"{hijri} الموافق {western}" if _is_arabic() else f"{western} ({hijri})"


@_dressed
def day_short(day: date | None) -> str:
    """`1448/06/13هـ` or "23 Nov 2026": a day on a page, in the calendar its readers use."""
    return NOTHING if day is None else PAPER["card_date_short"](_readers_date(day))


@_dressed
def day_long(day: date | None) -> str:
    """«13 جمادى الآخرة 1448هـ» or "23 November 2026"."""
    return NOTHING if day is None else PAPER["card_date_text"](_readers_date(day))


def _readers_date(day: date) -> CardDate:
    return hijri_of(day) if _is_arabic() and _in_table(day) else gregorian_of(day)


def _in_table(day: date) -> bool:
    return FIRST_DAY <= day <= LAST_DAY


@_dressed
def day_iso(day: date | None) -> str:
    """`2026-11-23`: a day in files and in the trail."""
    return "" if day is None else isolate(day.isoformat())


@_dressed
def moment(when: datetime | None) -> str:
    """`1448/06/09هـ 09:05` or "19 Nov 2026, 09:05", on Riyadh's clock."""
    if when is None:
        return NOTHING
    there = clock.riyadh(when)
    return f"{PAPER['day_short'](there.date())}{'' if _is_arabic() else ','} {isolate(f'{there:%H:%M}')}"


@_dressed
def moment_near(when: datetime | None) -> str:
    """The same with «اليوم 08:10» and «أمس 14:05» for today and yesterday."""
    if when is None:
        return NOTHING
    there = clock.riyadh(when)
    days = (clock.today() - there.date()).days
    if days == 0:
        return gettext("Today %(time)s", time=isolate(f"{there:%H:%M}"))
    if days == 1:
        return gettext("Yesterday %(time)s", time=isolate(f"{there:%H:%M}"))
    return PAPER["moment"](when)


@_dressed
def moment_iso(when: datetime | None) -> str:
    """`2026-11-23T10:42:18+03:00`: a moment in files, on Riyadh's clock."""
    return "" if when is None else isolate(clock.riyadh(when).isoformat(timespec="seconds"))


@_dressed
def clock_time(when: datetime) -> str:
    """`10:42`, on Riyadh's clock."""
    return isolate(f"{clock.riyadh(when):%H:%M}")


@_dressed
def relative_days(day: date, today: date | None = None) -> str:
    """«اليوم»، «منذ 4 أيام»، «بعد 3 أيام»: how far a day is from today in Riyadh."""
    days = (day - (today or clock.today())).days
    if days == 0:
        return gettext("today")
    if days < 0:
        return ngettext("%(num)s day ago", "%(num)s days ago", -days)
    return ngettext("in %(num)s day", "in %(num)s days", days)


@_dressed
def days_left(due: date, today: date | None = None) -> str:
    """«متأخرة 4 أيام»، «آخر يوم اليوم»، «باقٍ 3 أيام»: the age of something that is due."""
    days = (due - (today or clock.today())).days
    if days == 0:
        return gettext("due today")
    if days < 0:
        return ngettext("%(num)s day late", "%(num)s days late", -days)
    return ngettext("%(num)s day left", "%(num)s days left", days)


@_dressed
def month_period(period: str) -> str:
    """«نوفمبر 2026» of `2026-11`."""
    year, month = (int(part) for part in period.split("-"))
    return f"{month_name(Calendar.GREGORIAN, month)} {year}"


@_dressed
def mask_id(identity_number: str | None) -> str:
    """`••••••0016`."""
    return isolate(identifiers.mask_id(identity_number) if identity_number else None)


@_dressed
def mask_mobile(e164: str | None) -> str:
    """`•••••• 0123`."""
    return isolate(identifiers.mask_mobile(e164) if e164 else None)


@_dressed
def mask_iban(account: str | None) -> str:
    """`SA•• •••• … 5678`."""
    return isolate(identifiers.mask_iban(account) if account else None)


@_dressed
def mobile(e164: str | None) -> str:
    """`050 123 4567` of a Saudi mobile in E.164: revealed, as people dial it."""
    found = re.fullmatch(r"\+966(\d{2})(\d{3})(\d{4})", e164 or "")
    return isolate(_NO_BREAK.join(("0" + found[1], found[2], found[3])) if found else e164)


@_dressed
def iban(account: str | None) -> str:
    """`SA03 8000 0000 …` in groups of four that no line break separates: revealed."""
    return isolate(_NO_BREAK.join(re.findall(".{1,4}", account or "")))
