"""The search box: every written form of a name or a whole number, and nothing of another association."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.accounts.actor import Actor
from app.identifiers import demo_iban, demo_mobile, demo_national_id
from app.transaction import transaction
from cases.facts import facts_of
from cases.models import Case
from cases.operations import edit_case, search_families
from cases.search import find_families
from cases.typed import Kind, read
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case, make_child, make_family, make_person


def named(by: Actor, name: str, **cares: object) -> Case:
    return make_case(by, head=make_person(name), members=(), **cares)


def heads(text: str, by: Actor, *, near: bool = False) -> list[str]:
    return [family.head for family in find_families(text, by) if family.near is near]


WRITTEN = {
    "احمد": "أحمد سعد محمد القحطاني",
    "فاطمه": "فاطمة حسن علي الزهراني",
    "مُحَمَّد": "محمد سعد علي الغامدي",
    "محمد بن سعد": "محمد سعد علي الغامدي",
    "عبد الله": "عبدالله صالح عمر باعشن",
    "عبدالله": "عبدالله صالح عمر باعشن",
    "نوره القحطانى": "نورة سعد محمد القحطاني",
    "القحطاني نورة": "نورة سعد محمد القحطاني",
    "نورة محمد القحطاني": "نورة سعد محمد القحطاني",
    "نور سع": "نورة سعد محمد القحطاني",
    "  نـــورة\u200f  سعد ": "نورة سعد محمد القحطاني",
}


def test_a_name_is_found_however_it_is_written(unit: Session) -> None:
    by = make_actor()
    for name in sorted(set(WRITTEN.values())):
        named(by, name)

    assert {typed: heads(typed, by)[:1] for typed in WRITTEN} == {typed: [name] for typed, name in WRITTEN.items()}


def test_the_fathers_name_does_not_stand_for_the_first(unit: Session) -> None:
    by = make_actor()
    named(by, "سعد محمد علي الغامدي")

    assert heads("محمد سعد", by) == []
    assert heads("سعد محمد", by) == ["سعد محمد علي الغامدي"]


def test_first_names_come_before_names_of_fathers(unit: Session) -> None:
    by = make_actor()
    named(by, "هند صالح محمد الحربي")
    named(by, "صالح هادي عمر باعشن")

    assert heads("صالح", by) == ["صالح هادي عمر باعشن", "هند صالح محمد الحربي"]


def test_a_close_name_is_shown_apart(unit: Session) -> None:
    by = make_actor()
    named(by, "نورة سعد محمد القحطاني")

    for typed in ("نورة سعيد القحطاني", "نوير سعد القحطاني", "نورة سعد القحطانو", "نويرة"):
        assert heads(typed, by) == []
        assert heads(typed, by, near=True) == ["نورة سعد محمد القحطاني"]


def test_close_names_are_shown_even_when_an_equal_one_was_found(unit: Session) -> None:
    by = make_actor()
    named(by, "نورة سعيد محمد القحطاني")
    named(by, "نورة سعد محمد القحطاني")

    found = find_families("نورة سعد القحطاني", by)

    assert [(family.head, family.near) for family in found] == [
        ("نورة سعد محمد القحطاني", False),
        ("نورة سعيد محمد القحطاني", True),
    ]
    assert "سعيد" in found[1].why


def test_a_distant_name_is_not_close(unit: Session) -> None:
    by = make_actor()
    named(by, "هند صالح إبراهيم الحربي")

    assert find_families("نورة سعد القحطاني", by) == []


def test_a_member_leads_to_the_family(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, members=(make_child("يزن أحمد سالم القحطاني"),))

    found = find_families("يزن أحمد", by)

    assert [(family.case_id, family.head) for family in found] == [(case.id, "نورة سعد محمد القحطاني")]
    assert "يزن أحمد سالم القحطاني" in found[0].why


def test_whoever_left_still_leads_to_the_family_they_left(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, members=(make_child("يزن أحمد سالم القحطاني"),))
    family = facts_of(case)
    with transaction():
        edit_case(case, make_family(head=family.head, members=()), seen_version=case.version, by=by)

    assert [family.case_id for family in find_families("يزن أحمد", by)] == [case.id]


@pytest.fixture
def family_of_numbers(unit: Session, frozen_clock: object) -> tuple[Actor, Case]:
    by = make_actor()
    family = make_family(
        head=make_person(id_number=demo_national_id(41)), mobile=demo_mobile(123), iban=demo_iban(7), old_number="ج/412"
    )
    return by, make_case(by, family=family)


WHOLE = [
    demo_national_id(41),
    " 1000 000 412",
    "١٠٠٠٠٠٠٤١٢",
    "۱۰۰۰۰۰۰۴۱۲",
    "0500000123",
    "050 000 0123",
    "+966 50 000 0123",
    "٠٥٠٠٠٠٠١٢٣",
    demo_iban(7),
    demo_iban(7).lower(),
    " ".join(demo_iban(7)[at : at + 4] for at in range(0, 24, 4)),
    "NF-1448-000001",
    "nf 1448 000001",
    "NF-١٤٤٨-٠٠٠٠٠١",
    "ج/412",
    "ج/٤١٢",
]
PARTS = ["100000041", "1000", "0412", "050000012", "NF-1448-0000", "SA0380000", "٤١٢"]
STRANGE = ["", "   ", "\u200f", "…", "' OR 1=1 --", "<script>", "\0", "%", "نورة%" * 80]


def test_a_whole_number_finds_its_file_in_any_form(family_of_numbers: tuple[Actor, Case]) -> None:
    by, case = family_of_numbers

    found = {typed: [family.case_id for family in find_families(typed, by)] for typed in WHOLE}

    assert found == {key: [case.id] for key in WHOLE}


def test_a_part_of_a_number_finds_nothing_and_is_known_as_such(family_of_numbers: tuple[Actor, Case]) -> None:
    by, _case = family_of_numbers

    assert {typed: find_families(typed, by) for typed in PARTS} == {key: [] for key in PARTS}
    assert {read(typed).kind for typed in PARTS} == {Kind.PART_OF_NUMBER}


def test_a_strange_text_finds_nothing(family_of_numbers: tuple[Actor, Case]) -> None:
    by, _case = family_of_numbers

    assert {typed: find_families(typed, by) for typed in STRANGE} == {key: [] for key in STRANGE}


def test_nothing_of_another_association_is_found(family_of_numbers: tuple[Actor, Case]) -> None:
    by, _case = family_of_numbers
    stranger = make_actor(code="AH")

    for typed in ("نورة", "نويرة", *WHOLE):
        assert find_families(typed, by)
        assert find_families(typed, stranger) == []


def test_a_search_enters_the_text_and_the_files_it_showed(family_of_numbers: tuple[Actor, Case], unit: Session) -> None:
    by, case = family_of_numbers

    search_families("نورة", by=by)

    happening = unit.info["trail"][-1]
    assert happening.action == "case.searched"
    assert happening.subjects == (("case", str(case.id)),)
    assert happening.details["text"] == "نورة"
