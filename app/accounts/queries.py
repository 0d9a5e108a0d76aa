"""Who somebody is today: users, their roles in force, their sessions."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from hashlib import sha256

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association, RoleGrant, SignInSession, User
from app.accounts.roles import Role
from app.database import session
from app.errors import NotFound
from app.i18n import gettext as _

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
CONSOLE_ID = uuid.UUID(int=0)


def console() -> Actor:
    """The owner of the data folder at the command line; acts in chain SYS and belongs to no association."""
    return Actor(CONSOLE_ID, "console", "وحدة التحكم", "console", CONSOLE_ID, "SYS", frozenset())


def user_named(username: str) -> User | None:
    return session.scalar(select(User).where(User.username == username.strip().lower()))


def association_by_code(code: str) -> Association:
    """The association with this code. Raises NotFound."""
    found = session.scalar(select(Association).where(Association.code == code.upper()))
    if found is None:
        raise NotFound(_("There is no association with code %(code)s.", code=code))
    return found


def association_by_id(association_id: uuid.UUID) -> Association:
    return session.get_one(Association, association_id)


def partner_of(association_id: uuid.UUID) -> Association:
    """The other party of the memorandum."""
    return session.scalars(
        select(Association).where(Association.id != association_id).order_by(Association.code)
    ).first()


def grants_in_force(user_id: uuid.UUID, day: date) -> list[RoleGrant]:
    """The roles that hold on a day, earliest first."""
    return list(
        session.scalars(
            select(RoleGrant)
            .options(joinedload(RoleGrant.association))
            .where(RoleGrant.user_id == user_id, RoleGrant.valid_from <= day)
            .where(or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to >= day))
            .order_by(RoleGrant.valid_from, RoleGrant.id)
        )
    )


def actor_for(user: User, association_id: uuid.UUID | None = None) -> Actor:
    """The user as an actor of one association, today. Raises NotFound when no right is in force."""
    grants = grants_in_force(user.id, clock.today())
    here = [grant for grant in grants if association_id in (None, grant.association_id)]
    if not here:
        raise NotFound(_("This account has no role in force."))
    association = here[0].association
    return Actor(
        user_id=user.id,
        username=user.username,
        name_ar=user.name_ar,
        name_en=user.name_en,
        association_id=association.id,
        association_code=association.code,
        roles=frozenset(grant.role for grant in here if grant.association_id == association.id),
        scope=frozenset({association.id} | {grant.association_id for grant in grants if grant.role is Role.AUDITOR}),
    )


def actor_named(username: str) -> Actor:
    """The actor behind `--as USERNAME`. Raises NotFound."""
    user = user_named(username)
    if user is None or not user.is_active:
        raise NotFound(_("There is no active account named %(name)s.", name=username))
    return actor_for(user)


def open_session(token: str) -> SignInSession | None:
    """The session of a cookie's token, unless it was ended, is idle too long or the account was disabled."""
    found = session.scalar(
        select(SignInSession)
        .options(joinedload(SignInSession.user))
        .where(SignInSession.token_digest == token_digest(token), SignInSession.ended_at.is_(None))
    )
    now = clock.now()
    if found is None or not found.user.is_active:
        return None
    return found if found.seen_at + IDLE > now and found.started_at + LONGEST > now else None


def owner_of_ended_session(token: str) -> uuid.UUID | None:
    """Whose session a token was, even if it has ended: what was typed under it is kept for that person alone."""
    return session.scalar(select(SignInSession.user_id).where(SignInSession.token_digest == token_digest(token)))


def token_digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def names_of(user_ids: set[uuid.UUID]) -> dict[uuid.UUID, User]:
    """Users by id, for pages and papers that name people."""
    return {user.id: user for user in session.scalars(select(User).where(User.id.in_(user_ids)))}


def people_of(association_ids: frozenset[uuid.UUID]) -> list[User]:
    """Everybody who ever had a role in these associations, by name."""
    granted = select(RoleGrant.user_id).where(RoleGrant.association_id.in_(association_ids))
    return list(session.scalars(select(User).where(User.id.in_(granted)).order_by(User.name_ar)))


def usernames_of(ids: set[str]) -> dict[str, str]:
    """Usernames by id, for the trail."""
    users = session.execute(select(User.id, User.username).where(User.id.in_([uuid.UUID(each) for each in ids])))
    return {str(user_id): username for user_id, username in users}
