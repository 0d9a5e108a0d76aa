"""Builds the application: the only module that knows every room."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from flask import Flask
from flask_alembic import Alembic
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import demo, fonts
from app.accounts.room import room as accounts
from app.audit.room import room as audit
from app.audit.trail import append_collected
from app.database import Base
from app.database.engine import make_engine
from app.database.gate import WriteGate
from app.database.reference import after_migration
from app.database.units import Database
from app.drafts.room import room as drafts
from app.exports.room import room as exports
from app.house import build_house
from app.installation import problem_with
from app.sealed import Keyring
from app.sealed.commands import keys
from app.web import health, lifecycle, pages, refusals
from app.web.signed_in import login_manager
from app.work.room import room as work
from cases.aid.room import room as aid
from cases.assessments.room import room as assessments
from cases.room import room as cases
from cases.sharing.room import room as sharing
from cases.sheet_room import room as sheet
from config import Settings
from referrals.room import room as referrals

ROOMS = (health.room, accounts, audit, drafts, exports, work, cases, sheet, sharing, assessments, aid, referrals)
HERE = Path(__file__).resolve().parent
MAKING_KEYS = ["keys", "new"]  # The one command that runs before there are keys: `flask keys new FILE`.
LARGEST_FORM = 2 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The application of one installation. Exits with one clear line for each problem of its settings."""
    settings = settings or Settings.from_environment()
    if settings.is_demo:
        settings = demo.prepare(settings)
    if (problems := settings.problems()) and sys.argv[-3:-1] != MAKING_KEYS:
        sys.exit("\n".join(problems))
    app = Flask("wasl", root_path=str(HERE), template_folder=str(HERE.parent / "templates"))
    _configure(app, settings)
    _open_database(app, settings)
    _furnish(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    is_secure = not settings.is_demo and not settings.is_testing
    app.secret_key = settings.secret_key
    app.config.update(
        TESTING=settings.is_testing,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=5000,
        SESSION_COOKIE_NAME="__Host-wasl" if is_secure else "wasl",
        SESSION_COOKIE_SECURE=is_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        TEMPLATES_AUTO_RELOAD=False,
    )
    if settings.proxy_count:
        count = settings.proxy_count
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
    app.extensions["wasl.settings"] = settings


def _open_database(app: Flask, settings: Settings) -> None:
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    gate = WriteGate(settings.data_dir / "wasl.lock" if settings.is_sqlite else None)
    engine = make_engine(settings.database_url)
    if problem := problem_with(engine, settings):
        sys.exit(problem)
    app.extensions["wasl.database"] = Database(engine, gate, [append_collected])
    app.extensions["wasl.keyring"] = _keyring(settings)
    app.config["ALEMBIC"] = {"script_location": str(HERE / "migrations")}
    app.config["ALEMBIC_CONTEXT"] = {"render_as_batch": True, "on_version_apply": after_migration, "compare_type": True}
    Alembic(app, metadatas=Base.metadata, engines=engine)


def _keyring(settings: Settings) -> Keyring | None:
    """The keys of this installation; exits with one clear line when their file is absent or broken."""
    if settings.keys_file is None:
        return None
    try:
        return Keyring.read(settings.keys_file)
    except (OSError, ValueError, KeyError) as problem:
        sys.exit(f"The keys file {settings.keys_file} cannot be read: {problem}")


def _furnish(app: Flask) -> None:
    lifecycle.install(app)
    CSRFProtect(app)
    login_manager.init_app(app)
    refusals.install(app)
    pages.install(app)
    fonts.install(app)
    app.extensions["wasl.house"] = build_house(ROOMS)
    for room in ROOMS:
        for blueprint in room.blueprints:
            app.register_blueprint(blueprint)
        for command in room.commands:
            app.cli.add_command(command)
    app.cli.add_command(demo.commands)
    app.cli.add_command(keys)
