"""How files and people are called in the trail and in lists."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from app.accounts.actor import Actor
from app.database import session
from app.house import Namer
from app.i18n import lazy_gettext as _l
from cases.models import Case, Person
from cases.search import find_families


def _numbers(ids: set[str]) -> dict[str, str]:
    rows = session.execute(select(Case.id, Case.number).where(Case.id.in_(_uuids(ids))))
    return {str(case_id): number for case_id, number in rows}


def _names(ids: set[str]) -> dict[str, str]:
    people = session.scalars(select(Person).where(Person.id.in_(_uuids(ids))))
    return {str(person.id): person.name for person in people}


def _found(text: str, by: Actor) -> list[str]:
    return [str(family.case_id) for family in find_families(text, by) if not family.near]


def _own_files(ids: set[str], by: Actor) -> set[str]:
    kept = select(Case.id).where(Case.id.in_(_uuids(ids)), Case.association_id.in_(by.reads))
    return {str(case_id) for case_id in session.scalars(kept)}


def _own_people(ids: set[str], by: Actor) -> set[str]:
    kept = select(Person.id).where(Person.id.in_(_uuids(ids)), Person.association_id.in_(by.reads))
    return {str(person_id) for person_id in session.scalars(kept)}


def _uuids(ids: Iterable[str]) -> list[uuid.UUID]:
    return [uuid.UUID(each) for each in ids]


CASES = Namer("case", _l("Family file"), _numbers, lambda case_id: f"/cases/{case_id}", _found, _own_files)
PEOPLE = Namer("person", _l("Person"), _names, lambda person_id: "", None, _own_people)
