"""Invented families for the demo, in every state of a file's life; some people stand in both associations."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from app import districts, names
from app.accounts.actor import Actor
from app.database import new_id, session
from app.database.counters import Counter
from app.dates import hijri_year
from app.identifiers import demo_iban, demo_mobile
from app.sealed import blind_index, keyring
from cases import demo_words as words
from cases.catalogue import (
    HomeCondition,
    HousingType,
    IntakeChannel,
    IntakeSource,
    Priority,
    Relation,
    Tenure,
)
from cases.demo_people import Household, Pool, invent_household, spelt_again
from cases.facts import PersonFacts
from cases.models import (
    BankAccount,
    Case,
    CaseAlias,
    CaseCategory,
    CaseNote,
    Membership,
    NameToken,
    Person,
    Phone,
    Residence,
)
from cases.rows import sharing_key, token_rows
from cases.rules import identity_index
from cases.workflow import CaseStatus, CaseStep

BATCH = 500
SHARED_EVERY = 6
"""Every sixth family of the second association is one that the first knows too."""
TABLES = (Case, Person, Membership, Residence, CaseCategory, Phone, BankAccount, CaseAlias, CaseNote, NameToken)
Rows = dict[type, list[dict[str, Any]]]

STATES = (
    CaseStatus.CLOSED,
    CaseStatus.SUSPENDED,
    CaseStatus.REFUSED,
    *[CaseStatus.ACTIVE] * 6,
    CaseStatus.RETURNED,
    *[CaseStatus.ACTIVE] * 5,
    *[CaseStatus.AWAITING_APPROVAL] * 2,
    *[CaseStatus.UNDER_STUDY] * 3,
    CaseStatus.DRAFT,
)
YOUNG = (CaseStatus.UNDER_STUDY, CaseStatus.AWAITING_APPROVAL, CaseStatus.UNDER_STUDY, CaseStatus.RETURNED)
SETTLED = timedelta(days=30)
"""A file younger than this is on its way; older ones stand in any state."""

LIVES: dict[CaseStatus, tuple[CaseStep, ...]] = {
    CaseStatus.DRAFT: (),
    CaseStatus.UNDER_STUDY: (CaseStep.OPEN,),
    CaseStatus.AWAITING_APPROVAL: (CaseStep.OPEN, CaseStep.SUBMIT),
    CaseStatus.RETURNED: (CaseStep.OPEN, CaseStep.SUBMIT, CaseStep.RETURN),
    CaseStatus.REFUSED: (CaseStep.OPEN, CaseStep.SUBMIT, CaseStep.REFUSE),
    CaseStatus.ACTIVE: (CaseStep.OPEN, CaseStep.SUBMIT, CaseStep.APPROVE),
    CaseStatus.SUSPENDED: (CaseStep.OPEN, CaseStep.SUBMIT, CaseStep.APPROVE, CaseStep.SUSPEND),
    CaseStatus.CLOSED: (CaseStep.OPEN, CaseStep.SUBMIT, CaseStep.APPROVE, CaseStep.CLOSE),
}
SAID = {
    CaseStep.RETURN: words.RETURNED,
    CaseStep.REFUSE: words.REFUSED,
    CaseStep.SUSPEND: words.SUSPENDED,
    CaseStep.CLOSE: words.CLOSED,
}
DECIDED = {CaseStep.RETURN, CaseStep.APPROVE, CaseStep.REFUSE, CaseStep.SUSPEND, CaseStep.CLOSE}


def seed_families(context: Any) -> None:
    """Fill both associations with `context.families` families each; their ids stand in `context.cases` after it."""
    pool = Pool(context.random, context.today)
    known: list[Household] = []
    for code in sorted(context.associations, reverse=True):
        opened = sorted(context.today - timedelta(days=_age(pool.chance)) for _each in range(context.families))
        staff = [actor for actor in context.actors.values() if actor.association_code == code]
        for start in range(0, len(opened), BATCH):
            batch = opened[start : start + BATCH]
            context.cases[code] += _seed_batch(start, batch, context.associations[code], staff, known, pool)


def _age(chance: Random) -> int:
    """Days since a file was opened; most are a few months old."""
    return max(1, min(int(chance.expovariate(1 / 120)), 380))


def _seed_batch(
    start: int, opened: list[date], association: Any, staff: list[Actor], known: list[Household], pool: Pool
) -> list[uuid.UUID]:
    rows: Rows = defaultdict(list)
    for at, day in enumerate(opened, start):
        if association.code != "NF" and at % SHARED_EVERY == 0 and known:
            household = spelt_again(known.pop(pool.chance.randrange(len(known))), pool)
        else:
            household = invent_household(pool)
        if association.code == "NF":
            known.append(household)
        _add_family(_Place(association, new_id(), day), household, _state(at, day, pool.today), staff, pool, rows)
    _number(rows[Case], association)
    for table in TABLES:
        if rows[table]:
            session.execute(insert(table), rows[table])
    return [row["id"] for row in rows[Case]]


def _state(at: int, opened_on: date, today: date) -> CaseStatus:
    """Every state in turn among the settled files; a young one has come no further than its days allow."""
    if today - opened_on >= SETTLED:
        return STATES[at % len(STATES)]
    status = YOUNG[at % len(YOUNG)]
    return status if (today - opened_on).days > len(LIVES[status]) else CaseStatus.DRAFT


@dataclass(frozen=True)
class _Place:
    """The file that rows are made for."""

    association: Any
    case_id: uuid.UUID
    opened_on: date

    @property
    def columns(self) -> dict[str, Any]:
        return {"association_id": self.association.id, "case_id": self.case_id}


def _number(cases: list[dict[str, Any]], association: Any) -> None:
    """Give the files their numbers in the order they were opened, and leave the counters where they end."""
    for row in cases:
        year = hijri_year(row["opened_at"].date())
        counter = session.get(Counter, (association.id, "case", year))
        if counter is None:
            counter = Counter(association_id=association.id, series="case", year=year, value=0)
            session.add(counter)
        counter.value += 1
        row["number"] = f"{association.code}-{year}-{counter.value:06d}"
    session.flush()


def _add_family(
    place: _Place, household: Household, status: CaseStatus, staff: list[Actor], pool: Pool, rows: Rows
) -> None:
    chance = pool.chance
    worker = chance.choice([actor for actor in staff if actor.is_worker])
    supervisor = chance.choice([actor for actor in staff if actor.is_supervisor])
    _add_case(place, status, worker, supervisor, pool, rows)
    for position, person in enumerate(household.people):
        _add_person(place, person, position, rows)
    _add_home(place, chance, rows)
    _add_contact(place, household.people[0], pool, rows)
    for kind in household.categories:
        started = {"id": new_id(), "category": kind, "starts_on": place.opened_on, "ends_on": None}
        rows[CaseCategory].append({**place.columns, **started})
    if chance.random() < 0.25:
        alias = {"id": new_id(), "number": f"ج/{pool.next_family + 100}"}
        rows[CaseAlias].append({**place.columns, **alias})


def _add_case(place: _Place, status: CaseStatus, worker: Actor, supervisor: Actor, pool: Pool, rows: Rows) -> None:
    steps = _life(place.opened_on, LIVES[status], pool)
    for step, at in steps.items():
        by = supervisor if step in DECIDED else worker
        said = pool.chance.choice(SAID[step]) if step in SAID else ""
        note = {"id": new_id(), "at": at, "by_id": by.user_id, "step": step.value, "words": said}
        rows[CaseNote].append({**place.columns, **note})
    is_sent, is_approved = CaseStep.SUBMIT in steps, CaseStep.APPROVE in steps
    rows[Case].append(
        {
            "id": place.case_id,
            "association_id": place.association.id,
            "status": status,
            "responsible_id": worker.user_id,
            "channel": pool.chance.choice(list(IntakeChannel)),
            "source": pool.chance.choice(list(IntakeSource)),
            "source_note": "",
            "priority": Priority.URGENT if pool.chance.random() < 0.1 else Priority.NORMAL,
            "version": 1 + len(steps),
            "objects_to_sharing": pool.chance.random() < 0.02,
            "opened_at": steps[CaseStep.FILE],
            "opened_by": worker.user_id,
            "updated_at": max(steps.values()),
            "last_edited_by": worker.user_id,
            "submitted_at": steps.get(CaseStep.SUBMIT),
            "submitted_by": worker.user_id if is_sent else None,
            "last_edited_by_at_submission": worker.user_id if is_sent else None,
            "approved_at": steps.get(CaseStep.APPROVE),
            "approved_by": supervisor.user_id if is_approved else None,
        }
    )


def _life(opened_on: date, steps: tuple[CaseStep, ...], pool: Pool) -> dict[CaseStep, datetime]:
    """When each step was taken: some days apart, on working mornings, all of them before today."""
    day, life = opened_on, {CaseStep.FILE: _morning(opened_on, pool)}
    for at, step in enumerate(steps):
        slack = (pool.today - day).days - (len(steps) - at)
        day += timedelta(days=pool.chance.randint(1, max(1, min(9, slack))))
        life[step] = _morning(day, pool)
    return life


def _morning(day: date, pool: Pool) -> datetime:
    """Between eight and one in Riyadh."""
    return datetime.combine(day, time(5), UTC) + timedelta(minutes=pool.chance.randint(0, 300))


def _add_person(place: _Place, facts: PersonFacts, position: int, rows: Rows) -> None:
    person_id, folded = new_id(), names.fold(facts.name)
    plain = ("first_name", "father_name", "grandfather_name", "family_name", "sex", "id_kind", "no_id_reason")
    also = ("marital_status", "health_status", "education", "occupation")
    rows[Person].append(
        {
            "id": person_id,
            "association_id": place.association.id,
            "folded_name": folded,
            "birth": facts.birth.iso,
            "born_on": facts.birth.gregorian(),
            **{name: getattr(facts, name) for name in (*plain, *also)},
            **_identity(person_id, facts),
        }
    )
    joined = {"id": new_id(), "person_id": person_id, "relation": facts.relation, "position": position}
    joined |= {"is_head": facts.relation is Relation.HEAD, "is_collector": False, "benefits": True}
    rows[Membership].append(
        {**place.columns, **joined, "starts_on": place.opened_on, "ends_on": None, "end_reason": ""}
    )
    rows[NameToken] += token_rows(place.association.id, person_id, folded, facts.family_name)


def _identity(person_id: uuid.UUID, facts: PersonFacts) -> dict[str, Any]:
    number = facts.id_number
    return {
        "national_id_sealed": _sealed(Person, "national_id", person_id, number),
        "national_id_index": identity_index(facts.id_kind, number) if number else None,
        "national_id_last4": number[-4:] if number else "",
        "sharing_key": sharing_key(facts.id_kind, number) if number else None,
    }


def _add_home(place: _Place, chance: Random, rows: Rows) -> None:
    home_id, building = new_id(), f"{chance.randint(2000, 8999)}"
    is_outside = chance.random() < 0.03
    tenure = chance.choice((Tenure.RENTED, Tenure.RENTED, Tenure.RENTED, Tenure.OWNED, Tenure.WITH_FAMILY))
    sealed = {"street": chance.choice(words.STREETS), "building_no": building, "short_address": f"JDAA{building}"}
    rows[Residence].append(
        {
            **place.columns,
            "id": home_id,
            "district": districts.OUTSIDE if is_outside else chance.choice(list(districts.districts())),
            **{f"{name}_sealed": _sealed(Residence, name, home_id, value) for name, value in sealed.items()},
            "additional_no": f"{chance.randint(6000, 8999)}",
            "postal_code": f"23{chance.randint(200, 799)}",
            "housing_type": chance.choice((HousingType.FLAT, HousingType.FLAT, HousingType.TRADITIONAL)),
            "tenure": tenure,
            "condition": chance.choice(list(HomeCondition)[1:]),
            "rooms": chance.randint(2, 5),
            "rent_yearly": chance.randint(10, 26) * 1_000_00 if tenure is Tenure.RENTED else 0,
            "starts_on": place.opened_on,
            "ends_on": None,
        }
    )


def _add_contact(place: _Place, head: PersonFacts, pool: Pool, rows: Rows) -> None:
    phone_id, account_id = new_id(), new_id()
    number, iban = demo_mobile(pool.next_person), demo_iban(pool.next_person)
    rows[Phone].append(
        {
            **place.columns,
            "id": phone_id,
            "is_relatives": False,
            "number_sealed": _sealed(Phone, "number", phone_id, number),
            "number_index": blind_index("mobile", number),
            "number_last4": number[-4:],
            "ends_on": None,
        }
    )
    if pool.chance.random() < 0.8:
        account = {"iban_sealed": _sealed(BankAccount, "iban", account_id, iban), "holder": head.name}
        account |= {"iban_index": blind_index("iban", iban), "iban_last4": iban[-4:], "ends_on": None}
        rows[BankAccount].append({**place.columns, "id": account_id, **account})


def _sealed(model: Any, name: str, row_id: uuid.UUID, text: str | None) -> bytes | None:
    """Sealed as the model's own field seals it, for rows that are written without the mapper."""
    return keyring().seal(text.encode(), f"{model.__tablename__}.{name}_sealed:{row_id}") if text else None
