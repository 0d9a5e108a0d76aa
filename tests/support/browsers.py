"""A real Chromium: the one of the system, started once, with a new profile for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
]


def find_chromium() -> Path | None:
    """The Chromium that CHROMIUM names, else the first on PATH, else None."""
    named = os.environ.get("CHROMIUM")
    found = named if named and Path(named).exists() else next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def find_poppler() -> Path | None:
    """The folder of `pdftotext` and `pdftoppm`, or None."""
    found = shutil.which("pdftotext")
    return Path(found).parent if found else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; take `page` unless several people are at work."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*QUIET, *(["--no-sandbox"] if is_root else [])]
        )
        yield started
        started.close()


@pytest.fixture
def browser_context(browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    """One person's window, with the live server as its base address."""
    context = browser.new_context(base_url=live_server, viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(browser_context: BrowserContext) -> Page:
    """One page in that window."""
    return browser_context.new_page()


@pytest.fixture(scope="session")
def poppler() -> Path:
    """The folder of poppler's programs, to read and to draw PDFs."""
    found = find_poppler()
    assert found, "The collection should have left this test out."
    return found
