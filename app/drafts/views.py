"""Autosave: the browser sends what is typed, nothing of the file changes."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, request
from werkzeug.wrappers import Response

from app import formatting
from app.drafts.keeping import drop_draft, keep_typed
from app.transaction import transaction
from app.web.signed_in import signed_in_user

blueprint = Blueprint("drafts", __name__)


@blueprint.post("/drafts/<path:form>")
def keep(form: str) -> Response:
    with transaction():
        draft = keep_typed(signed_in_user().user_id, f"/{form}", request.form)
        saved_at = formatting.clock_time(draft.saved_at)
    return jsonify(at=saved_at)


@blueprint.post("/drafts-dropped/<path:form>")
def drop(form: str) -> Response:
    with transaction():
        drop_draft(signed_in_user().user_id, f"/{form}")
    return redirect(f"/{form}")
