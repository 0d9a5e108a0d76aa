"""The project's own source, read as a judge reads it: files, modules as syntax trees, and the floors of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("app", "cases", "referrals", "config", "wsgi")


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, its place from the project's root, and its text."""

    name: str
    place: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.place)

    @property
    def is_migration(self) -> bool:
        return ".migrations." in f"{self.name}."

    @property
    def public_functions(self) -> list[ast.FunctionDef]:
        """The functions at the module's top that other modules may call."""
        functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        return [function for function in functions if not function.name.startswith("_")]

    def is_called(self, name: str) -> bool:
        """Whether this is `name.py` of some room, or a file of a folder `name/` there."""
        return self.name.endswith(f".{name}") or f".{name}." in self.name

    def at(self, node: ast.AST) -> str:
        return f"{self.place}:{getattr(node, 'lineno', 1)}"


def module_from(name: str, text: str) -> Module:
    """A module that exists only in a test of a rule."""
    return Module(name, name.replace(".", "/") + ".py", text)


@cache
def product_modules() -> tuple[Module, ...]:
    """Every module of the product: foundation, rooms, settings and the door for servers."""
    return tuple(module for top in PRODUCT for module in _modules(top))


@cache
def modules_of_tests() -> tuple[Module, ...]:
    """Every module of the tests and the benchmarks."""
    return tuple(module for top in ("tests", "benchmarks") for module in _modules(top))


def files(top: str, *endings: str) -> list[Path]:
    """The files under one folder whose names end so, in order."""
    return sorted(path for path in (ROOT / top).rglob("*") if path.is_file() and path.name.endswith(endings))


def listed(lines: list[str]) -> str:
    """Findings as a failure shows them: one a line, with what to do and where."""
    return "\n".join(["", *lines])


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _modules(top: str) -> Iterator[Module]:
    single = ROOT / f"{top}.py"
    for path in [single] if single.exists() else files(top, ".py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield Module(name, place(path), path.read_text(encoding="utf-8"))


FLOORS: tuple[tuple[str, ...], ...] = (
    ("config",),
    ("app",),
    ("cases",),
    ("cases.sharing",),
    ("cases.documents",),
    ("cases.assessments",),
    ("cases.duplicates",),
    ("cases.aid", "cases.consultations"),
    ("cases.life_events",),
    ("cases.intake",),
    ("referrals",),
    ("app.factory",),
    ("wsgi", "app.serve", "app.jobs"),
)
"""From the ground up. A module may import what lies below it, and its own room; rooms of one floor stay apart."""


def room_of(name: str) -> str:
    """The room that a module or an imported name belongs to; "" for what is not the product's."""
    rooms = [room for floor in FLOORS for room in floor if name == room or name.startswith(f"{room}.")]
    return max(rooms, key=len, default="")


def floor_of(room: str) -> int:
    return next(height for height, floor in enumerate(FLOORS) if room in floor)
