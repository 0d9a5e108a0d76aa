"""What a part of the proof is: a name, its full count, and a run that gives one figure or fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """`run(count)` tries so many times and returns the line to print; a broken promise is an AssertionError.

    A part takes at most ten minutes at its full count on two cores; a longer one is two parts. `needs` names a part
    of the machine (tests.support.absent) without which it is left out.
    """

    name: str
    full: int
    run: Callable[[int], str]
    needs: str = ""

    def count(self, share: str) -> int:
        """How often to try: all of the full count, or a quarter of it. Raises KeyError for another share."""
        return {"full": self.full, "quarter": max(1, self.full // 4)}[share]
