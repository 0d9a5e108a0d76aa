"""One handler turns each refusal into its page, after entering it in the trail in a short unit of its own."""

from __future__ import annotations

import logging

from flask import Flask, g, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app import formatting
from app.accounts.events import AccountEvent
from app.audit.trail import record
from app.database import session
from app.database.units import writing_unit
from app.drafts.keeping import keep_typed
from app.errors import AlreadyDone, ChangedMeanwhile, NotFound, ReauthenticationNeeded, Refused
from app.house import house
from app.i18n import gettext as _
from app.web.editing import differences, typed_to_send_again
from app.web.notices import say
from app.web.signed_in import is_signed_in, signed_in_user

log = logging.getLogger(__name__)
PAGES = {401: "errors/password.html", 403: "errors/refused.html", 404: "errors/not_found.html"}


def install(app: Flask) -> None:
    app.register_error_handler(Refused, show_refusal)
    app.register_error_handler(AlreadyDone, show_first_result)
    app.register_error_handler(CSRFError, show_expired)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(OperationalError, show_unavailable)
    app.register_error_handler(Exception, show_server_error)


def show_refusal(refusal: Refused) -> tuple[str, int]:
    """Rolled back first, then entered once; asking for the password again is not a refusal of a step."""
    session.rollback()
    session.info.clear()
    if is_signed_in() and not isinstance(refusal, ReauthenticationNeeded | ChangedMeanwhile):
        enter_refusal(refusal)
    if isinstance(refusal, ChangedMeanwhile):
        return show_two_versions(refusal), refusal.status
    page = PAGES.get(refusal.status, "errors/refused.html")
    return render_template(page, words=refusal.words, refusal=refusal, typed=request.form), refusal.status


def show_two_versions(change: ChangedMeanwhile) -> str:
    """Both versions field by field; what was typed stays in the page and goes along with the choice."""
    theirs = change.stored() if change.stored else change.mine
    return render_template(
        "errors/conflict.html",
        differences=differences(change.mine, theirs),
        typed=typed_to_send_again(change.mine, theirs),
        action=request.path,
        back_url=request.path,
        colleague=change.by_name,
        saved_at=formatting.moment_near(change.at),
    )


def enter_refusal(refusal: Refused) -> None:
    """One entry for one refusal, in a short unit of its own, after everything else was undone."""
    details = {"words": str(refusal.words), "path": request.path, "method": request.method}
    about = _subjects(refusal)
    record(AccountEvent.STEP_REFUSED, by=signed_in_user(), about=about, details=details, purpose=refusal.code)
    with writing_unit():
        pass


def _subjects(refusal: Refused) -> list[tuple[str, str]]:
    """What the refusal names, else the record in the address and the family it is about."""
    if refusal.subjects:
        return list(refusal.subjects)
    named = {name.removesuffix("_id"): str(value) for name, value in (request.view_args or {}).items()}
    namers = [namer for namer in house().bring("namers") if namer.case_of and namer.kind in named]
    families = [namer.case_of(named[namer.kind], signed_in_user()) for namer in namers]
    return [*named.items(), *(("case", family) for family in families if family)]


def show_first_result(done: AlreadyDone) -> Response:
    """The same form was sent twice: nothing is done again, the first result is shown."""
    session.rollback()
    session.info.clear()
    say(_("This was already recorded. It was not done twice."), "info")
    return redirect(done.result)


def show_expired(error: CSRFError) -> tuple[str, int]:
    """The form's token is too old: what was typed is kept and the form can be opened again."""
    if is_signed_in() and request.form:
        with writing_unit():
            keep_typed(signed_in_user().user_id, request.path, request.form)
    return render_template("errors/expired.html", back=request.path), 400


def show_http_error(error: HTTPException) -> tuple[str, int] | Response:
    """The framework's own errors, in the house's words."""
    if error.code is None or error.code < 400:
        return error.get_response()
    if error.code == 404:
        return show_refusal(NotFound(_("There is no page at this address.")))
    if error.code >= 500:
        return render_template("errors/server_error.html", report=g.get("request_id")), error.code
    words = {413: _("What was sent is too large."), 429: _("Too many tries. Wait five minutes, then try again.")}
    page = "errors/too_many.html" if error.code == 429 else "errors/refused.html"
    return render_template(page, words=words.get(error.code, _("This address does not answer that."))), error.code


def show_unavailable(error: OperationalError) -> tuple[str, int]:
    """The database is busy or away: nothing was saved, and the page says so."""
    return _broken("errors/unavailable.html", 503, error)


def show_server_error(error: Exception) -> tuple[str, int]:
    return _broken("errors/server_error.html", 500, error)


def _broken(page: str, status: int, error: Exception) -> tuple[str, int]:
    log.exception("Request %s failed", g.get("request_id"), exc_info=error)
    g.is_broken = True
    try:
        session.rollback()
        session.info.clear()
    except (SQLAlchemyError, RuntimeError):
        log.exception("The session could not be rolled back")
    return render_template(page, report=g.get("request_id")), status
