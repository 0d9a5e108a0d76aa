"""Steps of a worker who looks a family up, registers it and finds it again."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.families import Card, Family
from tests.journeys.filling import add_row, fill, fill_person, put, remove_row, rows, tick, typed_in
from tests.journeys.windows import Window, main_words, seen


@dataclass(frozen=True)
class Filed:
    """A family's file once it exists: its address and its number."""

    address: str
    number: str


def look_up_in_vain(worker: Window, family: Family) -> None:
    """Registering begins with a look-up; neither the name, nor the ID, nor the mobile is known yet."""
    page = worker.go("/cases/new")
    assert page.locator('[name="head-first_name"]').count() == 0
    seen(worker, "look-up")
    for text in (family.head.number, family.mobile, family.head.name):
        page.locator('main form[role="search"] [name="q"]').fill(text)
        page.locator('main form[role="search"] button').click()
        expect(page.locator("main .empty")).to_be_visible()
        assert page.locator('main a[href^="/cases/"][href$="/edit"]').count() == 0


def open_form(worker: Window, family: Family) -> Page:
    """On from a look-up for the head's name to the form."""
    page = worker.go(f"/cases/new?q={family.head.name}")
    page.locator('main .formbar a[href*="looked="]').click()
    expect(page.locator('[name="head-first_name"]')).to_be_visible()
    return page


def change_rows_without_losing(page: Page, family: Family) -> None:
    """Add rows and take the middle one out again: what was typed above, between and below stands."""
    fill_person(page.locator("#part-head"), family.head)
    fill(page, {"street": family.home["street"], "mobile": family.mobile})
    for name in ("الأول", "الغلط", "الأخير"):
        put(add_row(page, "members").locator('[name$="-first_name"]'), name)
    remove_row(page, "members", 1)
    assert typed_in(page, "members", "first_name") == ["الأول", "الأخير"]
    assert page.locator('[name="home-street"]').input_value() == family.home["street"]
    assert page.locator('[name="head-birth-year"]').input_value() == family.head.birth[2]
    assert page.locator("main .esum").count() == 0


def register(worker: Window, family: Family, name: str) -> Filed:
    """Fill the whole form and register; the file is then under study."""
    page = open_form(worker, family)
    seen(worker, f"{name}-form")
    fill_family(page, family)
    expect(page.locator("#part-head .calc").first).to_contain_text("يوافق")
    page.locator('.formbar [name="register"]').click()
    expect(page.locator("main .esum")).to_have_count(0)
    expect(page.locator("main .fhead")).to_be_visible()
    filed = Filed(page.url.removesuffix("/").partition("?")[0], page.locator("nav.crumb .code").inner_text().strip())
    seen(worker, f"{name}-file")
    return filed


def fill_family(page: Page, family: Family) -> None:
    """Every field of the form, members added one after another."""
    fill_person(page.locator("#part-head"), family.head)
    fill(page.locator("#part-head"), {"mobile": family.mobile})
    for card in family.members:
        fill_person(add_row(page, "members"), card)
    fill(page.locator("#part-home"), family.home)
    fill(page.locator("#part-case"), family.case)
    tick(page.locator("#part-case"), "categories", *family.categories)


def add_and_remove_in_place(page: Page, card: Card) -> None:
    """With JavaScript a row comes and goes without leaving the page, and the head stays as typed."""
    page.evaluate("document.body.dataset.same = 'yes'")
    fill_person(add_row(page, "members"), card)
    add_row(page, "members")
    remove_row(page, "members", 1)
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert typed_in(page, "members", "first_name") == [card.name.split()[0]]
    remove_row(page, "members", 0)
    assert rows(page, "members").count() == 0


def find_again(worker: Window, family: Family, filed: Filed) -> None:
    """By name, by ID and by mobile the same file comes back, with the ID masked everywhere."""
    for text in (family.head.name, family.head.number, family.members[0].number, family.mobile):
        page = worker.go(f"/cases/?q={text}")
        expect(page.locator(f'main table a[href="{path_of(filed)}"]').first).to_be_visible()
        assert filed.number in main_words(page)
        assert family.head.number not in main_words(page)
    seen(worker, "found")


def path_of(filed: Filed) -> str:
    """The address inside the application."""
    return "/cases/" + filed.address.rpartition("/")[2]
