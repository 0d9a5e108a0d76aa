"""Amounts in words: the nouns agree, and no two amounts sound alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words import LARGEST, amount_in_words

ARABIC = {
    "0": "صفر ريال",
    "1": "ريال واحد",
    "2": "ريالان",
    "3": "ثلاثة ريالات",
    "8": "ثمانية ريالات",
    "10": "عشرة ريالات",
    "11": "أحد عشر ريالًا",
    "12": "اثنا عشر ريالًا",
    "19": "تسعة عشر ريالًا",
    "20": "عشرون ريالًا",
    "21": "واحد وعشرون ريالًا",
    "22": "اثنان وعشرون ريالًا",
    "99": "تسعة وتسعون ريالًا",
    "100": "مائة ريال",
    "101": "مائة ريال وريال واحد",
    "102": "مائة ريال وريالان",
    "103": "مائة وثلاثة ريالات",
    "111": "مائة وأحد عشر ريالًا",
    "200": "مائتا ريال",
    "202": "مائتا ريال وريالان",
    "203": "مائتان وثلاثة ريالات",
    "300": "ثلاثمائة ريال",
    "1000": "ألف ريال",
    "1001": "ألف ريال وريال واحد",
    "1002": "ألف ريال وريالان",
    "1100": "ألف ومائة ريال",
    "1101": "ألف ومائة ريال وريال واحد",
    "2000": "ألفا ريال",
    "2002": "ألفا ريال وريالان",
    "2250": "ألفان ومائتان وخمسون ريالًا",
    "3000": "ثلاثة آلاف ريال",
    "3500.50": "ثلاثة آلاف وخمسمائة ريال وخمسون هللة",
    "11000": "أحد عشر ألف ريال",
    "11011": "أحد عشر ألفًا وأحد عشر ريالًا",
    "100000": "مائة ألف ريال",
    "101000": "مائة ألف وألف ريال",
    "102000": "مائة ألف وألفا ريال",
    "103000": "مائة وثلاثة آلاف ريال",
    "200000": "مائتا ألف ريال",
    "300200": "ثلاثمائة ألف ومائتا ريال",
    "1000000": "مليون ريال",
    "2000000": "مليونا ريال",
    "2000001": "مليونا ريال وريال واحد",
    "3000000": "ثلاثة ملايين ريال",
    "11000000": "أحد عشر مليون ريال",
    "2002000": "مليونان وألفا ريال",
    "12345678.90": "اثنا عشر مليونًا وثلاثمائة وخمسة وأربعون ألفًا وستمائة وثمانية وسبعون ريالًا وتسعون هللة",
    "0.01": "هللة واحدة",
    "0.02": "هللتان",
    "0.07": "سبع هللات",
    "0.08": "ثماني هللات",
    "0.10": "عشر هللات",
    "0.11": "إحدى عشرة هللة",
    "0.12": "اثنتا عشرة هللة",
    "0.13": "ثلاث عشرة هللة",
    "0.21": "إحدى وعشرون هللة",
    "0.22": "اثنتان وعشرون هللة",
    "0.28": "ثمانٍ وعشرون هللة",
    "2.02": "ريالان وهللتان",
}

ENGLISH = {
    "0": "Zero riyals",
    "1": "One riyal",
    "2250": "Two thousand two hundred and fifty riyals",
    "1001": "One thousand and one riyals",
    "3500.50": "Three thousand five hundred riyals and fifty halalas",
    "0.01": "One halala",
    "42": "Forty-two riyals",
    "1000000": "One million riyals",
    "300200": "Three hundred thousand two hundred riyals",
}


def halalas(amount: str) -> int:
    riyals, _, rest = amount.partition(".")
    return int(riyals) * 100 + int(rest or 0)


@pytest.mark.parametrize(("amount", "words"), ARABIC.items())
def test_arabic_nouns_agree_with_their_number(amount: str, words: str) -> None:
    assert amount_in_words(halalas(amount), "ar") == f"فقط {words} لا غير"


@pytest.mark.parametrize(("amount", "words"), ENGLISH.items())
def test_english_says_the_amount(amount: str, words: str) -> None:
    assert amount_in_words(halalas(amount), "en") == f"{words} only"


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_no_two_of_300001_amounts_sound_alike(locale: str) -> None:
    assert len({amount_in_words(riyals * 100, locale) for riyals in range(300_001)}) == 300_001


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_no_two_amounts_of_halalas_sound_alike(locale: str) -> None:
    assert len({amount_in_words(amount, locale) for amount in range(12_000)}) == 12_000


@given(st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_any_two_different_amounts_sound_different(one: int, other: int) -> None:
    assert (amount_in_words(one, "ar") == amount_in_words(other, "ar")) == (one == other)


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_an_amount_without_words_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        amount_in_words(amount)


def test_the_largest_amount_has_words() -> None:
    spoken = amount_in_words(LARGEST, "ar")

    assert spoken.startswith("فقط تسعمائة وتسعة وتسعون مليونًا وتسعمائة وتسعة وتسعون ألفًا")
    assert spoken.endswith("وتسع وتسعون هللة لا غير")
