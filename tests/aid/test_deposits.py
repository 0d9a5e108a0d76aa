"""Money that comes in from the command line."""

from __future__ import annotations

import pytest
from flask import Flask

from app.database import session
from tests.makers.aid import fund_named, make_team


def receive(app: Flask, username: str, amount: str = "1,500.50", fund: str = "zakat"):
    arguments = ["funds", "receive", fund, amount, "--association", "NF", "--note", "تبرع", "--as", username]
    return app.test_cli_runner().invoke(args=arguments)


def test_an_administrator_receives_money_into_a_fund(app, unit):
    team = make_team()

    result = receive(app, team.administrator.username)

    session.rollback()
    assert result.exit_code == 0, result.output
    assert fund_named("zakat").available == 1_500_50


@pytest.mark.parametrize(
    ("person", "amount", "fund"),
    [("worker", "1,500.50", "zakat"), ("administrator", "-5", "zakat"), ("administrator", "1,500.50", "none")],
)
def test_a_deposit_that_is_not_right_is_one_clear_line_and_changes_nothing(app, unit, person, amount, fund):
    team = make_team()

    result = receive(app, getattr(team, person).username, amount, fund)

    session.rollback()
    assert result.exit_code in (1, 2)
    assert fund_named("zakat").available == 0
