"""What we remember of a family. Every child row carries the association and the file it belongs to."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, Id, text_enum
from app.dates import CardDate
from app.identifiers import IdKind
from app.sealed import Sealed
from cases.catalogue import (
    CaseCategoryKind,
    Education,
    HealthStatus,
    HomeCondition,
    HousingType,
    IntakeChannel,
    IntakeSource,
    MaritalStatus,
    Occupation,
    Priority,
    Relation,
    Sex,
    Tenure,
)
from cases.workflow import CaseStatus

OPEN_ENDED = text("ends_on IS NULL")


class Case(Base):
    """A family's file in one association. An active file was approved by someone who neither filed nor edited it."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("association_id", "number"),
        UniqueConstraint("id", "association_id"),
        Index(None, "association_id", "updated_at", "id"),
        Index(None, "association_id", "status", "updated_at"),
        CheckConstraint(
            "approved_by IS NULL OR (approved_by <> submitted_by AND approved_by <> last_edited_by_at_submission)",
            name="approver_is_another_person",
        ),
        CheckConstraint(
            "status NOT IN ('active', 'suspended') OR approved_by IS NOT NULL", name="active_file_was_approved"
        ),
        CheckConstraint(
            "approved_by IS NULL OR (submitted_by IS NOT NULL AND last_edited_by_at_submission IS NOT NULL)",
            name="approved_file_was_submitted",
        ),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    number: Mapped[str] = mapped_column(String(20))
    status: Mapped[CaseStatus] = mapped_column(text_enum(CaseStatus, "status_is_known"))
    responsible_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    channel: Mapped[IntakeChannel] = mapped_column(text_enum(IntakeChannel, "channel_is_known"))
    source: Mapped[IntakeSource] = mapped_column(text_enum(IntakeSource, "source_is_known"))
    source_note: Mapped[str] = mapped_column(String(300), default="")
    priority: Mapped[Priority] = mapped_column(text_enum(Priority, "priority_is_known"), default=Priority.NORMAL)
    version: Mapped[int] = mapped_column(default=1)
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("cases.id"))
    objects_to_sharing: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime]
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    updated_at: Mapped[datetime]
    last_edited_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    last_edited_by_at_submission: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))

    memberships: Mapped[list[Membership]] = relationship(back_populates="case", order_by="Membership.position")
    residences: Mapped[list[Residence]] = relationship(back_populates="case", order_by="Residence.starts_on")
    categories: Mapped[list[CaseCategory]] = relationship(back_populates="case", order_by="CaseCategory.starts_on")
    phones: Mapped[list[Phone]] = relationship(back_populates="case", order_by="Phone.id")
    accounts: Mapped[list[BankAccount]] = relationship(back_populates="case", order_by="BankAccount.id")
    notes: Mapped[list[CaseNote]] = relationship(back_populates="case", order_by="(CaseNote.at, CaseNote.id)")
    aliases: Mapped[list[CaseAlias]] = relationship(back_populates="case", order_by="CaseAlias.id")

    @property
    def members(self) -> list[Membership]:
        """Those who belong to the family today, the head first."""
        return [membership for membership in self.memberships if membership.ends_on is None]

    @property
    def head(self) -> Membership:
        """The head of the family today; each file has one."""
        return next(membership for membership in self.members if membership.is_head)

    @property
    def residence(self) -> Residence | None:
        """Where the family lives today."""
        return next((home for home in reversed(self.residences) if home.ends_on is None), None)

    @property
    def account(self) -> BankAccount | None:
        return next((account for account in reversed(self.accounts) if account.ends_on is None), None)

    @property
    def categories_in_force(self) -> list[CaseCategory]:
        return [category for category in self.categories if category.ends_on is None]


