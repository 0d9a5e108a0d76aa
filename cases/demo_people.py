"""The demo's invented people: household by household, with numbers that are nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from app.dates import CardDate, gregorian_of, hijri_of
from app.identifiers import IdKind, demo_iqama, demo_national_id
from cases import demo_words as words
from cases.catalogue import (
    CaseCategoryKind,
    Education,
    HealthStatus,
    MaritalStatus,
    Occupation,
    Relation,
    Sex,
)
from cases.facts import PersonFacts


@dataclass
class Pool:
    """What one run of the seed draws from: chance, today, and numbers that are given once."""

    chance: Random
    today: date
    next_person: int = 100
    next_family: int = 0


@dataclass(frozen=True)
class Household:
    """The people of one family, the head first, and why it is helped."""

    people: tuple[PersonFacts, ...]
    categories: tuple[CaseCategoryKind, ...]


def invent_household(pool: Pool) -> Household:
    """A head, perhaps a wife, children, now and then a grandmother; every kind of family in turn."""
    kind = words.HOUSEHOLDS[pool.next_family % len(words.HOUSEHOLDS)]
    pool.next_family += 1
    return Household(tuple(_people(pool, *kind)), kind[2])


def _people(
    pool: Pool, marital: MaritalStatus, is_man: bool, categories: tuple[CaseCategoryKind, ...]
) -> Iterator[PersonFacts]:
    chance = pool.chance
    is_resident = chance.random() < 0.12
    family = chance.choice(words.RESIDENT_FAMILIES if is_resident else words.FAMILIES)
    kind = IdKind.IQAMA if is_resident else IdKind.NATIONAL
    is_old = CaseCategoryKind.ELDERLY in categories
    head = _person(pool, kind, family, Sex.MALE if is_man else Sex.FEMALE, 66 if is_old else chance.randint(27, 55))
    yield replace(head, marital_status=marital, occupation=_work(chance, is_man=is_man, is_old=is_old))
    father = head if is_man else _person(pool, kind, family, Sex.MALE, 50, is_named_only=True)
    if is_man and marital is MaritalStatus.MARRIED:
        own_family = chance.choice(words.FAMILIES)
        wife = _person(pool, kind, own_family, Sex.FEMALE, chance.randint(24, 48))
        yield replace(wife, relation=Relation.WIFE, marital_status=MaritalStatus.MARRIED)
    for _child in range(0 if is_old else chance.randint(1, 5)):
        yield _child_of(pool, kind, father)
    if chance.random() < 0.1:
        mother = _person(pool, kind, family, Sex.FEMALE, chance.randint(66, 80))
        yield replace(mother, relation=Relation.MOTHER, marital_status=MaritalStatus.WIDOWED)


def _person(pool: Pool, kind: IdKind, family: str, sex: Sex, age: int, *, is_named_only: bool = False) -> PersonFacts:
    chance = pool.chance
    pool.next_person += 0 if is_named_only else 1
    number = (demo_iqama if kind is IdKind.IQAMA else demo_national_id)(pool.next_person)
    born = pool.today - timedelta(days=age * 365 + chance.randint(1, 364))
    return PersonFacts(
        first_name=chance.choice(words.MEN if sex is Sex.MALE else words.WOMEN),
        father_name=chance.choice(words.MEN),
        grandfather_name=chance.choice(words.MEN),
        family_name=family,
        sex=sex,
        id_kind=kind,
        id_number=number,
        birth=_card(born, chance),
        relation=Relation.HEAD,
        marital_status=MaritalStatus.SINGLE,
        health_status=HealthStatus.CHRONIC if age > 60 or chance.random() < 0.08 else HealthStatus.HEALTHY,
        education=_schooling(age, chance),
        occupation=_occupation(age, sex),
    )


def _card(born: date, chance: Random) -> CardDate:
    """Most cards say the Hijri date; an old one may say the year alone."""
    found = hijri_of(born) if chance.random() < 0.7 else gregorian_of(born)
    return CardDate(found.calendar, found.year) if born.year < 1965 and chance.random() < 0.3 else found


def _child_of(pool: Pool, kind: IdKind, father: PersonFacts) -> PersonFacts:
    chance = pool.chance
    sex = chance.choice((Sex.MALE, Sex.FEMALE))
    child = replace(
        _person(pool, kind, father.family_name, sex, chance.randint(0, 19)),
        father_name=father.first_name,
        grandfather_name=father.father_name,
        relation=Relation.SON if sex is Sex.MALE else Relation.DAUGHTER,
    )
    if chance.random() < 0.02:
        return replace(child, id_kind=IdKind.NONE, id_number=None, no_id_reason=words.NO_ID)
    return child


def _schooling(age: int, chance: Random) -> Education:
    if age < 6:
        return Education.BELOW_AGE
    if age < 19:
        return Education.PRIMARY if age < 12 else Education.INTERMEDIATE if age < 15 else Education.SECONDARY
    learned = (Education.NONE, Education.READS, Education.PRIMARY, Education.SECONDARY, Education.UNIVERSITY)
    return chance.choice(learned[:2] if age > 60 else learned[1:])


def _occupation(age: int, sex: Sex) -> Occupation:
    if age < 6:
        return Occupation.NOT_WORKING
    if age < 23:
        return Occupation.STUDENT
    return Occupation.HOMEMAKER if sex is Sex.FEMALE else Occupation.CASUAL


def _work(chance: Random, *, is_man: bool, is_old: bool) -> Occupation:
    if is_old:
        return Occupation.RETIRED if is_man else Occupation.NOT_WORKING
    men = (Occupation.CASUAL, Occupation.EMPLOYED, Occupation.UNEMPLOYED, Occupation.SELF_EMPLOYED)
    return chance.choice(men if is_man else (Occupation.HOMEMAKER, Occupation.CASUAL))


def spelt_again(household: Household, pool: Pool) -> Household:
    """The same people as a worker of another association wrote them down."""
    plain = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه"})
    people = tuple(
        replace(person, first_name=person.first_name.translate(plain)) if pool.chance.random() < 0.5 else person
        for person in household.people
    )
    return Household(people, household.categories)
