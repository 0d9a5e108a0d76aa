"""Filling in forms by the names of their inputs, and pressing their buttons."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.journeys.families import Card

CALENDARS = {"h": "hijri", "g": "gregorian"}


def fill(scope: Page | Locator, values: Mapping[str, str]) -> None:
    """Type or choose each value; a name is the last part of an input's name."""
    for name, value in values.items():
        put(scope.locator(f'[name="{name}"], [name$="-{name}"]').first, value)


def put(field: Locator, value: str) -> None:
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def tick(scope: Page | Locator, name: str, *values: str) -> None:
    """Tick boxes or choose a radio."""
    for value in values:
        scope.locator(f'[name="{name}"][value="{value}"], [name$="-{name}"][value="{value}"]').check()


def fill_person(scope: Locator, card: Card) -> None:
    """One person, as on the card."""
    fill(scope, card.typed())
    fill(scope, {"birth-calendar": CALENDARS[card.birth[1][0]]})
    fill(scope, dict(zip(("birth-day", "birth-month", "birth-year"), card.birth, strict=True)))


def rows(page: Page, name: str) -> Locator:
    """The rows of a part that repeats."""
    return page.locator(f'[data-rows="{name}"] [data-row]')


def add_row(page: Page, name: str) -> Locator:
    """Press the button that adds a row; the new one."""
    before = rows(page, name).count()
    page.locator(f'[name="add-{name}"]').click()
    expect(rows(page, name)).to_have_count(before + 1)
    return rows(page, name).last


def remove_row(page: Page, name: str, position: int) -> None:
    before = rows(page, name).count()
    rows(page, name).nth(position).locator("[data-remove]").click()
    expect(rows(page, name)).to_have_count(before - 1)


def typed_in(page: Page, name: str, field: str) -> list[str]:
    """What stands in one field of every row."""
    return [box.input_value() for box in rows(page, name).locator(f'[name$="-{field}"]').all()]


def press(page: Page, selector: str) -> None:
    """Press a button of the page's main part."""
    page.locator(f"main {selector}").first.click()