class CaseAlias(Base):
    """An old paper number that still finds the file."""

    __tablename__ = "case_aliases"
    __table_args__ = (UniqueConstraint("association_id", "number", "case_id"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[str] = mapped_column(String(40))

    case: Mapped[Case] = relationship(back_populates="aliases")


class CaseNote(Base):
    """A step in the file's life with the words that went with it: returned, refused, suspended, approved."""

    __tablename__ = "case_notes"
    __table_args__ = (Index(None, "case_id", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    step: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[Case] = relationship(back_populates="notes")


class Person(Base):
    """A person as one association knows them; the identity number is sealed and found by its blind index."""

    __tablename__ = "persons"
    __table_args__ = (
        Index(
            "uq_persons_identity",
            "association_id",
            "national_id_index",
            unique=True,
            sqlite_where=text("same_as_id IS NULL"),
            postgresql_where=text("same_as_id IS NULL"),
        ),
        Index(None, "sharing_key"),
        CheckConstraint("(id_kind = 'none') = (national_id_sealed IS NULL)", name="number_stands_with_its_kind"),
        CheckConstraint("(national_id_sealed IS NULL) = (national_id_index IS NULL)", name="sealed_number_is_indexed"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    first_name: Mapped[str] = mapped_column(String(60))
    father_name: Mapped[str] = mapped_column(String(60))
    grandfather_name: Mapped[str] = mapped_column(String(60))
    family_name: Mapped[str] = mapped_column(String(60))
    folded_name: Mapped[str] = mapped_column(String(300))
    sex: Mapped[Sex] = mapped_column(text_enum(Sex, "sex_is_known"))
    id_kind: Mapped[IdKind] = mapped_column(text_enum(IdKind, "id_kind_is_known"))
    national_id_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    national_id_index: Mapped[str | None] = mapped_column(String(64))
    national_id_last4: Mapped[str] = mapped_column(String(4), default="")
    sharing_key: Mapped[str | None] = mapped_column(String(64))
    no_id_reason: Mapped[str] = mapped_column(String(300), default="")
    birth: Mapped[str] = mapped_column(String(20))
    born_on: Mapped[date]
    marital_status: Mapped[MaritalStatus] = mapped_column(text_enum(MaritalStatus, "marital_status_is_known"))
    health_status: Mapped[HealthStatus] = mapped_column(text_enum(HealthStatus, "health_status_is_known"))
    health_note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    education: Mapped[Education] = mapped_column(text_enum(Education, "education_is_known"))
    occupation: Mapped[Occupation] = mapped_column(text_enum(Occupation, "occupation_is_known"))
    same_as_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("persons.id"))

    national_id = Sealed("national_id")
    health_note = Sealed("health_note")

    memberships: Mapped[list[Membership]] = relationship(back_populates="person")

    @property
    def birth_date(self) -> CardDate:
        """The birth date as it stands on the card."""
        return CardDate.parse(self.birth)

    @property
    def name_parts(self) -> tuple[str, str, str, str]:
        return self.first_name, self.father_name, self.grandfather_name, self.family_name

    @property
    def name(self) -> str:
        """The four-part name as it was typed."""
        return " ".join(filter(None, self.name_parts))


class Membership(Base):
    """A person in a family, from a day to a day. One head at a time; nobody is deleted."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index(
            "uq_memberships_one_head",
            "case_id",
            unique=True,
            sqlite_where=text("is_head AND ends_on IS NULL"),
            postgresql_where=text("is_head AND ends_on IS NULL"),
        ),
        Index(
            "uq_memberships_once_in_a_file",
            "case_id",
            "person_id",
            unique=True,
            sqlite_where=OPEN_ENDED,
            postgresql_where=OPEN_ENDED,
        ),
        Index(None, "person_id"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_begins"),
        CheckConstraint("is_head = (relation = 'head')", name="head_is_the_head_relation"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    relation: Mapped[Relation] = mapped_column(text_enum(Relation, "relation_is_known"))
    is_head: Mapped[bool] = mapped_column(default=False)
    is_collector: Mapped[bool] = mapped_column(default=False)
    benefits: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(String(60), default="")

    case: Mapped[Case] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship(back_populates="memberships", lazy="joined", innerjoin=True)


class Residence(Base):
    """Where a family lived, from a day to a day. The exact address is sealed; the district is not."""

    __tablename__ = "residences"
    __table_args__ = (
        Index(None, "case_id"),
        CheckConstraint("rent_yearly >= 0", name="rent_is_not_negative"),
        CheckConstraint("rooms >= 0", name="rooms_are_not_negative"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    district: Mapped[str] = mapped_column(String(60))
    street_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    building_no_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    short_address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    additional_no: Mapped[str] = mapped_column(String(4), default="")
    postal_code: Mapped[str] = mapped_column(String(5), default="")
    housing_type: Mapped[HousingType] = mapped_column(text_enum(HousingType, "housing_type_is_known"))
    tenure: Mapped[Tenure] = mapped_column(text_enum(Tenure, "tenure_is_known"))
    condition: Mapped[HomeCondition] = mapped_column(text_enum(HomeCondition, "condition_is_known"))
    rooms: Mapped[int] = mapped_column(default=0)
    rent_yearly: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    street = Sealed("street")
    building_no = Sealed("building_no")
    short_address = Sealed("short_address")

    case: Mapped[Case] = relationship(back_populates="residences")


class CaseCategory(Base):
    """Why the family is helped, from a day to a day; several hold at once."""

    __tablename__ = "case_categories"
    __table_args__ = (Index(None, "case_id"), Index(None, "association_id", "category"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    category: Mapped[CaseCategoryKind] = mapped_column(text_enum(CaseCategoryKind, "category_is_known"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    case: Mapped[Case] = relationship(back_populates="categories")


class Phone(Base):
    """A mobile number in E.164, sealed; two files that share one are a signal, not an error."""

    __tablename__ = "phones"
    __table_args__ = (Index(None, "association_id", "number_index"), Index(None, "case_id"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    is_relatives: Mapped[bool] = mapped_column(default=False)
    number_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    number_index: Mapped[str] = mapped_column(String(64))
    number_last4: Mapped[str] = mapped_column(String(4))
    ends_on: Mapped[date | None]

    number = Sealed("number")

    case: Mapped[Case] = relationship(back_populates="phones")


class BankAccount(Base):
    """An IBAN of the family, sealed, and whose name the account is in."""

    __tablename__ = "bank_accounts"
    __table_args__ = (Index(None, "association_id", "iban_index"), Index(None, "case_id"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    holder: Mapped[str] = mapped_column(String(200))
    iban_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    iban_index: Mapped[str] = mapped_column(String(64))
    iban_last4: Mapped[str] = mapped_column(String(4))
    ends_on: Mapped[date | None]

    iban = Sealed("iban")

    case: Mapped[Case] = relationship(back_populates="accounts")


class NameToken(Base):
    """One folded word of a member's name: what the search box looks up from the left."""

    __tablename__ = "name_tokens"
    __table_args__ = (Index(None, "association_id", "token", "person_id"), Index(None, "person_id"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"))
    position: Mapped[int]
    token: Mapped[str] = mapped_column(String(60).with_variant(String(60, collation="C"), "postgresql"))
