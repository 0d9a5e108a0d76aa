"""The whole day of two associations, told once by six people in their own windows."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from app import clock
from app.exports.events import ExportEvent
from cases.aid.events import AidEvent
from cases.assessments.events import AssessmentEvent
from cases.events import CaseEvent
from cases.sharing.events import SharingEvent
from referrals.events import ReferralEvent
from tests.journeys import auditing, helping, papers, referring, registering, studying
from tests.journeys.conftest import Cast
from tests.journeys.families import Family, grandmother, widow
from tests.journeys.registering import Filed, path_of
from tests.journeys.windows import Window, keeps_language, main_words


def test_a_family_is_filed_assessed_helped_referred_and_audited(
    cast: Cast, app: Flask, unit: Session, engine_name: str, poppler: Path
) -> None:
    family, others = widow(), grandmother()

    filed = file_the_family(cast, family)
    study_and_approve(cast, filed)
    request = help_the_family(cast, filed, family)
    meet_the_other_association(cast, others)
    refer_the_family(cast, filed, family)
    print_the_papers(cast, filed, family, poppler)
    read_and_verify_the_trail(cast, app, filed, engine_name)

    assert request.startswith("/aid/")


def file_the_family(cast: Cast, family: Family) -> Filed:
    """Look up first, change the rows with and without scripts, then register and find it again."""
    registering.look_up_in_vain(cast.worker, family)
    registering.change_rows_without_losing(registering.open_form(cast.second, family), family)
    page = registering.open_form(cast.worker, family)
    registering.add_and_remove_in_place(page, family.members[0])
    filed = registering.register(cast.worker, family, "widow")
    registering.find_again(cast.worker, family, filed)
    return filed


def study_and_approve(cast: Cast, filed: Filed) -> None:
    """Visit, study with its working, sent, returned, completed, approved by somebody else."""
    studying.record_visit(cast.worker, filed, "widow")
    studying.expect_working(studying.write_study(cast.worker, filed, "widow"), studying.FIRST_WORKING)
    studying.send(cast.worker, filed)
    studying.send_back(cast.supervisor, filed)
    studying.complete(cast.worker, filed)
    studying.fail_to_approve(cast.worker, filed)
    studying.approve(cast.supervisor, filed, "second")
    keeps_language(cast.worker, "/", "/cases/", path_of(filed))
    studying.expect_status(cast.worker, filed, "ملف نشط")


def help_the_family(cast: Cast, filed: Filed, family: Family) -> str:
    """Rent is asked for, approved and handed over by three people; the fund follows."""
    last4 = family.head.number[-4:]
    request = helping.ask_for_rent(cast.worker, filed, "rent")
    helping.approve_aid(cast.supervisor, request)
    helping.expect_fund(cast.supervisor, "97,000.00", "3,000.00", "0.00")
    helping.fail_to_hand_over(cast.worker, cast.second, request, last4)
    helping.expect_fund(cast.supervisor, "97,000.00", "3,000.00", "0.00")
    assert helping.hand_over(cast.second, request, last4) == receipt_number()
    helping.expect_fund(cast.supervisor, "97,000.00", "0.00", "3,000.00")
    return request


def receipt_number() -> str:
    return f"NF-R-{clock.today().year}-000001"


def meet_the_other_association(cast: Cast, others: Family) -> None:
    """AH files a family with the same boy, and asks for the same rent in the same month."""
    filed = registering.register(cast.theirs, others, "grandmother")
    studying.record_visit(cast.theirs, filed, "grandmother")
    studying.write_study(cast.theirs, filed, "grandmother")
    studying.send(cast.theirs, filed)
    studying.approve(cast.their_supervisor, filed, "grandmother")
    request = helping.ask_for_rent(cast.theirs, filed, "same-rent")
    helping.meet_the_conflict(cast.their_supervisor, request)
    helping.expect_fund(cast.their_supervisor, "100,000.00", "0.00", "0.00")


def refer_the_family(cast: Cast, filed: Filed, family: Family) -> None:
    """Refused without consent; with it AH sees what is shared and nothing else, serves, and NF sees the outcome."""
    referral = referring.prepare(cast.worker, filed)
    referring.fail_without_consent(cast.worker, referral)
    referring.record_consent(cast.worker, filed)
    referring.send(cast.worker, referral)
    see_nothing(cast.theirs, filed, referral, family)
    referring.release(cast.supervisor, referral)
    page = referring.receive(cast.theirs, referral)
    papers.expect_in(main_words(page), family.head.name, family.members[2].name, referring.REASON, "متأخر ثلاثة أشهر")
    see_only_what_is_shared(cast.theirs, filed, referral, family)
    referring.serve(cast.theirs, referral)
    referring.follow(cast.worker, referral, (referring.GIVEN, referring.OUTCOME, cast.theirs.name))
    see_only_what_is_shared(cast.theirs, filed, referral, family)


def see_nothing(theirs: Window, filed: Filed, referral: str, family: Family) -> None:
    """Before the release the other association finds neither the referral nor the family."""
    assert theirs.fetch(referring.path(referral)).status == 404
    assert theirs.fetch(path_of(filed)).status == 404
    assert family.members[1].name not in theirs.fetch("/referrals/").text()


def see_only_what_is_shared(theirs: Window, filed: Filed, referral: str, family: Family) -> None:
    """Full IDs, income and street are in no page of AH; NF's file and its papers are not there at all."""
    pages = (referring.path(referral), "/referrals/", "/", f"/cases/?q={family.head.name}", f"/cases/?q={filed.number}")
    for address in pages:
        answer = theirs.fetch(address)
        assert answer.status == 200
        found = [secret for secret in secrets_of(family) if secret in answer.text()]
        assert not found, f"{address} shows {found}"
    for address in ("", "/sheet.pdf", "/aid-history.csv", "/study"):
        assert theirs.fetch(path_of(filed) + address).status == 404, address
    assert path_of(filed) not in theirs.fetch(f"/cases/?q={family.members[1].number}").text()


