"""Two addresses for whoever runs the server: alive, and ready."""

from __future__ import annotations

import shutil

from flask import Blueprint, current_app, jsonify
from sqlalchemy import inspect, text

from app.database import session
from app.house import Door, Room

blueprint = Blueprint("health", __name__)
ROOM_ON_DISK = 100 * 1024 * 1024


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "alive"}


@blueprint.get("/readyz")
def readyz() -> object:
    """Database, migrations, keys and disk; 503 names what is not ready."""
    checks = {"database": _database(), "migrations": _migrations(), "keys": _keys(), "disk": _disk()}
    return jsonify(checks), 200 if all(checks.values()) else 503


def _database() -> bool:
    return session.execute(text("SELECT 1")).scalar() == 1


def _migrations() -> bool:
    alembic = current_app.extensions["alembic"]
    heads = {script.revision for script in alembic.script_directory.get_revisions("heads")}
    if not inspect(session.connection()).has_table("alembic_version"):
        return False
    return set(session.execute(text("SELECT version_num FROM alembic_version")).scalars()) == heads


def _keys() -> bool:
    return current_app.extensions["wasl.keyring"] is not None


def _disk() -> bool:
    return shutil.disk_usage(current_app.extensions["wasl.settings"].data_dir).free > ROOM_ON_DISK


room = Room(
    name="health",
    blueprints=(blueprint,),
    doors=(
        Door("health.healthz", is_public=True),
        Door("health.readyz", is_public=True),
    ),
)
