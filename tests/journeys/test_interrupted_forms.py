"""A long form that is interrupted: what was typed is there again after signing in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app import clock
from app.accounts.models import SignInSession
from app.database.units import writing_unit
from cases.models import Case
from tests.journeys.conftest import open_window
from tests.journeys.families import Family, widow
from tests.journeys.filling import add_row, fill, fill_person, rows, tick, typed_in
from tests.journeys.registering import fill_family, open_form
from tests.journeys.windows import Window, picture, sign_in
from tests.makers.accounts import make_user

NewWindow = Callable[[], Window]


@pytest.fixture
def new_window(browser: Browser, live_server: str, unit: Session) -> Iterator[NewWindow]:
    """Opens windows of one and the same worker, signed in."""
    username = make_user().username
    contexts: list[BrowserContext] = []

    def opened() -> Window:
        contexts.append(browser.new_context(base_url=live_server))
        return open_window(contexts[-1], "سارة العنزي", username)

    yield opened
    for context in contexts:
        context.close()


def end_sessions(unit: Session) -> None:
    """What twelve hours, or an administrator, would do."""
    with writing_unit():
        unit.execute(update(SignInSession).values(ended_at=clock.now()))


def type_half(page: Page, family: Family) -> None:
    """The head, one member, the street and a category: half of the form."""
    fill_person(page.locator("#part-head"), family.head)
    fill_person(add_row(page, "members"), family.members[0])
    fill(page.locator("#part-home"), {"street": family.home["street"], "rent_yearly": "١٨٬٠٠٠"})
    tick(page.locator("#part-case"), "categories", "orphans")


def expect_half(page: Page, family: Family) -> None:
    """All of it stands in the form, as it was typed."""
    first, *_rest, last = family.head.name.split()
    assert page.locator('[name="head-first_name"]').input_value() == first
    assert page.locator('[name="head-family_name"]').input_value() == last
    assert page.locator('[name="head-id_number"]').input_value() == family.head.number
    parts = ("day", "month", "year")
    assert tuple(page.locator(f'[name="head-birth-{part}"]').input_value() for part in parts) == family.head.birth
    assert typed_in(page, "members", "id_number")[0] == family.members[0].number
    assert typed_in(page, "members", "birth-calendar")[0] == "gregorian"
    assert page.locator('[name="home-street"]').input_value() == family.home["street"]
    assert page.locator('[name="home-rent_yearly"]').input_value() == "١٨٬٠٠٠"
    expect(page.locator('[name="categories"][value="orphans"]')).to_be_checked()
    expect(page.locator('[name="categories"][value="widow"]')).not_to_be_checked()


@pytest.mark.parametrize("button", ["register", "add-members"])
def test_what_was_typed_outlives_the_session_whichever_button_was_pressed(
    new_window: NewWindow, unit: Session, button: str
) -> None:
    family, worker = widow(), new_window()
    page = open_form(worker, family)
    type_half(page, family)
    end_sessions(unit)

    page.locator(f'main form [name="{button}"]:not(.vh)').click()
    expect(page.locator('.signin [role="status"]')).to_be_visible()
    picture(page, f"session-ended-{button}-ar")
    sign_in(worker)

    expect(page.locator('[name="head-first_name"]')).to_be_visible()
    picture(page, f"form-again-{button}-ar")
    expect_half(page, family)
    assert count_of_cases(unit) == 0


def test_the_form_that_was_given_back_can_be_finished(new_window: NewWindow, unit: Session) -> None:
    family, worker = widow(), new_window()
    page = open_form(worker, family)
    type_half(page, family)
    end_sessions(unit)
    page.locator('.formbar [name="register"]').click()
    sign_in(worker)
    assert rows(page, "members").count() == 1

    rows(page, "members").first.locator("[data-remove]").click()
    expect(rows(page, "members")).to_have_count(0)
    fill_family(page, family)
    page.locator('.formbar [name="register"]').click()

    expect(page.locator("main .fhead")).to_be_visible()
    assert count_of_cases(unit) == 1
    worker.go(f"/cases/new?looked={family.mobile}")
    assert page.locator('[name="head-first_name"]').input_value() == ""


def test_a_window_that_is_closed_loses_nothing_that_was_saved_by_itself(new_window: NewWindow, unit: Session) -> None:
    family, first = widow(), new_window()
    page = open_form(first, family)
    type_half(page, family)
    expect(page.locator("[data-draft-state]")).to_be_visible(timeout=15_000)
    page.context.close()

    again = new_window()
    page = again.go("/cases/new")

    expect_half(page, family)
    assert count_of_cases(unit) == 0


def count_of_cases(unit: Session) -> int:
    unit.rollback()
    return unit.scalar(select(func.count()).select_from(Case)) or 0
