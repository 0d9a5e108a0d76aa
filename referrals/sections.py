"""What each section of a file says when it is shared: gathered from the case, then frozen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from app import clock
from app.dates import age_on
from cases.assessments.catalogue import NeedStatus
from cases.assessments.queries import latest_assessment, needs_of
from cases.catalogue import HealthStatus
from cases.models import Case
from cases.sharing.catalogue import Section


def gather_basic(case: Case) -> dict[str, Any]:
    """Who the family is and how to reach it; of the ID only its last four digits."""
    phone = next((phone for phone in case.phones if phone.ends_on is None and not phone.is_relatives), None)
    return {
        "head": case.head.person.name,
        "id_last4": case.head.person.national_id_last4,
        "mobile": phone.number if phone else None,
        "district": case.residence.district if case.residence else None,
        "members": len(case.members),
    }


def gather_members(case: Case) -> list[dict[str, Any]]:
    """Names, relations, ages and schooling; no ID numbers and nothing about health."""
    return [
        {
            "name": membership.person.name,
            "relation": membership.relation.value,
            "age": age_on(membership.person.birth_date, clock.today()),
            "education": membership.person.education.value,
            "occupation": membership.person.occupation.value,
        }
        for membership in case.members
    ]


def gather_housing(case: Case) -> dict[str, Any]:
    """What kind of home it is; the exact address stays in the file."""
    home = case.residence
    if home is None:
        return {}
    return {
        "type": home.housing_type.value,
        "tenure": home.tenure.value,
        "condition": home.condition.value,
        "rooms": home.rooms,
        "rent_yearly": home.rent_yearly,
    }


def gather_health(case: Case) -> list[dict[str, Any]]:
    """Who of the family is ill or disabled, with the note of the file."""
    return [
        {
            "name": membership.person.name,
            "status": membership.person.health_status.value,
            "note": membership.person.health_note or "",
        }
        for membership in case.members
        if membership.person.health_status is not HealthStatus.HEALTHY or membership.person.health_note
    ]


def gather_income(case: Case) -> dict[str, Any]:
    """Monthly income and obligations of the newest assessment, in halalas; empty without one."""
    newest = latest_assessment(case.id)
    if newest is None:
        return {}
    return {
        "assessed_on": newest.assessed_on.isoformat(),
        "total_income": newest.total_income,
        "total_obligations": newest.total_obligations,
        "net_income": newest.net_income,
        "incomes": [[line.kind.value, line.monthly] for line in newest.incomes],
        "obligations": [[line.kind.value, line.monthly] for line in newest.obligations],
    }


def gather_needs(case: Case) -> list[dict[str, Any]]:
    """What the family still lacks, by its newest assessment."""
    return [
        {"kind": need.kind.value, "priority": need.priority.value, "note": need.note}
        for need in needs_of(case.id)
        if need.status is NeedStatus.OPEN
    ]


GATHERERS: dict[Section, Callable[[Case], Any]] = {
    Section.BASIC: gather_basic,
    Section.MEMBERS: gather_members,
    Section.NEEDS: gather_needs,
    Section.HOUSING: gather_housing,
    Section.HEALTH: gather_health,
    Section.INCOME: gather_income,
}


def gather(case: Case, sections: Iterable[Section]) -> dict[str, Any]:
    """Exactly the chosen sections of a file, as plain values."""
    return {section.value: GATHERERS[section](case) for section in GATHERERS if section in set(sections)}


def frozen(purpose: str, service: str, reason: str, sections: dict[str, Any]) -> str:
    """The text of a packet: canonical JSON, so that the same content has the same text."""
    content = {"purpose": purpose, "service": service, "reason": reason, "sections": sections}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
