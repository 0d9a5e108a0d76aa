"""Finding a family: whole numbers by their blind index, names by their words, close names apart."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from app import formatting
from app.accounts.actor import Actor
from app.database import session
from app.i18n import gettext as _
from cases.models import BankAccount, Case, CaseAlias, Membership, Person, Phone, Residence
from cases.name_search import Difference, people_named, people_named_alike
from cases.rows import FAMILY_NAME_FROM
from cases.typed import Kind, Typed, read
from cases.workflow import CaseStatus

MOST = 20
MOST_NEAR = 10


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """A file that a search found. `why` says by what; `near` is true for a name that is close and not equal."""

    case_id: uuid.UUID
    number: str
    head: str
    why: str
    near: bool
    status: CaseStatus
    district: str


def find_families(text: str, by: Actor) -> list[FoundFamily]:
    """The files of the associations this person reads that a typed text finds: equal ones first, then close names.

    A whole ID, mobile, IBAN or file number is looked up exactly, in whatever written form; a part of one finds
    nothing (`typed.read(text).kind` tells the page to ask for the whole number).
    """
    typed = read(text)
    found = [*_by_number(typed, by), *(_by_name(typed, by) if typed.kind is Kind.NAME else [])]
    families: dict[uuid.UUID, FoundFamily] = {}
    for family in found:
        families.setdefault(family.case_id, family)
    return list(families.values())


def families_like(texts: Iterable[str], by: Actor) -> list[FoundFamily]:
    """The files that any of these texts finds, each once: what may be the family that is being registered."""
    families: dict[uuid.UUID, FoundFamily] = {}
    for text in filter(None, texts):
        for family in find_families(text, by):
            families.setdefault(family.case_id, family)
    return list(families.values())


def _by_number(typed: Typed, by: Actor) -> list[FoundFamily]:
    """By each number that the text can be; old paper numbers too."""
    found = []
    if typed.mobile_index is not None:
        phones = select(Phone.case_id).where(
            Phone.association_id.in_(by.reads), Phone.number_index == typed.mobile_index
        )
        found += _of_cases(phones, _("Mobile number"), by)
    if typed.iban_index is not None:
        accounts = select(BankAccount.case_id).where(
            BankAccount.association_id.in_(by.reads), BankAccount.iban_index == typed.iban_index
        )
        found += _of_cases(accounts, _("IBAN"), by)
    if typed.identity_index is not None:
        people = select(Person.id).where(
            Person.association_id.in_(by.reads), Person.national_id_index == typed.identity_index
        )
        found += [
            _family(row, _("ID number of %(name)s", name=_name_of(row)), near=False)
            for row in _rows_of_people(list(session.scalars(people)), by)
        ]
    if typed.file_number is not None:
        cases = select(Case.id).where(Case.association_id.in_(by.reads), Case.number == typed.file_number)
        found += _of_cases(cases, _("File number"), by)
    if typed.text:
        aliases = select(CaseAlias.case_id).where(
            CaseAlias.association_id.in_(by.reads), CaseAlias.number == typed.alias
        )
        found += _of_cases(aliases, _("Old file number"), by)
    return found


def _by_name(typed: Typed, by: Actor) -> list[FoundFamily]:
    equal = people_named(typed.words, by.reads, MOST)
    near = dict(people_named_alike(typed.words, by.reads, equal, MOST_NEAR))
    rows = {}
    for row in _rows_of_people([*equal, *near], by):
        rows.setdefault(row.person_id, []).append(row)
    found = [_family(row, _why_named(row), near=False) for person in equal for row in rows.get(person, [])]
    return found + [
        _family(row, _why_near(row, difference), near=True)
        for person, difference in near.items()
        for row in rows.get(person, [])
    ]


def _of_cases(cases: Select[Any], why: str, by: Actor) -> list[FoundFamily]:
    """Each file once, as its head's row."""
    query = _rows(by).where(Case.id.in_(cases), Membership.is_head, Membership.ends_on.is_(None))
    return [_family(row, why, near=False) for row in session.execute(query.order_by(Case.number).limit(MOST))]


def _rows_of_people(people: Iterable[uuid.UUID], by: Actor) -> list[Row[Any]]:
    """Those who belong to a family today come before those who left one."""
    query = _rows(by).where(Membership.person_id.in_(list(people)))
    return list(session.execute(query.order_by(Membership.ends_on.is_not(None), Case.number)))


def _rows(by: Actor) -> Select[Any]:
    head, head_person = aliased(Membership), aliased(Person)
    return (
        select(
            Case.id.label("case_id"),
            Case.number,
            Case.status,
            Membership.person_id,
            Membership.relation,
            Membership.is_head,
            Membership.ends_on,
            *_name_columns(Person, ""),
            *_name_columns(head_person, "head_"),
            Residence.district,
        )
        .select_from(Membership)
        .join(Case, Case.id == Membership.case_id)
        .join(Person, Person.id == Membership.person_id)
        .join(head, (head.case_id == Case.id) & head.is_head & head.ends_on.is_(None))
        .join(head_person, head_person.id == head.person_id)
        .outerjoin(Residence, (Residence.case_id == Case.id) & Residence.ends_on.is_(None))
        .where(Case.association_id.in_(by.reads), Case.merged_into_id.is_(None))
    )


def _name_columns(person: Any, prefix: str) -> list[Any]:
    parts = ("first_name", "father_name", "grandfather_name", "family_name")
    return [getattr(person, part).label(prefix + part) for part in parts]


def _name_of(row: Row[Any], prefix: str = "") -> str:
    parts = ("first_name", "father_name", "grandfather_name", "family_name")
    return " ".join(filter(None, (getattr(row, prefix + part) for part in parts)))


def _family(row: Row[Any], why: str, *, near: bool) -> FoundFamily:
    return FoundFamily(row.case_id, row.number, _name_of(row, "head_"), why, near, row.status, row.district or "")


def _why_named(row: Row[Any]) -> str:
    if row.ends_on is not None:
        left: date = row.ends_on
        return _("%(name)s, who left this family on %(day)s", name=_name_of(row), day=formatting.day_short(left))
    if row.is_head:
        return _("Head of the family")
    return _("%(relation)s: %(name)s", relation=row.relation.label, name=_name_of(row))


def _why_near(row: Row[Any], difference: Difference) -> str:
    words = {"stored": difference.stored, "typed": difference.typed, "name": _name_of(row)}
    if difference.position == 0:
        return _("%(name)s: the first name is «%(stored)s», not «%(typed)s»", **words)
    if difference.position == 1:
        return _("%(name)s: the father’s name is «%(stored)s», not «%(typed)s»", **words)
    if difference.position >= FAMILY_NAME_FROM:
        return _("%(name)s: the family name is «%(stored)s», not «%(typed)s»", **words)
    return _("%(name)s: one name is «%(stored)s», not «%(typed)s»", **words)
