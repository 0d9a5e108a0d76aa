"""A finished document as an answer."""

from __future__ import annotations

from werkzeug.wrappers import Response

from app.exports.operations import Issued

TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_answer(issued: Issued) -> Response:
    """A PDF opens in the browser, tables are saved; the name is the serial number."""
    ending = issued.filename.rpartition(".")[2]
    answer = Response(issued.data, mimetype=TYPES[ending].partition(";")[0], content_type=TYPES[ending])
    how = "inline" if ending == "pdf" else "attachment"
    answer.headers["Content-Disposition"] = f'{how}; filename="{issued.filename}"'
    return answer
