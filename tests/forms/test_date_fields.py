"""Dates by day, month name, year and calendar."""

from datetime import date

import pytest
import time_machine

from app.dates import Calendar, CardDate, InvalidDate
from app.forms import CardDateField, DayField, Form, typed_date
from app.i18n import use_locale


class DatesForm(Form):
    born = CardDateField("Birth date", past=True, shows_age=True)
    expires = CardDateField("Expiry", optional=True, whole_day=True)
    seen = DayField("Seen", past=True, optional=True, calendar=Calendar.GREGORIAN)


@pytest.fixture(autouse=True)
def frozen_today():
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False):
        yield


def parts(name: str, day: str, month: str, year: str, calendar: str = "hijri") -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year, f"{name}-calendar": calendar}


RIGHT = [
    (("25", "h7", "1408", "hijri"), "H1408-07-25"),
    (("٢٥", "٧", "١٤٠٨", "hijri"), "H1408-07-25"),
    (("13", "g3", "1988", "gregorian"), "G1988-03-13"),
    ((" 13 ", "3", "1988", "gregorian"), "G1988-03-13"),
    (("", "", "1371", "hijri"), "H1371"),
    (("", "", "1952", "gregorian"), "G1952"),
]


@pytest.mark.parametrize(("typed", "stored"), RIGHT)
def test_a_date_is_kept_as_the_card_says_it(post, typed, stored: str) -> None:
    form = post(DatesForm, parts("born", *typed))

    assert form.is_right, form.errors
    assert form.born.data.iso == stored


WRONG = [
    (("30", "h8", "1435", "hijri"), "شهر شعبان 1435هـ تسعة وعشرون يومًا، راجع اليوم"),
    (("31", "g2", "2020", "gregorian"), "شهر فبراير 2020م 29 يومًا، راجع اليوم"),
    (("14", "h6", "1448", "hijri"), "هذا التاريخ لم يأتِ بعد، راجع السنة"),
    (("", "", "1449", "hijri"), "هذا التاريخ لم يأتِ بعد، راجع السنة"),
    (("1", "h1", "1342", "hijri"), "اكتب سنة هجرية من 1343 إلى 1500"),
    (("13", "g3", "1988", "hijri"), "مارس شهر ميلادي، اختر التقويم الميلادي أو شهرًا آخر"),
    (("25", "h7", "1408", "gregorian"), "رجب شهر هجري، اختر التقويم الهجري أو شهرًا آخر"),
    (("25", "7", "1408", "gregorian"), "1408 سنة هجرية، اختر التقويم الهجري"),
    (("25", "h7", "88", "hijri"), "اكتب السنة بأربعة أرقام"),
    (("25", "", "1408", "hijri"), "اختر الشهر"),
    (("", "h7", "1408", "hijri"), "اكتب اليوم، أو اترك اليوم والشهر فارغين إذا لم تُعرف إلا السنة"),
    (("الأول", "h7", "1408", "hijri"), "اكتب اليوم بالأرقام"),
    (("25", "h13", "1408", "hijri"), "اختر شهرًا من القائمة"),
    (("25", "h7", "1408", "julian"), "اختر التقويم"),
    (("25", "h7", "", "hijri"), "اكتب السنة بأربعة أرقام"),
    (("", "", "", "hijri"), "اكتب اليوم والشهر والسنة"),
]


@pytest.mark.parametrize(("typed", "words"), WRONG)
def test_a_wrong_date_has_its_own_words_and_stays_typed(post, words_of, typed, words: str) -> None:
    form = post(DatesForm, parts("born", *typed))

    assert form.born.data is None
    with use_locale("ar"):
        assert words_of(form) == {"born": words}
    assert [form.born.typed_parts()[part] for part in ("day", "month", "year", "calendar")] == list(typed)


def test_the_part_to_look_at_is_known(post) -> None:
    assert post(DatesForm, parts("born", "30", "h8", "1435")).born.wrong_part == "day"
    assert post(DatesForm, parts("born", "1", "h8", "1342")).born.wrong_part == "year"


def test_an_expiry_may_lie_ahead_but_must_be_a_whole_day(post, words_of) -> None:
    born = parts("born", "25", "h7", "1408")

    ahead = post(DatesForm, {**born, **parts("expires", "20", "h1", "1449")})
    year_only = post(DatesForm, {**born, **parts("expires", "", "", "1449")})

    assert ahead.is_right and ahead.expires.data.iso == "H1449-01-20"
    with use_locale("ar"):
        assert words_of(year_only) == {"expires": "اختر الشهر"}


def test_a_day_is_a_day_in_either_calendar(post) -> None:
    born = parts("born", "25", "h7", "1408")

    hijri = post(DatesForm, {**born, **parts("seen", "12", "h5", "1448")})
    gregorian = post(DatesForm, {**born, **parts("seen", "23", "g10", "2026", "gregorian")})
    none = post(DatesForm, {**born, **parts("seen", "", "", "")})

    assert hijri.seen.data == gregorian.seen.data == date(2026, 10, 23)
    assert none.is_right and none.seen.data is None


def test_a_stored_date_fills_the_four_inputs(post) -> None:
    form = post(DatesForm, {}, born=CardDate.parse("G1988-03-13"), seen=date(2026, 10, 23))

    assert [value for _id, _name, value, _choices in form.born.parts.values()] == ["13", "g3", "1988", "gregorian"]
    assert [value for _id, _name, value, _choices in form.seen.parts.values()] == ["23", "g10", "2026", "gregorian"]


def test_the_first_input_has_the_id_that_the_error_links_to(post) -> None:
    form = post(DatesForm, {})

    assert [(part[0], part[1]) for part in form.born.parts.values()] == [
        ("born", "born-day"),
        ("born-month", "born-month"),
        ("born-year", "born-year"),
        ("born-calendar", "born-calendar"),
    ]


def test_the_list_names_the_months_of_both_calendars(post) -> None:
    months = dict(post(DatesForm, {}).born.parts["month"][3])

    assert len(months) == 25
    assert (str(months[""]), str(months["h8"]), str(months["g3"])) == ("الشهر", "شعبان", "مارس")


def test_a_month_typed_as_a_number_is_chosen_in_the_list(post) -> None:
    assert post(DatesForm, parts("born", "30", "8", "1435")).born.parts["month"][2] == "h8"


def test_under_the_date_stands_the_other_calendar_and_the_age(post) -> None:
    right = post(DatesForm, parts("born", "25", "h7", "1408")).born
    wrong = post(DatesForm, parts("born", "30", "h8", "1435")).born

    assert right.other == right.other_text == "يوافق 13 مارس 1988م، العمر 38 سنة"
    assert wrong.other == ""


def test_typed_parts_are_read_outside_a_form_too() -> None:
    typed = {"day": "25", "month": "7", "year": "1408", "calendar": "hijri"}

    assert typed_date(typed) == CardDate.parse("H1408-07-25")
    assert typed_date({}) is None
    with pytest.raises(InvalidDate):
        typed_date({**typed, "day": "31"})
