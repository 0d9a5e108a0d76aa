"""The person behind the request, as a plain value."""

from __future__ import annotations

import functools

from flask import g
from flask import session as cookie
from flask_login import LoginManager, UserMixin, current_user

from app.accounts.actor import Actor
from app.accounts.models import SignInSession
from app.accounts.queries import actor_for, association_by_id, open_session
from app.accounts.roles import Role
from app.errors import NotFound
from app.i18n import current_locale

login_manager = LoginManager()
login_manager.session_protection = None


class SignedIn(UserMixin):
    """What Flask-Login holds: the token of a session row, and the actor behind it."""

    def __init__(self, token: str, row: SignInSession, actor: Actor) -> None:
        self.token = token
        self.row = row
        self.actor = actor

    def get_id(self) -> str:
        return self.token


@login_manager.user_loader
def load_signed_in(token: str) -> SignedIn | None:
    """The person of a cookie's token, with the rights of today; None sends them to sign in."""
    row = open_session(token)
    if row is None:
        return None
    try:
        actor = actor_for(row.user, row.association_id)
    except NotFound:
        return None
    return SignedIn(token, row, actor)


def signed_in_user() -> Actor:
    """The actor of this request. Views hand it to operations; the proxy of Flask-Login never leaves this module."""
    return signed_in().actor


def signed_in() -> SignedIn:
    return current_user._get_current_object()


def is_signed_in() -> bool:
    return bool(current_user.is_authenticated)


def cookie_token() -> str | None:
    """The token that the browser still carries, even when its session has ended."""
    return cookie.get("_user_id")


class Face:
    """The signed-in person as the top bar shows them."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @property
    def name(self) -> str:
        return self.actor.name

    @property
    def initials(self) -> str:
        """First letters of the first and the last name."""
        words = self.actor.name.split()
        return "".join(word.removeprefix("ال")[:1] for word in (words[0], words[-1])) if words else ""

    @property
    def role_label(self) -> str:
        order = list(Role)
        return "، ".join(str(role.label) for role in sorted(self.actor.roles, key=order.index))

    @functools.cached_property
    def association_name(self) -> str:
        association = association_by_id(self.actor.association_id)
        return association.short_en if current_locale() == "en" else association.short_ar


def face() -> Face | None:
    return Face(signed_in_user()) if is_signed_in() and not getattr(g, "is_broken", False) else None
