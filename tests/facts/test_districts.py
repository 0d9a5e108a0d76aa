"""The districts of the governorate, and the address that lies outside it."""

import re

import pytest

from app.districts import OUTSIDE, Area, choices, districts, is_in_scope, name_of
from app.i18n import use_locale


def test_every_district_has_a_slug_two_names_and_an_area() -> None:
    assert len(districts()) == 76
    for code, district in districts().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert re.search("[ء-ي]", district.name_ar) and district.name_en.isascii()
        assert district.area in Area


def test_no_two_districts_share_a_name() -> None:
    assert len({district.name_ar for district in districts().values()}) == len(districts())
    assert len({district.name_en for district in districts().values()}) == len(districts())


def test_the_list_speaks_both_languages_and_ends_outside() -> None:
    with use_locale("ar"):
        assert ("as-samir", "السامر") in choices()
        assert choices()[-1] == (OUTSIDE, "خارج محافظة جدة")
    with use_locale("en"):
        assert ("as-samir", "As Samir") in choices()
        assert choices()[-1] == (OUTSIDE, "Outside Jeddah governorate")


def test_scope_is_the_governorate_and_not_only_the_city() -> None:
    assert is_in_scope("thuwal") and is_in_scope("dhahban") and is_in_scope("ghulail")
    assert not is_in_scope(OUTSIDE)
    assert not is_in_scope("rabigh")


def test_cleared_quarters_are_still_known() -> None:
    assert districts()["ghulail"].is_cleared
    assert not districts()["as-samir"].is_cleared


def test_a_code_that_is_none_is_not_named() -> None:
    with pytest.raises(KeyError):
        name_of("rabigh")
