"""`flask audit verify`."""

from __future__ import annotations

import json
import sys

import click
from flask.cli import AppGroup

from app.audit.verification import verify_all
from app.commands import VERIFICATION_FAILED, in_unit

audit = AppGroup("audit", help="The trail.")


@audit.command("verify")
@click.option("--anchor", "anchors", multiple=True, metavar="CHAIN:SEQ:HEX", help="A head that left the building.")
@click.option("--json", "as_json", is_flag=True)
@in_unit
def verify(anchors: tuple[str, ...], as_json: bool) -> None:
    """Walk every chain: exit 0 when all fit, 2 naming the first bad entry of each chain that does not."""
    reports = verify_all(dict(_anchor(text) for text in anchors))
    if as_json:
        plain = [{**vars(report), "finding": report.finding and str(report.finding)} for report in reports]
        click.echo(json.dumps(plain))
    else:
        for report in reports:
            click.echo(f"{report.chain}: {report.finding or f'{report.entries} entries, head {report.mac[:20]}'}")
    if any(report.finding for report in reports):
        sys.exit(VERIFICATION_FAILED)


def _anchor(text: str) -> tuple[tuple[str, int], str]:
    chain, seq, mac = text.split(":")
    return (chain, int(seq)), mac
