"""The page of the funds."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.web.signed_in import signed_in_user
from cases.aid.funds.operations import look_at_funds
from cases.aid.funds.queries import associations_of, funds_of, last_entries
from cases.assessments.queries import shown_names

blueprint = Blueprint("funds", __name__)


@blueprint.get("/funds/")
def index() -> str:
    by = signed_in_user()
    entries = last_entries(by)
    look_at_funds(by=by)
    return render_template(
        "aid/funds.html",
        funds=funds_of(by),
        associations=associations_of(by),
        entries=entries,
        names=shown_names([entry.by_id for entry in entries]),
    )
