"""A person's desk: what every room says is waiting for them, grouped, with how late it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app import clock, formatting
from app.accounts.actor import Actor
from app.dates import weekday_name
from app.house import WorkItem, WorkSource, house
from app.i18n import gettext as _
from app.i18n import ngettext

NEAR = timedelta(days=2)
SHOWN_OF_EACH = 5
FAR = datetime.max.replace(tzinfo=clock.RIYADH)


@dataclass(frozen=True)
class Task:
    """A waiting item with its age in words; `state` is over, near or nothing, `share` how much of its time is used."""

    item: WorkItem
    source: str
    age: str
    state: str
    share: int


@dataclass(frozen=True)
class Group:
    """The tasks of one source, the latest first."""

    key: str
    label: Any
    hint: Any
    order: int
    tasks: list[Task]

    @property
    def late(self) -> int:
        return sum(task.state == "over" for task in self.tasks)

    @property
    def near(self) -> int:
        return sum(task.state == "near" for task in self.tasks)

    @property
    def oldest(self) -> Task:
        return self.tasks[0]

    @property
    def urgency(self) -> tuple[bool, datetime, int]:
        """Returned work first, then what is due first, then the order of the rooms."""
        returned = any(task.item.is_returned for task in self.tasks)
        return not returned, min(task.item.due or FAR for task in self.tasks), self.order


@dataclass(frozen=True)
class Day:
    """One day of this week with what is due on it."""

    day: date
    name: Any
    is_today: bool
    tasks: list[Task]


@dataclass(frozen=True)
class Desk:
    """All groups that hold something, the chosen one of them ("" for all), and the days of this week."""

    groups: list[Group]
    chosen: str
    week: list[Day]

    @property
    def weekday(self) -> Any:
        """The name of today."""
        return weekday_name(clock.today())

    @property
    def shown(self) -> list[Group]:
        return [group for group in self.groups if self.chosen in ("", group.key)]

    @property
    def tasks(self) -> list[Task]:
        """Everything that is shown as one list, the latest first."""
        return sorted((task for group in self.shown for task in group.tasks), key=_lateness)

    @property
    def count(self) -> int:
        return sum(len(group.tasks) for group in self.groups)

    @property
    def late(self) -> int:
        return sum(group.late for group in self.groups)


def desk_of(by: Actor, chosen: str = "") -> Desk:
    """Ask every room what waits for this person; an unknown choice shows everything."""
    groups = sorted((group for group in _groups(by) if group.tasks), key=lambda group: group.urgency)
    known = {group.key for group in groups}
    return Desk(groups, chosen if chosen in known else "", _week(groups))


def _groups(by: Actor) -> Iterable[Group]:
    sources: list[WorkSource] = house().bring("work_sources")
    for source in sources:
        tasks = sorted((_task(item, source.key) for item in source.gather(by)), key=_lateness)
        yield Group(source.key, source.label, source.hint, source.order, tasks)


def _lateness(task: Task) -> tuple[datetime, datetime]:
    return task.item.due or FAR, task.item.since


def _task(item: WorkItem, source: str) -> Task:
    if item.due is None:
        age = formatting.relative_days(clock.riyadh(item.since).date())
        return Task(item, source, age, "near" if item.is_returned else "", 0)
    left, now = item.due - clock.now(), clock.now()
    state = "over" if left < timedelta(0) else "near" if left < NEAR else ""
    used = (now - item.since) / max(item.due - item.since, timedelta(minutes=1))
    return Task(item, source, formatting.days_left(clock.riyadh(item.due).date()), state, round(100 * min(used, 1)))


def _week(groups: list[Group]) -> list[Day]:
    """Sunday to Saturday around today, the days with something due and today."""
    today = clock.today()
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    due: dict[date, list[Task]] = {}
    for task in (task for group in groups for task in group.tasks if task.item.due):
        due.setdefault(clock.riyadh(task.item.due).date(), []).append(task)
    days = [sunday + timedelta(days=number) for number in range(7)]
    return [Day(day, weekday_name(day), day == today, due.get(day, [])) for day in days if day in due or day == today]


def oldest_words(group: Group) -> str:
    """What stands under a tile's number."""
    if group.late:
        return ngettext("%(num)s overdue", "%(num)s overdue", group.late)
    return _("Oldest: %(age)s", age=group.oldest.age)
