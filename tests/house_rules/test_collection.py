"""Every test is collected, none shadows another, and no test gives up on itself."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

from tests.tooling.collected import MARK
from tests.tooling.source import ROOT, Module, listed, module_from, modules_of_tests

GIVING_UP = {"skip", "skipif", "xfail", "importorskip"}


def written(module: Module) -> Iterator[str]:
    """The node ids of a module's tests, as they are written."""
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield f"{module.place}::{node.name}"
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            inner = [method for method in node.body if isinstance(method, ast.FunctionDef)]
            yield from (f"{module.place}::{node.name}::{it.name}" for it in inner if it.name.startswith("test"))


def given_up(module: Module) -> list[str]:
    """Skips and expected failures, whatever they are called on."""
    return [
        f"{module.at(node)} a test runs or is not written: {node.attr} hides it."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in GIVING_UP
    ]


def asleep(module: Module) -> list[str]:
    """Tests that sleep instead of waiting for what they want to see."""
    if "/test_" not in module.place:
        return []
    return [
        f"{module.at(node)} wait for what must happen, or move the clock; never sleep."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("sleep", "wait_for_timeout")
    ]


def test_every_test_that_is_written_is_collected() -> None:
    expected = {test for module in modules_of_tests() for test in written(module)}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "tests.tooling.collected"]
    environment = {**os.environ, "CI": ""}

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)

    collected = {line.partition(MARK)[2] for line in done.stdout.splitlines() if MARK in line}
    others = [line for line in done.stdout.splitlines() if MARK not in line and "::" not in line]
    assert done.returncode == 0, listed([*others, done.stderr])
    assert not expected - collected, listed(["pytest does not find these:", *sorted(expected - collected)])


def test_no_test_shadows_another() -> None:
    counted = Counter(test for module in modules_of_tests() for test in written(module))
    names = Counter(test.rpartition("::")[2] for test in counted)

    double = [f"{test} is written twice" for test, count in counted.items() if count > 1]
    same = [test for test in counted if names[test.rpartition("::")[2]] > 1 and "::Test" not in test]

    assert not double + same, listed(["each test says something of its own:", *double, *sorted(same)])


def test_no_test_gives_up_on_itself() -> None:
    found = [line for module in modules_of_tests() for line in given_up(module)]

    assert not found, listed(found)


def test_no_test_sleeps() -> None:
    found = [line for module in modules_of_tests() for line in asleep(module)]

    assert not found, listed(found)


def test_a_test_that_gives_up_is_seen() -> None:
    assert given_up(module_from("tests.test_x", "@pytest.mark.skipif(True)\ndef test_it(): ..."))
    assert given_up(module_from("tests.test_x", "def test_it():\n    pytest.skip('not today')"))


def test_a_shadowed_and_a_hidden_test_are_counted() -> None:
    module = module_from(
        "tests.test_x", "def test_it(): ...\ndef test_it(): ...\nclass TestX:\n    def test_it(self): ..."
    )

    assert list(written(module)) == ["tests/test_x.py::test_it"] * 2 + ["tests/test_x.py::TestX::test_it"]
