"""What can happen to accounts and rights."""

from __future__ import annotations

from datetime import date

from app import clock
from app.accounts.actor import Actor, authorise
from app.accounts.events import AccountEvent
from app.accounts.models import Association, RoleGrant, User
from app.accounts.passwords import SHORTEST, hash_password
from app.accounts.policy import can_manage_accounts
from app.accounts.queries import user_named
from app.accounts.roles import Role
from app.accounts.sign_in import end_all_sessions
from app.audit.trail import record
from app.database import session
from app.errors import RuleViolated
from app.i18n import gettext as _


def create_user(username: str, name_ar: str, name_en: str, password: str, *, by: Actor) -> User:
    """Open an account without any role. Raises RuleViolated for a taken name or a short password."""
    authorise(can_manage_accounts(by))
    if user_named(username) is not None:
        raise RuleViolated(_("The username %(name)s is taken.", name=username), field="username")
    if len(password) < SHORTEST:
        raise RuleViolated(_("Choose a password of at least %(count)s characters.", count=SHORTEST), field="password")
    user = User(
        username=username.strip().lower(),
        name_ar=name_ar,
        name_en=name_en,
        password_hash=hash_password(password),
        is_active=True,
        locale="ar",
        created_at=clock.now(),
    )
    session.add(user)
    record(AccountEvent.CREATED, by=by, about=[("user", user.id)])
    return user


def grant_role(
    user: User, association: Association, role: Role, *, since: date, until: date | None = None, by: Actor
) -> RoleGrant:
    """Give a role in one association from a day on."""
    authorise(can_manage_accounts(by))
    grant = RoleGrant(user_id=user.id, association_id=association.id, role=role, valid_from=since, valid_to=until)
    session.add(grant)
    record(
        AccountEvent.ROLE_GRANTED,
        by=by,
        about=[("user", user.id)],
        details={"role": role.value, "association": association.code, "from": since, "to": until},
        chains=[association.code],
    )
    return grant


def disable_user(user: User, *, by: Actor) -> None:
    """Close an account: it signs in no more and its open sessions end."""
    authorise(can_manage_accounts(by))
    user.is_active = False
    end_all_sessions(user.id)
    record(AccountEvent.DISABLED, by=by, about=[("user", user.id)])
