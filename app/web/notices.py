"""What the next page says on top: kept in the session's row, never in the cookie."""

from __future__ import annotations

from typing import Any

from flask import g


def say(words: Any, kind: str = "ok") -> None:
    """Put a sentence on top of the next page; kind is ok, info, warn or bad."""
    g.setdefault("new_notices", []).append([kind, str(words)])


def taken_notices() -> list[list[str]]:
    """The sentences that wait for this person, for the page that is being built; each is shown once."""
    if "taken_notices" not in g:
        g.taken_notices = list(g.signed_in_row.notices or []) if g.get("signed_in_row") is not None else []
    return g.taken_notices
