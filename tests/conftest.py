"""What every test may ask for; the pieces live in tests/support."""

from __future__ import annotations

import pytest

from tests.support.absent import leave_out, sentences
from tests.support.applications import app, client, frozen_clock, live_server, settings, unit
from tests.support.browsers import browser, browser_context, page, poppler
from tests.support.databases import (
    base_settings,
    database_url,
    databases,
    engine_name,
    postgres_databases,
    sqlite_databases,
)
from tests.support.scratch import use_scratch_folder

__all__ = [
    "app",
    "base_settings",
    "browser",
    "browser_context",
    "client",
    "database_url",
    "databases",
    "engine_name",
    "frozen_clock",
    "live_server",
    "page",
    "poppler",
    "postgres_databases",
    "settings",
    "sqlite_databases",
    "unit",
]


def pytest_configure() -> None:
    use_scratch_folder()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    leave_out(config, items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for sentence in sentences(config):
        terminalreporter.write_line(sentence, yellow=True)
