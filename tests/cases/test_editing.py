"""Editing a file: history stays, nobody overwrites a colleague, and nothing moves while a supervisor decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.accounts.actor import Actor
from app.accounts.roles import Role
from app.errors import ChangedMeanwhile, NotAllowed, RuleViolated
from app.identifiers import demo_mobile, demo_national_id
from app.transaction import transaction
from cases.catalogue import CaseCategoryKind
from cases.facts import FamilyFacts, facts_of
from cases.models import Case
from cases.operations import edit_case
from cases.search import find_families
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case, make_child, make_person, make_submitted_case


def edited(case: Case, family: FamilyFacts, by: Actor) -> None:
    with transaction():
        edit_case(case, family, seen_version=case.version, by=by)


def test_saving_what_stands_there_changes_nothing_but_the_version(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, old_number="ج/412")
    before, version = facts_of(case), case.version

    edited(case, before, by)

    assert facts_of(case) == before
    assert (case.version, len(case.residences), len(case.phones), len(case.accounts)) == (version + 1, 1, 1, 1)


def test_a_family_that_moved_keeps_its_earlier_home(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)
    family = facts_of(case)

    edited(case, replace(family, home=replace(family.home, district="as-salamah")), by)

    assert [(home.district, home.ends_on is None) for home in case.residences] == [
        ("ar-rawdah", False),
        ("as-salamah", True),
    ]
    assert case.residence.district == "as-salamah"


def test_an_earlier_mobile_still_finds_the_family(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, mobile=demo_mobile(100))

    edited(case, replace(facts_of(case), mobile=demo_mobile(200)), by)

    assert facts_of(case).mobile == demo_mobile(200)
    assert [family.case_id for family in find_families("0500000100", by)] == [case.id]


def test_a_category_that_no_longer_holds_ends(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)

    edited(case, replace(facts_of(case), categories=(CaseCategoryKind.WIDOW, CaseCategoryKind.ELDERLY)), by)

    assert {category.category for category in case.categories_in_force} == {"widow", "elderly"}
    assert len(case.categories) == 3


def test_a_removed_member_is_kept_as_one_who_left(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)

    edited(case, replace(facts_of(case), members=()), by)

    assert [membership.is_head for membership in case.members] == [True]
    assert case.memberships[1].ends_on is not None


def test_a_removed_member_can_come_back_as_the_same_person(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)
    family = facts_of(case)
    edited(case, replace(family, members=()), by)

    edited(case, replace(family, members=(replace(family.members[0], membership_id=None),)), by)

    assert len(case.members) == 2
    assert case.members[1].person_id == case.memberships[1].person_id


def test_a_new_name_is_found_and_the_old_one_is_not(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, head=make_person("نورة سعد محمد القحطاني"), members=())
    family = facts_of(case)

    edited(case, replace(family, head=replace(family.head, first_name="هيفاء")), by)

    assert [found.case_id for found in find_families("هيفاء", by)] == [case.id]
    assert find_families("نورة سعد محمد", by) == []


def test_a_corrected_id_number_is_sealed_again(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)
    family = facts_of(case)
    number = demo_national_id(77)

    edited(case, replace(family, head=replace(family.head, id_number=number)), by)

    assert (case.head.person.national_id, case.head.person.national_id_last4) == (number, number[-4:])
    assert [found.case_id for found in find_families(number, by)] == [case.id]
    assert find_families(family.head.id_number, by) == []


def test_an_id_number_of_another_file_is_refused(unit: Session) -> None:
    by = make_actor()
    other, case = make_case(by), make_case(by)
    family = facts_of(case)
    taken = facts_of(other).head.id_number

    with pytest.raises(RuleViolated) as refusal:
        edited(case, replace(family, members=(replace(family.members[0], id_number=taken),)), by)

    assert refusal.value.field == "members-0-id_number"
    assert facts_of(case) == family


def test_a_number_that_was_written_beside_the_wrong_child_moves_to_the_right_one(unit: Session) -> None:
    by = make_actor()
    case = make_case(by)
    family = facts_of(case)
    child = family.members[0]
    corrected = replace(child, id_number=demo_national_id(78))
    new = make_child("زياد أحمد سالم القحطاني", id_number=child.id_number, place="members-1")

    edited(case, replace(family, members=(corrected, new)), by)

    numbers = {member.person.first_name: member.person.national_id for member in case.members[1:]}
    assert numbers == {"يزن": demo_national_id(78), "زياد": child.id_number}


def test_two_members_do_not_swap_numbers_in_one_step(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, members=(make_child(), make_child("زياد أحمد سالم القحطاني", place="members-1")))
    family = facts_of(case)
    one, other = family.members
    swapped = (replace(one, id_number=other.id_number), replace(other, id_number=one.id_number))

    with pytest.raises(RuleViolated) as refusal:
        edited(case, replace(family, members=swapped), by)

    assert refusal.value.field == "members-0-id_number"
    assert facts_of(case) == family


def test_the_second_editor_does_not_overwrite_the_first(unit: Session) -> None:
    first, second = make_actor(), make_actor(name_ar="ليلى هوساوي")
    case = make_case(first)
    family, seen = facts_of(case), case.version
    edited(case, replace(family, home=replace(family.home, rooms=5)), second)

    with pytest.raises(ChangedMeanwhile) as refusal, transaction():
        edit_case(case, replace(family, home=replace(family.home, rooms=2)), seen_version=seen, by=first)

    assert facts_of(case).home.rooms == 5
    assert refusal.value.by_name == "ليلى هوساوي"


def test_a_file_that_awaits_a_decision_stands_still(unit: Session) -> None:
    by = make_actor()
    case = make_submitted_case(by)
    family = facts_of(case)

    with pytest.raises(RuleViolated):
        edited(case, replace(family, members=()), by)

    assert facts_of(case) == family


@pytest.mark.parametrize(("role", "code"), [(Role.SUPERVISOR, "NF"), (Role.AUDITOR, "NF"), (Role.WORKER, "AH")])
def test_only_workers_of_the_own_association_edit(unit: Session, role: Role, code: str) -> None:
    other = make_actor(role, code)
    case = make_case(make_actor())
    family = facts_of(case)

    with pytest.raises(NotAllowed):
        edited(case, replace(family, members=()), other)

    assert facts_of(case) == family


def test_the_trail_tells_old_and_new_without_whole_numbers(unit: Session) -> None:
    by = make_actor()
    case = make_case(by, mobile=demo_mobile(100))
    family = replace(facts_of(case), mobile=demo_mobile(10200))

    with transaction():
        edit_case(case, family, seen_version=case.version, by=by)
        changes = unit.info["trail"][-1].details["changes"]

    assert changes == {"mobile": ["…0100", "…0200"]}
