"""One cache of compiled statements for all tests: each test has a database of its own, but asks the same questions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

_shared: dict[str, tuple[Any, Any]] = {}


def share_compilations(engine: Engine) -> None:
    """Let a new engine take over what the engines of earlier tests compiled for the same kind of database."""
    dialect, cache = _shared.setdefault(engine.dialect.name, (engine.dialect, engine._compiled_cache))
    engine.dialect = engine.pool._dialect = dialect
    engine._compiled_cache = cache
