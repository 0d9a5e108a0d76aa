"""The three papers of a family's page: the case sheet, the aid history, and the history as a table."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.registering import Filed, path_of
from tests.journeys.windows import Window
from tests.pdf.pages import read_by_poppler, read_by_pypdf, tidy


def link_to(page: Page, ending: str) -> str:
    """The link of the page to a document."""
    links = page.locator(f'main a[href*="{ending}"]')
    assert links.count(), f"the family's page has no link to {ending}"
    return links.first.get_attribute("href") or ""


def download_pdf(window: Window, filed: Filed, ending: str, poppler: Path) -> tuple[str, str]:
    """The text of a PDF that the family's page links to, as pypdf and as pdftotext read it."""
    answer = window.fetch(link_to(window.go(path_of(filed)), ending))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return read_by_pypdf(answer.body()), read_by_poppler(answer.body(), poppler, "-layout")


def download_table(window: Window, filed: Filed) -> str:
    """The CSV that the family's page saves."""
    page = window.go(path_of(filed))
    with page.expect_download() as download:
        page.locator('main a[href*="aid-history.csv"]').first.click()
    return tidy(download.value.path().read_text("utf-8-sig"))


def expect_in(text: str, *wanted: str) -> None:
    missing = [each for each in wanted if each not in text]
    assert not missing, f"{missing} not in: {text}"
