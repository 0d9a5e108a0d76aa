"""What can happen to a family's file: it is registered, edited, studied, submitted, decided on, and looked at."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.actor import Actor, authorise
from app.accounts.models import User
from app.audit.trail import record
from app.database import new_id, session
from app.database.counters import next_number
from app.dates import hijri_year
from app.errors import ChangedMeanwhile, NotFound, RuleViolated
from app.i18n import current_locale
from app.i18n import gettext as _
from app.idempotency import once
from app.names import fold
from cases.catalogue import Relation
from cases.events import CaseEvent
from cases.facts import FamilyFacts, PersonFacts, changes_between, facts_of
from cases.models import Case, CaseNote, Membership
from cases.policy import can_decide, can_file, can_look, can_prepare, can_reveal, can_search, did_not_prepare
from cases.rows import add_member, change_member, put_in_place
from cases.rules import check_family, identity_index, is_kin
from cases.search import FoundFamily, find_families
from cases.workflow import CaseStatus, CaseStep, check_can_edit, next_status

SECRETS = {"national_id": "national_id", "mobile": "number", "iban": "iban"}
"""What can be revealed, and the attribute that opens it."""


def search_families(text: str, *, by: Actor) -> list[FoundFamily]:
    """Look for families by name or full number; the search and the files it showed are entered in the trail."""
    authorise(can_search(by))
    found = find_families(text, by)
    about = [("case", family.case_id) for family in found]
    record(CaseEvent.SEARCHED, by=by, about=about, details={"text": text, "found": len(found)})
    return found


def file_case(family: FamilyFacts, *, looked_for: str, by: Actor, sent_as: str = "") -> Case:
    """Register a family after it was looked for; the file is a draft with its number. Raises RuleViolated.

    `sent_as` is the key of the form: the same form sent again shows the first file and makes no second one.
    """
    authorise(can_file(by))
    case_id = new_id()
    if sent_as:
        once(sent_as, f"/cases/{case_id}", by=by)
    _check_was_looked_for(looked_for)
    check_family(family)
    with _one_file_for_a_number():
        case = _new_case(case_id, family, by)
        for position, person in enumerate(family.everybody):
            add_member(case, person, position=position, starts_on=clock.today())
        put_in_place(case, family)
        _note(case, CaseStep.FILE, "", by)
    record(CaseEvent.FILED, by=by, about=_about(case), details={"number": case.number, "looked_for": looked_for})
    return case


def edit_case(case: Case, family: FamilyFacts, *, seen_version: int, by: Actor) -> None:
    """Put a new text of the whole file in place of the one that was seen; history stays.

    Raises ChangedMeanwhile when somebody saved it since, RuleViolated when it may not be edited now or not so.
    """
    authorise(can_prepare(by, case))
    check_can_edit(case.status)
    check_family(family)
    _take_version(case, seen_version)
    before = facts_of(case)
    with _one_file_for_a_number():
        _edit_members(case, family)
        put_in_place(case, family)
        case.last_edited_by, case.updated_at = by.user_id, clock.now()
    record(CaseEvent.EDITED, by=by, about=_about(case), details={"changes": changes_between(before, family)})


def open_study(case: Case, *, by: Actor) -> None:
    """The draft is whole: the study of the family begins."""
    authorise(can_prepare(by, case))
    _take_step(case, CaseStep.OPEN, by)
    record(CaseEvent.OPENED, by=by, about=_about(case))


def submit_case(case: Case, *, by: Actor) -> None:
    """Send the file to a supervisor; who sent it and who edited it last decide nothing on it."""
    authorise(can_prepare(by, case))
    _take_step(case, CaseStep.SUBMIT, by)
    case.submitted_at, case.submitted_by = case.updated_at, by.user_id
    case.last_edited_by_at_submission = case.last_edited_by
    case.approved_at = case.approved_by = None
    record(CaseEvent.SUBMITTED, by=by, about=_about(case))


def take_back_case(case: Case, *, by: Actor) -> None:
    """Take a submitted file back before anybody decided on it."""
    authorise(can_prepare(by, case))
    _take_step(case, CaseStep.TAKE_BACK, by)
    record(CaseEvent.TAKEN_BACK, by=by, about=_about(case))


def return_case(case: Case, words: str, *, by: Actor) -> None:
    """Send the file back for completion, saying what is missing; this is no refusal."""
    authorise(can_decide(by, case))
    _check_reason(words)
    _take_step(case, CaseStep.RETURN, by, words)
    record(CaseEvent.RETURNED, by=by, about=_about(case), details={"words": words})


def activate_case(case: Case, *, by: Actor) -> None:
    """Approve the file: the family may be helped. Nobody approves what they prepared, or their own kin."""
    authorise(can_decide(by, case))
    authorise(did_not_prepare(by, case), _("Who prepared or last edited a file cannot approve it."))
    authorise(not is_kin(by.user_id, case), _("A member of this family is your kin; a colleague decides on the file."))
    _take_step(case, CaseStep.APPROVE, by)
    case.approved_at, case.approved_by = case.updated_at, by.user_id
    record(CaseEvent.APPROVED, by=by, about=_about(case))


def refuse_case(case: Case, words: str, *, by: Actor) -> None:
    """Refuse the file, saying why."""
    authorise(can_decide(by, case))
    authorise(did_not_prepare(by, case), _("Who prepared or last edited a file cannot decide on it."))
    authorise(not is_kin(by.user_id, case), _("A member of this family is your kin; a colleague decides on the file."))
    _check_reason(words)
    _take_step(case, CaseStep.REFUSE, by, words)
    record(CaseEvent.REFUSED, by=by, about=_about(case), details={"words": words})


def look_at_case(case: Case, *, by: Actor) -> None:
    """Somebody opened the file: entered with everybody whose data it shows."""
    authorise(can_look(by, case))
    people = [("person", membership.person_id) for membership in case.members]
    record(CaseEvent.SEEN, by=by, about=[*_about(case), *people])


def reveal_identifier(case: Case, what: str, record_id: uuid.UUID, reason: str, *, by: Actor) -> str:
    """The whole number behind a mask: `what` is national_id (of a person), mobile or iban; the reason is entered."""
    authorise(can_reveal(by, case))
    if not reason.strip():
        raise RuleViolated(_("Say why you need the whole number."), field="reason")
    number = _number_behind(case, what, record_id)
    about = [*_about(case), *([("person", record_id)] if what == "national_id" else [])]
    record(CaseEvent.REVEALED, by=by, about=about, details={"what": what, "reason": reason.strip()})
    return number


def _about(case: Case) -> list[tuple[str, uuid.UUID]]:
    return [("case", case.id)]


def _check_was_looked_for(looked_for: str) -> None:
    if not looked_for.strip():
        raise RuleViolated(_("Look the family up first; then register it."))


def _check_reason(words: str) -> None:
    if not words.strip():
        raise RuleViolated(_("Write the reason."), field="words")


def _new_case(case_id: uuid.UUID, family: FamilyFacts, by: Actor) -> Case:
    year = hijri_year(clock.today())
    serial = next_number(by.association_id, "case", year)
    now = clock.now()
    case = Case(
        id=case_id,
        association_id=by.association_id,
        number=f"{by.association_code}-{year}-{serial:06d}",
        status=CaseStatus.DRAFT,
        responsible_id=by.user_id,
        channel=family.channel,
        source=family.source,
        opened_at=now,
        opened_by=by.user_id,
        updated_at=now,
        last_edited_by=by.user_id,
    )
    session.add(case)
    session.flush()  # The members' words refer to the file, and they are written without the mapper.
    return case


def _edit_members(case: Case, family: FamilyFacts) -> None:
    """Those who stay are put right, new ones join, and whoever is no longer named leaves today."""
    today = clock.today()
    named = {person.membership_id for person in family.everybody}
    stored = [(person, _stored_member(case, person, named)) for person in family.everybody]
    staying = {membership.id for _person, membership in stored if membership is not None}
    for membership in case.members:
        if membership.id not in staying:
            membership.ends_on, membership.end_reason = today, "removed"
    session.flush()  # Whoever leaves must be gone before the same person can join again.
    position = max(membership.position for membership in case.memberships)
    for person, membership in stored:
        if membership is None:
            position += 1
            add_member(case, person, position=position, starts_on=today)
        else:
            change_member(membership, person)


def _stored_member(case: Case, person: PersonFacts, named: set[uuid.UUID | None]) -> Membership | None:
    """The member that is meant: the head, the one the form names, or the same person whom it names nowhere."""
    if person.relation is Relation.HEAD:
        return case.head
    others = [member for member in case.members if not member.is_head]
    meant = [member for member in others if member.id == person.membership_id]
    same = [member for member in others if member.id not in named and _is_same(member, person)]
    return next(iter([*meant, *same]), None)


def _is_same(member: Membership, person: PersonFacts) -> bool:
    """By ID number; without one, by name and birth date."""
    if person.id_number:
        return member.person.national_id_index == identity_index(person.id_kind, person.id_number)
    return (member.person.folded_name, member.person.birth) == (fold(person.name), person.birth.iso)


def _take_version(case: Case, seen_version: int) -> None:
    taken = session.execute(
        update(Case)
        .where(Case.id == case.id, Case.version == seen_version)
        .values(version=Case.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(case)
    if taken.rowcount == 0:
        raise _changed_meanwhile(case)


def _changed_meanwhile(case: Case) -> ChangedMeanwhile:
    colleague = session.get_one(User, case.last_edited_by)
    name = colleague.name_en if current_locale() == "en" else colleague.name_ar
    words = _("A colleague changed this file while you wrote. Nothing is lost; choose what stays.")
    return ChangedMeanwhile(words, by_name=name, at=case.updated_at)


def _take_step(case: Case, step: CaseStep, by: Actor, words: str = "") -> None:
    """One step of the file's life; two people who take one at once cannot both succeed."""
    here, there = case.status, next_status(case.status, step)
    taken = session.execute(
        update(Case)
        .where(Case.id == case.id, Case.status == here)
        .values(version=Case.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(case)
    if taken.rowcount == 0:
        next_status(case.status, step)
        raise RuleViolated(_("A colleague has just changed this file. Open it again."))
    case.status, case.updated_at = there, clock.now()
    _note(case, step, words, by)


def _note(case: Case, step: CaseStep, words: str, by: Actor) -> None:
    at = clock.now()
    session.add(
        CaseNote(association_id=case.association_id, case=case, at=at, by_id=by.user_id, step=step.value, words=words)
    )


@contextlib.contextmanager
def _one_file_for_a_number() -> Iterator[None]:
    """Two files that take one ID number at the same moment: the database lets one through, the other hears why."""
    try:
        yield
        session.flush()  # The index answers here, while the form can still be shown again.
    except IntegrityError as error:
        if "national_id_index" not in str(error.orig) and "uq_persons_identity" not in str(error.orig):
            raise
        raise RuleViolated(_("One of these ID numbers has just been registered in another file.")) from None


def _number_behind(case: Case, what: str, record_id: uuid.UUID) -> str:
    rows: dict[str, dict[uuid.UUID, Any]] = {
        "national_id": {membership.person_id: membership.person for membership in case.memberships},
        "mobile": {phone.id: phone for phone in case.phones},
        "iban": {account.id: account for account in case.accounts},
    }
    row = rows.get(what, {}).get(record_id)
    number = getattr(row, SECRETS[what]) if row is not None else None
    if number is None:
        raise NotFound(_("There is no such number in this file."))
    return number
