"""Pages of coming in and going out."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from app.accounts.devices import is_known_device, remember_device
from app.accounts.forms import SignInForm
from app.accounts.sign_in import Entrance, sign_out, try_to_sign_in
from app.i18n import LOCALES
from app.transaction import transaction
from app.web.cookies import remember
from app.web.lifecycle import LOCALE_COOKIE
from app.web.signed_in import load_signed_in, signed_in, signed_in_user

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> str | Response | tuple[str, int]:
    form = SignInForm()
    entrance = Entrance()
    if form.validate_on_submit():
        with transaction():
            entrance = try_to_sign_in(
                form.username.data,
                form.password.data,
                address=request.remote_addr or "",
                known_device=is_known_device(form.username.data),
            )
        if entrance.token:
            return _let_in(entrance, form.username.data)
    status = 429 if entrance.is_throttled else 200
    page = render_template("accounts/sign_in.html", form=form, refusal=entrance.refusal, kept=request.args.get("kept"))
    return page, status


@blueprint.post("/sign-out")
def leave() -> Response:
    with transaction():
        sign_out(signed_in().token, by=signed_in_user())
    logout_user()
    return redirect(url_for("accounts.sign_in"))


@blueprint.get("/language/<locale>")
def language(locale: str) -> Response:
    answer = redirect(inside(request.args.get("next")))
    if locale in LOCALES:
        remember(answer, LOCALE_COOKIE, locale)
    return answer


def inside(address: str | None) -> str:
    """An address of this application, whatever was asked for: never another host's."""
    parts = urlsplit(address or "/")
    safe = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in (address or "")
    return address if address and safe and not address.startswith("//") else "/"


def _let_in(entrance: Entrance, username: str) -> Response:
    login_user(load_signed_in(entrance.token))
    answer = redirect(inside(request.args.get("next")))
    remember_device(answer, username)
    return answer
