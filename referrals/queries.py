"""What this person sees of referrals: their own association's, and those released to it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app import clock
from app.accounts.actor import Actor
from app.database import session
from app.errors import NotFound
from app.i18n import gettext as _
from cases.models import Case, Membership
from cases.sharing.models import Consent
from cases.sharing.queries import consents_of
from referrals.clocks import Age, age_of, due_on
from referrals.conditions import is_open_to_receiver
from referrals.models import Referral
from referrals.paper import family_in
from referrals.policy import can_receive_referral
from referrals.workflow import ENDED, OPEN, WITH_THE_RECEIVER, ReferralStatus

SHOWN = 60


class View(StrEnum):
    """The three lists."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    ENDED = "ended"


@dataclass(frozen=True)
class ReferralRow:
    """A referral in a list; `family` is empty where this person may not read it any more."""

    referral: Referral
    family: str
    age: Age
    is_incoming: bool


@dataclass(frozen=True)
class ReferralLine:
    """A referral on the family's page and paper."""

    id: uuid.UUID
    number: str
    to: Any
    purpose: Any
    status: ReferralStatus
    released_at: datetime | None
    outcome: Any
    age: Age


def visible_referral(referral_id: uuid.UUID, by: Actor) -> Referral:
    """A referral of an association this person reads, or one released to it. Raises NotFound."""
    found = session.scalar(_whole().where(Referral.id == referral_id, _is_visible(by)))
    if found is None:
        raise NotFound(_("There is no referral at this address."))
    return found


def own_referral(referral_id: uuid.UUID, by: Actor) -> Referral:
    """A referral that the person's own association sends. Raises NotFound."""
    return _one_where(referral_id, Referral.association_id == by.association_id)


def incoming_referral(referral_id: uuid.UUID, by: Actor) -> Referral:
    """A referral released to the person's own association. Raises NotFound."""
    return _one_where(referral_id, and_(Referral.receiver_id == by.association_id, Referral.released_at.is_not(None)))


def is_read_from_outside(referral: Referral, by: Actor) -> bool:
    """Whether this person reads it as the receiver: only the packet, and only while it is open."""
    return referral.association_id not in by.reads


def is_first_look(referral: Referral, by: Actor) -> bool:
    """Whether this look is the receiver's first, by one of the workers who must answer."""
    return can_receive_referral(referral, by) and referral.seen_at is None and is_open_to_receiver(referral)


def shown_from_outside(rows: list[ReferralRow]) -> list[Referral]:
    """The referrals of a list that showed the name of the other association's family."""
    return [row.referral for row in rows if row.is_incoming and row.family]


def listed(view: View, by: Actor) -> list[ReferralRow]:
    """One of the lists, the most pressing or newest first; at most a screenful and a half."""
    found = list(session.scalars(_whole().where(_belongs_in(view, by)).order_by(*_order(view)).limit(SHOWN)))
    names = _heads({referral.case_id for referral in found if not is_read_from_outside(referral, by)})
    return [_row(referral, names, by) for referral in found]


def counts(by: Actor) -> dict[View, int]:
    """How many stand in each list."""
    return {view: session.scalar(select(func.count(Referral.id)).where(_belongs_in(view, by))) or 0 for view in View}


def waiting_for(by: Actor) -> int:
    """How many wait for this person's association: to answer, to complete, to release. Shown in the top bar."""
    mine = [and_(Referral.receiver_id == by.association_id, Referral.status == ReferralStatus.SENT)]
    if by.is_worker:
        asked = ReferralStatus.RETURNED_FOR_INFORMATION
        mine.append(and_(Referral.association_id == by.association_id, Referral.status == asked))
    if by.is_supervisor:
        mine.append(_to_release(by))
    if not (by.is_worker or by.is_supervisor):
        return 0
    return session.scalar(select(func.count(Referral.id)).where(or_(*mine))) or 0


def to_release(by: Actor) -> list[ReferralRow]:
    """What waits for this supervisor; not what they prepared or changed."""
    return _rows(_to_release(by), by) if by.is_supervisor else []


def to_answer(by: Actor) -> list[ReferralRow]:
    """What was sent to this worker's association and has no answer yet."""
    sent = and_(Referral.receiver_id == by.association_id, Referral.status == ReferralStatus.SENT)
    return _rows(sent, by) if by.is_worker else []


def to_complete(by: Actor) -> list[ReferralRow]:
    """What the other association asked about, and what the supervisor gave back."""
    asked = Referral.status == ReferralStatus.RETURNED_FOR_INFORMATION
    drafts = and_(Referral.status == ReferralStatus.DRAFT, Referral.prepared_by == by.user_id)
    own = and_(Referral.association_id == by.association_id, or_(asked, drafts))
    return _rows(own, by) if by.is_worker else []


def to_serve(by: Actor) -> list[ReferralRow]:
    """What this worker's association accepted and has not finished."""
    accepted = and_(Referral.receiver_id == by.association_id, Referral.status == ReferralStatus.ACCEPTED)
    return _rows(accepted, by) if by.is_worker else []


