"""`flask cases sheet NUMBER -o FILE.pdf`."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy import select

from app.accounts.models import Association
from app.commands import acting_for, in_unit
from app.database import session
from app.errors import NotFound
from app.exports.models import ExportFormat
from app.exports.operations import issue
from app.i18n import gettext as _
from cases.commands import cases
from cases.models import Case
from cases.sheet import content_of, draw_sheet, gather_sheet


@cases.command("sheet")
@click.argument("number")
@click.option("-o", "file", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--purpose", default="", help="Printed at the foot.")
@click.option("--as", "username", help="Who prints; without it the owner of the data folder.")
@in_unit
def sheet(number: str, file: Path, purpose: str, username: str | None) -> None:
    """Write the case sheet of one family as a numbered PDF."""
    case = _case_numbered(number.strip().upper())
    by = acting_for(username, session.get_one(Association, case.association_id).code)
    gathered = gather_sheet(case, by)
    content = content_of(gathered, case, purpose)
    issued = issue(content, ExportFormat.PDF, lambda stamp: draw_sheet(gathered, stamp), by=by)
    file.write_bytes(issued.data)
    click.echo(f"{issued.serial} written to {file}")


def _case_numbered(number: str) -> Case:
    found = session.scalar(select(Case).where(Case.number == number))
    if found is None:
        raise NotFound(_("There is no file with number %(number)s.", number=number))
    return found
