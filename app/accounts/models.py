"""What we remember of associations, people, their rights and their sessions."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.roles import Role
from app.database import Base, Id, text_enum


class Association(Base):
    """One of the partner charities; every row that belongs to it carries its id."""

    __tablename__ = "associations"
    __table_args__ = (UniqueConstraint("code"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8))
    name_ar: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200))
    short_ar: Mapped[str] = mapped_column(String(60))
    short_en: Mapped[str] = mapped_column(String(60))
    monogram: Mapped[str] = mapped_column(String(4))
    licence_number: Mapped[str] = mapped_column(String(12), default="")
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(20), default="")


class User(Base):
    """A person who signs in. Nobody is deleted: an account is disabled, its rights end by date."""

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("username"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(60))
    name_ar: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(2), default="ar")
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]

    grants: Mapped[list[RoleGrant]] = relationship(back_populates="user", order_by="RoleGrant.valid_from")


class RoleGrant(Base):
    """One role of one person in one association, from a day, to a day or open."""

    __tablename__ = "role_grants"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_it_begins"),
        Index(None, "user_id", "valid_from"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    role: Mapped[Role] = mapped_column(text_enum(Role, "role_is_known"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    user: Mapped[User] = relationship(back_populates="grants")
    association: Mapped[Association] = relationship()


class SignInSession(Base):
    """One browser signed in. The cookie carries only a token, this row only its digest; ending it signs out."""

    __tablename__ = "sign_in_sessions"
    __table_args__ = (UniqueConstraint("token_digest"), Index(None, "user_id", "started_at"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    confirmed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    notices: Mapped[list[Any]] = mapped_column(JSON, default=list)

    user: Mapped[User] = relationship()


class DeclaredKin(Base):
    """A family member of a colleague, known by the blind index of the ID: the colleague decides nothing on them."""

    __tablename__ = "declared_kin"
    __table_args__ = (UniqueConstraint("user_id", "person_index"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    person_index: Mapped[str] = mapped_column(String(64))
    declared_at: Mapped[datetime]
