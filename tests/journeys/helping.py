"""Steps of aid: asked for, approved, not handed over by who prepared it, handed over, and asked for again by AH."""

from __future__ import annotations

import re
import uuid

from playwright.sync_api import Page, expect

from tests.journeys.filling import fill, press
from tests.journeys.registering import Filed, path_of
from tests.journeys.windows import Window, main_words, picture, seen, words_of

REASON = "تأخر الإيجار ثلاثة أشهر والمالك يطالب."
COLLEAGUE = "زميل"


def ask_for_rent(worker: Window, filed: Filed, name: str) -> str:
    """3,000 riyals of rent from the zakat fund; the address of the request."""
    page = worker.go(path_of(filed))
    page.locator('main a[href$="/aid/new"]').first.click()
    expect(page.locator('[name="kind"]')).to_be_visible()
    seen(worker, f"{name}-ask")
    fill(page, {"kind": "rent", "fund": "zakat", "amount": "٣٬٠٠٠", "reason": REASON})
    press(page, '.formbar [name="check"]')
    expect(page.locator("aside .rules, aside .mini").first).to_be_visible()
    picture(page, f"{name}-checked-ar")
    press(page, ".formbar button.p")
    expect(page.locator("main .esum")).to_have_count(0)
    worker.go("/aid/")
    seen(worker, f"{name}-list")
    return page.locator("main table a").first.get_attribute("href") or ""


def approve_aid(supervisor: Window, request: str) -> None:
    page = supervisor.go("/")
    page.locator(f'main a[href="{request}"]').first.click()
    expect(page.locator(f'form[action="{request}/approval"]')).to_be_visible()
    assert REASON in main_words(page)
    seen(supervisor, "aid-decision")
    page.locator(f'form[action="{request}/approval"] button.p').click()
    expect(page.locator(f'form[action="{request}/approval"]')).to_have_count(0)
    seen(supervisor, "aid-approved")


def expect_fund(window: Window, available: str, reserved: str, paid: str) -> None:
    """What the page of the funds says of the zakat fund."""
    page = window.go("/funds/")
    row = page.locator("main table").first.locator("tr", has_text="صندوق الزكاة")
    cells = [text.strip() for text in row.locator("td.num").all_inner_texts()]
    assert cells == [available, reserved, paid]


def fail_to_hand_over(worker: Window, second: Window, request: str, last4: str) -> None:
    """Who prepared the request finds no form, and what the colleague's form would send is refused, in words."""
    second.go(f"{request}/hand-over")
    receiver = second.page.locator('[name="receiver"]').first.get_attribute("value") or ""
    page = worker.go(f"{request}/hand-over")
    assert COLLEAGUE in main_words(page)
    assert page.locator('[name="receiver"]').count() == 0
    seen(worker, "own-hand-over")
    typed = {"receiver": receiver, "seen_last4": last4, "proof": "signature", "idempotency_key": uuid.uuid4().hex}
    answer = worker.post(f"{request}/hand-over", **typed)
    assert (answer.status, COLLEAGUE in words_of(answer)) == (403, True), words_of(answer)
    assert worker.fetch(f"{request}/receipt").status == 404


def hand(page: Page, last4: str) -> None:
    page.locator('[name="receiver"]').first.check()
    fill(page, {"seen_last4": last4})
    page.locator('[name="proof"][value="signature"]').check()
    press(page, ".formbar button.p")


def hand_over(worker: Window, request: str, last4: str) -> str:
    """The second worker finds it among her work and hands it over; the number of the receipt."""
    page = worker.go("/")
    page.locator(f'main a[href^="{request}"]').first.click()
    page = worker.go(f"{request}/hand-over")
    seen(worker, "hand-over")
    hand(page, last4)
    expect(page).to_have_url(re.compile("/receipt$"))
    words = main_words(page)
    assert "3,000.00" in words and "فقط ثلاثة آلاف ريال" in words, words
    seen(worker, "receipt")
    return page.locator("main h1 .code").inner_text().strip()


def meet_the_conflict(supervisor: Window, request: str) -> None:
    """The same rent for a shared child in the same month: shown as a conflict, and one approval does not do."""
    page = supervisor.go(request)
    expect(page.locator(".conf.hardc")).to_be_visible()
    conflict = page.locator(".conf.hardc").inner_text()
    assert "نفع" in conflict and "إيجار" in conflict
    assert "3,000" not in conflict
    seen(supervisor, "conflict")
    button = page.locator(f'form[action="{request}/approval"] button.p')
    expect(button).to_have_attribute("aria-disabled", "true")
    typed = {name: page.locator(f'[name="{name}"]').first.input_value() for name in ("version", "idempotency_key")}
    answer = supervisor.post(f"{request}/approval", **typed)
    assert answer.status in (403, 409), answer.status
    assert "مشرف من كل جمعية" in words_of(answer), words_of(answer)
    expect(supervisor.go(request).locator(".conf.hardc")).to_be_visible()
