"""The register of exports as a page."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from app.exports.queries import exports_page
from app.web.signed_in import signed_in_user

blueprint = Blueprint("exports", __name__)


@blueprint.get("/exports/")
def register() -> str:
    return render_template("exports/register.html", page=exports_page(signed_in_user(), request.args.get("before")))
