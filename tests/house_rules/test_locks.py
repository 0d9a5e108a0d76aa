"""The lock files: every part has hashes, tests run with the very parts of production, no index is named."""

from __future__ import annotations

import re

import pytest

from tests.tooling.source import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)", re.M)
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(lock: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in PIN.finditer((ROOT / lock).read_text())}


def test_tests_run_with_the_very_parts_of_production() -> None:
    production, development = pins("requirements.txt"), pins("requirements-dev.txt")

    assert len(production) > 20
    assert {name: development.get(name) for name in production} == production, "run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_part_of_a_lock_file_has_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text())

    assert [block.partition("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_and_no_machine(lock: str) -> None:
    assert not re.search(r"://|--index|--find-links|^/", (ROOT / lock).read_text(), re.M)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_what_its_source_asks_for(lock: str) -> None:
    asked = re.findall(r"^[a-z][a-z0-9-]+", (ROOT / lock.replace(".txt", ".in")).read_text(), re.M)

    assert [name for name in asked if name not in pins(lock)] == [], "run make lock"
