"""Pages of referrals and consents through the front door."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.roles import Role
from app.audit.models import AuditEntry
from app.transaction import transaction
from cases.sharing.models import Consent, Memorandum
from referrals.models import Referral
from referrals.workflow import ReferralStatus
from tests.makers.accounts import csrf_token, make_actor, post, sign_in
from tests.makers.referrals import Stage, make_accepted, make_draft, make_sent, make_stage, make_waiting

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def stage(unit) -> Stage:
    return make_stage()


def refusals(unit) -> int:
    return unit.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "step.refused")) or 0


def typed_day(name: str) -> dict[str, str]:
    today = clock.today()
    return {
        f"{name}-day": str(today.day),
        f"{name}-month": f"g{today.month}",
        f"{name}-year": str(today.year),
        f"{name}-calendar": "gregorian",
    }


def request_form(**cares: object) -> dict[str, object]:
    return {
        "purpose": "family_consultation",
        "service": "جلسة أسرية",
        "reason": "الابن انقطع عن المدرسة",
        "consent": "none",
        **cares,
    }


def new_consent(by) -> dict[str, object]:
    return {
        "new_consent-sections": ["basic", "members"],
        **typed_day("new_consent-taken_on"),
        "new_consent-taken_by": str(by.user_id),
        "new_consent-method": "signed_form",
        "new_consent-evidence": "الملف الورقي، صفحة 3",
        "new_consent-ends_on-day": "1",
        "new_consent-ends_on-month": "h12",
        "new_consent-ends_on-year": "1448",
        "new_consent-ends_on-calendar": "hijri",
    }


def test_a_referral_begins_with_a_consent_recorded_on_the_same_page(client, stage, unit):
    sign_in(client, stage.worker)

    answer = post(
        client,
        f"/cases/{stage.case.id}/referrals/new",
        request_form(consent="new", **new_consent(stage.worker)),
    )

    unit.rollback()
    referral = unit.scalars(select(Referral)).one()
    assert answer.location == f"/referrals/{referral.id}/draft"
    assert referral.chosen == ["basic", "members"]
    assert unit.get(Consent, referral.consent_id).evidence == "الملف الورقي، صفحة 3"


def test_a_new_consent_that_lacks_its_proof_is_told_beside_the_field(client, stage, unit):
    sign_in(client, stage.worker)
    typed = {**new_consent(stage.worker), "new_consent-evidence": ""}

    answer = post(client, f"/cases/{stage.case.id}/referrals/new", request_form(consent="new", **typed))

    assert answer.status_code == 200
    assert 'id="new_consent-evidence-e"' in answer.text
    assert "الابن انقطع عن المدرسة" in answer.text
    assert unit.scalar(select(func.count()).select_from(Referral)) == 0


def test_a_draft_is_sent_from_its_page_and_the_other_parts_follow(client, stage, unit):
    referral = make_draft(stage)
    sign_in(client, stage.worker)
    form = {
        "service": "جلسة أسرية",
        "reason": "سبب أوضح",
        "consent": str(stage.consent.id),
        "sections": ["basic", "needs"],
        "version": "1",
        "then": "submit",
    }

    answer = post(client, f"/referrals/{referral.id}/draft", form)

    assert answer.location == f"/referrals/{referral.id}"
    unit.rollback()
    assert referral.status is ReferralStatus.AWAITING_RELEASE
    assert referral.chosen == ["basic", "needs"]


def test_sending_without_consent_is_refused_beside_the_sections_and_entered_once(client, stage, unit):
    referral = make_draft(stage)
    sign_in(client, stage.worker)
    form = {"service": "جلسة", "reason": "سبب", "consent": "none", "sections": ["basic"], "version": "1"}
    before = refusals(unit)

    answer = post(client, f"/referrals/{referral.id}/draft", {**form, "then": "submit"})

    unit.rollback()
    assert "لا توجد موافقة مسجّلة" in answer.text
    assert referral.status is ReferralStatus.DRAFT
    assert referral.consent_id == stage.consent.id
    assert refusals(unit) == before + 1


def test_the_draft_says_why_a_section_cannot_be_sent(client, unit):
    stage = make_stage(consent={"sections": frozenset()})
    referral = make_draft(stage, sections=frozenset())
    sign_in(client, stage.worker)

    page = client.get(f"/referrals/{referral.id}/draft").text

    assert "لم توافق الأسرة" in page
    assert re.search(r'value="health"[^>]* disabled', page)


def test_the_supervisor_releases_and_the_receiver_answers_through_the_pages(client, app, stage, unit):
    referral = make_waiting(stage)
    address = f"/referrals/{referral.id}"
    sign_in(client, stage.supervisor)
    post(client, f"{address}/release", form=address)
    theirs = sign_in(app.test_client(), stage.theirs)
    theirs.get(address)
    post(theirs, f"{address}/question", {"question": "هل يناسبهم المساء؟"}, form=address)
    ours = sign_in(app.test_client(), stage.worker)
    post(ours, f"{address}/answer", {"answer": "نعم"}, form=address)
    post(theirs, f"{address}/acceptance", form=address)
    service = {"kind": "جلسة أسرية", "service_words": "حضروا", **typed_day("given_on")}
    post(theirs, f"{address}/services", service, form=address)
    post(theirs, f"{address}/outcome", {"outcome": "served", "outcome_words": "تحسّن الابن"}, form=address)

    unit.rollback()
    page = ours.get(address).text

    assert referral.status is ReferralStatus.COMPLETED
    assert referral.seen_by == stage.theirs.user_id
    for words in ("تحسّن الابن", "جلسة أسرية", "هل يناسبهم المساء؟"):
        assert words in page


def test_a_decline_without_a_reason_is_told_beside_the_field_and_nothing_changes(client, stage, unit):
    referral = make_sent(stage)
    sign_in(client, stage.theirs)

    answer = post(client, f"/referrals/{referral.id}/decline", {"decline_words": "لا"}, form="/referrals/")

    unit.rollback()
    assert 'id="decline_reason-e"' in answer.text
    assert referral.status is ReferralStatus.SENT


def test_the_preparers_own_attempt_to_release_is_refused_with_words(client, stage, unit):
    referral = make_waiting(stage)
    both = stage.supervisor
    with transaction():
        referral.prepared_by = both.user_id
    sign_in(client, both)

    page = client.get(f"/referrals/{referral.id}").text
    answer = post(client, f"/referrals/{referral.id}/release", form="/referrals/")

    assert "اعتمد إرسال الإحالة" not in page
    assert answer.status_code == 403
    assert "لا يعتمد الإحالة من أعدّها" in answer.text


@pytest.mark.parametrize("view", ["incoming", "outgoing", "ended"])
def test_each_list_opens_in_both_languages(client, stage, view):
    make_accepted(stage)
    sign_in(client, stage.worker)
    for locale, direction in (("ar", "rtl"), ("en", "ltr")):
        client.set_cookie("wasl-locale", locale)

        page = client.get(f"/referrals/?view={view}")

        assert f'<html lang="{locale}" dir="{direction}"' in page.text


def test_the_bar_counts_what_waits(client, stage):
    make_sent(stage)
    sign_in(client, stage.theirs)

    bar = client.get("/referrals/").text.partition('<nav class="nav"')[2].partition("</nav>")[0]

    assert re.search(r"الإحالات.*?<bdi dir=\"ltr\">1</bdi>", bar, re.S)


def test_the_familys_page_shows_its_referrals_and_consents(client, stage):
    referral = make_sent(stage)
    sign_in(client, stage.worker)

    page = client.get(f"/cases/{stage.case.id}").text

    assert referral.number in page
    assert "موافقات الأسرة" in page


def test_the_withdrawal_of_a_consent_needs_its_words(client, stage, unit):
    sign_in(client, stage.worker)
    address = f"/consents/{stage.consent.id}/withdrawal"

    first = post(client, address, {"reason": ""})
    second = post(client, address, {"reason": "غيّرت الأسرة رأيها"})

    unit.rollback()
    assert 'id="reason-e"' in first.text
    assert second.status_code == 302
    assert stage.consent.withdrawal.reason == "غيّرت الأسرة رأيها"


def test_an_administrator_enters_a_memorandum_and_everybody_reads_it(client, app, unit):
    administrator, worker = make_actor(Role.ADMINISTRATOR, "AH"), make_actor(Role.WORKER, "NF")
    sign_in(client, administrator)
    days = {**typed_day("signed_on"), **typed_day("starts_on"), **typed_day("ends_on"), "ends_on-year": "2029"}
    texts = {"title": "مذكرة عمل مشترك", "first_contact": "هدى", "second_contact": "عبدالله"}

    answer = post(client, "/memorandum/new", {**texts, **days, "clauses": ["out:aid:basic", "in:aid:needs"]})

    assert answer.status_code == 302
    unit.rollback()
    made = unit.scalars(select(Memorandum)).one()
    assert {(clause.purpose.value, clause.section.value) for clause in made.clauses} == {
        ("aid", "basic"),
        ("aid", "needs"),
    }
    assert "مذكرة عمل مشترك" in sign_in(app.test_client(), worker).get("/memorandum").text


def test_a_worker_enters_no_memorandum(client, unit):
    sign_in(client, make_actor(Role.WORKER, "NF"))
    token = csrf_token(client, "/memorandum")

    answer = client.post("/memorandum/new", data={"csrf_token": token})

    assert answer.status_code == 403
    assert unit.scalar(select(func.count()).select_from(Memorandum)) == 0
