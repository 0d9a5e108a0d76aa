"""The guard: every address has its row in the permission table, and nobody passes without it."""

from __future__ import annotations

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from app.accounts.queries import owner_of_ended_session
from app.accounts.sign_in import confirm_password, is_password_fresh
from app.database.units import writing_unit
from app.drafts.keeping import keep_typed
from app.errors import NotAllowed, ReauthenticationNeeded
from app.house import Door, house
from app.i18n import gettext as _
from app.web.signed_in import cookie_token, is_signed_in, signed_in, signed_in_user

FILES = "static"


def guard() -> Response | None:
    """Runs before each view: strangers go to sign-in, others need a role that the table names."""
    if request.endpoint is None or request.endpoint == FILES:
        return None
    method = "GET" if request.method == "HEAD" else request.method
    door = house().doors.get((request.endpoint, method))
    if door is not None and door.is_public:
        return None
    if not is_signed_in():
        return _send_to_sign_in()
    g.signed_in_row = signed_in().row
    if door is None:
        abort(405 if method not in (request.url_rule.methods or ()) else 403)
    if not signed_in_user().roles & door.roles:
        raise NotAllowed(_("Your role does not open this page."))
    _ask_password(door)
    return None


def _send_to_sign_in() -> Response:
    """A form that outlived its session is kept for the person who filled it, and waits behind sign-in."""
    address = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else request.path
    owner = owner_of_ended_session(cookie_token() or "") if request.method == "POST" else None
    if owner is not None:
        with writing_unit():
            keep_typed(owner, request.path, request.form)
    return redirect(url_for("accounts.sign_in", next=address, kept=1 if owner else None))


def _ask_password(door: Door) -> None:
    """Money, exports, reveals and rights ask for the password again when it was given too long ago."""
    if not door.password or is_password_fresh(signed_in().row, door.password):
        return
    given = request.form.get("password_again", "")
    if not given:
        raise ReauthenticationNeeded(_("Enter your password again to go on."))
    with writing_unit():
        right = confirm_password(
            signed_in().row, given, door.password, by=signed_in_user(), address=request.remote_addr or ""
        )
    if not right:
        raise ReauthenticationNeeded(_("The password does not match."))
