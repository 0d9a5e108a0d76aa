"""One person's browser window: signing in, going somewhere, looking at a page in both languages."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import APIResponse, Page, expect

from tests.makers.accounts import PASSWORD

DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@dataclass
class Window:
    """A person at work: their page, their name as others read it, and what they sign in with."""

    page: Page
    name: str
    username: str

    def go(self, address: str) -> Page:
        """Open an address that must answer with a page."""
        answer = self.page.goto(address)
        assert answer is not None and answer.status == 200, f"{address} answers {answer and answer.status}"
        return self.page

    def fetch(self, address: str) -> APIResponse:
        """What an address answers, with this person's cookies and beside the window."""
        return self.page.context.request.get(address)

    def post(self, address: str, **values: str) -> APIResponse:
        """Post a form that the window does not offer, with the token of the page it shows."""
        token = self.page.locator('input[name="csrf_token"]').first.get_attribute("value") or ""
        return self.page.context.request.post(address, form={"csrf_token": token, **values}, max_redirects=0)


def sign_in(window: Window) -> None:
    """Through the form, from whatever page asks for it."""
    page = window.page
    if "/sign-in" not in page.url:
        window.go("/sign-in")
    page.fill("#username", window.username)
    page.fill("#password", PASSWORD)
    page.locator("main form button.p").click()
    expect(page.locator(".signin")).to_have_count(0)


def seen(window: Window, name: str) -> None:
    """This page in Arabic, then in English by its own link, at the same address, then in Arabic again."""
    page = window.page
    address = page.url.partition("#")[0]
    expect_language(page, "ar")
    picture(page, f"{name}-ar")
    page.locator("a.lang").click()
    expect_language(page, "en")
    assert page.url == address, f"choosing a language at {address} leads to {page.url}"
    picture(page, f"{name}-en")
    page.locator("a.lang").click()
    expect_language(page, "ar")


def keeps_language(window: Window, *addresses: str) -> None:
    """English, once chosen, stays on every other page until Arabic is chosen."""
    window.page.locator("a.lang").click()
    for address in addresses:
        expect_language(window.go(address), "en")
    window.page.locator("a.lang").click()
    expect_language(window.go(addresses[0]), "ar")


def expect_language(page: Page, language: str) -> None:
    expect(page.locator(f'html[lang="{language}"][dir="{DIRECTIONS[language]}"]')).to_have_count(1)


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, where WASL_SCREENSHOTS names a folder."""
    if folder := os.environ.get("WASL_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def words_of(answer: APIResponse) -> str:
    """The main part of an answer without its marks."""
    main = re.search(r"<main.*?</main>", answer.text(), re.S)
    assert main, f"{answer.url} answers {answer.status} without a page"
    return " ".join(re.sub(r"<[^>]+>", " ", main.group()).split())


def main_words(page: Page) -> str:
    """The main part of a page as it is read."""
    return " ".join(page.locator("main").inner_text().split())
