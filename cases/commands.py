"""`flask cases …`: what the search box finds, for scripts and for trying it out."""

from __future__ import annotations

import json

import click
from flask.cli import AppGroup

from app.commands import acting_for, in_unit
from app.transaction import transaction
from cases.operations import search_families

cases = AppGroup("cases", help="Files of families.")


@cases.command("find")
@click.argument("text")
@click.option("--association", "code", required=True, help="The code of the association whose files are searched.")
@click.option("--as", "username", help="Who asks; without it the owner of the data folder.")
@click.option("--json", "is_json", is_flag=True, help="A list of number, head, why and near.")
@in_unit
def find(text: str, code: str, username: str | None, is_json: bool) -> None:
    """Find families as the search box does, in its order; the search is entered in the trail."""
    by = acting_for(username, code)
    with transaction():
        found = search_families(text, by=by)
    lines = [{"number": each.number, "head": each.head, "why": each.why, "near": each.near} for each in found]
    if is_json:
        click.echo(json.dumps(lines, ensure_ascii=False))
    for line in [] if is_json else lines:
        click.echo(f"{'~' if line['near'] else '='} {line['number']}  {line['head']}  ({line['why']})")
