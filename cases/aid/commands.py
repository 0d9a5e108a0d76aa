"""`flask aid history`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.accounts.actor import Actor
from app.accounts.queries import association_by_code
from app.commands import acting, in_unit
from app.errors import NotAllowed
from app.exports.models import ExportFormat
from app.exports.operations import issue
from app.i18n import gettext as _
from app.transaction import transaction
from cases.aid.exporting import Gathered, case_numbered, history_of_association, history_of_family
from cases.aid.history import history_csv
from cases.aid.operations import take_history_out

aid = AppGroup("aid", help="Aid that families got.")
DAY = click.DateTime(["%Y-%m-%d"])


@aid.command("history")
@click.argument("number", required=False)
@click.option("--all", "everything", is_flag=True, help="Everything the association handed over.")
@click.option("--association", "code", required=True, metavar="CODE")
@click.option("--from", "since", type=DAY, help="First day, 2026-11-23.")
@click.option("--to", "until", type=DAY, help="Last day, included.")
@click.option("--format", "form", type=click.Choice(["csv"]), default="csv", show_default=True)
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
    by = _actor_of(code, username)
    days = _day(since), _day(until)
    everybody = number is None
    gathered = (
        history_of_association(*days, by) if everybody else history_of_family(case_numbered(number, by), *days, by)
    )
    file.write_bytes(_written(gathered, by, code))
    click.echo(f"{len(gathered.rows)} rows written to {file}")


def _actor_of(code: str, username: str | None) -> Actor:
    """The named person, who must belong to the association; or the console, reading that association."""
    association, by = association_by_code(code), acting(username)
    if username is None:
        return replace(by, association_id=association.id)
    if not by.belongs_to(association.id):
        raise NotAllowed(_("This account does not belong to association %(code)s.", code=association.code))
    return by


def _written(gathered: Gathered, by: Actor, code: str) -> bytes:
    """A person's export is numbered; the console's is entered in the association's chain."""
    if by.roles:
        return issue(gathered.content, ExportFormat.CSV, lambda stamp: history_csv(gathered.rows), by=by).data
    with transaction():
        take_history_out(gathered.content, code.upper(), by=by)
    return history_csv(gathered.rows)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
