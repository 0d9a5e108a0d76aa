"""`flask users …`: accounts from the command line."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from app import clock
from app.accounts.operations import create_user, disable_user, grant_role
from app.accounts.queries import association_by_code, user_named
from app.accounts.roles import Role
from app.commands import acting, in_unit
from app.errors import NotFound
from app.i18n import gettext as _
from app.transaction import transaction

users = AppGroup("users", help="Accounts and their rights.")


@users.command("create")
@click.argument("username")
@click.option("--name-ar", required=True)
@click.option("--name-en", required=True)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.option("--as", "as_username")
@in_unit
def create(username: str, name_ar: str, name_en: str, password: str, as_username: str | None) -> None:
    """Open an account without any role."""
    with transaction():
        create_user(username, name_ar, name_en, password, by=acting(as_username))
    click.echo(f"created {username}")


@users.command("grant")
@click.argument("username")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.option("--association", required=True, help="NF or AH")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--as", "as_username")
@in_unit
def grant(username: str, role: str, association: str, since: object, until: object, as_username: str | None) -> None:
    """Give a role in one association, from a day, to a day or open."""
    with transaction():
        grant_role(
            _user(username),
            association_by_code(association),
            Role(role),
            since=since.date() if since else clock.today(),
            until=until.date() if until else None,
            by=acting(as_username),
        )
    click.echo(f"granted {role} of {association} to {username}")


@users.command("disable")
@click.argument("username")
@click.option("--as", "as_username")
@in_unit
def disable(username: str, as_username: str | None) -> None:
    """Close an account and end its sessions."""
    with transaction():
        disable_user(_user(username), by=acting(as_username))
    click.echo(f"disabled {username}")


def _user(username: str) -> object:
    user = user_named(username)
    if user is None:
        raise NotFound(_("There is no account named %(name)s.", name=username))
    return user
