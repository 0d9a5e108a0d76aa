"""Who may read the trail."""

from __future__ import annotations

from app.accounts.actor import Actor


def can_read_trail(by: Actor) -> bool:
    """Auditors, each of the associations in their scope."""
    return by.is_auditor
