"""Riyals are whole halalas, read from every written form people use."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formatting import money
from app.i18n import use_locale
from app.money import LARGEST, InvalidAmount, Periodicity, half_up, parse_amount, to_decimal, to_halalas

WRITTEN = {
    "١٬٢٣٤٫٥٠": 123450,
    "1,234.50": 123450,
    "1234.5": 123450,
    "۱۲۳۴٫۵": 123450,
    "1 234.50": 123450,
    "١،٢٣٤": 123400,
    " 3000 ريال ": 300000,
    "SAR 4,200": 420000,
    "3000 ر.س.": 300000,
    "3000 ر.س": 300000,
    "5.": 500,
    "0.01": 1,
    "\u200f1,234,567.89\u200f": 123456789,
    "9,999,999.99": LARGEST,
}


@pytest.mark.parametrize(("typed", "halalas"), WRITTEN.items())
def test_every_written_form_of_an_amount_is_read(typed: str, halalas: int) -> None:
    assert parse_amount(typed) == halalas


FAULTS = {
    "0": "اكتب مبلغًا أكبر من صفر",
    "٠٫٠٠": "اكتب مبلغًا أكبر من صفر",
    "-5": "المبلغ لا يكون سالبًا، اكتبه دون إشارة الطرح",
    "−5": "المبلغ لا يكون سالبًا، اكتبه دون إشارة الطرح",
    "5-": "المبلغ لا يكون سالبًا، اكتبه دون إشارة الطرح",
    "10000000": "أكبر مبلغ يُكتب 9,999,999.99 ريال",
    "1000000000": "أكبر مبلغ يُكتب 9,999,999.99 ريال",
    "9" * 300: "أكبر مبلغ يُكتب 9,999,999.99 ريال",
    "1e9": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "1.234": "الهللات رقمان على الأكثر، مثل 1,234.50",
    "1,23": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "12,34,567": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "ثلاثة آلاف": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "1.2.3": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "½": "اكتب المبلغ بالأرقام، مثل 1,234.50",
    "nan": "اكتب المبلغ بالأرقام، مثل 1,234.50",
}


@pytest.mark.parametrize(("typed", "words"), FAULTS.items(), ids=[repr(typed[:12]) for typed in FAULTS])
def test_each_fault_of_an_amount_has_its_own_words(typed: str, words: str) -> None:
    with pytest.raises(InvalidAmount) as fault:
        parse_amount(typed)

    with use_locale("ar"):
        assert str(fault.value) == words


def test_bounds_can_be_moved() -> None:
    assert parse_amount("0", smallest=0) == 0
    with pytest.raises(InvalidAmount, match=r"10\.00"):
        parse_amount("9.99", smallest=1000)
    with pytest.raises(InvalidAmount, match=r"50\.00"):
        parse_amount("50.01", largest=5000)


@given(st.integers(1, LARGEST))
def test_what_is_shown_is_read_back(halalas: int) -> None:
    assert parse_amount(money(halalas)) == halalas
    assert to_halalas(to_decimal(halalas)) == halalas


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(typed: str) -> None:
    try:
        assert parse_amount(typed) > 0
    except InvalidAmount as fault:
        assert str(fault)


def test_half_a_halala_goes_up() -> None:
    assert [half_up(1, 2), half_up(3, 2), half_up(-1, 2), half_up(1, 3), half_up(2, 3)] == [1, 2, -1, 0, 1]
    assert to_halalas(Decimal("0.005")) == 1


MONTHLY = [
    (Periodicity.MONTHLY, 150000, 150000),
    (Periodicity.QUARTERLY, 18000, 6000),
    (Periodicity.HALF_YEARLY, 900000, 150000),
    (Periodicity.YEARLY, 1800000, 150000),
    (Periodicity.YEARLY, 6, 1),
    (Periodicity.YEARLY, 5, 0),
    (Periodicity.QUARTERLY, 100, 33),
    (Periodicity.HALF_YEARLY, 100, 17),
]


@pytest.mark.parametrize(("periodicity", "halalas", "monthly"), MONTHLY)
def test_an_amount_of_a_period_is_turned_into_months(periodicity, halalas: int, monthly: int) -> None:
    assert periodicity.monthly(halalas) == monthly
