"""Two calendars: the printed Umm al-Qura table, dates as precise as the card, and ages."""

from datetime import date

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from app.dates import (
    FIRST_DAY,
    LAST_DAY,
    Calendar,
    CardDate,
    InvalidDate,
    Precision,
    age_on,
    card_date,
    gregorian_of,
    hijri_of,
    hijri_year,
    month_length,
    month_name,
    not_in_future,
    period_month,
    weekday_name,
)
from app.i18n import use_locale

HIJRI, GREGORIAN = Calendar.HIJRI, Calendar.GREGORIAN

# Hijri day, Gregorian day, weekday: the first six were printed side by side in official papers.
WITNESSED = """
1441-03-25 2019-11-22 الجمعة
1441-05-26 2020-01-21 الثلاثاء
1439-10-20 2018-07-04 الأربعاء
1443-02-09 2021-09-16 الخميس
1444-09-05 2023-03-27 الاثنين
1443-02-07 2021-09-14 الثلاثاء
1343-01-01 1924-08-01 الجمعة
1350-01-01 1931-05-19 الثلاثاء
1365-07-01 1946-05-31 الجمعة
1380-07-01 1960-12-19 الاثنين
1390-07-01 1970-09-02 الأربعاء
1395-07-01 1975-07-10 الخميس
1400-01-01 1979-11-20 الثلاثاء
1400-07-01 1980-05-15 الخميس
1405-07-01 1985-03-22 الجمعة
1410-07-01 1990-01-27 السبت
1415-07-01 1994-12-03 السبت
1419-07-01 1998-10-21 الأربعاء
1420-01-01 1999-04-17 السبت
1430-01-01 2008-12-29 الاثنين
1440-01-01 2018-09-11 الثلاثاء
1445-01-01 2023-07-19 الأربعاء
1446-01-01 2024-07-07 الأحد
1447-01-01 2025-06-26 الخميس
1448-01-01 2026-06-16 الثلاثاء
1448-05-12 2026-10-23 الجمعة
1448-06-13 2026-11-23 الاثنين
1448-09-01 2027-02-08 الاثنين
1448-10-01 2027-03-09 الثلاثاء
1449-01-01 2027-06-06 الأحد
1450-01-01 2028-05-25 الخميس
1500-12-30 2077-11-16 الثلاثاء
"""
PAIRS = [tuple(line.split()) for line in WITNESSED.strip().splitlines()]

LENGTHS = {
    1440: "29 30 29 30 30 30 29 30 29 30 29 29",
    1446: "29 30 30 30 29 30 30 29 29 30 29 29",
    1447: "30 29 30 30 30 29 30 29 30 29 30 29",
    1448: "29 30 29 30 30 29 30 30 29 30 29 30",
    1449: "29 29 30 29 30 29 30 30 29 30 30 29",
    1450: "30 29 30 29 29 30 29 30 29 30 30 29",
}


@pytest.mark.parametrize(("hijri", "gregorian", "weekday"), PAIRS)
def test_a_day_is_the_same_day_in_both_calendars(hijri: str, gregorian: str, weekday: str) -> None:
    card = CardDate.parse(f"H{hijri}")

    assert card.gregorian() == date.fromisoformat(gregorian)
    assert hijri_of(date.fromisoformat(gregorian)) == card
    with use_locale("ar"):
        assert str(weekday_name(card.gregorian())) == weekday


@pytest.mark.parametrize(("year", "lengths"), LENGTHS.items())
def test_months_have_the_length_of_the_printed_table(year: int, lengths: str) -> None:
    assert [month_length(HIJRI, year, month) for month in range(1, 13)] == [int(days) for days in lengths.split()]


