"""How needy a family is: a pure calculation that shows its working. It knows no database and no language.

Amounts are halalas, weights and percentages basis points (10,000 = 1.0 or 100 %), all whole numbers, half up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.money import Periodicity, half_up

WHOLE = 10_000


@dataclass(frozen=True)
class Band:
    """A class of need: everything above the band before it, up to and with its own upper edge; None has no end."""

    key: str
    upper_edge: int | None


@dataclass(frozen=True)
class Policy:
    """The numbers of one version of the need policy. `bands` stand from the lowest edge to the one without end."""

    version: int
    base_line: int
    weight_head: int
    weight_adult: int
    weight_child: int
    adult_age: int
    is_rent_deducted: bool
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Amount:
    """An income or an obligation as it comes or is due."""

    halalas: int
    periodicity: Periodicity
    is_rent: bool = False

    @property
    def monthly(self) -> int:
        return self.periodicity.monthly(self.halalas)


@dataclass(frozen=True)
class Counted:
    """A member who counts, in full years on the day of the assessment."""

    age: int
    is_head: bool = False


@dataclass(frozen=True)
class Result:
    """What came out, and every line of how: each {"key", "value", "unit", "figures"}, ready to be stored."""

    total_income: int
    total_obligations: int
    net_income: int
    weights: int
    expected: int
    score: int
    band: str
    working: tuple[dict[str, Any], ...]


def assess(
    policy: Policy, members: Iterable[Counted], incomes: Iterable[Amount], obligations: Iterable[Amount]
) -> Result:
    """Net income over the income that a family like this one is expected to need, and the band it falls into.

    Raises ValueError when nobody counts.
    """
    income = sum(line.monthly for line in incomes)
    obligation = sum(line.monthly for line in obligations if policy.is_rent_deducted or not line.is_rent)
    net = income - obligation
    counts = _counts(policy, members)
    weights = counts["head"] * policy.weight_head
    weights += counts["adults"] * policy.weight_adult + counts["children"] * policy.weight_child
    if not weights:
        raise ValueError("nobody counts in this family")
    expected = half_up(policy.base_line * weights, WHOLE)
    score = half_up(max(net, 0) * WHOLE, expected)
    lines = (
        _line("income", income, "riyals"),
        _line("obligations", obligation, "riyals", is_rent_deducted=policy.is_rent_deducted),
        _line("net", net, "riyals"),
        _line("weights", weights, "weight", **counts, **_weights(policy)),
        _line("expected", expected, "riyals", base_line=policy.base_line),
        _line("score", score, "percent"),
    )
    return Result(income, obligation, net, weights, expected, score, band_of(policy, score), lines)


def band_of(policy: Policy, score: int) -> str:
    """The key of the band of a score; an upper edge belongs to its own band."""
    return next(band.key for band in policy.bands if band.upper_edge is None or score <= band.upper_edge)


def _counts(policy: Policy, members: Iterable[Counted]) -> dict[str, int]:
    counts = {"head": 0, "adults": 0, "children": 0}
    for member in members:
        grown = "adults" if member.age >= policy.adult_age else "children"
        counts["head" if member.is_head else grown] += 1
    return counts


def _weights(policy: Policy) -> dict[str, int]:
    return {
        "weight_head": policy.weight_head,
        "weight_adult": policy.weight_adult,
        "weight_child": policy.weight_child,
        "adult_age": policy.adult_age,
    }


def _line(key: str, value: int, unit: str, **figures: Any) -> dict[str, Any]:
    return {"key": key, "value": value, "unit": unit, "figures": figures}
