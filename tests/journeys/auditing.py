"""The auditor's part: the trail of one family, and what verification says before and after a forged row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlencode

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import text

from app.database import session
from app.database.units import writing_unit
from app.i18n import use_locale
from tests.journeys.windows import Window, seen


@dataclass(frozen=True)
class Entry:
    """One line of the trail as the page shows it."""

    who: str
    sentence: str
    address: str
    reason: str = ""


def read_trail(auditor: Window, number: str) -> list[Entry]:
    """Every entry about one file, over all pages, newest first."""
    page = auditor.go(f"/audit/?{urlencode({'record': number})}")
    seen(auditor, "trail")
    entries: list[Entry] = []
    while True:
        entries += entries_on(page)
        older = page.locator('main a[href*="before="]')
        if not older.count():
            return entries
        auditor.go(older.last.get_attribute("href") or "")


def entries_on(page: Page) -> list[Entry]:
    lines = page.locator("ul.trail > li").evaluate_all(
        "lines => lines.map(line => ['p b', 'p', 'dd', 'small'].map(part => line.querySelector(part))"
        ".map(part => part ? part.textContent.replace(/\\s+/g, ' ').trim() : ''))"
    )
    return [Entry(*line) for line in lines]


def expect_steps(entries: list[Entry], steps: list[tuple[Window, Enum]]) -> None:
    """Each step is there with who took it, and every entry says from where."""
    with use_locale("ar"):
        wanted = [(window.name, str(event.label)) for window, event in steps]
    told = [entry.sentence for entry in entries]
    missing = [step for step in wanted if not any(line.startswith(" ".join(step)) for line in told)]
    assert not missing, f"the trail does not tell of {missing}"
    assert {entry.address for entry in entries} == {"127.0.0.1"}


def expect_refusal(entries: list[Entry], window: Window, words: str) -> None:
    """An attempt that was refused is told with the words that the person read."""
    told = [entry.reason for entry in entries if entry.who == window.name and entry.reason]
    assert any(words in reason for reason in told), f"{window.name} was refused with «{words}», the trail has {told}"


def verify(app: Flask) -> tuple[int, str]:
    """What `flask audit verify` ends with and prints."""
    done = app.test_cli_runner().invoke(args=["audit", "verify"])
    return done.exit_code, done.output


def forge(engine_name: str, chain: str, seq: int) -> None:
    """What somebody with the database's own password could do: drop the triggers, then change one row."""
    name = "audit_entries_refuse_update" if engine_name == "sqlite" else "audit_entries_append_only"
    with writing_unit():
        session.execute(text(f"DROP TRIGGER {name}{'' if engine_name == 'sqlite' else ' ON audit_entries'}"))
        change = text("UPDATE audit_entries SET action = 'case.seen' WHERE chain = :chain AND seq = :seq")
        session.execute(change, {"chain": chain, "seq": seq})
