"""`flask exports verify FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from app.commands import REFUSED, VERIFICATION_FAILED, in_unit
from app.exports.queries import genuine, named_in

exports = AppGroup("exports", help="The register of numbered documents.")


@exports.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_unit
def verify(file: Path) -> None:
    """Tell whether a file is genuine (0), altered (2) or unknown (1)."""
    data = file.read_bytes()
    if found := genuine(data):
        click.echo(f"genuine: {found.serial}, {found.rows_count} rows, issued {found.at.isoformat()}")
    elif found := named_in(data):
        click.echo(f"altered: it carries {found.serial}, but it is not the file that was issued", err=True)
        sys.exit(VERIFICATION_FAILED)
    else:
        click.echo("unknown: no export has this content", err=True)
        sys.exit(REFUSED)