def referrals_of(case: Case) -> tuple[ReferralLine, ...]:
    """The referrals of a family, the newest first, for its page and its paper."""
    found = session.scalars(
        select(Referral)
        .options(joinedload(Referral.receiver))
        .where(Referral.case_id == case.id)
        .order_by(Referral.prepared_at.desc(), Referral.id.desc())
        .limit(SHOWN)
    )
    return tuple(_line(referral) for referral in found)


def usable_consents(case_id: uuid.UUID, recipient_id: uuid.UUID) -> list[Consent]:
    """The consents of a family that hold today."""
    day = clock.today()
    return [c for c in consents_of(case_id) if c.recipient_id == recipient_id and c.is_in_force(day)]


def numbers_of(ids: set[str]) -> dict[str, str]:
    """Numbers by id, for the trail."""
    rows = session.execute(select(Referral.id, Referral.number).where(Referral.id.in_([uuid.UUID(i) for i in ids])))
    return {str(referral_id): number for referral_id, number in rows}


def find_number(text: str, by: Actor) -> list[str]:
    """The referral that a typed number names, if this person may see it."""
    number = text.strip().upper()
    return [
        str(found) for found in session.scalars(select(Referral.id).where(Referral.number == number, _is_visible(by)))
    ]


def _whole() -> Select[tuple[Referral]]:
    return select(Referral).options(
        joinedload(Referral.sender),
        joinedload(Referral.receiver),
        joinedload(Referral.preparer),
        joinedload(Referral.consent).joinedload(Consent.taker),
        selectinload(Referral.packets),
    )


def _one_where(referral_id: uuid.UUID, mine: ColumnElement[bool]) -> Referral:
    found = session.scalar(_whole().where(Referral.id == referral_id, mine))
    if found is None:
        raise NotFound(_("There is no referral at this address."))
    return found


def _is_visible(by: Actor) -> ColumnElement[bool]:
    return or_(
        Referral.association_id.in_(by.reads),
        and_(Referral.receiver_id.in_(by.reads), Referral.released_at.is_not(None)),
    )


def _belongs_in(view: View, by: Actor) -> ColumnElement[bool]:
    here = by.association_id
    incoming = and_(Referral.receiver_id == here, Referral.released_at.is_not(None))
    if view is View.INCOMING:
        return and_(incoming, Referral.status.in_(WITH_THE_RECEIVER))
    if view is View.OUTGOING:
        return and_(Referral.association_id == here, Referral.status.in_(OPEN))
    return and_(or_(incoming, Referral.association_id == here), Referral.status.in_(ENDED))


def _order(view: View) -> Sequence[Any]:
    if view is View.ENDED:
        return Referral.ended_at.desc(), Referral.id.desc()
    if view is View.OUTGOING:
        return Referral.prepared_at.desc(), Referral.id.desc()
    return func.coalesce(Referral.service_due_on, Referral.answer_due_on), Referral.released_at, Referral.id


def _to_release(by: Actor) -> ColumnElement[bool]:
    return and_(
        Referral.association_id == by.association_id,
        Referral.status == ReferralStatus.AWAITING_RELEASE,
        Referral.prepared_by != by.user_id,
        Referral.last_edited_by != by.user_id,
    )


def _rows(which: ColumnElement[bool], by: Actor) -> list[ReferralRow]:
    found = list(session.scalars(_whole().where(which).order_by(Referral.prepared_at, Referral.id).limit(SHOWN)))
    names = _heads({referral.case_id for referral in found if not is_read_from_outside(referral, by)})
    return sorted((_row(referral, names, by) for referral in found), key=_urgency)


def _urgency(row: ReferralRow) -> tuple[bool, Any, Any]:
    due = due_on(row.referral)
    return due is None, due or row.referral.prepared_at, row.referral.prepared_at


def _row(referral: Referral, names: dict[uuid.UUID, str], by: Actor) -> ReferralRow:
    if not is_read_from_outside(referral, by):
        return ReferralRow(referral, names.get(referral.case_id, ""), age_of(referral), False)
    family = family_in(referral.packet.content) if is_open_to_receiver(referral) else ""
    return ReferralRow(referral, family, age_of(referral), True)


def _heads(case_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Names of the heads of families, by file."""
    heads = session.scalars(
        select(Membership)
        .options(joinedload(Membership.person))
        .where(Membership.case_id.in_(case_ids), Membership.is_head, Membership.ends_on.is_(None))
    )
    return {head.case_id: head.person.name for head in heads}


def _line(referral: Referral) -> ReferralLine:
    return ReferralLine(
        id=referral.id,
        number=referral.number,
        to=referral.receiver,
        purpose=referral.purpose.label,
        status=referral.status,
        released_at=referral.released_at,
        outcome=referral.outcome.label if referral.outcome else None,
        age=age_of(referral),
    )
