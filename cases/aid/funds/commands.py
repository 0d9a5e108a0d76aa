"""`flask funds …`: whether balances agree with their ledger, and money that came in."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from flask.cli import AppGroup

from app.commands import VERIFICATION_FAILED, acting_for, in_unit
from app.money import parse_amount, to_decimal
from app.transaction import transaction
from cases.aid.funds.operations import receive_into_fund
from cases.aid.funds.queries import faults_of_funds, fund_by_code

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


@funds.command("receive")
@click.argument("code")
@click.argument("amount")
@click.option("--association", required=True, metavar="CODE")
@click.option("--note", required=True, help="Where the money came from.")
@click.option("--as", "username", required=True, help="An administrator of the association.")
@in_unit
def receive(code: str, amount: str, association: str, note: str, username: str) -> None:
    """Enter AMOUNT riyals that donors gave into the fund CODE."""
    by = acting_for(username, association)
    with transaction():
        receive_into_fund(fund_by_code(code, by), parse_amount(amount), note, by=by)
    click.echo(f"received {amount} riyals into {code}")
