"""What people type is made fit to keep, and nothing they can see is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import clean, clean_lines, fold_digits

INVISIBLE = {
    "right-to-left mark": "\u200fهند",
    "embedding and its end": "\u202bهند\u202c",
    "isolate": "\u2067هند\u2069",
    "zero-width space": "هن\u200bد",
    "zero-width joiner": "هن\u200dد",
    "byte order mark": "\ufeffهند",
    "NUL": "هن\x00د",
    "escape": "\x1bهند",
    "Arabic letter mark": "هند\u061c",
    "lone surrogate": "هند\ud800",
    "noncharacter": "هند\uffff",
}


@pytest.mark.parametrize("typed", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_what_nobody_sees_is_taken_out(typed: str) -> None:
    assert clean(typed) == "هند"


def test_spaces_of_every_kind_become_single() -> None:
    assert clean("  هند\u00a0 \tمحمد\nالحربي\u2003") == "هند محمد الحربي"


def test_harakat_emoji_and_markup_stay() -> None:
    assert clean("مُحَمَّد 🌙 <script>") == "مُحَمَّد 🌙 <script>"


def test_letters_are_composed() -> None:
    assert clean("ا\u0653") == "آ"


def test_lines_stay_in_a_long_text() -> None:
    assert clean_lines("سطر  أول\r\n\r\n\r\nسطر\u200b ثانٍ\r") == "سطر أول\n\nسطر ثانٍ"


def test_both_arabic_digit_sets_are_folded() -> None:
    assert fold_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹") == "0123456789 0123456789"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)
    assert clean_lines(clean_lines(typed)) == clean_lines(typed)
