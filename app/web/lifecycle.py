"""A request from its first line to its last: unit of work, language, guard, look unit, headers."""

from __future__ import annotations

import logging
import uuid
from contextlib import ExitStack
from datetime import timedelta

from flask import Flask, g, render_template, request
from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from app import clock
from app.accounts.models import SignInSession
from app.audit.trail import has_collected
from app.database import session
from app.database.units import unit_of_work, writing_unit
from app.i18n import DEFAULT, LOCALES, set_locale
from app.web.guard import FILES, guard
from app.web.security import add_headers

log = logging.getLogger(__name__)
SEEN_EVERY = timedelta(minutes=1)
LOCALE_COOKIE = "wasl-locale"


def install(app: Flask) -> None:
    """Hang the steps into the application, in the order they happen."""
    app.before_request(_open)
    app.before_request(guard)
    app.after_request(_enter_the_look)
    app.after_request(_protect)
    app.teardown_request(_close)


def _open() -> None:
    g.request_id = uuid.uuid4().hex[:12]
    g.stack = ExitStack()
    g.stack.enter_context(unit_of_work())
    wanted = request.cookies.get(LOCALE_COOKIE, DEFAULT)
    set_locale(wanted if wanted in LOCALES else DEFAULT)


def _close(error: BaseException | None) -> None:
    if "stack" in g:
        g.pop("stack").close()


def _enter_the_look(response: Response) -> Response:
    """A page is built first, then entered in one short unit, then sent; what cannot be entered is not shown."""
    if request.endpoint == FILES or "stack" not in g or g.get("is_broken"):
        return response
    row = g.get("signed_in_row")
    changes = _session_changes(row)
    if not changes and not has_collected():
        return response
    try:
        with writing_unit():
            if changes:
                session.execute(update(SignInSession).where(SignInSession.id == row.id).values(**changes))
    except SQLAlchemyError:
        log.exception("The look could not be entered")
        g.is_broken = True
        return Response(render_template("errors/unavailable.html"), 503, mimetype="text/html")
    return response


def _session_changes(row: SignInSession | None) -> dict[str, object]:
    """What the session's row must remember: notices shown or new, and at most once a minute that it was seen."""
    if row is None:
        return {}
    changes: dict[str, object] = {}
    shown, new = g.get("taken_notices"), g.get("new_notices", [])
    if new or shown:
        changes["notices"] = new if shown is not None else [*(row.notices or []), *new]
    if row.seen_at + SEEN_EVERY <= clock.now():
        changes["seen_at"] = clock.now()
    return changes


def _protect(response: Response) -> Response:
    return add_headers(response, is_file=request.endpoint == FILES, is_secure=request.is_secure)
