"""The demo's families keep every rule, and the command line finds what the search box finds."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.queries import association_by_code
from app.accounts.roles import Role
from app.identifiers import check_id
from app.transaction import transaction
from cases.facts import facts_of
from cases.models import Case, Person
from cases.operations import file_case
from cases.rules import check_family
from cases.search import find_families
from cases.seed import seed_families
from cases.workflow import CaseStatus
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case, make_family

FAMILIES = 24


@pytest.fixture
def context(unit: Session) -> SimpleNamespace:
    """A demo of two associations, seeded."""
    people = [make_actor(role, code) for code in ("NF", "AH") for role in (Role.WORKER, Role.SUPERVISOR)]
    made = SimpleNamespace(
        families=FAMILIES,
        random=random.Random(1448),
        today=date(2026, 11, 23),
        associations={code: association_by_code(code) for code in ("NF", "AH")},
        actors={person.username: person for person in people},
        cases={"NF": [], "AH": []},
    )
    with transaction():
        seed_families(made)
    return made


def test_invented_families_stand_in_every_state_and_keep_the_rules(context: SimpleNamespace, unit: Session) -> None:
    cases = list(unit.scalars(select(Case)))

    for case in cases:
        family = facts_of(case)
        check_family(family)
        assert [check_id(one.id_kind, one.id_number) for one in family.everybody if one.id_number]
    assert Counter(case.association_id for case in cases) == dict.fromkeys(
        (association.id for association in context.associations.values()), FAMILIES
    )
    assert {case.status for case in cases} == set(CaseStatus)
    assert sorted(context.cases["NF"] + context.cases["AH"]) == sorted(case.id for case in cases)


def test_some_invented_people_stand_in_both_associations(context: SimpleNamespace, unit: Session) -> None:
    twice = select(Person.sharing_key).where(Person.sharing_key.is_not(None))
    twice = twice.group_by(Person.sharing_key).having(func.count(Person.association_id.distinct()) == 2)

    assert len(unit.scalars(twice).all()) >= 3


def test_the_next_family_takes_the_number_after_the_invented_ones(
    context: SimpleNamespace, unit: Session, frozen_clock: object
) -> None:
    by = next(actor for actor in context.actors.values() if actor.is_worker and actor.association_code == "NF")

    with transaction():
        case = file_case(make_family(), looked_for="نورة", by=by)

    numbers = unit.scalars(select(Case.number).where(Case.association_id == by.association_id)).all()
    assert len(set(numbers)) == FAMILIES + 1
    assert case.number == max(numbers)


def test_invented_people_are_found_by_name(context: SimpleNamespace, unit: Session) -> None:
    by = next(actor for actor in context.actors.values() if actor.association_code == "AH")
    case = unit.get(Case, context.cases["AH"][0])

    found = find_families(case.head.person.name, by)

    assert case.id in [family.case_id for family in found if not family.near]


def test_the_command_finds_what_the_search_box_finds(app: Flask, unit: Session) -> None:
    by = make_actor()
    case = make_case(by)
    make_case(make_actor(code="AH"))
    unit.rollback()

    result = app.test_cli_runner().invoke(args=["cases", "find", "نوره القحطانى", "--association", "NF", "--json"])

    assert result.exit_code == 0
    assert json.loads(result.output) == [
        {"number": case.number, "head": "نورة سعد محمد القحطاني", "why": "رب الأسرة", "near": False}
    ]


def test_the_command_says_one_line_for_an_association_that_is_none(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["cases", "find", "نورة", "--association", "XX"])

    assert result.exit_code == 1
    assert "XX" in result.output
    assert len(result.output.strip().splitlines()) == 1
