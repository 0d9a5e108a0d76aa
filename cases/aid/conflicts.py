"""Double aid: what stands against aid of a kind in a period, and nothing else of the other association."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select

from app import clock
from app.accounts.models import Association
from app.database import session
from app.i18n import Labelled, current_locale
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l
from cases.aid.catalogue import ClaimStage, KindGroup
from cases.aid.claims import AidClaim, is_compared, own_key, shared_keys
from cases.aid.models import AidRequest
from cases.aid.workflow import CLOSED, GIVEN, AidStatus
from cases.models import Case
from cases.sharing.models import Memorandum
from cases.sharing.queries import may_check_double_aid, memorandum_in_force


class Strength(Labelled):
    """A hard conflict forbids a single approval; a soft one warns."""

    HARD = "hard", _l("Confirmed conflict")
    SOFT = "soft", _l("Possible conflict")


class Comparison(Labelled):
    """With whose claims a family's aid is compared today."""

    BOTH = "both", _l("Compared with the claims of both associations.")
    NO_MEMORANDUM = "no_memorandum", _l("No memorandum in force: compared with our own aid only.")
    OBJECTS = "objects", _l("The family did not agree to the joint check: compared with our own aid only.")


@dataclass(frozen=True)
class Conflict:
    """One thing that stands against aid: how strongly, whose, what kind in words, which month, whom to ask.

    `number` and `request_id` are filled for our own requests only.
    """

    strength: Strength
    association: str
    kind_label: str
    month: str
    contact: str
    is_own: bool
    number: str = ""
    request_id: uuid.UUID | None = None


def comparison_of(case: Case) -> Comparison:
    """With whose claims this family's aid is compared today."""
    if case.objects_to_sharing:
        return Comparison.OBJECTS
    return Comparison.BOTH if may_check_double_aid(clock.today()) else Comparison.NO_MEMORANDUM


def conflicts_for(case: Case, group: KindGroup, period: str, *, besides: uuid.UUID | None = None) -> list[Conflict]:
    """What stands against this kind in this period, the hard first; `besides` is the request being looked at."""
    own = [_own(request, case) for request in _own_requests(case, group, period, besides)]
    other = [_others(*row) for row in _claims_of_others(case, group, period)] if is_compared(case) else []
    return sorted({*own, *other}, key=lambda each: (each.strength is Strength.SOFT, each.is_own, each.month))


def hard(conflicts: Iterable[Conflict]) -> list[Conflict]:
    return [conflict for conflict in conflicts if conflict.strength is Strength.HARD]


def shown_label(group: KindGroup) -> str:
    """How the other association's aid of a group is called here."""
    return _("Aid") if group.is_betraying else str(group.label)


def short_name(association: Association) -> str:
    return association.short_en if current_locale() == "en" else association.short_ar


def claims_of_partner(case: Case, months: list[str]) -> list[tuple[KindGroup, str, ClaimStage]]:
    """(group, month, stage) of the other association's open claims on members of this family in these months."""
    if not is_compared(case):
        return []
    rows = session.execute(
        select(AidClaim.kind_group, AidClaim.month, AidClaim.stage)
        .distinct()
        .where(*_open_claims_of_others(case), AidClaim.month.in_(months))
        .order_by(AidClaim.month, AidClaim.kind_group)
    )
    return [(group, month, stage) for group, month, stage in rows]


def partner_aid(case: Case) -> list[tuple[Association, KindGroup, str]]:
    """(association, group, month) of aid that the other association approved for members of this family."""
    if not is_compared(case):
        return []
    rows = session.execute(
        select(Association, AidClaim.kind_group, AidClaim.month)
        .distinct()
        .join(Association, Association.id == AidClaim.association_id)
        .where(*_open_claims_of_others(case), AidClaim.stage == ClaimStage.APPROVED)
        .order_by(AidClaim.month, AidClaim.kind_group)
    )
    return [(association, group, month) for association, group, month in rows]


def _own_requests(case: Case, group: KindGroup, period: str, besides: uuid.UUID | None) -> list[AidRequest]:
    """Requests of our own association for the family, or for a member of it in another file of ours."""
    shared = shared_keys(case)
    keys = [*shared, *(own_key(case.association_id, key) for key in shared)]
    by_member = select(AidClaim.request_id).where(
        AidClaim.person_key.in_(keys), AidClaim.association_id == case.association_id, AidClaim.ended_at.is_(None)
    )
    query = select(AidRequest).where(
        AidRequest.association_id == case.association_id,
        AidRequest.kind_group == group,
        AidRequest.period == period,
        AidRequest.status.not_in(CLOSED - GIVEN),
        or_(AidRequest.case_id == case.id, AidRequest.id.in_(by_member)),
    )
    if besides is not None:
        query = query.where(AidRequest.id != besides)
    return list(session.scalars(query.order_by(AidRequest.created_at, AidRequest.id)))


def _own(request: AidRequest, case: Case) -> Conflict:
    association = session.get_one(Association, case.association_id)
    strength = Strength.HARD if AidStatus(request.status) in GIVEN else Strength.SOFT
    label = str(request.kind_group.label)
    return Conflict(strength, short_name(association), label, request.month, "", True, request.number, request.id)


def _claims_of_others(
    case: Case, group: KindGroup, period: str
) -> list[tuple[Association, ClaimStage, str, KindGroup]]:
    rows = session.execute(
        select(Association, AidClaim.stage, AidClaim.month, AidClaim.kind_group)
        .distinct()
        .join(Association, Association.id == AidClaim.association_id)
        .where(*_open_claims_of_others(case), AidClaim.kind_group == group, AidClaim.period == period)
    )
    return [(association, stage, month, found) for association, stage, month, found in rows]


def _open_claims_of_others(case: Case) -> tuple[object, ...]:
    return (
        AidClaim.person_key.in_(shared_keys(case)),
        AidClaim.association_id != case.association_id,
        AidClaim.ended_at.is_(None),
    )


def _others(association: Association, stage: ClaimStage, month: str, group: KindGroup) -> Conflict:
    strength = Strength.HARD if stage is ClaimStage.APPROVED else Strength.SOFT
    return Conflict(strength, short_name(association), shown_label(group), month, _contact(association), False)


def _contact(association: Association) -> str:
    """Whom to ask there: the memorandum's contact, else the association's own."""
    memorandum = memorandum_in_force(clock.today())
    contacts = {} if memorandum is None else dict(_contacts(memorandum))
    named = contacts.get(association.id) or association.contact_name
    return " ".join(filter(None, (named, association.contact_phone)))


def _contacts(memorandum: Memorandum) -> list[tuple[uuid.UUID, str]]:
    return [
        (memorandum.first_party_id, memorandum.first_contact),
        (memorandum.second_party_id, memorandum.second_contact),
    ]
