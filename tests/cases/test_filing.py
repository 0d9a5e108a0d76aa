"""Registering a family: what is stored, what is refused, and who may."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.roles import Role
from app.dates import Calendar, CardDate
from app.errors import NotAllowed, RuleViolated
from app.identifiers import IdKind
from app.transaction import transaction
from cases.catalogue import Relation
from cases.facts import facts_of
from cases.models import Case, Membership, NameToken, Person
from cases.operations import edit_case, file_case
from cases.workflow import CaseStatus
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case, make_child, make_family, make_person


def filed(by, family=None, looked_for="نورة"):
    with transaction():
        return file_case(family or make_family(), looked_for=looked_for, by=by)


def test_a_filed_family_is_a_draft_with_a_number_of_its_association_and_year(unit: Session, frozen_clock) -> None:
    case = filed(make_actor())

    assert (case.number, case.status) == ("NF-1448-000001", CaseStatus.DRAFT)
    assert case.head.person.name == "نورة سعد محمد القحطاني"


def test_numbers_of_two_associations_do_not_wait_for_each_other(unit: Session, frozen_clock) -> None:
    numbers = [filed(make_actor(code=code)).number for code in ("NF", "AH", "NF")]

    assert numbers == ["NF-1448-000001", "AH-1448-000001", "NF-1448-000002"]


def test_the_id_number_is_sealed_and_only_its_last_four_digits_stand_open(unit: Session) -> None:
    family = make_family()

    person = filed(make_actor(), family).head.person

    assert family.head.id_number.encode() not in person.national_id_sealed
    assert person.national_id == family.head.id_number
    assert person.national_id_last4 == family.head.id_number[-4:]


def test_one_person_has_one_sharing_key_in_both_associations(unit: Session) -> None:
    head = make_person()

    ours, theirs = (filed(make_actor(code=code), make_family(head=head)).head.person for code in ("NF", "AH"))

    assert ours.id != theirs.id
    assert ours.sharing_key == theirs.sharing_key


def test_a_family_nobody_looked_for_is_not_registered(unit: Session) -> None:
    by = make_actor()

    with pytest.raises(RuleViolated):
        filed(by, looked_for="  ")

    assert unit.scalar(select(func.count()).select_from(Case)) == 0


def test_a_member_cannot_be_a_second_head(unit: Session) -> None:
    family = make_family(members=(make_child(), make_child(place="members-4", relation=Relation.HEAD)))

    with pytest.raises(RuleViolated) as refusal:
        filed(make_actor(), family)

    assert refusal.value.field == "members-4-relation"


def test_two_members_cannot_have_one_id_number(unit: Session) -> None:
    child = make_child(place="members-0")

    with pytest.raises(RuleViolated) as refusal:
        filed(make_actor(), make_family(members=(child, make_child(place="members-1", id_number=child.id_number))))

    assert refusal.value.field == "members-1-id_number"


def test_the_same_child_without_a_number_is_not_entered_twice(unit: Session) -> None:
    child = make_child(id_kind=IdKind.NONE, id_number=None, no_id_reason="مولود")
    same = replace(child, first_name="يزَن", place="members-1")

    with pytest.raises(RuleViolated) as refusal:
        filed(make_actor(), make_family(members=(child, same)))

    assert refusal.value.field == "members-1-first_name"


def test_twins_of_two_names_are_two_members(unit: Session) -> None:
    child = make_child(id_kind=IdKind.NONE, id_number=None)

    case = filed(make_actor(), make_family(members=(child, replace(child, first_name="زياد", place="members-1"))))

    assert len(case.members) == 3


def test_an_id_number_of_another_file_is_refused_with_that_file(unit: Session) -> None:
    by = make_actor()
    first = filed(by)
    taken = facts_of(first).members[0]

    with pytest.raises(RuleViolated) as refusal:
        filed(by, make_family(members=(make_child(id_number=taken.id_number, place="members-2"),)))

    assert refusal.value.field == "members-2-id_number"
    assert refusal.value.subjects == (("case", str(first.id)),)
    assert first.number in str(refusal.value)
    assert unit.scalar(select(func.count()).select_from(Case)) == 1


def test_whoever_left_a_family_joins_another_as_the_same_person(unit: Session) -> None:
    by = make_actor()
    first = filed(by)
    leaving = facts_of(first)
    with transaction():
        edit_case(first, replace(leaving, members=()), seen_version=first.version, by=by)

    child = replace(leaving.members[0], membership_id=None)
    second = filed(by, make_family(head=make_person("هند محمد عبدالله الحربي"), members=(child,)))

    assert second.members[1].person_id == first.memberships[1].person_id
    assert first.memberships[1].ends_on is not None


def test_a_birth_date_stays_as_the_card_says_it(unit: Session) -> None:
    born = CardDate(Calendar.HIJRI, 1375)

    person = filed(make_actor(), make_family(head=make_person(birth=born))).head.person

    assert person.birth_date == born
    assert person.born_on.isoformat() == "1956-07-01"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_a_worker_registers_a_family(unit: Session, role: Role) -> None:
    by = make_actor(role)

    with pytest.raises(NotAllowed):
        filed(by)

    assert unit.scalar(select(func.count()).select_from(Case)) == 0


def test_every_word_of_every_name_is_remembered_for_the_search(unit: Session) -> None:
    case = filed(make_actor(), make_family(head=make_person("هند محمد عبدالله الحربي"), members=()))

    words = unit.execute(select(NameToken.token, NameToken.position).order_by(NameToken.position)).all()

    assert [tuple(word) for word in words] == [("هند", 0), ("محمد", 1), ("عبدالله", 2), ("الحربي", 30)]
    assert unit.scalar(select(func.count()).select_from(Person)) == 1
    assert unit.scalar(select(Membership.case_id)) == case.id


def test_a_made_case_is_under_study(unit: Session) -> None:
    assert make_case(make_actor()).status is CaseStatus.UNDER_STUDY
