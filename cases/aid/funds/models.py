"""What we remember of funds: what is in them, what they may pay for, and the ledger that is only added to."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, Id, text_enum
from app.i18n import current_locale
from cases.aid.funds.catalogue import ENDS, Account, EntryKind, FundKind, Unit
from cases.catalogue import CaseCategoryKind

ENDS_FIT = " OR ".join(
    f"(kind = '{kind.value}' AND from_account = '{ends[0].value}' AND to_account = '{ends[1].value}')"
    for kind, ends in ENDS.items()
)


class Fund(Base):
    """Money of one association for a purpose, in halalas. None of its three balances goes below zero."""

    __tablename__ = "funds"
    __table_args__ = (
        UniqueConstraint("association_id", "code"),
        UniqueConstraint("id", "association_id"),
        CheckConstraint("available >= 0", name="available_is_not_negative"),
        CheckConstraint("reserved >= 0", name="reserved_is_not_negative"),
        CheckConstraint("paid >= 0", name="paid_is_not_negative"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    code: Mapped[str] = mapped_column(String(30))
    name_ar: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    kind: Mapped[FundKind] = mapped_column(text_enum(FundKind, "kind_is_known"))
    unit: Mapped[Unit] = mapped_column(text_enum(Unit, "unit_is_known"), default=Unit.SAR)
    available: Mapped[int] = mapped_column(default=0)
    reserved: Mapped[int] = mapped_column(default=0)
    paid: Mapped[int] = mapped_column(default=0)
    is_open: Mapped[bool] = mapped_column(default=True)

    categories: Mapped[list[FundCategory]] = relationship(back_populates="fund")
    kinds: Mapped[list[FundAidKind]] = relationship(back_populates="fund")

    @property
    def name(self) -> str:
        return self.name_en if current_locale() == "en" else self.name_ar


class FundCategory(Base):
    """A category of families that a fund may pay for."""

    __tablename__ = "fund_categories"
    __table_args__ = (PrimaryKeyConstraint("fund_id", "category"),)

    fund_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("funds.id"))
    category: Mapped[CaseCategoryKind] = mapped_column(text_enum(CaseCategoryKind, "category_is_known"))

    fund: Mapped[Fund] = relationship(back_populates="categories")


class FundAidKind(Base):
    """A kind of aid that a fund may pay for."""

    __tablename__ = "fund_aid_kinds"
    __table_args__ = (PrimaryKeyConstraint("fund_id", "aid_kind_id"),)

    fund_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("funds.id"))
    aid_kind_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("aid_kinds.id"))

    fund: Mapped[Fund] = relationship(back_populates="kinds")


class FundEntry(Base):
    """One movement of money between two accounts of a fund; the balances are the sums of these rows."""

    __tablename__ = "fund_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["fund_id", "association_id"], ["funds.id", "funds.association_id"], name="fk_entry_of_own_fund"
        ),
        CheckConstraint("amount > 0", name="amount_is_above_zero"),
        CheckConstraint(ENDS_FIT, name="ends_fit_the_kind"),
        CheckConstraint("(kind = 'received') = (request_id IS NULL)", name="aid_names_its_request"),
        Index(None, "fund_id", "at"),
        Index(None, "request_id"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    fund_id: Mapped[uuid.UUID]
    at: Mapped[datetime]
    kind: Mapped[EntryKind] = mapped_column(text_enum(EntryKind, "kind_is_known"))
    from_account: Mapped[Account] = mapped_column(text_enum(Account, "from_account_is_known"))
    to_account: Mapped[Account] = mapped_column(text_enum(Account, "to_account_is_known"))
    amount: Mapped[int]
    request_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("aid_requests.id"))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    note: Mapped[str] = mapped_column(String(300), default="")

    fund: Mapped[Fund] = relationship(primaryjoin="FundEntry.fund_id == Fund.id", foreign_keys="FundEntry.fund_id")
