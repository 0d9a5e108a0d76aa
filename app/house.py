"""What rooms bring to the house. The factory lists the rooms; every shared page is one loop over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import click
from flask import Blueprint, current_app
from sqlalchemy.orm import Session

from app.accounts.actor import Actor
from app.accounts.roles import Role

EVERYONE = frozenset(Role)


@dataclass(frozen=True)
class Door:
    """One row of the permission table: who may knock at an endpoint with these methods.

    `record` names what the address holds ("case", "aid_request", …): the permission matrix tries one's own and the
    other association's. `password` names the kind of act that asks for the password again.
    """

    endpoint: str
    roles: frozenset[Role] = EVERYONE
    methods: tuple[str, ...] = ("GET",)
    record: str = ""
    password: str = ""
    is_public: bool = False


@dataclass(frozen=True)
class Panel:
    """A part of the family page. `gather(case, by)` returns what its template needs, or None to stay away."""

    key: str
    label: Any
    order: int
    template: str
    gather: Callable[[Any, Actor], dict[str, Any] | None]
    is_aside: bool = False


@dataclass(frozen=True)
class SheetSection:
    """A part of the case sheet: `gather(case, by)` gives a frozen value, `draw(value)` gives blocks of the PDF kit."""

    key: str
    order: int
    gather: Callable[[Any, Actor], Any]
    draw: Callable[[Any], list[Any]]


@dataclass(frozen=True)
class WorkItem:
    """One line of the work queue: about whom, what, since when or until when, and the one verb to do."""

    who: str
    number: str
    what: str
    note: str
    url: str
    verb: str
    since: datetime
    due: datetime | None = None
    is_returned: bool = False


@dataclass(frozen=True)
class WorkSource:
    """A kind of waiting work: `gather(by)` gives the person's items, oldest first, at most a screenful."""

    key: str
    label: Any
    hint: Any
    order: int
    gather: Callable[[Actor], list[WorkItem]]


@dataclass(frozen=True)
class NavigationItem:
    """A word in the top bar, for those roles. `count(by)` is shown beside it when not zero."""

    endpoint: str
    label: Any
    order: int
    roles: frozenset[Role] = EVERYONE
    count: Callable[[Actor], int] | None = None


@dataclass(frozen=True)
class Namer:
    """How a kind of record is called in the trail and in lists.

    `names(ids)` maps ids (text) to what people call them; `address(id)` is its page or ""; `find(text, by)` gives the
    ids that a typed number means for this person; `visible(ids, by)` keeps those whose name this person may read.
    `case_of(id, by)` is the family that a record of this person's own association is about.
    """

    kind: str
    label: Any
    names: Callable[[set[str]], dict[str, str]]
    address: Callable[[str], str]
    find: Callable[[str, Actor], list[str]] | None = None
    visible: Callable[[set[str], Actor], set[str]] | None = None
    case_of: Callable[[str, Actor], str | None] | None = None


@dataclass(frozen=True)
class Action:
    """A button on the family page: shown when `may(case, by)`; `order` places it, the first is the primary one."""

    label: Any
    icon: str
    endpoint: str
    order: int
    may: Callable[[Any, Actor], bool]
    is_post: bool = False


@dataclass(frozen=True)
class Room:
    """All that one room brings."""

    name: str
    blueprints: tuple[Blueprint, ...] = ()
    doors: tuple[Door, ...] = ()
    panels: tuple[Panel, ...] = ()
    actions: tuple[Action, ...] = ()
    namers: tuple[Namer, ...] = ()
    sheet_sections: tuple[SheetSection, ...] = ()
    work_sources: tuple[WorkSource, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    events: tuple[type[StrEnum], ...] = ()
    commands: tuple[click.Command, ...] = ()
    references: tuple[Callable[[Session], None], ...] = ()
    seeds: tuple[Callable[[Any], None], ...] = ()


@dataclass(frozen=True)
class House:
    """The rooms in the order of the factory, and one look-up for each thing they bring."""

    rooms: tuple[Room, ...]
    doors: dict[tuple[str, str], Door] = field(default_factory=dict)

    def bring(self, what: str) -> list[Any]:
        """Everything of one kind, in order: `house().bring("panels")`."""
        brought = [thing for room in self.rooms for thing in getattr(room, what)]
        return sorted(brought, key=lambda thing: getattr(thing, "order", 0))

    def event_label(self, action: str) -> str:
        """The words of an event's value; the bare value when no room knows it any more."""
        for events in self.bring("events"):
            if action in events._value2member_map_:
                return str(events(action).label)
        return action


def build_house(rooms: Iterable[Room]) -> House:
    """A house whose permission table is ready for look-up by (endpoint, method). Raises ValueError on a double row."""
    built = House(tuple(rooms))
    for room in built.rooms:
        for door in room.doors:
            for method in door.methods:
                if (door.endpoint, method) in built.doors:
                    raise ValueError(f"The permission table names {method} {door.endpoint} twice.")
                built.doors[door.endpoint, method] = door
    return built


def house() -> House:
    """The house of the current application."""
    return current_app.extensions["wasl.house"]
