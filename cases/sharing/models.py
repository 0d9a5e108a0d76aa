"""What we remember of sharing: the memorandum with its clauses, and each consent of a family."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Association, User
from app.database import Base, Id, text_enum
from cases.models import Case
from cases.sharing.catalogue import ConsentMethod, Purpose, Section


class Memorandum(Base):
    """The agreement of joint work between the two associations. The one signed last holds where two overlap."""

    __tablename__ = "memorandums"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_begins"),
        CheckConstraint("first_party_id <> second_party_id", name="has_two_parties"),
        Index(None, "starts_on", "ends_on"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    first_party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    second_party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    signed_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    first_contact: Mapped[str] = mapped_column(String(200), default="")
    second_contact: Mapped[str] = mapped_column(String(200), default="")
    entered_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    entered_at: Mapped[datetime]

    first_party: Mapped[Association] = relationship(foreign_keys=[first_party_id])
    second_party: Mapped[Association] = relationship(foreign_keys=[second_party_id])
    clauses: Mapped[list[MemorandumClause]] = relationship(back_populates="memorandum")

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.starts_on <= day <= self.ends_on


class MemorandumClause(Base):
    """One permission: for this purpose, this section may go from the giver to the receiver."""

    __tablename__ = "memorandum_clauses"
    __table_args__ = (
        UniqueConstraint("memorandum_id", "purpose", "section", "giver_id", "receiver_id", name="uq_clause_once"),
        CheckConstraint("giver_id <> receiver_id", name="has_a_direction"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    memorandum_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("memorandums.id"))
    purpose: Mapped[Purpose] = mapped_column(text_enum(Purpose, "purpose_is_known"))
    section: Mapped[Section] = mapped_column(text_enum(Section, "section_is_known"))
    giver_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    receiver_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))

    memorandum: Mapped[Memorandum] = relationship(back_populates="clauses")


class Consent(Base):
    """The family agreed that the other association sees some sections for one purpose, from a day to a day.

    A consent is never overwritten: what changes is a new consent, what ends is a withdrawal beside it.
    """

    __tablename__ = "consents"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_consent_of_own_file"
        ),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_begins"),
        CheckConstraint("taken_on <= starts_on", name="taken_before_it_begins"),
        CheckConstraint("recipient_id <> association_id", name="recipient_is_the_other"),
        CheckConstraint("evidence <> ''", name="has_evidence"),
        UniqueConstraint("id", "case_id", "purpose", "recipient_id", name="uq_consent_for_what_and_whom"),
        Index(None, "case_id", "purpose"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    purpose: Mapped[Purpose] = mapped_column(text_enum(Purpose, "purpose_is_known"))
    recipient_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    method: Mapped[ConsentMethod] = mapped_column(text_enum(ConsentMethod, "method_is_known"))
    evidence: Mapped[str] = mapped_column(String(300))
    taken_on: Mapped[date]
    taken_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))

    case: Mapped[Case] = relationship()
    taker: Mapped[User] = relationship(foreign_keys=[taken_by])
    parts: Mapped[list[ConsentSection]] = relationship(back_populates="consent", lazy="selectin")
    withdrawal: Mapped[ConsentWithdrawal | None] = relationship(back_populates="consent", lazy="joined")

    @property
    def sections(self) -> frozenset[Section]:
        """What the family agreed to show."""
        return frozenset(part.section for part in self.parts)

    @property
    def withdrawn_at(self) -> datetime | None:
        return self.withdrawal.withdrawn_at if self.withdrawal else None

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on a day: begun, not ended, not withdrawn."""
        return self.withdrawal is None and self.starts_on <= day <= self.ends_on


class ConsentSection(Base):
    """One section that a consent covers; what is sent names it, so that nothing uncovered can be stored as sent."""

    __tablename__ = "consent_sections"
    __table_args__ = (PrimaryKeyConstraint("consent_id", "section"),)

    consent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("consents.id"))
    section: Mapped[Section] = mapped_column(text_enum(Section, "section_is_known"))

    consent: Mapped[Consent] = relationship(back_populates="parts")


class ConsentWithdrawal(Base):
    """The family took its consent back; from this moment the other association sees nothing of it."""

    __tablename__ = "consent_withdrawals"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_a_reason"),)

    consent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("consents.id"), primary_key=True)
    withdrawn_at: Mapped[datetime]
    withdrawn_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(Text)

    consent: Mapped[Consent] = relationship(back_populates="withdrawal")
