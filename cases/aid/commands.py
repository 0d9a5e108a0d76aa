"""`flask aid history`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.commands import acting_for, in_unit
from app.exports.models import ExportFormat
from cases.aid.exporting import case_numbered, history_of_association, history_of_family
from cases.aid.issuing import issue_history

aid = AppGroup("aid", help="Aid that families got.")
DAY = click.DateTime(["%Y-%m-%d"])


@aid.command("history")
@click.argument("number", required=False)
@click.option("--all", "everything", is_flag=True, help="Everything the association handed over.")
@click.option("--association", "code", required=True, metavar="CODE")
@click.option("--from", "since", type=DAY, help="First day, 2026-11-23.")
@click.option("--to", "until", type=DAY, help="Last day, included.")
@click.option(
    "--format", "form", type=click.Choice([each.value for each in ExportFormat]), default="csv", show_default=True
)
@click.option("-o", "file", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--as", "username", help="Who acts; the owner of the data folder without it.")
@in_unit
def history(
    number: str | None,
    everything: bool,
    code: str,
    since: datetime | None,
    until: datetime | None,
    form: str,
    file: Path,
    username: str | None,
) -> None:
    """Write what one family, or every family, got between two days."""
    if bool(number) == everything:
        raise click.UsageError("Name a file number, or --all.")
    by = acting_for(username, code)
    days = _day(since), _day(until)
    everybody = number is None
    gathered = (
        history_of_association(*days, by) if everybody else history_of_family(case_numbered(number, by), *days, by)
    )
    file.write_bytes(issue_history(gathered, ExportFormat(form), by).data)
    click.echo(f"{len(gathered.rows)} rows written to {file}")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
