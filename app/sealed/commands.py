"""`flask keys …`: the keys file of a production installation."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from app.commands import REFUSED
from app.sealed.keyring import new_keys

keys = AppGroup("keys", help="The keys file of this installation.")


@keys.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new(file: Path) -> None:
    """Write a new keys file, readable by its owner alone; never over an existing one."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        click.echo(f"{file} exists already; keys are never written over.", err=True)
        sys.exit(REFUSED)
    with os.fdopen(descriptor, "w") as opened:
        opened.write(new_keys())
    click.echo(f"wrote {file}: keep it outside the data folder, and a copy of it apart from the backups")
