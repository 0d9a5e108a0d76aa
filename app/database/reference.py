"""What runs after the last migration: triggers made again, and the rows every installation needs."""

from __future__ import annotations

from typing import Any

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy.orm import Session

from app.database.triggers import create_triggers


def after_migration(ctx: Any, step: Any, heads: set[str], run_args: Any, **rest: Any) -> None:
    """Called by Alembic after each version; acts only when the newest one has been reached."""
    scripts: ScriptDirectory = current_app.extensions["alembic"].script_directory
    if not step.is_upgrade or set(heads) != set(scripts.get_heads()):
        return
    create_triggers(ctx.connection)
    load_reference(Session(ctx.connection, join_transaction_mode="create_savepoint"))


def load_reference(unit: Session) -> None:
    """Let each room add its reference rows, in the order of the rooms; each adds only what is missing."""
    for room in current_app.extensions["wasl.house"].rooms:
        for load in room.references:
            load(unit)
            unit.flush()
    unit.commit()
