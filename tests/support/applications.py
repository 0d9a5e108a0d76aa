"""The application under test: in process, and as a server that a browser can reach."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from waitress import create_server
from werkzeug.test import TestResponse

from app.database.units import unit_of_work
from app.factory import create_app
from config import Settings
from tests.support.compilations import share_compilations

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""12:00 in Riyadh, Monday 23 November 2026, 13 Jumada II 1448."""


class Browser(FlaskClient):
    """A browser whose requests see nothing of the test's own unit of work, language or signed-in person."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        return Context().run(super().open, *arguments, **options)


@contextmanager
def open_unit(app: Flask) -> Iterator[Session]:
    """Look into the database, or call operations, as a request of its own would."""
    with app.app_context(), unit_of_work() as session:
        yield session


@pytest.fixture
def settings(base_settings: Settings, database_url: str, tmp_path: Path) -> Settings:
    """Settings of this test's own installation."""
    return replace(base_settings, database_url=database_url, data_dir=tmp_path / "data")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application over a migrated database of its own; once on each engine."""
    made = create_app(settings)
    made.test_client_class = Browser
    share_compilations(made.extensions["wasl.database"].engine)
    yield made
    made.extensions["wasl.database"].engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A stranger's browser without scripts."""
    return app.test_client()


@pytest.fixture
def unit(app: Flask) -> Iterator[Session]:
    """A unit of work that stays open for the whole test: for tests of operations and queries."""
    with open_unit(app) as session:
        yield session


@pytest.fixture
def frozen_clock() -> Iterator[time_machine.Traveller]:
    """The clock stands at NOON until the test moves it (`move_to`, `shift`)."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    """The address, without a slash at its end, at which the application answers on this machine."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(server.close)
    server.task_dispatcher.shutdown()
    thread.join(10)
