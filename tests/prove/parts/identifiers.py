"""National IDs: our check against an independent one, on random numbers."""

from __future__ import annotations

import random

from stdnum import luhn

from app.identifiers import InvalidIdentifier, check_national_id
from tests.prove.part import Part


def agree_on_random_numbers(count: int) -> str:
    """Ten-digit numbers that begin with 1: ours accepts exactly those whose check digit is right."""
    chance = random.Random(1448)
    accepted = 0
    for _ in range(count):
        number = f"1{chance.randrange(10**9):09d}"
        is_right = luhn.is_valid(number)
        assert _accepts(number) == is_right, f"{number}: the check digit says {is_right}"
        accepted += is_right
    assert 0 < accepted < count
    return f"{count:,} random national IDs judged, {accepted:,} accepted, 0 wrongly"


def _accepts(number: str) -> bool:
    try:
        return check_national_id(number) == number
    except InvalidIdentifier:
        return False


PARTS = (Part("national-ids", 200_000, agree_on_random_numbers),)
