"""One clock, and Riyadh's day on the page."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from app import clock


@time_machine.travel("2026-11-23T21:00:00Z", tick=False)
def test_riyadh_is_three_hours_ahead() -> None:
    assert clock.now() == datetime(2026, 11, 23, 21, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 24)
    assert clock.riyadh(clock.now()).isoformat() == "2026-11-24T00:00:00+03:00"


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.riyadh(datetime(2026, 11, 23, 21))
