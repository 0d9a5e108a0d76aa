"""What must hold of a family before it is stored; each refusal names the field it belongs to."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select, true

from app.accounts.models import DeclaredKin
from app.database import session
from app.errors import RuleViolated
from app.i18n import gettext as _
from app.identifiers import IdKind
from app.names import fold
from app.sealed import blind_index
from cases.catalogue import Relation
from cases.facts import FamilyFacts, PersonFacts
from cases.models import Case, Membership, Person


def identity_index(kind: IdKind, number: str) -> str:
    """The blind index under which one association finds an identity number."""
    return blind_index("national_id", f"{kind.value}:{number}")


def check_family(family: FamilyFacts) -> None:
    """One head, and nobody twice. Raises RuleViolated beside the field."""
    for member in family.members:
        if member.relation is Relation.HEAD:
            words = _("A file has one head of the family. Choose another relation for this member.")
            raise RuleViolated(words, field=f"{member.place}-relation")
    _check_numbers_differ(family.everybody)
    _check_people_differ(family.everybody)


def _check_numbers_differ(people: Iterable[PersonFacts]) -> None:
    seen: Counter[str] = Counter()
    for person in people:
        if person.id_number is not None:
            seen[person.id_number] += 1
            if seen[person.id_number] > 1:
                words = _("This ID number stands with another member of the family; look at both cards again.")
                raise RuleViolated(words, field=f"{person.place}-id_number")


def _check_people_differ(people: Iterable[PersonFacts]) -> None:
    """The same four names and birth date in one family are one person, unless two ID numbers say otherwise."""
    seen: dict[tuple[str, str], PersonFacts] = {}
    for person in people:
        before = seen.setdefault((fold(person.name), person.birth.iso), person)
        if before is not person and not (before.id_number and person.id_number):
            words = _("This member is in the form already, with the same name and birth date.")
            raise RuleViolated(words, field=f"{person.place}-first_name")


def known_person(person: PersonFacts, association_id: uuid.UUID, membership: Membership | None) -> Person | None:
    """The association's own person with this ID number, when they belong to no family today but by `membership`.

    Raises RuleViolated, naming the file they are in, when they do.
    """
    if person.id_number is None:
        return None
    index = identity_index(person.id_kind, person.id_number)
    found = session.scalar(
        select(Person).where(
            Person.association_id == association_id, Person.national_id_index == index, Person.same_as_id.is_(None)
        )
    )
    if found is not None:
        _check_in_no_other_place(found, membership, f"{person.place}-id_number")
    return found


def _check_in_no_other_place(person: Person, membership: Membership | None, field: str) -> None:
    other = session.execute(
        select(Case.id, Case.number)
        .join(Membership, Membership.case_id == Case.id)
        .where(Membership.person_id == person.id, Membership.ends_on.is_(None))
        .where(Membership.id != membership.id if membership is not None else true())
        .order_by(Case.number)
        .limit(1)
    ).first()
    if other is not None:
        words = _("This ID number is in file %(number)s already. Open that file instead.", number=other.number)
        if membership is not None and membership.case_id == other.id:
            words = _("This ID number stands with another member of the family; look at both cards again.")
        raise RuleViolated(words, field=field, subjects=(("case", str(other.id)),))


def is_kin(user_id: uuid.UUID, case: Case) -> bool:
    """Whether this colleague declared a member of the family as kin."""
    members = (
        select(Person.national_id_index)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.case_id == case.id, Membership.ends_on.is_(None))
    )
    kin = select(DeclaredKin.id).where(DeclaredKin.user_id == user_id, DeclaredKin.person_index.in_(members))
    return session.scalar(kin.limit(1)) is not None
