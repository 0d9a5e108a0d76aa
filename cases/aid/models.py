"""What we remember of aid. Who prepared, edited, approved and handed over are copied from row to row, and each row
refuses by itself to be made by one of those before: no one person takes a family's money through two steps."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.database import Base, Id, text_enum
from app.money import LARGEST
from cases.aid.catalogue import KindGroup, Proof, Verdict
from cases.aid.funds.models import Fund
from cases.aid.kinds import AidKind
from cases.aid.workflow import GIVEN, AidStatus, InstalmentStatus
from cases.models import Case, Membership

IS_GIVEN = text(f"status IN ({', '.join(repr(status.value) for status in sorted(GIVEN))})")
AMOUNT = f"amount > 0 AND amount <= {LARGEST}"


class AidRequest(Base):
    """One aid asked for one family. What is asked stands in its revisions; a family holds one of a kind and period."""

    __tablename__ = "aid_requests"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_request_of_own_file"
        ),
        UniqueConstraint("association_id", "number"),
        UniqueConstraint("id", "case_id", "association_id"),
        Index(
            "uq_aid_requests_one_of_a_kind",
            "case_id",
            "kind_group",
            "period",
            unique=True,
            sqlite_where=IS_GIVEN,
            postgresql_where=IS_GIVEN,
        ),
        Index(None, "association_id", "created_at", "id"),
        Index(None, "association_id", "status", "updated_at"),
        Index(None, "case_id", "created_at"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    number: Mapped[str] = mapped_column(String(24))
    status: Mapped[AidStatus] = mapped_column(text_enum(AidStatus, "status_is_known"))
    kind_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("aid_kinds.id"))
    kind_group: Mapped[KindGroup] = mapped_column(text_enum(KindGroup, "kind_group_is_known"))
    period: Mapped[str] = mapped_column(String(20))
    month: Mapped[str] = mapped_column(String(7))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    case: Mapped[Case] = relationship(primaryjoin="AidRequest.case_id == Case.id", foreign_keys="AidRequest.case_id")
    kind: Mapped[AidKind] = relationship()
    revisions: Mapped[list[AidRevision]] = relationship(
        back_populates="request",
        order_by="AidRevision.number",
        primaryjoin="AidRevision.request_id == AidRequest.id",
        foreign_keys="AidRevision.request_id",
    )
    decisions: Mapped[list[Decision]] = relationship(
        back_populates="request", order_by="Decision.decided_at", foreign_keys="Decision.request_id"
    )
    hand_over: Mapped[HandOver | None] = relationship(
        back_populates="request",
        uselist=False,
        primaryjoin="HandOver.request_id == AidRequest.id",
        foreign_keys="HandOver.request_id",
    )

    @property
    def asked_on(self) -> date:
        """The day in Riyadh on which it was first asked for."""
        return clock.riyadh(self.created_at).date()

    @property
    def revision(self) -> AidRevision:
        """What is asked today."""
        return self.revisions[-1]

    @property
    def approvals(self) -> list[Decision]:
        """The approvals of today's revision, the first one first."""
        current = self.revision.id
        given = [each for each in self.decisions if each.revision_id == current and each.verdict is Verdict.APPROVED]
        return sorted(given, key=lambda each: each.step)


class AidRevision(Base):
    """What was asked, with the family's facts of that moment; each return or new approval makes the next one."""

    __tablename__ = "aid_revisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_revision_of_own_request",
        ),
        ForeignKeyConstraint(
            ["fund_id", "association_id"], ["funds.id", "funds.association_id"], name="fk_revision_of_own_fund"
        ),
        UniqueConstraint("request_id", "number"),
        UniqueConstraint("id", "request_id", "prepared_by", "edited_by", "approvals_needed", name="uq_revision_people"),
        CheckConstraint(AMOUNT, name="amount_is_in_bounds"),
        CheckConstraint("approvals_needed IN (1, 2)", name="one_or_two_approve"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    request_id: Mapped[uuid.UUID]
    number: Mapped[int]
    fund_id: Mapped[uuid.UUID]
    amount: Mapped[int]
    account_index: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    approvals_needed: Mapped[int]
    prepared_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    edited_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]

    request: Mapped[AidRequest] = relationship(
        back_populates="revisions",
        primaryjoin="AidRevision.request_id == AidRequest.id",
        foreign_keys="AidRevision.request_id",
    )
    fund: Mapped[Fund] = relationship(primaryjoin="AidRevision.fund_id == Fund.id", foreign_keys="AidRevision.fund_id")
    preparer: Mapped[User] = relationship(foreign_keys=[prepared_by])
    editor: Mapped[User] = relationship(foreign_keys=[edited_by])


