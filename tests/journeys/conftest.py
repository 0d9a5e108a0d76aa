"""The people of the journeys, each in a window of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy.orm import Session

from app.accounts.roles import Role
from tests.journeys.windows import Window, sign_in
from tests.makers.accounts import make_actor, make_user
from tests.makers.aid import Team, fill_fund
from tests.makers.sharing import make_memorandum

PATIENCE = 15_000
PEOPLE = {
    "worker": (Role.WORKER, "NF", "منى عبدالله الحربي"),
    "second": (Role.WORKER, "NF", "ريم صالح الزهراني"),
    "supervisor": (Role.SUPERVISOR, "NF", "هدى محمد كتبي"),
    "theirs": (Role.WORKER, "AH", "أمل حسن باجابر"),
    "their_supervisor": (Role.SUPERVISOR, "AH", "عادل سعيد الغامدي"),
    "auditor": (Role.AUDITOR, "NF", "ماجد فهد العتيبي"),
}


@dataclass(frozen=True)
class Cast:
    """Who is at work on the day; the second worker's window runs no scripts."""

    worker: Window
    second: Window
    supervisor: Window
    theirs: Window
    their_supervisor: Window
    auditor: Window


def open_window(context: BrowserContext, name: str, username: str) -> Window:
    """A window that waits patiently, signed in."""
    context.set_default_timeout(PATIENCE)
    window = Window(context.new_page(), name, username)
    sign_in(window)
    return window


@pytest.fixture
def cast(browser: Browser, live_server: str, unit: Session) -> Iterator[Cast]:
    """Six people signed in, a memorandum in force, and money in the zakat funds of both associations."""
    prepare_house()
    contexts, windows = [], {}
    for part, (role, code, name) in PEOPLE.items():
        username = make_user(role, code, name_ar=name).username
        size = {"width": 1440, "height": 900}
        context = browser.new_context(base_url=live_server, viewport=size, java_script_enabled=part != "second")
        contexts.append(context)
        windows[part] = open_window(context, name, username)
    yield Cast(**windows)
    for context in contexts:
        context.close()


def prepare_house() -> None:
    """What the day finds: a memorandum, and 100,000 riyals in each zakat fund."""
    make_memorandum()
    for code in ("NF", "AH"):
        roles = (Role.WORKER, Role.WORKER, Role.SUPERVISOR, Role.SUPERVISOR, Role.ADMINISTRATOR)
        fill_fund(Team(*(make_actor(role, code) for role in roles)))
