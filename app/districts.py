"""The districts of Jeddah governorate, from the short list beside this file, and the answer "outside"."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.i18n import Labelled, _l, current_locale, gettext

OUTSIDE = "outside"
_LIST = Path(__file__).with_name("districts.csv")


class Area(Labelled):
    """The part of the governorate a district lies in."""

    NORTH = "north", _l("North Jeddah")
    NORTH_EAST = "north_east", _l("North-east Jeddah")
    EAST = "east", _l("East Jeddah")
    CENTRE = "centre", _l("Central Jeddah")
    HISTORIC = "historic", _l("Historic Jeddah")
    SOUTH = "south", _l("South Jeddah")
    OBHUR = "obhur", _l("Obhur")
    DHAHBAN = "dhahban", _l("Dhahban")
    THUWAL = "thuwal", _l("Thuwal")


@dataclass(frozen=True, slots=True)
class District:
    """One district; `is_cleared` where part of it was cleared since 1443 H and old addresses may no longer stand."""

    code: str
    name_ar: str
    name_en: str
    area: Area
    is_cleared: bool

    @property
    def name(self) -> str:
        """Its name in the language of the moment."""
        return self.name_ar if current_locale() == "ar" else self.name_en


@cache
def districts() -> dict[str, District]:
    """All districts by code, in the order of the list."""
    with _LIST.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: _district(row) for row in csv.DictReader(rows)}


def _district(row: dict[str, str]) -> District:
    return District(row["code"], row["name_ar"], row["name_en"], Area(row["area"]), bool(row["cleared"]))


def choices() -> list[tuple[str, str]]:
    """(code, name) for a select, sorted by name, and "outside" last."""
    named = sorted(((district.code, district.name) for district in districts().values()), key=lambda pair: pair[1])
    return [*named, (OUTSIDE, name_of(OUTSIDE))]


def name_of(code: str) -> str:
    """The name of a district code in the language of the moment. Raises KeyError for a code that is none."""
    if code == OUTSIDE:
        return gettext("Outside Jeddah governorate")
    return districts()[code].name


def is_in_scope(code: str) -> bool:
    """Whether an address there lies inside Jeddah governorate, the memorandum's ground."""
    return code in districts()
