"""The aid history as a numbered export: of one family, or of everything an association handed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.accounts.actor import Actor
from app.database import session
from app.errors import NotFound
from app.exports.operations import Content
from app.i18n import gettext as _
from cases.aid.history import AidRow, aid_history, association_history, rows_as_data, total_of
from cases.models import Case

KIND = "aid_history"


@dataclass(frozen=True)
class Gathered:
    """The rows, whose they are (`subject` is a file number, or "" for a whole association), and the days asked for."""

    rows: tuple[AidRow, ...]
    subject: str
    cases: tuple[Case, ...]
    since: date | None
    until: date | None

    @property
    def content(self) -> Content:
        """What the register of exports keeps: the printed hash covers the rows alone."""
        days = {"since": str(self.since or ""), "until": str(self.until or "")}
        about = tuple(("case", case.id) for case in self.cases)
        totals = {"amount": total_of(self.rows)}
        data = rows_as_data(self.rows)
        return Content(KIND, self.subject, data, len(self.rows), about, totals=totals, filters=days)


def history_of_family(case: Case, since: date | None, until: date | None, by: Actor) -> Gathered:
    """What one family got."""
    return Gathered(aid_history([case.id], since, until, by), case.number, (case,), since, until)


def history_of_association(since: date | None, until: date | None, by: Actor) -> Gathered:
    """Everything the person's own association handed over; the export names every file in it."""
    rows = association_history(since, until, by)
    return Gathered(rows, "", tuple(_cases_named({row.file_number for row in rows}, by)), since, until)


def case_numbered(number: str, by: Actor) -> Case:
    """The file of that number in the person's own association. Raises NotFound."""
    found = next(iter(_cases_named({number.strip().upper()}, by)), None)
    if found is None:
        raise NotFound(_("There is no file with number %(number)s.", number=number))
    return found


def _cases_named(numbers: Iterable[str], by: Actor) -> list[Case]:
    query = select(Case).where(Case.association_id == by.association_id, Case.number.in_(numbers))
    return list(session.scalars(query.order_by(Case.number)))