def secrets_of(family: Family) -> list[str]:
    """What the consent does not cover."""
    numbers = [card.number for card in (family.head, *family.members)]
    figures = ["1,640", "1640", "2,560", "2560", "940.00", "1,500.00", "33.91", "18,000", "1800000"]
    return [*numbers, *figures, family.home["street"], "JDAA2929", family.case["iban"]]


def print_the_papers(cast: Cast, filed: Filed, family: Family, poppler: Path) -> None:
    """The sheet and the aid history read digit for digit by two readers; the table too."""
    tail, amount = family.head.number[-4:], "3,000.00"
    for text in papers.download_pdf(cast.worker, filed, "/sheet.pdf", poppler):
        papers.expect_in(text, family.head.name, tail, amount, filed.number)
        assert family.head.number not in text
    papers.expect_in(papers.download_table(cast.worker, filed), filed.number, receipt_number())
    for text in papers.download_pdf(cast.worker, filed, "/aid-history.pdf", poppler):
        papers.expect_in(text, family.head.name, amount, filed.number)
        assert re.search(r"(?<![\w-])(NF-R-\d{4}-)?000001(?!\d)", text), text


def read_and_verify_the_trail(cast: Cast, app: Flask, filed: Filed, engine_name: str) -> None:
    """Every step of the day is told with its person; one forged row is named."""
    entries = auditing.read_trail(cast.auditor, filed.number)
    auditing.expect_steps(entries, steps_of_the_day(cast))
    auditing.expect_refusal(entries, cast.worker, studying.ROLE)
    auditing.expect_refusal(entries, cast.worker, helping.COLLEAGUE)
    status, words = auditing.verify(app)
    assert status == 0, words
    auditing.forge(engine_name, "NF", 7)
    status, words = auditing.verify(app)
    assert (status, "NF:7" in words) == (2, True), words
    page = cast.auditor.go("/audit/")
    page.locator('form[action="/audit/verification"] button').click()
    expect(page.locator("main")).to_contain_text("NF:7")


def steps_of_the_day(cast: Cast) -> list:
    """Who took which step on the family's file."""
    worker = (
        *(CaseEvent.FILED, CaseEvent.OPENED, CaseEvent.SUBMITTED, CaseEvent.SEEN),
        *(AssessmentEvent.VISIT_RECORDED, AssessmentEvent.WRITTEN, AssessmentEvent.CHANGED, AssessmentEvent.SUBMITTED),
        *(AidEvent.REQUESTED, SharingEvent.CONSENT_RECORDED, ReferralEvent.PREPARED, ReferralEvent.SUBMITTED),
        *(ExportEvent.EXPORTED,),
    )
    supervisor = (
        *(CaseEvent.RETURNED, CaseEvent.APPROVED, AssessmentEvent.SEEN_FOR_DECISION, AssessmentEvent.APPROVED),
        *(AidEvent.APPROVED, ReferralEvent.RELEASED),
    )
    theirs = (ReferralEvent.FIRST_SEEN, ReferralEvent.ACCEPTED, ReferralEvent.SERVED, ReferralEvent.COMPLETED)
    return [
        *((cast.worker, event) for event in worker),
        *((cast.supervisor, event) for event in supervisor),
        (cast.second, AidEvent.HANDED_OVER),
        *((cast.theirs, event) for event in theirs),
    ]
