"""Names are found however they are written, and different names stay different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.names import fold, full_name, same, similar, similarity, tokens

ONE_NAME = [
    ("أحمد", "احمد"),
    ("مُحَمَّد", "محمد"),
    ("محـــمد", "محمد"),
    ("فاطمة", "فاطمه"),
    ("مصطفى", "مصطفي"),
    ("یوسف کمال", "يوسف كمال"),
    ("إبراهيم آدم", "ابراهيم ادم"),
    ("ٱلعنزي", "العنزي"),
    ("رؤى فائز", "روي فايز"),
    ("علاء", "علا"),
    ("عبد الله", "عبدالله"),
    ("عبد الرحمن بن عبد العزيز", "عبدالرحمن عبدالعزيز"),
    ("أبو بكر", "ابوبكر"),
    ("أم كلثوم", "امكلثوم"),
    ("آل سعود", "السعود"),
    ("أبو عبد الله", "ابوعبدالله"),
    ("هند بنت محمد بن علي", "هند محمد علي"),
    ("خديجة سالم بن محفوظ", "خديجه سالم محفوظ"),
    ("ﷲ", "الله"),
    ("ﻻﻓﻲ", "لافي"),
    ("هند\u200f \u00a0محمد\u200b", "هند محمد"),
    ("Al-Harbi", "al harbi"),
    ("خالد ٢", "خالد 2"),
]


@pytest.mark.parametrize(("written", "folded"), ONE_NAME)
def test_a_name_folds_to_its_plain_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


PIECES = ["عبد", "أبو", "أم", "آل", "بن", "بنت", "ابن", "الله", "الرحمن", "محمد", "عبدالله", "ابوبكر", "ء", "ئ"]
arabic = st.lists(
    st.sampled_from(
        ["عبد", "أبو", "أم", "آل", "بن", "بنت", "ابن", "الله", "الرحمن", "محمد", "سعد", "عبدالله", "ابوبكر", "ء", "ئ"]
    ),
    max_size=7,
).map(" ".join)


@given(arabic)
def test_folding_compounds_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_tokens_stand_in_order() -> None:
    assert tokens("نورة بنت سعد القحطاني") == ["نوره", "سعد", "القحطاني"]


@pytest.mark.parametrize(
    ("one", "other"), [("محمد", "محمود"), ("سعد", "سعيد"), ("نورة سعد القحطاني", "سعد نورة القحطاني")]
)
def test_close_names_are_not_the_same_name(one: str, other: str) -> None:
    assert not same(one, other)


def test_only_the_family_name_may_lead() -> None:
    assert same("القحطاني نورة سعد", "نورة بنت سعد القحطاني")
    assert not same("سعد القحطاني نورة", "سعد نورة القحطاني")


def test_close_names_are_offered_apart() -> None:
    assert similar("نوره القحطانى", "نورا القحطاني")
    assert not similar("نورة القحطاني", "نوره القحطانى")
    assert not similar("نورة القحطاني", "خالد الحربي")


def test_nothing_is_like_an_empty_name() -> None:
    assert similarity("", "") == 0
    assert not same("", "")


def test_a_full_name_links_the_father_once() -> None:
    assert full_name(["هند", "محمد", "عبدالله", "الحربي"], "female") == "هند بنت محمد عبدالله الحربي"
    assert full_name(["صالح", "عمر", None, "هوساوي"], "male") == "صالح بن عمر هوساوي"
    assert full_name(["صالح", "بن عمر", "", "هوساوي"], "male") == "صالح بن عمر هوساوي"
    assert full_name(["صالح"], "male") == "صالح"
    assert full_name(["هند", "محمد", "", "الحربي"]) == "هند محمد الحربي"