class Decision(Base):
    """A supervisor's decision on one revision. Who decides neither prepared nor edited it; a second one is another."""

    __tablename__ = "decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["revision_id", "request_id", "prepared_by", "edited_by", "approvals_needed"],
            [
                f"aid_revisions.{column}"
                for column in ("id", "request_id", "prepared_by", "edited_by", "approvals_needed")
            ],
            name="fk_decision_knows_who_prepared",
        ),
        ForeignKeyConstraint(
            ["first_decision_id", "revision_id", "first_decided_by", "first_verdict"],
            ["decisions.id", "decisions.revision_id", "decisions.decided_by", "decisions.verdict"],
            name="fk_decision_knows_the_first",
        ),
        UniqueConstraint("request_id", "revision_id", "step"),
        UniqueConstraint("id", "revision_id", "decided_by", "verdict", name="uq_decision_of_whom"),
        UniqueConstraint(
            *("id", "request_id", "revision_id", "decided_by", "prepared_by", "edited_by", "verdict", "step"),
            *("approvals_needed",),
            name="uq_decision_people",
        ),
        CheckConstraint("decided_by <> prepared_by AND decided_by <> edited_by", name="decider_did_not_prepare"),
        CheckConstraint("step IN (1, 2)", name="step_is_first_or_second"),
        CheckConstraint("step <= approvals_needed", name="no_more_steps_than_needed"),
        CheckConstraint(
            "(step = 1 AND first_decision_id IS NULL AND first_decided_by IS NULL AND first_verdict IS NULL) OR"
            " (step = 2 AND first_decision_id IS NOT NULL AND first_decided_by IS NOT NULL"
            " AND first_decided_by <> decided_by AND first_verdict IS NOT NULL AND first_verdict = 'approved')",
            name="second_decider_is_another",
        ),
        CheckConstraint("(verdict = 'approved') = (granted IS NOT NULL)", name="approval_grants_an_amount"),
        CheckConstraint("granted > 0", name="granted_is_above_zero"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    request_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("aid_requests.id"))
    revision_id: Mapped[uuid.UUID]
    step: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict, "verdict_is_known"))
    granted: Mapped[int | None]
    approvals_needed: Mapped[int]
    prepared_by: Mapped[uuid.UUID]
    edited_by: Mapped[uuid.UUID]
    decided_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    first_decision_id: Mapped[uuid.UUID | None]
    first_decided_by: Mapped[uuid.UUID | None]
    first_verdict: Mapped[Verdict | None] = mapped_column(text_enum(Verdict, "first_verdict_is_known"))
    words: Mapped[str] = mapped_column(Text, default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    decided_at: Mapped[datetime]

    request: Mapped[AidRequest] = relationship(back_populates="decisions", foreign_keys=[request_id])
    decider: Mapped[User] = relationship(foreign_keys=[decided_by])


class Instalment(Base):
    """A part of approved aid and the day it is due."""

    __tablename__ = "instalments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_instalment_of_own_request",
        ),
        UniqueConstraint("revision_id", "number"),
        UniqueConstraint("id", "request_id", "revision_id", "amount"),
        CheckConstraint(AMOUNT, name="amount_is_in_bounds"),
        Index(None, "association_id", "status", "due_on"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    request_id: Mapped[uuid.UUID]
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("aid_revisions.id"))
    number: Mapped[int]
    amount: Mapped[int]
    due_on: Mapped[date]
    status: Mapped[InstalmentStatus] = mapped_column(text_enum(InstalmentStatus, "status_is_known"))


