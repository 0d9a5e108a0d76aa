"""What every command shares: a unit of work, one clear line on a refusal, and who acts."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from app.accounts.actor import Actor
from app.accounts.queries import actor_named, association_by_code, console
from app.database.units import unit_of_work
from app.errors import NotAllowed, Refused
from app.i18n import gettext as _
from app.text import InvalidInput

REFUSED = 1
VERIFICATION_FAILED = 2


def in_unit(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command inside a unit of work; a refusal is one line on stderr and exit code 1."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            with unit_of_work():
                return command(*args, **options)
        except Refused as refusal:
            click.echo(str(refusal.words), err=True)
            sys.exit(REFUSED)
        except InvalidInput as fault:
            click.echo(str(fault), err=True)
            sys.exit(REFUSED)

    return run


def acting(username: str | None) -> Actor:
    """The actor that `--as USERNAME` names; without it the console."""
    return actor_named(username) if username else console()


def acting_for(username: str | None, code: str) -> Actor:
    """The actor within one association: the named person, who must belong to it, or the console reading it."""
    association = association_by_code(code)
    by = acting(username)
    if username is None:
        own = frozenset({association.id})
        return replace(by, association_id=association.id, association_code=association.code, scope=own)
    if not by.belongs_to(association.id):
        raise NotAllowed(_("This account does not belong to association %(code)s.", code=association.code))
    return by
