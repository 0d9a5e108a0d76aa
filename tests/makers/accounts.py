"""People for tests: users with a role in an association, as actors and as browsers."""

from __future__ import annotations

import itertools
import re
from datetime import date

from flask.testing import FlaskClient

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import RoleGrant, User
from app.accounts.passwords import hash_password
from app.accounts.queries import actor_for, association_by_code
from app.accounts.roles import Role
from app.database import session
from app.database.units import writing_unit

PASSWORD = "a-long-password"
LONG_AGO = date(2020, 1, 1)
_numbers = itertools.count(1)


def make_user(role: Role = Role.WORKER, code: str = "NF", *, username: str = "", name_ar: str = "سارة العنزي") -> User:
    """A stored user with one role in force; needs an open unit of work and commits its own writing unit."""
    username = username or f"{role.value}{next(_numbers)}.{code.lower()}"
    with writing_unit():
        user = User(
            username=username,
            name_ar=name_ar,
            name_en="Sarah Al-Anazi",
            password_hash=hash_password(PASSWORD),
            is_active=True,
            created_at=clock.now(),
        )
        session.add(user)
        session.flush()
        association = association_by_code(code)
        session.add(RoleGrant(user_id=user.id, association_id=association.id, role=role, valid_from=LONG_AGO))
    return user


def make_actor(role: Role = Role.WORKER, code: str = "NF", **fields: str) -> Actor:
    """A stored user as the actor that operations take."""
    return actor_for(make_user(role, code, **fields))


def sign_in(client: FlaskClient, actor: Actor | User | str, password: str = PASSWORD) -> FlaskClient:
    """Sign this client in through the real form; returns the client."""
    username = actor if isinstance(actor, str) else actor.username
    token = csrf_token(client, "/sign-in")
    answer = client.post("/sign-in", data={"username": username, "password": password, "csrf_token": token})
    assert answer.status_code == 302, answer.text
    return client


def csrf_token(client: FlaskClient, address: str) -> str:
    """The token of the form at an address."""
    page = client.get(address).text
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)


def post(client: FlaskClient, address: str, data: dict[str, object] | None = None, *, form: str = "") -> object:
    """Post with the CSRF token of the page that holds the form (`form`, default the same address)."""
    return client.post(address, data={"csrf_token": csrf_token(client, form or address), **(data or {})})
