"""Operations name their actor and authorise first; views stay thin; one place commits, one place knows the time."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from tests.tooling.source import Module, listed, module_from, product_modules

COMMITS = "app.database"
CLOCK = "app.clock"
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "reports"}


def actorless(module: Module) -> list[str]:
    """Public functions of operations.py without the keyword `by`."""
    if not module.is_called("operations"):
        return []
    return [
        f"{module.at(function)} {function.name} must take the actor as the keyword `by` (write `*, by: Actor`); a "
        "function that is no operation lives in another module."
        for function in module.public_functions
        if "by" not in [argument.arg for argument in function.args.kwonlyargs]
    ]


def unauthorised(module: Module) -> list[str]:
    """Public functions of operations.py whose first statement is not authorise(…)."""
    if not module.is_called("operations"):
        return []
    return [
        f"{module.at(function)} {function.name} must begin with authorise(can_…(…)): nothing is read, decided or "
        "changed before."
        for function in module.public_functions
        if not _authorises_first(module, function)
    ]


def thick_views(module: Module) -> list[str]:
    """What a view must leave to queries, operations and the one error handler."""
    if not module.is_called("views"):
        return []
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and _reaches_the_database(node):
            found.append(f"{module.at(node)} a view asks queries and operations, never the database itself.")
        if isinstance(node, ast.Name) and node.id in ("session", "select", "current_user"):
            found.append(f"{module.at(node)} a view does not touch {node.id}: ask queries, or signed_in_user().")
        if isinstance(node, ast.Attribute) and node.attr in ("query", "session"):
            found.append(f"{module.at(node)} a view does not touch .{node.attr}: ask queries.")
        if isinstance(node, ast.Try):
            found.append(f"{module.at(node)} a view catches nothing: one handler turns a refusal into words.")
    return found


def commits(module: Module) -> list[str]:
    """Commits anywhere but where units of work are made; in a room, rollbacks too."""
    return [
        f"{module.at(node)} only {COMMITS} ends a unit of work: put `with transaction():` around the operation."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in (("commit",) if module.name.startswith("app.") else ("commit", "rollback"))
        and not module.name.startswith(COMMITS)
    ]


def own_clocks(module: Module) -> list[str]:
    """Asking the time anywhere but in the clock."""
    asks = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
    return [
        f"{module.at(node)} ask app.clock for the time, so that a test can freeze it."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in asks
        and module.name != CLOCK
    ]


def cascades(module: Module) -> list[str]:
    """Rows that would vanish with their parent."""
    return [
        f"{module.at(node)} nothing is deleted by a cascade: leave ondelete out."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword) and node.arg == "ondelete"
    ]


def nameless(module: Module) -> list[str]:
    """Modules named for nothing."""
    bad = NAMELESS & set(module.name.split("."))
    return [f"{module.place} is called {name}: name the thing that lives there." for name in sorted(bad)]


def wordless(module: Module) -> list[str]:
    """Modules that do not say what lives in them."""
    if not module.text.strip() or ast.get_docstring(module.tree):
        return []
    return [f"{module.place} begins with one line in quotes that says what lives there."]


def _authorises_first(module: Module, function: ast.FunctionDef) -> bool:
    """The first statement is authorise(…), or a private _authorise_…() of this module that begins so itself."""
    name = _called_first(function)
    shared = [other for other in module.tree.body if isinstance(other, ast.FunctionDef) and other.name == name]
    return name == "authorise" or (name.startswith("_authorise") and any(map(_begins_with_authorise, shared)))


def _begins_with_authorise(function: ast.FunctionDef) -> bool:
    return _called_first(function) == "authorise"


def _called_first(function: ast.FunctionDef) -> str:
    """The name that the function's first statement calls, or ""."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    call = body[0].value if body and isinstance(body[0], ast.Expr) else None
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""


def _reaches_the_database(node: ast.Import | ast.ImportFrom) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return any(name.split(".")[0] == "sqlalchemy" or name.startswith("app.database") for name in names)


RULES: list[Callable[[Module], list[str]]] = [
    actorless,
    unauthorised,
    thick_views,
    commits,
    own_clocks,
    cascades,
    nameless,
    wordless,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_of_the_product_breaks_a_rule_of_its_room(rule: Callable[[Module], list[str]]) -> None:
    broken = [line for module in product_modules() for line in rule(module)]

    assert not broken, listed(broken)


BROKEN = {
    actorless: ("cases.operations", "def close_case(case, by):\n    authorise(can_close(by))"),
    unauthorised: (
        "cases.aid.operations",
        "def give(*, by):\n    '''Give.'''\n    request = find()\n    authorise(by)",
    ),
    thick_views: ("cases.views", "from sqlalchemy import func"),
    commits: ("cases.operations", "session.commit()"),
    own_clocks: ("cases.models", "datetime.now(UTC)"),
    cascades: ("cases.models", "ForeignKey('cases.id', ondelete='CASCADE')"),
    nameless: ("cases.utils", '"""Things."""'),
    wordless: ("cases.models", "import json"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_of_a_room_sees_the_module_that_breaks_it(rule: Callable[[Module], list[str]]) -> None:
    assert len(rule(module_from(*BROKEN[rule]))) == 1


@pytest.mark.parametrize("line", ["session.get(Case, 1)", "g.session", "try:\n    go()\nfinally:\n    stop()"])
def test_a_view_that_does_more_than_a_view_is_seen(line: str) -> None:
    assert thick_views(module_from("cases.views", line))


SHARED = "def close(*, by):\n    _authorise_step(by)\ndef _authorise_step(by):\n    "


@pytest.mark.parametrize(
    "text", ["def close(*, by):\n    '''Close.'''\n    authorise(can_close(by))\n", SHARED + "authorise(can_close(by))"]
)
def test_an_operation_that_authorises_first_is_welcome(text: str) -> None:
    good = module_from("cases.operations", text)

    assert actorless(good) + unauthorised(good) == []


def test_a_helper_that_only_says_it_authorises_is_seen() -> None:
    assert unauthorised(module_from("cases.operations", SHARED + "log(by)"))