class HandOver(Base):
    """Aid that reached the family, with its receipt. Who handed it over prepared, edited and approved nothing of it."""

    __tablename__ = "hand_overs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["instalment_id", "request_id", "revision_id", "amount"],
            ["instalments.id", "instalments.request_id", "instalments.revision_id", "instalments.amount"],
            name="fk_hand_over_of_its_instalment",
        ),
        ForeignKeyConstraint(
            [
                *("decision_id", "request_id", "revision_id", "approved_by", "prepared_by", "edited_by", "verdict"),
                *("first_step", "approvals_needed"),
            ],
            [
                f"decisions.{column}"
                for column in ("id", "request_id", "revision_id", "decided_by", "prepared_by", "edited_by", "verdict")
            ]
            + ["decisions.step", "decisions.approvals_needed"],
            name="fk_hand_over_knows_who_approved",
        ),
        ForeignKeyConstraint(
            ["second_decision_id", "revision_id", "second_approved_by", "verdict"],
            ["decisions.id", "decisions.revision_id", "decisions.decided_by", "decisions.verdict"],
            name="fk_hand_over_knows_the_second",
        ),
        UniqueConstraint("instalment_id"),
        UniqueConstraint("association_id", "receipt_number"),
        CheckConstraint("verdict = 'approved'", name="only_approved_aid_is_handed_over"),
        CheckConstraint("first_step = 1", name="first_approval_is_the_first_step"),
        CheckConstraint(
            "handed_by <> prepared_by AND handed_by <> edited_by AND handed_by <> approved_by", name="hands_are_others"
        ),
        CheckConstraint(
            "(approvals_needed = 1 AND second_decision_id IS NULL AND second_approved_by IS NULL) OR"
            " (approvals_needed = 2 AND second_decision_id IS NOT NULL AND second_approved_by IS NOT NULL"
            " AND second_decision_id <> decision_id AND second_approved_by <> approved_by"
            " AND handed_by <> second_approved_by)",
            name="second_approval_where_needed",
        ),
        CheckConstraint("length(seen_last4) = 4 OR no_id_reason <> ''", name="identity_was_seen"),
        Index(None, "case_id", "handed_at"),
        Index(None, "association_id", "handed_at"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    request_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("aid_requests.id"))
    revision_id: Mapped[uuid.UUID]
    instalment_id: Mapped[uuid.UUID]
    amount: Mapped[int]
    receipt_number: Mapped[str] = mapped_column(String(24))
    decision_id: Mapped[uuid.UUID]
    second_decision_id: Mapped[uuid.UUID | None]
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict, "verdict_is_known"), default=Verdict.APPROVED)
    first_step: Mapped[int] = mapped_column(default=1)
    approvals_needed: Mapped[int]
    prepared_by: Mapped[uuid.UUID]
    edited_by: Mapped[uuid.UUID]
    approved_by: Mapped[uuid.UUID]
    second_approved_by: Mapped[uuid.UUID | None]
    handed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    handed_at: Mapped[datetime]
    received_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("memberships.id"))
    seen_last4: Mapped[str] = mapped_column(String(4), default="")
    no_id_reason: Mapped[str] = mapped_column(String(200), default="")
    proof: Mapped[Proof] = mapped_column(text_enum(Proof, "proof_is_known"))
    proof_note: Mapped[str] = mapped_column(String(300), default="")

    request: Mapped[AidRequest] = relationship(
        back_populates="hand_over",
        primaryjoin="HandOver.request_id == AidRequest.id",
        foreign_keys="HandOver.request_id",
    )
    receiver: Mapped[Membership] = relationship()
    hander: Mapped[User] = relationship(foreign_keys=[handed_by])