FAULTS = [
    (
        (HIJRI, 1435, 8, 30),
        "day",
        "شهر شعبان 1435هـ تسعة وعشرون يومًا، راجع اليوم",
        "Shaban 1435 has 29 days; check the day",
    ),
    (
        (HIJRI, 1446, 9, 30),
        "day",
        "شهر رمضان 1446هـ تسعة وعشرون يومًا، راجع اليوم",
        "Ramadan 1446 has 29 days; check the day",
    ),
    (
        (HIJRI, 1448, 1, 30),
        "day",
        "شهر محرم 1448هـ تسعة وعشرون يومًا، راجع اليوم",
        "Muharram 1448 has 29 days; check the day",
    ),
    ((HIJRI, 1448, 2, 31), "day", "شهر صفر 1448هـ ثلاثون يومًا، راجع اليوم", "Safar 1448 has 30 days; check the day"),
    (
        (GREGORIAN, 2026, 2, 29),
        "day",
        "شهر فبراير 2026م 28 يومًا، راجع اليوم",
        "February 2026 has 28 days; check the day",
    ),
    ((GREGORIAN, 2024, 4, 31), "day", "شهر أبريل 2024م 30 يومًا، راجع اليوم", "April 2024 has 30 days; check the day"),
    ((HIJRI, 1448, 1, 0), "day", "أول أيام الشهر 1، راجع اليوم", "Days begin at 1; check the day"),
    ((HIJRI, 1448, 13, 1), "month", "اختر شهرًا من القائمة", "Choose a month from the list"),
    ((HIJRI, 1448, 0, 1), "month", "اختر شهرًا من القائمة", "Choose a month from the list"),
    ((HIJRI, 1448, None, 1), "month", "اختر الشهر", "Choose the month"),
    ((HIJRI, 1342, 12, 29), "year", "اكتب سنة هجرية من 1343 إلى 1500", "Enter a Hijri year from 1343 to 1500"),
    ((HIJRI, 1501, 1, 1), "year", "اكتب سنة هجرية من 1343 إلى 1500", "Enter a Hijri year from 1343 to 1500"),
    (
        (GREGORIAN, 1924, 7, 31),
        "year",
        "اكتب تاريخًا ميلاديًا من أغسطس 1924 إلى 2077",
        "Enter a date from August 1924 to 2077",
    ),
    (
        (GREGORIAN, 2077, 11, 17),
        "year",
        "اكتب تاريخًا ميلاديًا من أغسطس 1924 إلى 2077",
        "Enter a date from August 1924 to 2077",
    ),
    (
        (HIJRI, 1988, 3, 13),
        "year",
        "1988 سنة ميلادية، اختر التقويم الميلادي",
        "1988 is a Gregorian year; choose the Gregorian calendar",
    ),
    (
        (GREGORIAN, 1408, 7, 25),
        "year",
        "1408 سنة هجرية، اختر التقويم الهجري",
        "1408 is a Hijri year; choose the Hijri calendar",
    ),
]


@pytest.mark.parametrize(("parts", "part", "arabic", "english"), FAULTS)
def test_a_day_that_never_was_is_refused_with_its_own_words(parts, part: str, arabic: str, english: str) -> None:
    with pytest.raises(InvalidDate) as fault:
        card_date(*parts)

    assert fault.value.part == part
    with use_locale("ar"):
        assert str(fault.value) == arabic
    with use_locale("en"):
        assert str(fault.value) == english


@time_machine.travel("2026-11-23T20:59:00Z", tick=False)
def test_today_is_not_in_the_future_and_tomorrow_is() -> None:
    assert not_in_future(card_date(GREGORIAN, 2026, 11, 23))
    assert not_in_future(card_date(HIJRI, 1448, 6, 13))
    assert not_in_future(card_date(HIJRI, 1448))
    for later in (card_date(GREGORIAN, 2026, 11, 24), card_date(HIJRI, 1448, 6, 14), card_date(HIJRI, 1449)):
        with pytest.raises(InvalidDate):
            not_in_future(later)


