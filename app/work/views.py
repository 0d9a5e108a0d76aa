"""The home page: each person's own work."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from app.web.signed_in import signed_in_user
from app.work.desk import SHOWN_OF_EACH, desk_of, oldest_words

blueprint = Blueprint("work", __name__)


@blueprint.get("/")
def home() -> str:
    by = signed_in_user()
    desk = desk_of(by, request.args.get("source", ""))
    return render_template("work/home.html", desk=desk, oldest_words=oldest_words, few=SHOWN_OF_EACH)
