"""Walls: a module has at most 400 lines, a function 40, a template 80."""

from __future__ import annotations

import ast

from tests.tooling.source import Module, files, listed, module_from, modules_of_tests, place, product_modules

MODULE_WALL = 400
FUNCTION_WALL = 40
TEMPLATE_WALL = 80
LONG_TEMPLATES: dict[str, str] = {}
"""Template → why it may be longer. Who shortens it takes its line out."""


def long_parts(module: Module) -> list[str]:
    """The module and its functions, where they are longer than their wall; migrations are as long as they must be."""
    if module.is_migration:
        return []
    found = []
    if (lines := len(module.text.splitlines())) > MODULE_WALL:
        found.append(f"{module.place} has {lines} lines: split it by thing, not by kind.")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := _lines(node)) > FUNCTION_WALL:
            found.append(f"{module.at(node)} {node.name} has {lines} lines: give each step a name of its own.")
    return found


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_module_and_no_function_passes_its_wall() -> None:
    long = [line for module in (*product_modules(), *modules_of_tests()) for line in long_parts(module)]

    assert not long, listed(long)


def test_no_template_passes_its_wall_unless_the_list_says_why() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files("templates", ".html")}

    long = {name for name, lines in lengths.items() if lines > TEMPLATE_WALL}

    assert long == set(LONG_TEMPLATES), f"split each into includes: {sorted(long ^ set(LONG_TEMPLATES))}"


def test_a_function_of_41_lines_is_seen() -> None:
    assert long_parts(module_from("cases.views", "def show():\n" + "    go()\n" * 39)) == []
    assert len(long_parts(module_from("cases.views", "def show():\n" + "    go()\n" * 40))) == 1


def test_a_module_of_401_lines_is_seen() -> None:
    assert len(long_parts(module_from("cases.views", "go()\n" * 401))) == 1
