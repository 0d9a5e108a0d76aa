"""Colleagues who can do what this person may not."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import or_, select

from app import clock
from app.accounts.models import RoleGrant, User
from app.accounts.roles import Role
from app.database import session
from app.i18n import current_locale


def colleagues(association_id: uuid.UUID, role: Role, besides: Collection[uuid.UUID]) -> list[User]:
    """Active people with a role in force today, but for those named, by name."""
    today = clock.today()
    granted = select(RoleGrant.user_id).where(
        RoleGrant.association_id == association_id,
        RoleGrant.role == role,
        RoleGrant.valid_from <= today,
        or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to >= today),
    )
    people = select(User).where(User.id.in_(granted), User.is_active, User.id.not_in(list(besides)))
    return list(session.scalars(people.order_by(User.name_ar, User.id)))


def name_of(user: User | None) -> str:
    if user is None:
        return ""
    return user.name_en if current_locale() == "en" else user.name_ar
