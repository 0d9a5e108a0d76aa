"""Three people over three steps: the database itself lets only three different ones through."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app import clock
from app.database import new_id, session
from app.database.units import database, writing_unit
from app.i18n import use_locale
from tests.makers.aid import approve, fill_fund, hand_over, make_request, make_team

PEOPLE = range(3)
ASSIGNMENTS = list(itertools.product(PEOPLE, repeat=3))


@dataclass(frozen=True)
class Ground:
    """Ids, as the database stores them, of what raw rows must refer to."""

    association: str
    case: str
    member: str
    kind: str
    fund: str
    people: tuple[str, ...]


def raw(value: uuid.UUID) -> str:
    """An id as the engine's own SQL takes it."""
    return value.hex if database().is_sqlite else str(value)


def make_ground() -> Ground:
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    people = (team.worker, team.second_worker, team.supervisor)
    return Ground(
        association=raw(request.association_id),
        case=raw(request.case_id),
        member=raw(request.case.head.id),
        kind=raw(request.kind_id),
        fund=raw(request.revision.fund_id),
        people=tuple(raw(person.user_id) for person in people),
    )


def put(table: str, **values: Any) -> None:
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)


def try_raw(ground: Ground, prepares: int, approves: int, hands: int, *, verdict: str = "approved") -> None:
    """The four rows of one aid in plain SQL, with these people; raises what the database says."""
    request, revision, decision, instalment = (raw(new_id()) for _ in range(4))
    at = clock.now().replace(tzinfo=None) if database().is_sqlite else clock.now()
    own = {"association_id": ground.association, "case_id": ground.case}
    made = {"prepared_by": ground.people[prepares], "edited_by": ground.people[prepares], "approvals_needed": 1}
    number = raw(new_id())[:20]
    with writing_unit():
        put(
            "aid_requests",
            **{"id": request, **own, "number": number, "status": "approved", "kind_id": ground.kind, "version": 1},
            **{"kind_group": "rent", "period": number, "month": "2026-11", "created_at": at, "updated_at": at},
        )
        put(
            "aid_revisions",
            **{"id": revision, **own, "request_id": request, "number": 1, "fund_id": ground.fund, "amount": 100},
            **{"reason": "", "facts": "{}", "created_at": at, **made},
        )
        put(
            "decisions",
            **{"id": decision, **own, "request_id": request, "revision_id": revision, "step": 1, "verdict": verdict},
            **{"granted": 100 if verdict == "approved" else None, "decided_by": ground.people[approves]},
            **{"words": "", "facts": "{}", "decided_at": at, **made},
        )
        put(
            "instalments",
            **{"id": instalment, **own, "request_id": request, "revision_id": revision, "number": 1, "amount": 100},
            **{"due_on": at.date(), "status": "due"},
        )
        put(
            "hand_overs",
            **{"id": raw(new_id()), **own, "request_id": request, "revision_id": revision, "amount": 100},
            **{"instalment_id": instalment, "receipt_number": number, "decision_id": decision, "verdict": verdict},
            **{"first_step": 1, "approved_by": ground.people[approves], "handed_by": ground.people[hands]},
            **{"handed_at": at, "received_by_id": ground.member, "seen_last4": "1234", "no_id_reason": ""},
            **{"proof": "signature", "proof_note": "", **made},
        )


def test_of_27_assignments_in_raw_sql_only_the_6_of_three_different_people_pass(unit):
    ground = make_ground()
    passed = []

    for assignment in ASSIGNMENTS:
        try:
            try_raw(ground, *assignment)
        except IntegrityError:
            continue
        passed.append(assignment)

    assert len(ASSIGNMENTS) == 27
    assert passed == [each for each in ASSIGNMENTS if len(set(each)) == 3]
    assert session.execute(text("SELECT count(*) FROM hand_overs")).scalar_one() == 6


@pytest.mark.parametrize("verdict", ["refused", "returned"])
def test_refused_aid_cannot_be_handed_over_by_raw_sql(unit, verdict):
    ground = make_ground()

    with pytest.raises(IntegrityError):
        try_raw(ground, 0, 1, 2, verdict=verdict)


def test_a_hand_over_cannot_lie_about_who_approved(unit):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    approve(team, request)
    given = hand_over(team, request)
    columns = {column.name: getattr(given, column.name) for column in type(given).__table__.columns}
    lie = {"id": new_id(), "receipt_number": "NF-R-2026-999999", "approved_by": team.second_supervisor.user_id}

    with pytest.raises(IntegrityError), writing_unit():
        session.execute(type(given).__table__.insert().values({**columns, **lie, "instalment_id": new_id()}))


@pytest.mark.parametrize("table", ["aid_revisions", "decisions", "hand_overs", "fund_entries"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET association_id = association_id", "DELETE FROM {table}"])
def test_what_was_decided_and_paid_is_only_ever_added_to(unit, table, change):
    team = make_team()
    fill_fund(team)
    request = make_request(team)
    approve(team, request)
    with use_locale("en"):
        hand_over(team, request)

    with pytest.raises(DBAPIError, match="append-only"), writing_unit():
        session.execute(text(change.format(table=table)))
