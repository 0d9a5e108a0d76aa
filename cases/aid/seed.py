"""Aid for the demo."""

from __future__ import annotations

from typing import Any


def seed_aid(context: Any) -> None:
    """Filled later."""
