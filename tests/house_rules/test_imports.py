"""Imports run downhill, siblings stay apart, and no import hides."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.tooling.source import Module, floor_of, listed, module_from, product_modules, room_of

HIDDEN_CALLS = {"import_module", "__import__"}


def uphill(module: Module) -> list[str]:
    """Imports of a room that is not below this module's and not its own; types under TYPE_CHECKING are free."""
    here = room_of(module.name)
    found = []
    for node, target in _imported(module):
        there = room_of(target)
        if there and there != here and floor_of(there) >= floor_of(here):
            found.append(
                f"{module.at(node)} {here} imports {target}, which does not lie below it: move the idea to a lower "
                "room, or let the room bring it to the house through its room.py."
            )
    return found


def foreign(module: Module) -> list[str]:
    """Imports of tests and benchmarks into the product."""
    return [
        f"{module.at(node)} imports {target}: the product knows nothing of tests and benchmarks."
        for node, target in _imported(module)
        if target.partition(".")[0] in ("tests", "benchmarks")
    ]


def hidden(module: Module) -> list[str]:
    """Imports inside functions, and imports by a call."""
    functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {
        node for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)
    }
    calls = {node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and _name(node.func) in HIDDEN_CALLS}
    return [
        f"{module.at(node)} hides an import: put it at the top of the module; if that makes a circle, the idea "
        "belongs in a lower room."
        for node in sorted(inside | calls, key=lambda node: node.lineno)
    ]


def _imported(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each import outside TYPE_CHECKING, as (statement, full name of what it brings)."""
    for node in _statements(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{_source(module, node)}.{alias.name}") for alias in node.names)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _name(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _statements(child)


def _source(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module.name.split(".") if module.place.endswith("__init__.py") else module.name.split(".")[:-1]
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_imports_run_downhill() -> None:
    broken = [line for module in product_modules() for line in uphill(module)]

    assert not broken, listed(broken)


def test_the_product_imports_no_tests() -> None:
    broken = [line for module in product_modules() for line in foreign(module)]

    assert not broken, listed(broken)


def test_no_import_hides_in_a_function() -> None:
    broken = [line for module in product_modules() for line in hidden(module)]

    assert not broken, listed(broken)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("cases.aid.views", "from referrals.queries import inbox"),
        ("cases.aid.views", "from cases.consultations import models"),
        ("cases.aid.views", "import cases.consultations.models"),
        ("cases.models", "from cases.aid.models import AidRequest"),
        ("cases.models", "from cases import aid"),
        ("cases.models", "from .aid import models"),
        ("app.web.pages", "from cases.models import Case"),
        ("app.web.pages", "from app import factory"),
        ("config", "from app.clock import now"),
        ("cases.models", "if True:\n    import wsgi"),
    ],
)
def test_an_import_uphill_or_sideways_is_seen(name: str, line: str) -> None:
    assert len(uphill(module_from(name, line))) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("cases.aid.views", "from cases.aid import queries"),
        ("cases.aid.views", "from . import queries"),
        ("cases.aid.views", "from cases.assessments.queries import newest"),
        ("app.factory", "from referrals.room import room"),
        ("cases.models", "if TYPE_CHECKING:\n    from cases.aid.models import AidRequest"),
        ("app.clock", "import datetime"),
    ],
)
def test_an_import_downhill_is_welcome(name: str, line: str) -> None:
    assert uphill(module_from(name, line)) == []


@pytest.mark.parametrize("line", ["import json", "from cases import models", "return import_module('json')"])
def test_a_hidden_import_is_seen(line: str) -> None:
    assert len(hidden(module_from("cases.views", f"def show():\n    {line}"))) == 1
