"""Coming in and going out: the throttle, the password, the session row."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from app import clock, throttle
from app.accounts.actor import Actor
from app.accounts.events import AccountEvent
from app.accounts.models import SignInSession, User
from app.accounts.passwords import hash_password, is_right
from app.accounts.queries import actor_for, console, grants_in_force, token_digest, user_named
from app.audit.trail import record
from app.database import session
from app.i18n import gettext as _

PASSWORD_HOLDS = timedelta(minutes=15)
LIMITS = {"account_address": 10, "address": 100, "all": 1000}


@dataclass(frozen=True)
class Entrance:
    """What came of a try: a token for the cookie, or the words of the refusal."""

    token: str = ""
    user_id: uuid.UUID | None = None
    refusal: str = ""
    is_throttled: bool = False


def try_to_sign_in(username: str, password: str, *, address: str, known_device: bool) -> Entrance:
    """Check the throttle, then the password; open a session row. Needs a writing unit; enters the trail itself."""
    user = user_named(username)
    if not _may_try(username, address, known_device=known_device):
        return _refuse(user, AccountEvent.SIGN_IN_THROTTLED, _too_many(), once_a_window=f"{username}|{address}")
    if user is None:
        hash_password(password[:50])  # An unknown name takes as long as a known one.
        return _refuse(None, AccountEvent.SIGN_IN_REFUSED, _wrong())
    if not is_right(user.password_hash, password) or not user.is_active:
        return _refuse(user, AccountEvent.SIGN_IN_REFUSED, _wrong())
    if not grants_in_force(user.id, clock.today()):
        return _refuse(user, AccountEvent.SIGN_IN_REFUSED, _("This account has no role in force today."))
    return _open(user, actor_for(user))


def sign_out(token: str, *, by: Actor) -> None:
    """End this browser's session."""
    _end(SignInSession.token_digest == token_digest(token))
    record(AccountEvent.SIGNED_OUT, by=by, about=[("user", by.user_id)])


def confirm_password(signed_in: SignInSession, password: str, kind: str, *, by: Actor, address: str) -> bool:
    """Hold the right password for 15 minutes for one kind of act; a wrong one counts against the throttle."""
    if not _may_try(signed_in.user.username, address, known_device=True):
        return False
    if not is_right(signed_in.user.password_hash, password):
        return False
    signed_in.confirmed = {**signed_in.confirmed, kind: clock.now().isoformat()}
    record(AccountEvent.PASSWORD_CONFIRMED, by=by, about=[("user", by.user_id)], purpose=kind)
    return True


def is_password_fresh(signed_in: SignInSession, kind: str) -> bool:
    """Signing in counts as giving the password for every kind; after 15 minutes each kind asks again."""
    given = [signed_in.confirmed.get(kind), signed_in.confirmed.get("sign-in")]
    return any(moment and datetime.fromisoformat(moment) + PASSWORD_HOLDS > clock.now() for moment in given)


def end_all_sessions(user_id: uuid.UUID) -> None:
    _end(SignInSession.user_id == user_id)


def _end(which: object) -> None:
    session.execute(update(SignInSession).where(which, SignInSession.ended_at.is_(None)).values(ended_at=clock.now()))


def _may_try(username: str, address: str, *, known_device: bool) -> bool:
    """A browser that this account signed in from before is exempt from the limits on addresses and on everybody."""
    sources = {"account_address": f"{username.lower()}|{address}"}
    if not known_device:
        sources |= {"address": address, "all": "all"}
    tries = {kind: throttle.count_try(kind, source) for kind, source in sources.items()}
    return all(tries[kind] <= LIMITS[kind] for kind in tries)


def _refuse(user: User | None, event: AccountEvent, words: str, *, once_a_window: str = "") -> Entrance:
    if not once_a_window or throttle.count_try("refusal_entered", once_a_window) == 1:
        by = actor_for(user) if user and grants_in_force(user.id, clock.today()) else console()
        record(event, by=by, about=[("user", user.id)] if user else [])
    return Entrance(refusal=words, is_throttled=event is AccountEvent.SIGN_IN_THROTTLED)


def _open(user: User, by: Actor) -> Entrance:
    token, now = secrets.token_urlsafe(32), clock.now()
    session.add(
        SignInSession(
            token_digest=token_digest(token),
            user_id=user.id,
            association_id=by.association_id,
            started_at=now,
            seen_at=now,
            confirmed={"sign-in": now.isoformat()},
            notices=[],
        )
    )
    record(AccountEvent.SIGNED_IN, by=by, about=[("user", user.id)])
    return Entrance(token=token, user_id=user.id)


def _wrong() -> str:
    return _("The username or the password does not match.")


def _too_many() -> str:
    return _("Too many tries. Wait five minutes, then try again.")
