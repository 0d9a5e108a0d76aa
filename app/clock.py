"""What time it is: the one place that asks, so that tests can freeze it. Riyadh is the only zone of a page."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

RIYADH = ZoneInfo("Asia/Riyadh")


def now() -> datetime:
    """This moment, aware and in UTC: the form in which moments are stored."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in Riyadh."""
    return riyadh(now()).date()


def riyadh(moment: datetime) -> datetime:
    """An aware moment on Riyadh's clock. Raises ValueError for a naive one: nobody knows when that was."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be shown")
    return moment.astimezone(RIYADH)
