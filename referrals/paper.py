"""The packet as it is read, on the receiver's page and in the sender's preview: the same words for both."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.districts import name_of
from app.formatting import FILTERS, NOTHING
from app.i18n import gettext as _
from cases.assessments.catalogue import IncomeKind, NeedKind, NeedPriority, ObligationKind
from cases.catalogue import Education, HealthStatus, HomeCondition, HousingType, Occupation, Relation, Tenure
from cases.sharing.catalogue import Purpose, Section

NOBODY = ""


@dataclass(frozen=True)
class Shown:
    """One section as it is read: facts as (label, value), and rows under their heads; `empty` when it has neither."""

    section: Section
    facts: tuple[tuple[Any, Any], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Paper:
    """All that the other side reads of a family."""

    purpose: Purpose
    service: str
    reason: str
    family: str
    sections: tuple[Shown, ...]


def read_paper(content: str) -> Paper:
    """A frozen text as it is read today, in the language of the reader."""
    stored = json.loads(content)
    parts = stored["sections"]
    order = [section for section in READERS if section.value in parts]
    return Paper(
        purpose=Purpose(stored["purpose"]),
        service=stored["service"],
        reason=stored["reason"],
        family=parts.get(Section.BASIC.value, {}).get("head", NOBODY),
        sections=tuple(READERS[section](parts[section.value]) for section in order),
    )


def family_in(content: str) -> str:
    """The name of the head, if the packet carries it."""
    return json.loads(content)["sections"].get(Section.BASIC.value, {}).get("head", NOBODY)


def _basic(part: dict[str, Any]) -> Shown:
    last4 = f"••••••{part['id_last4']}" if part["id_last4"] else None
    facts = (
        (_("Head of the family"), part["head"]),
        (_("ID number"), FILTERS["code"](last4)),
        (_("Mobile"), FILTERS["mobile"](part["mobile"])),
        (_("District"), name_of(part["district"]) if part["district"] else NOTHING),
        (_("Members"), FILTERS["number"](part["members"])),
    )
    return Shown(Section.BASIC, facts)


def _members(part: list[dict[str, Any]]) -> Shown:
    rows = tuple(
        (
            member["name"],
            Relation(member["relation"]).label,
            FILTERS["age"](max(member["age"], 0)),
            Education(member["education"]).label,
            Occupation(member["occupation"]).label,
        )
        for member in part
    )
    return Shown(Section.MEMBERS, (), (_("Name"), _("Relation"), _("Age"), _("Education"), _("Occupation")), rows)


def _housing(part: dict[str, Any]) -> Shown:
    if not part:
        return Shown(Section.HOUSING, empty=_("No home is recorded."))
    facts = (
        (_("Kind of home"), HousingType(part["type"]).label),
        (_("Tenure"), Tenure(part["tenure"]).label),
        (_("Condition"), HomeCondition(part["condition"]).label),
        (_("Rooms"), FILTERS["number"](part["rooms"])),
        (_("Yearly rent"), FILTERS["riyals"](part["rent_yearly"]) if part["rent_yearly"] else NOTHING),
    )
    return Shown(Section.HOUSING, facts)


def _health(part: list[dict[str, Any]]) -> Shown:
    rows = tuple((ill["name"], HealthStatus(ill["status"]).label, ill["note"] or NOTHING) for ill in part)
    empty = "" if rows else _("Nobody in the family is recorded as ill or disabled.")
    return Shown(Section.HEALTH, (), (_("Name"), _("Health"), _("Note")), rows, empty)


def _income(part: dict[str, Any]) -> Shown:
    if not part:
        return Shown(Section.INCOME, empty=_("No assessment has been made yet."))
    facts = (
        (_("Assessed on"), FILTERS["day_short"](date.fromisoformat(part["assessed_on"]))),
        (_("Income each month"), FILTERS["riyals"](part["total_income"])),
        (_("Obligations each month"), FILTERS["riyals"](part["total_obligations"])),
        (_("Net income"), FILTERS["riyals"](part["net_income"])),
    )
    lines = [(IncomeKind(kind).label, amount) for kind, amount in part["incomes"]]
    lines += [(ObligationKind(kind).label, -amount) for kind, amount in part["obligations"]]
    rows = tuple((label, FILTERS["riyals"](amount)) for label, amount in lines)
    return Shown(Section.INCOME, facts, (_("Line"), _("Each month")), rows)


def _needs(part: list[dict[str, Any]]) -> Shown:
    rows = tuple(
        (NeedKind(need["kind"]).label, NeedPriority(need["priority"]).label, need["note"] or NOTHING) for need in part
    )
    empty = "" if rows else _("No open need is recorded.")
    return Shown(Section.NEEDS, (), (_("Need"), _("Priority"), _("Note")), rows, empty)


READERS: dict[Section, Callable[[Any], Shown]] = {
    Section.BASIC: _basic,
    Section.MEMBERS: _members,
    Section.NEEDS: _needs,
    Section.HOUSING: _housing,
    Section.HEALTH: _health,
    Section.INCOME: _income,
}
