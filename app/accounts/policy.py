"""Who may manage accounts."""

from __future__ import annotations

from app.accounts.actor import Actor


def can_manage_accounts(by: Actor) -> bool:
    """Administrators, and the owner of the data folder at the console."""
    return by.is_administrator or by.is_console
