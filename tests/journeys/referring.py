"""Steps of a referral: refused without consent, sent with it, seen in part, served and completed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.filling import fill, press, put, tick
from tests.journeys.registering import Filed, path_of
from tests.journeys.windows import Window, main_words, picture, seen

SERVICE = "جلسة أسرية للأم وأبنائها"
REASON = "الابن انقطع عن المدرسة أسبوعين بعد وفاة والده."
GIVEN = "جلسة إرشاد أسري"
OUTCOME = "حضرت الأسرة الجلسة، وعاد الابن إلى مدرسته."
SHARED = ("basic", "members", "needs")
PURPOSE = "family_consultation"


def prepare(worker: Window, filed: Filed) -> str:
    """A referral without consent yet; the address of its draft."""
    page = worker.go(path_of(filed))
    page.locator('main a[href$="/referrals/new"]').first.click()
    expect(page.locator('[name="purpose"]').first).to_be_visible()
    seen(worker, "referral-new")
    fill(page, {"purpose": PURPOSE, "service": SERVICE, "reason": REASON})
    page.locator('[name="consent"][value="none"]').check()
    press(page, ".formbar button.p")
    expect(page).to_have_url(re.compile("/referrals/.*/draft$"))
    return page.url.removesuffix("/draft")


def fail_without_consent(worker: Window, referral: str) -> None:
    """Sending stops with words, and what was typed stays."""
    page = worker.go(f"{referral}/draft")
    seen(worker, "referral-no-consent")
    page.locator('[name="then"][value="submit"]').click()
    expect(page.locator("main .esum")).to_be_visible()
    picture(page, "referral-refused-ar")
    assert "موافقة" in main_words(page)
    expect(worker.go(f"{referral}/draft").locator('[name="then"][value="submit"]')).to_be_visible()


def record_consent(worker: Window, filed: Filed) -> None:
    """For this purpose and these sections: when, who took it, how, and where the proof is."""
    page = worker.go(path_of(filed))
    page.locator('main a[href*="/consents/new"]').first.click()
    expect(page.locator('[name="evidence"]')).to_be_visible()
    seen(worker, "consent")
    fill(page, {"purpose": PURPOSE, "evidence": "نموذج موقّع في الملف الورقي، صفحة 3"})
    tick(page, "sections", *SHARED)
    tick(page, "method", "signed_form")
    press(page, ".formbar button.p")
    expect(page.locator("main .fhead")).to_be_visible()


def send(worker: Window, referral: str) -> None:
    """Choose the consent and the sections, keep the draft to see the preview, then send it to the supervisor."""
    page = worker.go(f"{referral}/draft")
    consent = page.locator('[name="consent"] option:not([value="none"])').first.get_attribute("value") or ""
    put(page.locator('[name="consent"]'), consent)
    page.locator('[name="then"][value="save"]').click()
    expect(page.locator("#section-basic")).to_be_enabled()
    for box in page.locator('[name="sections"]:checked').all():
        box.uncheck()
    tick(page, "sections", *SHARED)
    page.locator('[name="then"][value="save"]').click()
    seen(worker, "referral-draft")
    page.locator('[name="then"][value="submit"]').click()
    expect(page).to_have_url(referral)


def release(supervisor: Window, referral: str) -> None:
    page = supervisor.go("/")
    page.locator(f'main a[href="{path(referral)}"]').first.click()
    expect(page.locator(f'form[action="{path(referral)}/release"]')).to_be_visible()
    seen(supervisor, "referral-release")
    page.locator(f'form[action="{path(referral)}/release"] button.p').click()
    expect(page.locator(f'form[action="{path(referral)}/release"]')).to_have_count(0)


def receive(theirs: Window, referral: str) -> Page:
    """AH's worker finds it in her list and reads what was sent."""
    page = theirs.go("/referrals/")
    seen(theirs, "incoming")
    page.locator(f'main a[href="{path(referral)}"]').first.click()
    expect(page.locator("section.paper")).to_be_visible()
    seen(theirs, "incoming-referral")
    return page


def serve(theirs: Window, referral: str) -> None:
    """Accept, record a service, complete with an outcome."""
    page = theirs.go(path(referral))
    page.locator(f'form[action="{path(referral)}/acceptance"] button').click()
    service = page.locator(f'form[action="{path(referral)}/services"]')
    expect(service).to_be_visible()
    fill(service, {"kind": GIVEN, "service_words": "ساعة ونصف في المركز"})
    service.locator("button").click()
    expect(page.locator("#services")).to_be_visible()
    seen(theirs, "served")
    outcome = page.locator(f'form[action="{path(referral)}/outcome"]')
    fill(outcome, {"outcome": "served", "outcome_words": OUTCOME})
    outcome.locator("button").click()
    expect(outcome).to_have_count(0)
    picture(page, "completed-ar")


def follow(worker: Window, referral: str, steps: tuple[str, ...] = ()) -> None:
    """NF sees each step that was taken so far, in the life of the referral."""
    words = main_words(worker.go(path(referral)))
    for step in steps:
        assert step in words, f"{step} is not on NF's page: {words}"


def path(referral: str) -> str:
    return "/referrals/" + referral.rpartition("/")[2]
