"""`flask cases recompute --check`: every stored score must come out again from what is stored with it."""

from __future__ import annotations

import sys

import click

from app.commands import VERIFICATION_FAILED, in_unit
from cases.assessments.recomputation import differences


@click.command("recompute")
@click.option("--check", is_flag=True, required=True, help="Compare only; nothing is ever rewritten.")
@in_unit
def recompute(check: bool) -> None:
    """Work out every score again from its stored lines, members and policy version. Exit 2 when one differs."""
    checked, wrong = 0, []
    for found in differences():
        checked += 1
        if found:
            wrong.append(found)
            click.echo(found)
    click.echo(f"checked {checked} assessments, {len(wrong)} different")
    if wrong:
        sys.exit(VERIFICATION_FAILED)
