"""What we remember of referrals: the request, what was sent, what was said, what was given."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Association, User
from app.database import Base, Id, text_enum
from app.sealed import Sealed
from cases.models import Case
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Consent
from referrals.catalogue import DeclineReason, MessageKind, Outcome
from referrals.workflow import ReferralStatus

LEFT_THE_HOUSE = "status IN ('sent', 'returned_for_information', 'accepted', 'completed', 'declined', 'expired')"


class Referral(Base):
    """One association asks the other to help a family. Nothing leaves without a releaser and a consent."""

    __tablename__ = "referrals"
    __table_args__ = (
        UniqueConstraint("number"),
        ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_referral_of_own_file"
        ),
        ForeignKeyConstraint(
            ["consent_id", "case_id", "purpose", "receiver_id"],
            ["consents.id", "consents.case_id", "consents.purpose", "consents.recipient_id"],
            name="fk_consent_for_this_purpose",
        ),
        CheckConstraint("receiver_id <> association_id", name="receiver_is_the_other"),
        CheckConstraint(
            "released_by IS NULL OR (released_by <> prepared_by AND released_by <> last_edited_by)",
            name="releaser_is_another_person",
        ),
        CheckConstraint("(released_by IS NULL) = (released_at IS NULL)", name="release_has_person_and_time"),
        CheckConstraint(f"NOT ({LEFT_THE_HOUSE}) OR released_by IS NOT NULL", name="sent_referral_was_released"),
        CheckConstraint(
            "released_by IS NULL OR consent_id IS NOT NULL OR emergency_reason <> ''",
            name="sent_referral_has_consent",
        ),
        CheckConstraint("status <> 'declined' OR decline_reason IS NOT NULL", name="decline_has_a_reason"),
        CheckConstraint("(status = 'completed') = (outcome IS NOT NULL)", name="completed_has_an_outcome"),
        CheckConstraint("status <> 'accepted' OR accepted_at IS NOT NULL", name="accepted_has_a_time"),
        Index(None, "association_id", "status", "prepared_at"),
        Index(None, "receiver_id", "status", "released_at"),
        Index(None, "case_id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    receiver_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID]
    number: Mapped[str] = mapped_column(String(20))
    status: Mapped[ReferralStatus] = mapped_column(text_enum(ReferralStatus, "status_is_known"))
    version: Mapped[int] = mapped_column(default=1)
    purpose: Mapped[Purpose] = mapped_column(text_enum(Purpose, "purpose_is_known"))
    service_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    reason_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    chosen: Mapped[list[str]] = mapped_column(JSON, default=list)
    consent_id: Mapped[uuid.UUID | None]
    emergency_reason: Mapped[str] = mapped_column(String(300), default="")
    prepared_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    prepared_at: Mapped[datetime]
    last_edited_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    submitted_at: Mapped[datetime | None]
    released_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    released_at: Mapped[datetime | None]
    seen_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    seen_at: Mapped[datetime | None]
    accepted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    accepted_at: Mapped[datetime | None]
    first_service_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    seen_due_on: Mapped[date | None]
    answer_due_on: Mapped[date | None]
    service_due_on: Mapped[date | None]
    decline_reason: Mapped[DeclineReason | None] = mapped_column(text_enum(DeclineReason, "decline_reason_is_known"))
    outcome: Mapped[Outcome | None] = mapped_column(text_enum(Outcome, "outcome_is_known"))
    end_words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    service = Sealed("service")
    reason = Sealed("reason")
    end_words = Sealed("end_words")

    case: Mapped[Case] = relationship(viewonly=True)
    consent: Mapped[Consent | None] = relationship(viewonly=True)
    sender: Mapped[Association] = relationship(foreign_keys=[association_id])
    receiver: Mapped[Association] = relationship(foreign_keys=[receiver_id])
    preparer: Mapped[User] = relationship(foreign_keys=[prepared_by])
    packets: Mapped[list[Packet]] = relationship(back_populates="referral", order_by="Packet.version")
    messages: Mapped[list[Message]] = relationship(back_populates="referral", order_by="Message.at")
    services: Mapped[list[ServiceGiven]] = relationship(back_populates="referral", order_by="ServiceGiven.given_on")

    @property
    def sections(self) -> list[Section]:
        """What was chosen to be sent, in the order of the paper."""
        return [section for section in Section if section.value in self.chosen]

    @property
    def packet(self) -> Packet | None:
        """What the receiver reads: the newest frozen copy."""
        return self.packets[-1] if self.packets else None

    @property
    def is_emergency(self) -> bool:
        return bool(self.emergency_reason)


class Packet(Base):
    """A frozen copy of exactly the consented and chosen sections, sealed. Only ever added to."""

    __tablename__ = "packets"
    __table_args__ = (UniqueConstraint("referral_id", "version"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    referral_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("referrals.id"))
    version: Mapped[int]
    content_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    frozen_at: Mapped[datetime]
    frozen_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))

    content = Sealed("content")

    referral: Mapped[Referral] = relationship(back_populates="packets")
    parts: Mapped[list[PacketSection]] = relationship(back_populates="packet", lazy="selectin")


class PacketSection(Base):
    """One section that left the house, and the consent that covers it; without one, the emergency that allowed it."""

    __tablename__ = "packet_sections"
    __table_args__ = (
        PrimaryKeyConstraint("packet_id", "section"),
        ForeignKeyConstraint(
            ["consent_id", "section"],
            ["consent_sections.consent_id", "consent_sections.section"],
            name="fk_section_is_consented",
        ),
        CheckConstraint("consent_id IS NOT NULL OR is_emergency", name="section_is_consented"),
    )

    packet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("packets.id"))
    section: Mapped[Section] = mapped_column(text_enum(Section, "section_is_known"))
    consent_id: Mapped[uuid.UUID | None]
    is_emergency: Mapped[bool] = mapped_column(default=False)

    packet: Mapped[Packet] = relationship(back_populates="parts")


class Message(Base):
    """Words between the two sides, or from the supervisor back to the preparer."""

    __tablename__ = "referral_messages"
    __table_args__ = (Index(None, "referral_id", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    referral_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("referrals.id"))
    kind: Mapped[MessageKind] = mapped_column(text_enum(MessageKind, "kind_is_known"))
    words_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))

    words = Sealed("words")

    referral: Mapped[Referral] = relationship(back_populates="messages")
    author: Mapped[User] = relationship()


class ServiceGiven(Base):
    """What the receiving association did for the family on a day."""

    __tablename__ = "services_given"
    __table_args__ = (Index(None, "referral_id", "given_on"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    referral_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("referrals.id"))
    kind: Mapped[str] = mapped_column(String(120))
    given_on: Mapped[date]
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))

    words = Sealed("words")

    referral: Mapped[Referral] = relationship(back_populates="services")
    giver: Mapped[User] = relationship()
