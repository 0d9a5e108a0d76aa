"""Every address of the application, with each method it answers: what the tests of its doors knock at."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

FILES = "static"
SAMPLES: dict[str, Any] = {"UUIDConverter": uuid.UUID(int=7), "IntegerConverter": 7, "FloatConverter": 7.0}


def knocks(app: Flask) -> list[tuple[Rule, str]]:
    """Every address with each method it answers, without the files and what Flask answers by itself."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != FILES]
    return [(rule, method) for rule in rules for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]


def address(app: Flask, rule: Rule, records: dict[str, str] | None = None) -> str:
    """An address of this rule, with these records' ids in it and a sample for every other part."""
    parts = {name: (records or {}).get(name) or _sample(rule, name) for name in rule.arguments}
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, parts)


def _sample(rule: Rule, name: str) -> Any:
    converter = rule._converters[name]
    return sorted(converter.items)[0] if hasattr(converter, "items") else SAMPLES.get(type(converter).__name__, "x")
