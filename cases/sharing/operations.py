"""What can happen to sharing: a consent is taken or withdrawn, a memorandum is entered."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app import clock
from app.accounts.actor import Actor, authorise
from app.accounts.queries import association_by_id, partner_of, people_of
from app.audit.trail import record
from app.database import session
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.models import Case
from cases.sharing.catalogue import ConsentMethod, Purpose, Section
from cases.sharing.events import SharingEvent
from cases.sharing.models import Consent, ConsentSection, ConsentWithdrawal, Memorandum, MemorandumClause
from cases.sharing.policy import can_enter_memorandum, can_record_consent, can_withdraw_consent

LONGEST_CONSENT = timedelta(days=366)
USUAL_CONSENT = timedelta(days=180)


@dataclass(frozen=True)
class Agreement:
    """What a family agreed to, as it was taken."""

    purpose: Purpose
    sections: frozenset[Section]
    method: ConsentMethod
    evidence: str
    taken_on: date
    taken_by: uuid.UUID
    ends_on: date


@dataclass(frozen=True)
class Treaty:
    """What the associations agreed to; `clauses` are (purpose, section, giver, receiver)."""

    title: str
    signed_on: date
    starts_on: date
    ends_on: date
    contacts: tuple[str, str]
    clauses: frozenset[tuple[Purpose, Section, uuid.UUID, uuid.UUID]]


def record_consent(case: Case, agreement: Agreement, *, by: Actor) -> Consent:
    """Keep that the family agreed. Raises RuleViolated for days that cannot be and people who could not take it."""
    authorise(can_record_consent(case, by))
    _check_days(agreement)
    _check_taker(agreement, by)
    consent = Consent(
        association_id=case.association_id,
        case_id=case.id,
        purpose=agreement.purpose,
        recipient_id=partner_of(case.association_id).id,
        method=agreement.method,
        evidence=agreement.evidence,
        taken_on=agreement.taken_on,
        taken_by=agreement.taken_by,
        starts_on=agreement.taken_on,
        ends_on=agreement.ends_on,
        recorded_at=clock.now(),
        recorded_by=by.user_id,
        parts=[ConsentSection(section=section) for section in sorted(agreement.sections)],
    )
    session.add(consent)
    record(SharingEvent.CONSENT_RECORDED, by=by, about=_about(consent), details=_in_details(consent))
    return consent


def withdraw_consent(consent: Consent, reason: str, *, by: Actor) -> None:
    """The family took it back: what the other association sees by it closes at once. Raises RuleViolated if done."""
    authorise(can_withdraw_consent(consent, by))
    if consent.withdrawal is not None:
        raise RuleViolated(_("The withdrawal of this consent was already recorded."))
    consent.withdrawal = ConsentWithdrawal(withdrawn_at=clock.now(), withdrawn_by=by.user_id, reason=reason)
    record(
        SharingEvent.CONSENT_WITHDRAWN,
        by=by,
        about=_about(consent),
        details={"reason": reason, "purpose": consent.purpose.value},
    )


def enter_memorandum(treaty: Treaty, *, by: Actor) -> Memorandum:
    """Write down a signed memorandum; both associations' trails tell of it. Raises RuleViolated for wrong days."""
    authorise(can_enter_memorandum(by))
    _check_treaty(treaty)
    own, other = association_by_id(by.association_id), partner_of(by.association_id)
    memorandum = Memorandum(
        title=treaty.title,
        first_party_id=own.id,
        second_party_id=other.id,
        signed_on=treaty.signed_on,
        starts_on=treaty.starts_on,
        ends_on=treaty.ends_on,
        first_contact=treaty.contacts[0],
        second_contact=treaty.contacts[1],
        entered_by=by.user_id,
        entered_at=clock.now(),
        clauses=_clauses(treaty.clauses),
    )
    session.add(memorandum)
    record(
        SharingEvent.MEMORANDUM_ENTERED,
        by=by,
        about=[("memorandum", memorandum.id)],
        details={"title": treaty.title, "from": str(treaty.starts_on), "to": str(treaty.ends_on)},
        chains=[own.code, other.code],
    )
    return memorandum


def _check_days(agreement: Agreement) -> None:
    if agreement.taken_on > clock.today():
        raise RuleViolated(_("A consent cannot be taken in the future."), field="taken_on")
    if agreement.ends_on < clock.today():
        raise RuleViolated(_("This consent has ended already; take a new one."), field="ends_on")
    if agreement.ends_on > agreement.taken_on + LONGEST_CONSENT:
        raise RuleViolated(_("A consent holds for one year at most; choose an earlier day."), field="ends_on")


def _check_taker(agreement: Agreement, by: Actor) -> None:
    colleagues = {person.id for person in people_of(frozenset({by.association_id}))}
    if agreement.taken_by not in colleagues:
        raise RuleViolated(_("Choose a colleague of your association."), field="taken_by")


def _check_treaty(treaty: Treaty) -> None:
    if treaty.ends_on < treaty.starts_on:
        raise RuleViolated(_("The last day lies before the first one."), field="ends_on")
    if treaty.signed_on > clock.today():
        raise RuleViolated(_("A memorandum is entered once it is signed."), field="signed_on")


def _clauses(clauses: Iterable[tuple[Purpose, Section, uuid.UUID, uuid.UUID]]) -> list[MemorandumClause]:
    return [
        MemorandumClause(purpose=purpose, section=section, giver_id=giver, receiver_id=receiver)
        for purpose, section, giver, receiver in sorted(clauses)
    ]


def _about(consent: Consent) -> list[tuple[str, uuid.UUID]]:
    return [("case", consent.case_id), ("consent", consent.id)]


def _in_details(consent: Consent) -> dict[str, object]:
    return {
        "purpose": consent.purpose.value,
        "sections": sorted(part.section.value for part in consent.parts),
        "how": consent.method.value,
        "taken_on": str(consent.taken_on),
        "until": str(consent.ends_on),
    }
