"""Issuing the aid history as a numbered document in one of its three forms."""

from __future__ import annotations

from collections.abc import Callable

from app.accounts.actor import Actor
from app.exports.models import ExportFormat
from app.exports.operations import Issued, Stamp, issue
from cases.aid.exporting import Gathered
from cases.aid.history import history_csv
from cases.aid.paper import draw_history
from cases.aid.workbook import history_workbook
from cases.sheet import letterhead_of


def issue_history(gathered: Gathered, form: ExportFormat, by: Actor) -> Issued:
    """Register and draw; the letterhead is that of the person's association."""
    return issue(gathered.content, form, _drawer(gathered, form, by), by=by)


def _drawer(gathered: Gathered, form: ExportFormat, by: Actor) -> Callable[[Stamp], bytes]:
    if form is ExportFormat.PDF:
        letterhead = letterhead_of(by.association_id)
        return lambda stamp: draw_history(gathered, letterhead, stamp)
    if form is ExportFormat.XLSX:
        return lambda stamp: history_workbook(gathered, stamp)
    return lambda stamp: history_csv(gathered.rows)
