"""What a worker says of a family: the plain values that registration and edits take, and a stored file as such."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.dates import CardDate
from app.identifiers import IdKind
from cases.catalogue import (
    CaseCategoryKind,
    Education,
    HealthStatus,
    HomeCondition,
    HousingType,
    IntakeChannel,
    IntakeSource,
    MaritalStatus,
    Occupation,
    Priority,
    Relation,
    Sex,
    Tenure,
)
from cases.models import Case, Membership, Phone

HEAD_PLACE = "head"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One member as typed. `place` names where in the form, so that a refusal stands beside its field;
    `membership_id` is the membership being edited, None for a new member."""

    first_name: str
    father_name: str
    grandfather_name: str
    family_name: str
    sex: Sex
    id_kind: IdKind
    id_number: str | None
    birth: CardDate
    relation: Relation
    marital_status: MaritalStatus
    health_status: HealthStatus
    education: Education
    occupation: Occupation
    no_id_reason: str = ""
    benefits: bool = True
    membership_id: uuid.UUID | None = None
    place: str = HEAD_PLACE

    @property
    def name(self) -> str:
        """The four-part name."""
        return " ".join(filter(None, (self.first_name, self.father_name, self.grandfather_name, self.family_name)))


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Where the family lives; `rent_yearly` in halalas."""

    district: str
    housing_type: HousingType
    tenure: Tenure
    condition: HomeCondition
    street: str | None = None
    building_no: str | None = None
    short_address: str | None = None
    additional_no: str = ""
    postal_code: str = ""
    rooms: int = 0
    rent_yearly: int = 0


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """Everything that the registration form asks. Phones are E.164, `iban` has no spaces; None where not given."""

    head: PersonFacts
    members: tuple[PersonFacts, ...]
    mobile: str
    home: HomeFacts
    categories: tuple[CaseCategoryKind, ...]
    channel: IntakeChannel
    source: IntakeSource
    priority: Priority = Priority.NORMAL
    source_note: str = ""
    relative_mobile: str | None = None
    iban: str | None = None
    account_holder: str = ""
    old_number: str | None = None
    objects_to_sharing: bool = False

    @property
    def everybody(self) -> tuple[PersonFacts, ...]:
        """The head, then the members."""
        return (self.head, *self.members)


def facts_of(case: Case) -> FamilyFacts:
    """A stored file as a worker would say it today; opens what is sealed."""
    home, account = case.residence, case.account
    if home is None:
        raise ValueError(f"The file {case.number} has no home.")
    members = [membership for membership in case.members if not membership.is_head]
    return FamilyFacts(
        head=_person_facts(case.head, HEAD_PLACE),
        members=tuple(_person_facts(membership, f"members-{membership.position - 1}") for membership in members),
        mobile=number_of(case, is_relatives=False) or "",
        relative_mobile=number_of(case, is_relatives=True),
        home=HomeFacts(**{field.name: getattr(home, field.name) for field in dataclasses.fields(HomeFacts)}),
        categories=tuple(category.category for category in case.categories_in_force),
        channel=case.channel,
        source=case.source,
        source_note=case.source_note,
        priority=case.priority,
        iban=account.iban if account else None,
        account_holder=account.holder if account else "",
        old_number=case.aliases[-1].number if case.aliases else None,
        objects_to_sharing=case.objects_to_sharing,
    )


def _person_facts(membership: Membership, place: str) -> PersonFacts:
    person = membership.person
    same = ("first_name", "father_name", "grandfather_name", "family_name", "sex", "id_kind", "no_id_reason")
    also = ("marital_status", "health_status", "education", "occupation")
    return PersonFacts(
        **{name: getattr(person, name) for name in (*same, *also)},
        id_number=person.national_id,
        birth=person.birth_date,
        relation=membership.relation,
        benefits=membership.benefits,
        membership_id=membership.id,
        place=place,
    )


def phone_of(case: Case, *, is_relatives: bool) -> Phone | None:
    """The family's own mobile, or the relative's, in use today."""
    return next(
        (phone for phone in reversed(case.phones) if phone.ends_on is None and phone.is_relatives is is_relatives), None
    )


def number_of(case: Case, *, is_relatives: bool) -> str | None:
    phone = phone_of(case, is_relatives=is_relatives)
    return phone.number if phone else None


def changes_between(before: FamilyFacts, after: FamilyFacts) -> dict[str, list[str]]:
    """What an edit changed, for the trail: name of the fact → [old, new], with numbers cut to their last four."""
    old, new = dict(_flat(before)), dict(_flat(after))
    return {
        name: [_text(name, old.get(name)), _text(name, new.get(name))]
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    }


def _flat(family: FamilyFacts) -> Iterator[tuple[str, Any]]:
    for person in family.everybody:
        place = HEAD_PLACE if person.place == HEAD_PLACE else f"member {person.membership_id or person.place}"
        yield from _fields(person, f"{place}.", without=("place", "membership_id"))
    yield from _fields(family.home, "home.")
    yield from _fields(family, "", without=("head", "members", "home"))


def _fields(facts: Any, prefix: str, without: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(facts):
        if field.name not in without:
            value = getattr(facts, field.name)
            yield prefix + field.name, tuple(sorted(value)) if isinstance(value, tuple) else value or None


SECRET = {"id_number", "mobile", "relative_mobile", "iban", "short_address", "building_no", "street"}


def _text(name: str, value: Any) -> str:
    if value in (None, "", ()):
        return ""
    if name.rpartition(".")[2] in SECRET:
        return f"…{str(value)[-4:]}"
    if isinstance(value, tuple):
        return ", ".join(sorted(str(part.value) for part in value))
    return value.iso if isinstance(value, CardDate) else str(getattr(value, "value", value))
