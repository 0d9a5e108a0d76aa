"""The working of a score in words: six lines that add up before the reader's eyes, on the page and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app import formatting
from app.i18n import current_locale
from app.i18n import gettext as _

LETTERS = {"ar": ("أ", "ب", "ج", "د", "هـ", "و"), "en": ("A", "B", "C", "D", "E", "F")}
SIGNS = {"income": "", "obligations": "−", "net": "=", "weights": "", "expected": "=", "score": "="}
KINDS = {"net": "eq", "expected": "eq", "score": "fin"}
TENTH = 1000


@dataclass(frozen=True)
class WorkingLine:
    """One line: its letter, its sign in the small account of the page, what it is, how it came about, what it is worth.

    `value` and `operation` are plain texts of digits and signs; a page puts them into <bdi dir="ltr">.
    """

    key: str
    letter: str
    sign: str
    words: str
    operation: str
    value: str
    kind: str


def explained(lines: list[dict[str, Any]]) -> list[WorkingLine]:
    """The stored lines of a working in the language of this moment."""
    letters = dict(zip((line["key"] for line in lines), LETTERS[current_locale()], strict=False))
    return [
        WorkingLine(
            key=line["key"],
            letter=letters[line["key"]],
            sign=SIGNS[line["key"]],
            words=WORDS[line["key"]](line["figures"]),
            operation=OPERATIONS[line["key"]](line["figures"], letters),
            value=_value(line),
            kind=KINDS.get(line["key"], ""),
        )
        for line in lines
    ]


def tenths(basis_points: int) -> str:
    """`1.0`, `0.3`, `2.95` of 10000, 3000, 29500 basis points."""
    whole, rest = divmod(basis_points, 10 * TENTH)
    return f"{whole}.{f'{rest:04d}'.rstrip('0') or '0'}"


def _value(line: dict[str, Any]) -> str:
    if line["unit"] == "weight":
        return tenths(line["value"])
    return formatting.percent(line["value"]) if line["unit"] == "percent" else formatting.money(line["value"])


def _sum_of_weights(figures: dict[str, Any], letters: dict[str, str]) -> str:
    parts = [tenths(figures["weight_head"])] if figures["head"] else []
    for count, weight in (("adults", "weight_adult"), ("children", "weight_child")):
        if figures[count]:
            parts.append(f"{figures[count]} × {tenths(figures[weight])}")
    return " + ".join(parts)


def _weights_in_words(figures: dict[str, Any]) -> str:
    return _(
        "Family factor: head %(head)s, adults %(adults)s, young (under %(age)s) %(children)s",
        head=figures["head"],
        adults=figures["adults"],
        age=figures["adult_age"],
        children=figures["children"],
    )


def _obligations_in_words(figures: dict[str, Any]) -> str:
    if figures.get("is_rent_deducted", True):
        return _("Total monthly obligations")
    return _("Total monthly obligations without rent")


WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "income": lambda figures: _("Total monthly income"),
    "obligations": _obligations_in_words,
    "net": lambda figures: _("Net income"),
    "weights": _weights_in_words,
    "expected": lambda figures: _("Expected income of such a family"),
    "score": lambda figures: _("Need percentage"),
}

OPERATIONS: dict[str, Callable[[dict[str, Any], dict[str, str]], str]] = {
    "income": lambda figures, letters: "",
    "obligations": lambda figures, letters: "",
    "net": lambda figures, letters: f"{letters['income']} − {letters['obligations']}",
    "weights": _sum_of_weights,
    "expected": lambda figures, letters: f"{formatting.money(figures['base_line'])} × {letters['weights']}",
    "score": lambda figures, letters: f"{letters['net']} ÷ {letters['expected']} × 100",
}
