"""What may be shared today: the memorandum in force, its clauses, the family's consents."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.actor import Actor
from app.database import session
from app.districts import is_in_scope
from app.errors import NotFound
from app.i18n import gettext as _
from app.sealed import blind_index
from cases.models import Case
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Consent, Memorandum, MemorandumClause


def memorandum_in_force(day: date) -> Memorandum | None:
    """The memorandum that holds on a day; the one signed last where two do."""
    return session.scalars(
        select(Memorandum)
        .where(Memorandum.starts_on <= day, Memorandum.ends_on >= day)
        .order_by(Memorandum.signed_on.desc(), Memorandum.entered_at.desc())
        .limit(1)
    ).first()


def memorandums() -> list[Memorandum]:
    """Every memorandum ever entered, the newest first, with its parties and clauses."""
    return list(
        session.scalars(
            select(Memorandum)
            .options(
                joinedload(Memorandum.first_party),
                joinedload(Memorandum.second_party),
                selectinload(Memorandum.clauses),
            )
            .order_by(Memorandum.signed_on.desc(), Memorandum.entered_at.desc())
        )
    )


def may_check_double_aid(day: date) -> bool:
    """Whether the memorandum lets the associations compare claims on a day: a clause in each direction."""
    memorandum = memorandum_in_force(day)
    if memorandum is None:
        return False
    parties = memorandum.first_party_id, memorandum.second_party_id
    givers = session.scalars(
        select(MemorandumClause.giver_id).where(
            MemorandumClause.memorandum_id == memorandum.id, MemorandumClause.purpose == Purpose.DOUBLE_AID_CHECK
        )
    )
    return set(parties) <= set(givers)


def sections_allowed(purpose: Purpose, giver_id: uuid.UUID, receiver_id: uuid.UUID, day: date) -> frozenset[Section]:
    """The sections that may go from the giver to the receiver for a purpose; empty without a memorandum."""
    memorandum = memorandum_in_force(day)
    if memorandum is None:
        return frozenset()
    clauses = select(MemorandumClause.section).where(
        MemorandumClause.memorandum_id == memorandum.id,
        MemorandumClause.purpose == purpose,
        MemorandumClause.giver_id == giver_id,
        MemorandumClause.receiver_id == receiver_id,
    )
    return frozenset(session.scalars(clauses))


def may_share(purpose: Purpose, section: Section, giver_id: uuid.UUID, receiver_id: uuid.UUID, day: date) -> bool:
    """Whether a clause of the memorandum in force covers this section, for this purpose, in this direction."""
    return section in sections_allowed(purpose, giver_id, receiver_id, day)


def outside_scope(case: Case) -> bool:
    """Whether the family lives outside the memorandum's ground, or nobody knows where."""
    return case.residence is None or not is_in_scope(case.residence.district)


def identity_key(kind: str, number: str) -> str:
    """The key under which both associations know a person: of an ID's kind and its ten digits."""
    return blind_index("identity", f"{kind}:{number}", shared=True)


def consents_of(case_id: uuid.UUID) -> list[Consent]:
    """Every consent of a family, the newest first, with who took it."""
    return list(
        session.scalars(
            select(Consent)
            .options(joinedload(Consent.taker))
            .where(Consent.case_id == case_id)
            .order_by(Consent.taken_on.desc(), Consent.recorded_at.desc())
        )
    )


def consent_covering(case: Case, purpose: Purpose, day: date) -> Consent | None:
    """The newest consent of the family in force on a day for a purpose."""
    return next((c for c in consents_of(case.id) if c.purpose is purpose and c.is_in_force(day)), None)


def own_consent(consent_id: uuid.UUID, by: Actor) -> Consent:
    """A consent of the person's own association. Raises NotFound."""
    found = session.get(Consent, consent_id)
    if found is None or not by.belongs_to(found.association_id):
        raise NotFound(_("There is no consent at this address."))
    return found


def consent_names(ids: set[str]) -> dict[str, str]:
    """What consents are called in the trail: purpose and day."""
    rows = session.execute(
        select(Consent.id, Consent.purpose, Consent.taken_on).where(Consent.id.in_([uuid.UUID(each) for each in ids]))
    )
    return {str(consent_id): f"{purpose.label} {taken_on.isoformat()}" for consent_id, purpose, taken_on in rows}


def memorandum_names(ids: set[str]) -> dict[str, str]:
    """Titles of memorandums by id, for the trail."""
    rows = session.execute(
        select(Memorandum.id, Memorandum.title).where(Memorandum.id.in_([uuid.UUID(each) for each in ids]))
    )
    return {str(memorandum_id): title for memorandum_id, title in rows}
