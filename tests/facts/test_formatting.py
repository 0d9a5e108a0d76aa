"""Dates, riyals and masked numbers look the same wherever they stand."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from app import formatting as shown
from app.dates import CardDate
from app.i18n import use_locale

DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 19, 6, 5, 7, tzinfo=UTC)

# Formatter, value, Arabic, English.
LOOKS = [
    ("money", 300000, "3,000.00", "3,000.00"),
    ("money", 0, "0.00", "0.00"),
    ("money", -123450, "−1,234.50", "−1,234.50"),
    ("money", None, "–", "–"),
    ("riyals", 420000, "4,200 ريال", "SAR 4,200"),
    ("riyals", 123450, "1,234.50 ريال", "SAR 1,234.50"),
    ("riyals", 123400, "1,234 ريال", "SAR 1,234"),
    ("riyals", -50, "−0.50 ريال", "SAR −0.50"),
    ("riyals", None, "–", "–"),
    ("riyals_exact", 420000, "4,200.00 ريال", "SAR 4,200.00"),
    ("amount_in_words", 200000, "فقط ألفا ريال لا غير", "Two thousand riyals only"),
    ("percent", 1843, "18.43%", "18.43%"),
    ("percent", 2230, "22.3%", "22.3%"),
    ("percent", 3000, "30%", "30%"),
    ("percent", 0, "0%", "0%"),
    ("percent", -250, "−2.5%", "−2.5%"),
    ("number", 10214, "10,214", "10,214"),
    ("count", 1000, "1,000", "1,000"),
    ("count", 1001, "1,000+", "1,000+"),
    ("day_both", DAY, "1448/06/13هـ الموافق 2026/11/23م", "23 Nov 2026 (1448/06/13 H)"),
    ("day_short", DAY, "1448/06/13هـ", "23 Nov 2026"),
    ("day_short", date(1900, 1, 2), "1900/01/02م", "2 Jan 1900"),
    ("day_long", DAY, "13 جمادى الآخرة 1448هـ", "23 November 2026"),
    ("day_iso", DAY, "2026-11-23", "2026-11-23"),
    ("moment", MOMENT, "1448/06/09هـ 09:05", "19 Nov 2026, 09:05"),
    ("moment_iso", MOMENT, "2026-11-19T09:05:07+03:00", "2026-11-19T09:05:07+03:00"),
    ("clock_time", MOMENT, "09:05", "09:05"),
    ("card_date_text", CardDate.parse("H1408-07-25"), "25 رجب 1408هـ", "25 Rajab 1408 H"),
    ("card_date_text", CardDate.parse("G1988-03-13"), "13 مارس 1988م", "13 March 1988"),
    ("card_date_text", CardDate.parse("H1408-07"), "رجب 1408هـ", "Rajab 1408 H"),
    ("card_date_short", CardDate.parse("H1408-07-25"), "1408/07/25هـ", "1408/07/25 H"),
    ("card_date_short", CardDate.parse("G1988-03-13"), "1988/03/13م", "13 Mar 1988"),
    ("card_date_short", CardDate.parse("H1371"), "1371هـ (السنة)", "1371 H (year)"),
    ("card_date_short", None, "–", "–"),
    ("other_calendar", CardDate.parse("G1988-03-13"), "يوافق 25 رجب 1408هـ", "That is 25 Rajab 1408 H"),
    ("age", 1, "سنة واحدة", "1 year"),
    ("age", 0, "أقل من سنة", "under 1 year"),
    ("age", 15, "15 سنة", "15 years"),
    ("month_period", "2026-11", "نوفمبر 2026", "November 2026"),
    ("code", "NF-1448-000148", "NF-1448-000148", "NF-1448-000148"),
    ("mask_id", "1000000016", "••••••0016", "••••••0016"),
    ("mask_mobile", "+966500000123", "•••••• 0123", "•••••• 0123"),
    ("mask_iban", "SA5210000000000012345678", "SA•• •••• … 5678", "SA•• •••• … 5678"),
    ("mask_id", None, "–", "–"),
    ("mobile", "+966501234567", "050\u00a0123\u00a04567", "050\u00a0123\u00a04567"),
    ("iban", "SA0380000000608010167519", "SA03 8000 0000 6080 1016 7519".replace(" ", "\u00a0"), None),
]


@pytest.mark.parametrize(("name", "value", "arabic", "english"), LOOKS)
def test_a_value_looks_so(name: str, value, arabic: str, english: str | None) -> None:
    with use_locale("ar"):
        assert getattr(shown, name)(value) == arabic
    with use_locale("en"):
        assert getattr(shown, name)(value) == (english or arabic)


@pytest.mark.parametrize(("name", "value", "arabic", "english"), LOOKS)
def test_page_and_paper_say_what_the_file_says(name: str, value, arabic: str, english: str | None) -> None:
    with use_locale("ar"):
        page = shown.FILTERS[name](value)
        paper = shown.PAPER[name](value)

    assert page.striptags() == arabic.replace("\u00a0", " ")
    assert paper.replace("\u2066", "").replace("\u2069", "") == arabic


def test_codes_stand_in_their_own_direction() -> None:
    with use_locale("ar"):
        assert shown.FILTERS["riyals"](420000) == '<bdi dir="ltr">4,200</bdi> ريال'
        assert shown.FILTERS["mask_iban"]("SA5210000000000012345678") == '<bdi dir="ltr">SA•• •••• … 5678</bdi>'
        assert shown.PAPER["mask_id"]("1000000016") == "\u2066••••••0016\u2069"


def test_markup_in_a_code_is_shown_and_not_run() -> None:
    assert shown.FILTERS["code"]("<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
def test_a_birth_date_brings_the_other_calendar_and_the_age() -> None:
    with use_locale("ar"):
        assert shown.other_calendar_and_age(CardDate.parse("H1408-07-25")) == "يوافق 13 مارس 1988م، العمر 38 سنة"
        assert shown.other_calendar_and_age(CardDate.parse("G2027-01-01")) == "يوافق 23 رجب 1448هـ"
    with use_locale("en"):
        assert shown.other_calendar_and_age(CardDate.parse("H1408-07-25")) == "That is 13 March 1988, age 38 years"


NEAR = [
    (datetime(2026, 11, 23, 5, 10, tzinfo=UTC), "اليوم 08:10"),
    (datetime(2026, 11, 22, 20, 59, tzinfo=UTC), "أمس 23:59"),
    (datetime(2026, 11, 22, 21, 0, tzinfo=UTC), "اليوم 00:00"),
    (datetime(2026, 11, 21, 11, 40, tzinfo=UTC), "1448/06/11هـ 14:40"),
]


@pytest.mark.parametrize(("moment", "words"), NEAR)
@time_machine.travel("2026-11-23T12:00:00Z", tick=False)
def test_near_moments_are_told_by_the_day(moment: datetime, words: str) -> None:
    with use_locale("ar"):
        assert shown.moment_near(moment) == words


DISTANCES = [
    (0, "اليوم", "آخر يوم اليوم"),
    (1, "بعد يوم", "باقٍ يوم"),
    (2, "بعد يومين", "باقٍ يومان"),
    (3, "بعد 3 أيام", "باقٍ 3 أيام"),
    (15, "بعد 15 يومًا", "باقٍ 15 يومًا"),
    (100, "بعد 100 يوم", "باقٍ 100 يوم"),
    (-1, "منذ يوم", "متأخرة يومًا"),
    (-2, "منذ يومين", "متأخرة يومين"),
    (-4, "منذ 4 أيام", "متأخرة 4 أيام"),
    (-24, "منذ 24 يومًا", "متأخرة 24 يومًا"),
]


@pytest.mark.parametrize(("days", "relative", "left"), DISTANCES)
def test_distances_in_days_agree_with_their_number(days: int, relative: str, left: str) -> None:
    day = date.fromordinal(DAY.toordinal() + days)

    with use_locale("ar"):
        assert shown.relative_days(day, DAY) == relative
        assert shown.days_left(day, DAY) == left


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        shown.moment(datetime(2026, 11, 23, 10, 42))


@given(st.integers(-(10**12), 10**12))
def test_an_amount_keeps_every_halala(halalas: int) -> None:
    figure = shown.money(halalas).replace(",", "").replace("−", "-").replace(".", "")

    assert int(figure) == halalas