@time_machine.travel("2026-11-23T21:01:00Z", tick=False)
def test_the_day_changes_at_midnight_in_riyadh() -> None:
    assert not_in_future(card_date(GREGORIAN, 2026, 11, 24))


def test_a_year_alone_counts_from_the_first_of_july_after_conversion() -> None:
    assert card_date(GREGORIAN, 1952).gregorian() == date(1952, 7, 1)
    assert card_date(HIJRI, 1371).gregorian() == date(1952, 7, 1)
    assert card_date(HIJRI, 1371).other() == CardDate(GREGORIAN, 1952)


def test_the_other_calendar_is_as_precise_as_the_card() -> None:
    assert card_date(HIJRI, 1408, 7, 25).other() == CardDate(GREGORIAN, 1988, 3, 13)
    assert card_date(GREGORIAN, 1988, 3, 13).other() == CardDate(HIJRI, 1408, 7, 25)
    assert card_date(HIJRI, 1408, 7).other() == CardDate(GREGORIAN, 1988, 3)
    assert card_date(HIJRI, 1408).precision is Precision.YEAR


AGES = [
    ("G1988-03-13", date(2026, 3, 12), 37),
    ("G1988-03-13", date(2026, 3, 13), 38),
    ("H1408-07-25", date(2026, 11, 23), 38),
    ("G2008-02-29", date(2026, 2, 28), 17),
    ("G2008-02-29", date(2026, 3, 1), 18),
    ("H1371", date(2026, 6, 30), 73),
    ("H1371", date(2026, 7, 1), 74),
    ("G2026-11-23", date(2026, 11, 23), 0),
]


@pytest.mark.parametrize(("born", "day", "years"), AGES)
def test_age_is_full_gregorian_years(born: str, day: date, years: int) -> None:
    assert age_on(CardDate.parse(born), day) == years


@pytest.mark.parametrize("stored", ["", "1408-07-25", "H1408-7-25", "H1408-07-25 ", "X1408"])
def test_a_text_that_is_no_stored_date_is_not_guessed(stored: str) -> None:
    with pytest.raises(ValueError, match="not a stored date"):
        CardDate.parse(stored)


def test_the_year_of_numbers_is_hijri_and_the_month_of_claims_gregorian() -> None:
    assert hijri_year(date(2026, 6, 15)) == 1447
    assert hijri_year(date(2026, 6, 16)) == 1448
    assert period_month(date(2026, 6, 16)) == "2026-06"


def test_months_have_the_names_people_use() -> None:
    with use_locale("ar"):
        assert [str(month_name(HIJRI, month)) for month in (1, 4, 12)] == ["محرم", "ربيع الآخر", "ذو الحجة"]
        assert [str(month_name(GREGORIAN, month)) for month in (1, 5, 12)] == ["يناير", "مايو", "ديسمبر"]
    with use_locale("en"):
        assert [str(month_name(HIJRI, 8)), str(month_name(GREGORIAN, 5))] == ["Shaban", "May"]


days = st.dates(FIRST_DAY, LAST_DAY)


@given(days)
def test_there_and_back_is_the_same_day(day: date) -> None:
    assert hijri_of(day).gregorian() == day
    assert gregorian_of(day).other().other() == gregorian_of(day)


@given(days, st.sampled_from(Calendar), st.integers(1, 3))
def test_what_is_stored_is_read_back(day: date, calendar: Calendar, known: int) -> None:
    whole = hijri_of(day) if calendar is HIJRI else gregorian_of(day)
    card = CardDate(calendar, *(whole.year, whole.month, whole.day)[:known])
    stored = card.iso

    if FIRST_DAY <= card.gregorian() <= LAST_DAY:
        assert CardDate.parse(stored) == card


@given(days)
def test_a_year_alone_lies_near_its_own_year(day: date) -> None:
    hijri = card_date(HIJRI, hijri_of(day).year)

    assert abs((hijri.gregorian() - hijri_of(day).gregorian()).days) <= 370
