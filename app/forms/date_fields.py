"""Dates as people say them: day, month name, year and calendar, four inputs in one fieldset."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import wtforms
from wtforms.utils import unset_value

from app import formatting
from app.dates import Calendar, CardDate, InvalidDate, card_date, gregorian_of, hijri_of, month_name, not_in_future
from app.forms.validators import Shaped
from app.i18n import LazyText, _l, lazy_pgettext
from app.text import InvalidInput, clean, fold_digits

PARTS = ("day", "month", "year", "calendar")
_MONTH_LETTERS = {"h": Calendar.HIJRI, "g": Calendar.GREGORIAN}


def typed_date(typed: Mapping[str, str], whole_day: bool = False) -> CardDate | None:
    """The date of typed `day`, `month`, `year`, `calendar`; None where nothing is. Raises InvalidDate.

    A month is `1`–`12`, or `h7` / `g7` where the list names the months of both calendars. Day and month may both
    be empty when the year alone is known, unless `whole_day`.
    """
    tidy = {part: fold_digits(clean(typed.get(part) or "")) for part in PARTS}
    day, month, year = tidy["day"], tidy["month"].lower(), tidy["year"]
    if not (day or month or year):
        return None
    if tidy["calendar"] not in list(Calendar):
        raise InvalidDate(_l("Choose the calendar"), "calendar")
    calendar = Calendar(tidy["calendar"])
    _check_present(day, month, year, whole_day)
    return card_date(calendar, int(year), _month(month, calendar), int(day) if day else None)


def _check_present(day: str, month: str, year: str, whole_day: bool) -> None:
    if not re.fullmatch(r"[0-9]{4}", year):
        raise InvalidDate(_l("Enter the year in four digits"), "year")
    if day and not re.fullmatch(r"[0-9]{1,2}", day):
        raise InvalidDate(_l("Enter the day in digits"), "day")
    if not month and (day or whole_day):
        raise InvalidDate(_l("Choose the month"), "month")
    if not day and whole_day:
        raise InvalidDate(_l("Enter the day"), "day")
    if not day and month:
        raise InvalidDate(_l("Enter the day, or leave day and month empty if only the year is known"), "day")


def _month(typed: str, calendar: Calendar) -> int | None:
    if not typed:
        return None
    found = re.fullmatch(r"([hg]?)([0-9]{1,2})", typed)
    if not found or not 1 <= int(found[2]) <= 12:
        raise InvalidDate(_l("Choose a month from the list"), "month")
    number, own = int(found[2]), _MONTH_LETTERS.get(found[1], calendar)
    if own is not calendar:
        name = month_name(own, number)
        message = (
            _l("%(month)s is a Hijri month; choose the Hijri calendar or another month", month=name)
            if own is Calendar.HIJRI
            else _l("%(month)s is a Gregorian month; choose the Gregorian calendar or another month", month=name)
        )
        raise InvalidDate(message, "month")
    return number


class _Undrawn:
    """Stands where WTForms expects a widget: these fields are drawn by their parts."""

    input_type = "date-parts"

    def __call__(self, field: wtforms.Field, **attributes: Any) -> str:
        raise TypeError(f"draw {field.name} by its parts")


class CardDateField(Shaped, wtforms.Field):
    """A date as the card says it; `data` is a CardDate.

    `past` refuses what has not come yet, `whole_day` a year alone, `shows_age` adds the age to the sentence below.
    `parts` gives (id, name, value, choices) of each input; `other` is the sentence of the other calendar, or "".
    """

    widget = _Undrawn()
    required_message = _l("Enter the day, the month and the year")
    whole_day = False

    def __init__(
        self,
        label=None,
        validators=(),
        *,
        past: bool = False,
        whole_day: bool | None = None,
        shows_age: bool = False,
        calendar: Calendar = Calendar.HIJRI,
        **options,
    ):
        super().__init__(label, validators, **options)
        self.past, self.shows_age, self.calendar = past, shows_age, calendar
        self.whole_day = self.whole_day if whole_day is None else whole_day

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.process_errors, self.raw_data, self.wrong_part = [], None, None
        self.object_data = self._default() if data is unset_value else data
        self.data = self.object_data
        names = {part: f"{self.name}-{part}" for part in PARTS}
        if formdata is not None and any(name in formdata for name in names.values()):
            self._take({part: str(formdata.get(name, "")) for part, name in names.items()})

    def _default(self) -> Any:
        return self.default() if callable(self.default) else self.default

    def _take(self, typed: dict[str, str]) -> None:
        self.raw_data = [typed[part] for part in PARTS]
        self.data = None
        try:
            found = typed_date(typed, self.whole_day)
            self.data = self.read(not_in_future(found) if found and self.past else found)
        except InvalidDate as fault:
            self.process_errors.append(fault.message)
            self.wrong_part = fault.part

    def read(self, found: CardDate | None) -> Any:
        """`data` of a checked date."""
        return found

    def shown(self) -> CardDate | None:
        """The date that stands in the inputs."""
        return self.data

    def typed_parts(self) -> dict[str, str]:
        """What stands in each input: as typed, else of `data`."""
        if self.raw_data:
            return dict(zip(PARTS, self.raw_data, strict=True))
        found = self.shown()
        if found is None:
            return {"day": "", "month": "", "year": "", "calendar": self.calendar.value}
        letter = found.calendar.value[0]
        month = f"{letter}{found.month}" if found.month else ""
        return {"day": str(found.day or ""), "month": month, "year": str(found.year), "calendar": found.calendar.value}

    @property
    def parts(self) -> dict[str, tuple[str, str, str, list[tuple[str, str | LazyText]]]]:
        """(id, name, value, choices) of the four inputs, in order; the day's input has the field's own id."""
        values = self.typed_parts()
        values["month"] = _lettered(values["month"], values["calendar"])
        choices = {"month": _month_choices(), "calendar": [(each.value, each.label) for each in Calendar]}
        return {
            part: (
                self.id if part == "day" else f"{self.id}-{part}",
                f"{self.name}-{part}",
                values[part],
                choices.get(part, []),
            )
            for part in PARTS
        }

    @property
    def other(self) -> str:
        """«يوافق 13 مارس 1988م، العمر 38 سنة», or "" where there is no date."""
        found = self.typed_or_shown()
        if found is None:
            return ""
        form = "other_calendar_and_age" if self.shows_age else "other_calendar"
        return formatting.FILTERS[form](found)

    other_text = other

    def typed_or_shown(self) -> CardDate | None:
        """The date in the calendar it was typed in; None while it is wrong."""
        if not self.raw_data:
            return self.shown()
        try:
            return typed_date(self.typed_parts(), self.whole_day)
        except InvalidInput:
            return None


class DayField(CardDateField):
    """A whole day in either calendar; `data` is a date."""

    whole_day = True

    def read(self, found: CardDate | None) -> date | None:
        return found.gregorian() if found else None

    def shown(self) -> CardDate | None:
        if self.data is None:
            return None
        return hijri_of(self.data) if self.calendar is Calendar.HIJRI else gregorian_of(self.data)


def _lettered(month: str, calendar: str) -> str:
    """A month typed as a plain number, as the list names it."""
    plain = fold_digits(month)
    return f"{calendar[0]}{int(plain)}" if re.fullmatch(r"[0-9]{1,2}", plain) and calendar in list(Calendar) else month


def _month_choices() -> list[tuple[str, str | LazyText]]:
    names = [
        (f"{calendar.value[0]}{number}", month_name(calendar, number))
        for calendar in Calendar
        for number in range(1, 13)
    ]
    return [("", lazy_pgettext("choose", "Month")), *names]
