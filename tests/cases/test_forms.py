"""What may be typed of a family: every wrong input has its own words in both languages, and stays in its box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.forms import error_list
from app.i18n import use_locale
from cases.catalogue import Relation
from cases.forms import FIRST_NEW_ROW, FamilyForm
from tests.makers.cases import family_form_data, make_child, make_family

BAD = [
    ({"head-id_number": "123456789"}, "head-id_number", "9 أرقام", "9 digits"),
    ({"head-id_number": "12345678901"}, "head-id_number", "11", "11 digits"),
    ({"head-id_number": "1000000037"}, "head-id_number", "رقم التحقق لا يطابق", "check digit"),
    ({"head-id_number": "3000000007"}, "head-id_number", "رقم حدود", "Border number"),
    ({"head-id_number": ""}, "head-id_number", "رقم الهوية", "ID number"),
    ({"head-birth-day": "30", "head-birth-month": "h8", "head-birth-year": "1435"}, "head-birth", "29|تسعة", "29 days"),
    ({"head-birth-year": "1449"}, "head-birth", "لم يأت|لم يحن|بعد", "not come"),
    ({"head-birth-year": "1342"}, "head-birth", "1343", "1343"),
    ({"mobile": "0521234567"}, "mobile", "052", "052"),
    ({"mobile": ""}, "mobile", "الجوال", "mobile"),
    ({"iban": "GB29NWBK60161331926819"}, "iban", "بلد|دولة", "another country"),
    ({"home-rent_yearly": "0"}, "home-rent_yearly", "الإيجار|المبلغ|صفر|أكبر", "rent|more|above|than"),
    ({"home-rent_yearly": "-5"}, "home-rent_yearly", ".", "."),
    ({"home-rent_yearly": "1e9"}, "home-rent_yearly", ".", "."),
    ({"home-rent_yearly": ""}, "home-rent_yearly", "الإيجار", "rent"),
    ({"head-first_name": "ن" * 300}, "head-first_name", "60", "60"),
    ({"head-first_name": "<script>alert(1)</script>"}, "head-first_name", "حروف|الحروف", "letters"),
    ({"head-first_name": "نورة😀"}, "head-first_name", "حروف|الحروف", "letters"),
    ({"head-first_name": "\u200f\u200b"}, "head-first_name", ".", "."),
    ({"members-0-relation": "head"}, "members-0-relation", "رب أسرة واحد", "one head"),
    ({"home-short_address": "J1"}, "home-short_address", "4", "4 Latin letters"),
    ({"home-district": "riyadh"}, "home-district", "القائمة", "list"),
    ({"categories": []}, "categories", "واحدًا|فئة", "at least one"),
    ({"iban": "SA0380000000608010167519"}, "account_holder", "صاحب الحساب", "account"),
    ({"head-id_kind": "none", "head-id_number": ""}, "head-no_id_reason", "سبب", "why"),
]


@pytest.fixture
def bare(frozen_clock: object) -> Iterator[None]:
    """Enough of an application for a form: no database, no token."""
    app = Flask("forms")
    app.config.update(SECRET_KEY="s" * 32, WTF_CSRF_ENABLED=False)
    with app.test_request_context(method="POST"):
        yield


def filled(**changes: Any) -> FamilyForm:
    data: MultiDict[str, str] = MultiDict()
    for name, value in family_form_data(**changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return FamilyForm(formdata=data)


@pytest.mark.parametrize("locale", ["ar", "en"])
@pytest.mark.parametrize(("changes", "field", "arabic", "english"), BAD, ids=[str(row[0])[:60] for row in BAD])
def test_a_wrong_input_has_its_own_words(
    bare: None, locale: str, changes: dict[str, str], field: str, arabic: str, english: str
) -> None:
    with use_locale(locale):
        form = filled(**changes)

        is_right = form.validate()

        found = {field_id: message for field_id, _label, message in error_list(form)}
    assert not is_right
    assert list(found) == [field]
    assert re.search(arabic if locale == "ar" else english, found[field])


def test_a_right_form_says_the_family(bare: None) -> None:
    form = filled(children=2)

    assert form.validate(), error_list(form)
    family = form.facts()

    assert [person.relation for person in family.everybody] == [Relation.HEAD, Relation.SON, Relation.SON]
    assert family.head.birth.iso == "H1404-09-12"
    assert family.home.rent_yearly == 18_000_00
    assert [person.place for person in family.members] == ["members-0", "members-1"]


def test_rows_that_nobody_touched_are_no_members(bare: None) -> None:
    form = filled(
        children=1, **{"members-7-first_name": "", "members-7-benefits": "y", "members-7-id_kind": "national"}
    )

    assert form.validate(), error_list(form)
    assert len(form.facts().members) == 1


def test_a_stored_family_comes_out_of_the_form_as_it_went_in(bare: None) -> None:
    family = make_family(members=(make_child(place="members-3"), make_child(place="members-5")))

    form = FamilyForm(formdata=None, obj=family)

    assert form.facts() == family


def test_a_new_row_is_numbered_apart_from_the_rows_of_stored_members(bare: None) -> None:
    form = FamilyForm(formdata=None, obj=make_family(members=(make_child(place="members-3"),)))

    form.members.append_entry()

    stored, new = (int(entry.name.rpartition("-")[2]) for entry in form.members)
    assert stored == 3
    assert new >= FIRST_NEW_ROW
