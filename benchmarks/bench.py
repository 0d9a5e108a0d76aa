"""What a bench is: our way, a yardstick to hold beside it, and the ratio that is still good."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Bench:
    """`ours` and `yardstick` do the same work once. `goal` is how many times the yardstick's time ours may take."""

    name: str
    ours: Callable[[], object]
    yardstick: Callable[[], object]
    beside: str
    goal: float

    def ratio(self) -> float:
        """The median of our time over the yardstick's, both measured in turns so that a busy moment hits both."""
        ours, yardstick = [], []
        for _ in range(ROUNDS):
            ours.append(_seconds(self.ours))
            yardstick.append(_seconds(self.yardstick))
        return statistics.median(ours) / statistics.median(yardstick)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
