"""Claims: the only thing of aid that both associations may compare."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, insert, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database import Base, Id, new_id, session, text_enum
from app.sealed import blind_index
from cases.aid.catalogue import ClaimStage, KindGroup
from cases.aid.models import AidRequest
from cases.models import Case
from cases.sharing.queries import may_check_double_aid

HOLDS = text("stage = 'approved' AND ended_at IS NULL")


class AidClaim(Base):
    """That a member gets one kind of aid in one period: what both associations compare, without names or amounts."""

    __tablename__ = "aid_claims"
    __table_args__ = (
        ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_claim_of_own_request",
        ),
        Index(
            "uq_aid_claims_one_approved",
            "person_key",
            "kind_group",
            "period",
            "waiver",
            unique=True,
            sqlite_where=HOLDS,
            postgresql_where=HOLDS,
        ),
        Index(None, "person_key", "month"),
        Index(None, "request_id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    request_id: Mapped[uuid.UUID]
    person_key: Mapped[str] = mapped_column(String(64))
    kind_group: Mapped[KindGroup] = mapped_column(text_enum(KindGroup, "kind_group_is_known"))
    period: Mapped[str] = mapped_column(String(20))
    month: Mapped[str] = mapped_column(String(7))
    stage: Mapped[ClaimStage] = mapped_column(text_enum(ClaimStage, "stage_is_known"))
    waiver: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


def is_compared(case: Case) -> bool:
    """Whether this family's claims may be seen by the other association today."""
    return not case.objects_to_sharing and may_check_double_aid(clock.today())


def claim_keys(case: Case) -> list[str]:
    """The keys under which a claim of this family is written today, in order; none when the family objects.

    Without a memorandum in force a key is the association's own, so that the other's claims are never met.
    """
    if case.objects_to_sharing:
        return []
    shared = shared_keys(case)
    return shared if is_compared(case) else sorted(own_key(case.association_id, key) for key in shared)


def shared_keys(case: Case) -> list[str]:
    """The keys by which both associations know the members of today; who has no ID has none."""
    keys = {membership.person.sharing_key for membership in case.members}
    return sorted(key for key in keys if key)


def own_key(association_id: uuid.UUID, sharing_key: str) -> str:
    return blind_index("claim", f"{association_id}:{sharing_key}")


def restate_claims(request: AidRequest, stage: ClaimStage) -> None:
    """End what the request claimed so far and claim again for each member of today, in key order.

    Raises IntegrityError when an approved claim of anybody stands against it.
    """
    end_claims(request)
    same = {
        "association_id": request.association_id,
        "case_id": request.case_id,
        "request_id": request.id,
        "kind_group": request.kind_group,
        "period": request.period,
        "month": request.month,
        "stage": stage,
        "waiver": "",
        "created_at": clock.now(),
    }
    for key in claim_keys(request.case):
        session.execute(insert(AidClaim).values(id=new_id(), person_key=key, **same))


def end_claims(request: AidRequest) -> None:
    """Nothing is claimed any more: the request was refused or cancelled."""
    open_claims = select(AidClaim.id).where(AidClaim.request_id == request.id, AidClaim.ended_at.is_(None))
    for claim_id in session.scalars(open_claims.order_by(AidClaim.person_key)).all():
        session.execute(update(AidClaim).where(AidClaim.id == claim_id).values(ended_at=clock.now()))
