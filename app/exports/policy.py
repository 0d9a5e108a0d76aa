"""Who may issue documents."""

from __future__ import annotations

from app.accounts.actor import Actor


def can_export(by: Actor) -> bool:
    """Everybody with a role in force, of what they may read; and the console."""
    return bool(by.roles) or by.is_console
