"""`flask funds check`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from flask.cli import AppGroup

from app.commands import VERIFICATION_FAILED, in_unit
from app.money import to_decimal
from cases.aid.funds.queries import faults_of_funds

funds = AppGroup("funds", help="The funds that aid is paid from.")


@funds.command("check")
@click.option("--json", "as_json", is_flag=True)
@in_unit
def check(as_json: bool) -> None:
    """Compare each balance with its ledger: exit 0 when all agree, 2 naming those that do not."""
    faults = faults_of_funds()
    if as_json:
        click.echo(json.dumps([asdict(fault) for fault in faults]))
    elif not faults:
        click.echo("every balance is the sum of its ledger")
    for fault in () if as_json else faults:
        figures = f"balance {to_decimal(fault.balance)}, ledger {to_decimal(fault.ledger)}"
        click.echo(f"{fault.association} {fault.fund}: {fault.account} {figures}", err=True)
    if faults:
        sys.exit(VERIFICATION_FAILED)
