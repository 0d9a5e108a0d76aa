"""How what was said of a family becomes rows: sealed numbers, search words, and history instead of overwriting."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import date
from typing import Any

from sqlalchemy import delete, insert

from app import clock, names
from app.database import new_id, session
from app.identifiers import IdKind
from app.sealed import blind_index
from app.text import clean, fold_digits
from cases.catalogue import CaseCategoryKind, Relation
from cases.facts import FamilyFacts, HomeFacts, PersonFacts, phone_of
from cases.models import BankAccount, Case, CaseAlias, CaseCategory, Membership, NameToken, Person, Phone, Residence
from cases.rules import identity_index, known_person

FAMILY_NAME_FROM = 30
"""Positions of the words of the family name begin here; the other words of a name count from 0."""

PLAIN = ("first_name", "father_name", "grandfather_name", "family_name", "sex", "marital_status", "health_status")
ALSO_PLAIN = ("education", "occupation")
HOME_FIELDS = tuple(field.name for field in dataclasses.fields(HomeFacts))


def sharing_key(kind: IdKind, number: str) -> str:
    """The key under which two associations meet on one person, without either showing the number."""
    return blind_index("identity", f"{kind.value}:{number}", shared=True)


def alias_text(number: str) -> str:
    """An old paper number as it is compared: digits 0-9, small letters as capitals, one space at most."""
    return fold_digits(clean(number)).upper()


def add_member(case: Case, facts: PersonFacts, *, position: int, starts_on: date) -> Membership:
    """A person joins the family from a day; one the association knows by this ID number is the same person."""
    person = known_person(facts, case.association_id, None)
    if person is None:
        person = Person(association_id=case.association_id)
        session.add(person)
    describe(person, facts)
    membership = Membership(
        association_id=case.association_id,
        case=case,
        person=person,
        relation=facts.relation,
        is_head=facts.relation is Relation.HEAD,
        benefits=facts.benefits,
        position=position,
        starts_on=starts_on,
    )
    session.add(membership)
    return membership


def change_member(membership: Membership, facts: PersonFacts) -> None:
    """Put right what is said of a member who stays. An ID number of somebody else is refused."""
    person = membership.person
    known = known_person(facts, membership.association_id, membership)
    if known is not None and known.id != person.id:
        person = membership.person = known
    describe(person, facts)
    membership.relation, membership.benefits = facts.relation, facts.benefits


def describe(person: Person, facts: PersonFacts) -> None:
    """Set the fields of a person, the sealed number with its indexes, and the words that find them."""
    for name in (*PLAIN, *ALSO_PLAIN):
        setattr(person, name, getattr(facts, name))
    person.birth, person.born_on = facts.birth.iso, facts.birth.gregorian()
    _identify(person, facts)
    folded = names.fold(facts.name)
    if person.folded_name != folded:
        person.folded_name = folded
        _replace_tokens(person)


def _identify(person: Person, facts: PersonFacts) -> None:
    person.id_kind = facts.id_kind
    if facts.id_number is None:
        person.national_id = person.national_id_index = person.sharing_key = None
        person.national_id_last4, person.no_id_reason = "", facts.no_id_reason
        return
    index = identity_index(facts.id_kind, facts.id_number)
    if person.national_id_index != index:
        person.national_id, person.national_id_index = facts.id_number, index
        person.sharing_key = sharing_key(facts.id_kind, facts.id_number)
        person.national_id_last4, person.no_id_reason = facts.id_number[-4:], ""


def _replace_tokens(person: Person) -> None:
    session.flush()  # The words refer to the person, and they are written without the mapper.
    session.execute(delete(NameToken).where(NameToken.person_id == person.id))
    rows = token_rows(person.association_id, person.id, person.folded_name, person.family_name)
    if rows:
        session.execute(insert(NameToken), rows)


def token_rows(association_id: uuid.UUID, person_id: uuid.UUID, folded: str, family_name: str) -> list[dict[str, Any]]:
    """The rows of `name_tokens` for one folded name, as Core takes them."""
    words = folded.split()
    last = len(words) - len(names.tokens(family_name))
    return [
        {
            "id": new_id(),
            "association_id": association_id,
            "person_id": person_id,
            "token": word[:60],
            "position": at if at < last else FAMILY_NAME_FROM + at - last,
        }
        for at, word in enumerate(words)
    ]


def move_home(case: Case, facts: HomeFacts, *, today: date) -> None:
    """Where the family lives from today; the home before it stays in the file's history."""
    home = case.residence
    if home is not None:
        if all(getattr(home, name) == getattr(facts, name) for name in HOME_FIELDS):
            return
        home.ends_on = today
    place = {"association_id": case.association_id, "case": case, "starts_on": today}
    session.add(Residence(**place, **{name: getattr(facts, name) for name in HOME_FIELDS}))


def change_phone(case: Case, number: str | None, *, is_relatives: bool, today: date) -> None:
    """The number in use from today; None ends the one before."""
    phone = phone_of(case, is_relatives=is_relatives)
    if phone is not None:
        if phone.number == number:
            return
        phone.ends_on = today
    if number:
        place = {"association_id": case.association_id, "case": case, "is_relatives": is_relatives}
        index = blind_index("mobile", number)
        session.add(Phone(**place, number=number, number_index=index, number_last4=number[-4:]))


def change_account(case: Case, family: FamilyFacts, *, today: date) -> None:
    """The bank account in use from today; without an IBAN there is none."""
    account = case.account
    if account is not None:
        if (account.iban, account.holder) == (family.iban, family.account_holder):
            return
        account.ends_on = today
    if family.iban:
        place = {"association_id": case.association_id, "case": case, "holder": family.account_holder}
        index = blind_index("iban", family.iban)
        session.add(BankAccount(**place, iban=family.iban, iban_index=index, iban_last4=family.iban[-4:]))


def change_categories(case: Case, kinds: tuple[CaseCategoryKind, ...], *, today: date) -> None:
    """Why the family is helped from today; what no longer holds ends."""
    held = {category.category for category in case.categories_in_force}
    for category in case.categories_in_force:
        if category.category not in kinds:
            category.ends_on = today
    for kind in kinds:
        if kind not in held:
            session.add(CaseCategory(association_id=case.association_id, case=case, category=kind, starts_on=today))


def add_alias(case: Case, number: str | None) -> None:
    """Remember an old paper number; those from before go on finding the file."""
    if number and alias_text(number) not in [alias.number for alias in case.aliases]:
        session.add(CaseAlias(association_id=case.association_id, case=case, number=alias_text(number)))


def put_in_place(case: Case, family: FamilyFacts) -> None:
    """Everything of the file but its members."""
    today = clock.today()
    move_home(case, family.home, today=today)
    change_phone(case, family.mobile, is_relatives=False, today=today)
    change_phone(case, family.relative_mobile, is_relatives=True, today=today)
    change_account(case, family, today=today)
    change_categories(case, family.categories, today=today)
    add_alias(case, family.old_number)
    case.channel, case.source, case.source_note = family.channel, family.source, family.source_note
    case.priority, case.objects_to_sharing = family.priority, family.objects_to_sharing
