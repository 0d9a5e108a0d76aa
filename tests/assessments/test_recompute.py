"""`flask cases recompute --check`: stored scores come out again, and a changed one is named."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.database import session
from app.database.units import writing_unit
from tests.assessments.conftest import People
from tests.makers.assessments import make_active_case, make_assessed_case

CHANGES = [
    "UPDATE income_lines SET amount = amount + 100",
    "UPDATE obligation_lines SET periodicity = 'monthly'",
    "UPDATE counted_members SET age = 40",
    "UPDATE assessments SET score_basis_points = score_basis_points - 1",
    "UPDATE assessments SET band = 'high'",
    "UPDATE need_policies SET weight_adult = 6000, weight_child = 6000",
]


def test_untouched_scores_pass(app: Flask, people: People) -> None:
    make_active_case(people.worker, people.supervisor)
    make_assessed_case(people.worker)

    result = app.test_cli_runner().invoke(args=["cases", "recompute", "--check"])

    assert (result.exit_code, result.output) == (0, "checked 2 assessments, 0 different\n")


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_score_or_input_is_named(app: Flask, people: People, change: str) -> None:
    case = make_assessed_case(people.worker)  # An approved one is frozen by the database.
    with writing_unit():
        session.execute(text(change))

    result = app.test_cli_runner().invoke(args=["cases", "recompute", "--check"])

    assert result.exit_code == 2
    assert case.number in result.output


@pytest.mark.parametrize("change", ["UPDATE assessments SET score_basis_points = 1", "DELETE FROM assessments"])
def test_the_database_freezes_an_approved_study(app: Flask, people: People, change: str) -> None:
    make_active_case(people.worker, people.supervisor)

    with pytest.raises(DBAPIError), writing_unit():
        session.execute(text(change))

    result = app.test_cli_runner().invoke(args=["cases", "recompute", "--check"])
    assert result.exit_code == 0
