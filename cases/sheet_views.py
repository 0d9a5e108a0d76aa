"""The case sheet as a file."""

from __future__ import annotations

import uuid

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.exports.models import ExportFormat
from app.exports.operations import issue
from app.text import clean
from app.web.files import file_answer
from app.web.signed_in import signed_in_user
from cases.queries import visible_case
from cases.sheet import content_of, draw_sheet, gather_sheet

blueprint = Blueprint("sheet", __name__)


@blueprint.route("/cases/<uuid:case_id>/sheet.pdf", methods=["GET", "POST"])
def case_sheet(case_id: uuid.UUID) -> Response:
    by = signed_in_user()
    case = visible_case(case_id, by)
    sheet = gather_sheet(case, by)
    content = content_of(sheet, case, clean(request.args.get("purpose", ""))[:200])
    return file_answer(issue(content, ExportFormat.PDF, lambda stamp: draw_sheet(sheet, stamp), by=by))
