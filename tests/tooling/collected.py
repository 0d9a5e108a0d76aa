"""A plugin for `pytest --collect-only`: prints every test before any is left out for a part this machine lacks."""

from __future__ import annotations

import pytest

MARK = "collected: "


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        print(f"{MARK}{item.nodeid.partition('[')[0]}")
