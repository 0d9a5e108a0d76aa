"""Tests whose parts this machine lacks: left out at collection and named at the end; a failure where CI=true."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

import pytest

from tests.support.browsers import find_chromium, find_poppler
from tests.support.postgres import find_programs

PARTS: dict[str, Callable[[], object]] = {
    "PostgreSQL": find_programs,
    "Chromium": find_chromium,
    "poppler": find_poppler,
}
LEFT_OUT = pytest.StashKey[Counter[str]]()


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the tests out that cannot run here. Ends the whole run where CI=true, because CI leaves nothing out."""
    absent = {part for part, find in PARTS.items() if find() is None}
    wanting = {item: needs(item) & absent for item in items}
    config.stash[LEFT_OUT] = Counter(part for parts in wanting.values() for part in parts)
    if config.stash[LEFT_OUT] and os.environ.get("CI") == "true":
        pytest.exit(f"CI leaves no test out, and here is no {' and no '.join(sorted(absent))}.", returncode=1)
    config.hook.pytest_deselected(items=[item for item in items if wanting[item]])
    items[:] = [item for item in items if not wanting[item]]


def needs(item: pytest.Item) -> set[str]:
    """The parts of the machine that one test needs."""
    fixtures = set(getattr(item, "fixturenames", ()))
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    wanted = {
        "PostgreSQL": parameters.get("engine_name") == "postgresql" or item.get_closest_marker("postgres"),
        "Chromium": "browser" in fixtures or item.get_closest_marker("browser"),
        "poppler": "poppler" in fixtures,
    }
    return {part for part, is_wanted in wanted.items() if is_wanted}


def sentences(config: pytest.Config) -> list[str]:
    """What was left out, one line a part."""
    counts = config.stash.get(LEFT_OUT, Counter())
    words = {1: "1 test that needs"}
    return [
        f"left out: {words.get(count, f'{count} tests that need')} {part}" for part, count in sorted(counts.items())
    ]
