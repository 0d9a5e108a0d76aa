"""Steps from the visit to the active file: a study with its working, sent, returned, sent again, approved."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.filling import add_row, fill, press, put
from tests.journeys.registering import Filed, path_of
from tests.journeys.windows import Window, main_words, seen, words_of


@dataclass(frozen=True)
class Line:
    """An income or an obligation as it comes or is due."""

    kind: str
    amount: str
    periodicity: str = "monthly"

    def typed(self) -> dict[str, str]:
        return {"kind": self.kind, "amount": self.amount, "periodicity": self.periodicity}


INCOMES = (Line("social_security", "1,640"), Line("relatives", "٦٠٠", "quarterly"))
OBLIGATIONS = (Line("rent", "18,000", "yearly"), Line("electricity", "720", "half_yearly"))
FIRST_WORKING = ("1,840.00", "1,620.00", "220.00", "2.1", "2,772.00", "7.94%")
FORGOTTEN = Line("citizen_account", "720")
SECOND_WORKING = ("2,560.00", "1,620.00", "940.00", "2.1", "2,772.00", "33.91%")
NOTE = "أضيفي دخل حساب المواطن، فالأسرة تستلمه."
ROLE = "دورك"


def record_visit(worker: Window, filed: Filed, name: str) -> None:
    page = worker.go(path_of(filed))
    page.locator('main a[href$="/visits/new"]').first.click()
    expect(page.locator('[name="findings"]')).to_be_visible()
    seen(worker, f"{name}-visit")
    page.locator('[name="outcome"][value="visited"]').check()
    fill(page, {"findings": "شقة من ثلاث غرف، والأسرة كلها في البيت.", "team": worker.name})
    press(page, ".formbar button.p")
    expect(page.locator("main .fhead")).to_be_visible()


def write_study(worker: Window, filed: Filed, name: str) -> Page:
    """Write income and obligations of different periodicity, a need, opinion and recommendation, and save."""
    page = worker.go(f"{path_of(filed)}/assessment")
    for part, lines in (("incomes", INCOMES), ("obligations", OBLIGATIONS)):
        for line in lines:
            fill(add_row(page, part), line.typed())
    fill(add_row(page, "needs"), {"kind": "rent", "value": "4,500", "note": "متأخر ثلاثة أشهر"})
    fill(page, {"opinion": "أسرة أيتام بلا عائل.", "recommendation": "إيجار المنزل."})
    press(page, '.formbar [name="save"]')
    expect(page.locator(".work-l")).to_be_visible()
    seen(worker, f"{name}-study")
    return page


def expect_working(page: Page, values: tuple[str, ...]) -> None:
    """Six lines, each with what it is worth."""
    lines = page.locator(".work-l").first.locator("li > b").all()
    assert tuple(line.inner_text().strip("\u2066\u2067\u2068\u2069\u200e\u200f ") for line in lines) == values


def send(worker: Window, filed: Filed) -> None:
    """Save and send the study from its own page."""
    page = worker.go(f"{path_of(filed)}/assessment")
    press(page, '.formbar [name="send"]')
    expect(page.locator("main .fhead")).to_be_visible()


def find_in_queue(supervisor: Window, filed: Filed, name: str) -> Page:
    """The file waits on the supervisor's first page; everything to decide is behind one link."""
    page = supervisor.go("/")
    assert filed.number in main_words(page)
    seen(supervisor, f"{name}-queue")
    page.locator(f'main a[href="{path_of(filed)}/decision"]').first.click()
    expect(page.locator(f'form[action="{path_of(filed)}/approval"]')).to_be_visible()
    seen(supervisor, f"{name}-decision")
    return page


def send_back(supervisor: Window, filed: Filed) -> None:
    """Without words the return stays; with them the file goes back."""
    page = find_in_queue(supervisor, filed, "first")
    expect_working(page, FIRST_WORKING)
    button = page.locator(f'[formaction="{path_of(filed)}/return"]')
    button.click()
    expect(page.locator("main .esum")).to_be_visible()
    put(page.locator('[name="words"]').first, NOTE)
    page.locator(f'[formaction="{path_of(filed)}/return"]').click()
    expect(page.locator("main h1")).to_be_visible()
    assert filed.number not in main_words(supervisor.go("/"))


def complete(worker: Window, filed: Filed) -> None:
    """The returned file stands first in the worker's work with the supervisor's words; she adds what was missing."""
    page = worker.go("/")
    first = page.locator("table.work tbody tr:has(td a)").first
    assert filed.number in first.inner_text()
    assert NOTE in main_words(page)
    seen(worker, "returned-work")
    page = worker.go(f"{path_of(filed)}/assessment")
    fill(add_row(page, "incomes"), FORGOTTEN.typed())
    press(page, '.formbar [name="save"]')
    expect(page.locator(".work-l li > b").last).to_contain_text(SECOND_WORKING[-1])
    expect_working(page, SECOND_WORKING)
    send(worker, filed)


def fail_to_approve(worker: Window, filed: Filed) -> None:
    """The worker who prepared the file posts its approval herself: refused, in words."""
    worker.go(path_of(filed))
    answer = worker.post(f"{path_of(filed)}/approval", version="2")
    assert (answer.status, ROLE in words_of(answer)) == (403, True), words_of(answer)


def approve(supervisor: Window, filed: Filed, name: str) -> None:
    page = find_in_queue(supervisor, filed, name)
    page.locator(f'form[action="{path_of(filed)}/approval"] button.p').click()
    expect(page.locator("main .fhead")).to_be_visible()
    seen(supervisor, f"{name}-active")


def expect_status(window: Window, filed: Filed, label: str) -> None:
    page = window.go(path_of(filed))
    expect(page.locator(".fhead .tag").first).to_have_text(label)
