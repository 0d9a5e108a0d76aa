"""Demo mode: makes what is missing in the data folder, and fills an empty database with invented families."""

from __future__ import annotations

import os
import random
import secrets
import sys
import time
import uuid
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association, RoleGrant, User
from app.accounts.passwords import hash_password
from app.accounts.queries import actor_for
from app.accounts.roles import Role
from app.commands import in_unit
from app.database import session
from app.database.units import unit_of_work
from app.house import house
from app.sealed import new_keys
from app.transaction import transaction
from config import Settings

commands = AppGroup("demo", help="Invented families for trying the product.")
FAMILIES = 40
SEED = 1448

PEOPLE = {
    "NF": (
        ("worker.naf", Role.WORKER, "سارة العنزي", "Sarah Al-Anazi"),
        ("worker2.naf", Role.WORKER, "ليلى هوساوي", "Layla Hawsawi"),
        ("supervisor.naf", Role.SUPERVISOR, "عبدالله الزهراني", "Abdullah Al-Zahrani"),
        ("supervisor2.naf", Role.SUPERVISOR, "منى باوزير", "Mona Bawazir"),
        ("auditor.naf", Role.AUDITOR, "يوسف خياط", "Yousef Khayyat"),
        ("admin.naf", Role.ADMINISTRATOR, "ماجد بخاري", "Majed Bukhari"),
    ),
    "AH": (
        ("worker.ahya", Role.WORKER, "خالد فلاتة", "Khalid Fallatah"),
        ("worker2.ahya", Role.WORKER, "هند كتبي", "Hind Kutbi"),
        ("supervisor.ahya", Role.SUPERVISOR, "هدى كتبي", "Huda Kutbi"),
        ("supervisor2.ahya", Role.SUPERVISOR, "فيصل برناوي", "Faisal Barnawi"),
        ("auditor.ahya", Role.AUDITOR, "نوال الحربي", "Nawal Al-Harbi"),
        ("admin.ahya", Role.ADMINISTRATOR, "سالم باعشن", "Salem Baeshen"),
    ),
}


@dataclass
class DemoContext:
    """What each room's seed gets: how many families, one source of chance, the people, and the files made so far."""

    families: int
    random: random.Random
    today: date
    associations: dict[str, Association]
    actors: dict[str, Actor]
    cases: dict[str, list[uuid.UUID]] = field(default_factory=lambda: {"NF": [], "AH": []})


def prepare(settings: Settings) -> Settings:
    """The settings with the demo's own secret and keys, made in the data folder when missing (mode 0600)."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    _made(settings.data_dir / "demo-password", os.environ.get("DEMO_PASSWORD") or f"wasl-{secrets.token_hex(4)}")
    secret = _made(settings.data_dir / "secret", secrets.token_urlsafe(48)).read_text()
    keys = _made(settings.data_dir / "keys.json", new_keys())
    return replace(settings, secret_key=settings.secret_key or secret, keys_file=settings.keys_file or keys)


def demo_password(settings: Settings) -> str:
    return os.environ.get("DEMO_PASSWORD") or (settings.data_dir / "demo-password").read_text().strip()


def load_if_empty(app: Flask, families: int = FAMILIES, seed: int = SEED) -> bool:
    """Fill a database without any account; True when it did."""
    with app.app_context(), unit_of_work():
        if session.scalar(select(User.id).limit(1)) is not None:
            return False
        load(families, seed)
        return True


def load(families: int, seed: int) -> DemoContext:
    """Make the demo's people and let each room add its part, in the order of the rooms, in one unit."""
    settings: Settings = current_app.extensions["wasl.settings"]
    with transaction():
        context = _context(families, seed, demo_password(settings))
        for room in house().rooms:
            for seed_room in room.seeds:
                seed_room(context)
    return context


@commands.command("load")
@click.option("--families", default=FAMILIES, show_default=True, help="Families of each association.")
@click.option("--seed", default=SEED, show_default=True)
@in_unit
def load_command(families: int, seed: int) -> None:
    """Fill an empty demo database with synthetic families of both associations."""
    if not current_app.extensions["wasl.settings"].is_demo:
        sys.exit("Demo families are loaded in demo mode only (WASL_DEMO=1).")
    if session.scalar(select(User.id).limit(1)) is not None:
        sys.exit("This database is not empty; demo families are loaded into an empty one only.")
    started = time.monotonic()
    context = load(families, seed)
    made = sum(len(cases) for cases in context.cases.values())
    click.echo(f"loaded {made} families in {time.monotonic() - started:.1f} s")


def _made(path: Path, content: str) -> Path:
    """The file, written readable by its owner alone when it is not there yet."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(content)
    return path


def _context(families: int, seed: int, password: str) -> DemoContext:
    associations = {association.code: association for association in session.scalars(select(Association))}
    shared_hash = hash_password(password)
    users = [_person(associations[code], shared_hash, *person) for code, people in PEOPLE.items() for person in people]
    session.flush()
    actors = {user.username: actor_for(user) for user in users}
    return DemoContext(families, random.Random(seed), clock.today(), associations, actors)


def _person(association: Association, password_hash: str, username: str, role: Role, ar: str, en: str) -> User:
    user = User(
        username=username,
        name_ar=ar,
        name_en=en,
        password_hash=password_hash,
        is_active=True,
        locale="ar",
        created_at=clock.now(),
    )
    session.add(user)
    session.flush()
    a_year_ago = clock.today().replace(month=1, day=1)
    session.add(RoleGrant(user_id=user.id, association_id=association.id, role=role, valid_from=a_year_ago))
    return user
