"""The receiver sees exactly the shared sections: nothing else on any page, in any list, in search or trail."""

from __future__ import annotations

import pytest
from flask import Flask

from app.accounts.roles import Role
from app.identifiers import demo_mobile, demo_national_id
from app.transaction import transaction
from cases.catalogue import HealthStatus
from cases.sharing.catalogue import Section
from cases.sharing.operations import withdraw_consent
from referrals.operations import ask_for_information, release_referral, return_referral, submit_referral
from tests.makers.accounts import csrf_token, make_actor, post, sign_in
from tests.makers.cases import make_child, make_family, make_person
from tests.makers.referrals import Stage, make_stage, make_waiting

pytestmark = pytest.mark.usefixtures("frozen_clock")

HEAD_ID, CHILD_ID = demo_national_id(771_001), demo_national_id(771_002)
MOBILE = demo_mobile(771_003)
SHARED = frozenset({Section.BASIC, Section.NEEDS})
HEALTH_NOTE = "فشل كلوي وغسيل ثلاث مرات"
SECRETS = {
    "the head's ID": HEAD_ID,
    "the child's ID": CHILD_ID,
    "the child's name": "غيداء",
    "the street": "شارع الأمير سلطان",
    "the building": "2929",
    "the short address": "JDAA2929",
    "the health note": HEALTH_NOTE,
    "the health status": "مرض مزمن",
    "the income": "2,360",
    "the rent": "18,000",
    "the opinion": "أسرة أيتام بلا عائل",
    "the kind of home": "شقة",
    "the supervisor's private words": "اختصر السبب قبل أن تخرج",
}
"""What the file and its study say and the consent does not cover."""


@pytest.fixture
def stage(unit) -> Stage:
    family = make_family(
        head=make_person(id_number=HEAD_ID),
        members=(make_child("غيداء أحمد سالم القحطاني", id_number=CHILD_ID, health_status=HealthStatus.CHRONIC),),
        mobile=MOBILE,
    )
    made = make_stage(consent={"sections": SHARED}, family=family)
    with transaction():
        made.case.head.person.health_note = HEALTH_NOTE
    return made


@pytest.fixture
def referral(stage: Stage):
    """Sent after the supervisor returned it once, with private words."""
    waiting = make_waiting(stage, sections=SHARED)
    with transaction():
        return_referral(waiting, SECRETS["the supervisor's private words"], by=stage.supervisor)
    with transaction():
        submit_referral(waiting, by=stage.worker)
    with transaction():
        release_referral(waiting, by=stage.supervisor)
    return waiting


def addresses(app: Flask, case_id: object, referral_id: object, consent_id: object) -> list[str]:
    """Every address of the house that answers GET, with the sender's records where it names one."""
    records = {"case_id": case_id, "referral_id": referral_id, "consent_id": consent_id}
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static" or set(rule.arguments) - set(records):
            continue
        parts = {name: records[name] for name in rule.arguments}
        with app.test_request_context():
            found.append(app.url_map.bind("localhost").build(rule.endpoint, parts))
    more = [f"/cases/?q={word}" for word in ("غيداء", "نورة القحطاني", HEAD_ID, CHILD_ID, MOBILE)]
    return [*found, *more, *[f"/referrals/?view={view}" for view in ("incoming", "outgoing", "ended")]]


@pytest.mark.parametrize("role", [Role.WORKER, Role.SUPERVISOR, Role.AUDITOR])
def test_no_page_of_the_receiver_holds_what_was_not_shared(app, client, stage, referral, role):
    by = make_actor(role, "AH")
    case_id, consent_id = stage.case.id, referral.consent_id
    sign_in(client, by)
    told = []

    for address in addresses(app, case_id, referral.id, consent_id):
        if "sign" in address or "language" in address:
            continue
        answer = client.get(address)
        text = answer.get_data(as_text=True) if not answer.is_streamed else ""
        typed = address.partition("?q=")[2]
        told += [f"{what} at {address}" for what, secret in SECRETS.items() if secret in text and secret != typed]

    assert told == []


def test_the_receivers_page_holds_what_was_shared(client, stage, referral):
    sign_in(client, stage.theirs)

    page = client.get(f"/referrals/{referral.id}").text

    for shared in ("نورة سعد محمد القحطاني", "الابن انقطع عن المدرسة", "جلسة أسرية للأم وأبنائها", "قبول الإحالة"):
        assert shared in page
    assert stage.case.number not in page


def test_the_senders_page_names_what_is_kept_back(client, stage, referral):
    sign_in(client, stage.worker)

    page = client.get(f"/referrals/{referral.id}").text

    assert "لا تُرسل" in page
    assert "الصحة" in page


def test_a_search_of_the_receiver_finds_no_family_of_the_sender(client, stage, referral):
    sign_in(client, stage.theirs)

    page = client.get("/cases/?q=القحطاني").text

    assert stage.case.number not in page


def test_after_the_consent_was_withdrawn_the_page_says_so_and_nothing_more(client, stage, referral):
    sign_in(client, stage.theirs)
    client.get(f"/referrals/{referral.id}")
    with transaction():
        ask_for_information(referral, "هل يناسبهم المساء؟", by=stage.theirs)
    with transaction():
        withdraw_consent(referral.consent, "غيّرت الأسرة رأيها", by=stage.worker)

    page = client.get(f"/referrals/{referral.id}").text
    inbox = client.get("/referrals/").text

    assert "سحبت الأسرة موافقتها" in page
    for secret in ("القحطاني", "المدرسة", "جلسة أسرية", "المساء", "غيّرت الأسرة رأيها", "صفحة 3"):
        assert secret not in page
    assert referral.number in inbox
    assert "القحطاني" not in inbox


def test_a_referral_that_was_not_released_does_not_exist_for_the_other_side(client, stage):
    waiting = make_waiting(stage, sections=SHARED)
    sign_in(client, stage.theirs)

    answer = client.get(f"/referrals/{waiting.id}")

    assert answer.status_code == 404
    assert waiting.number not in client.get("/referrals/").text


@pytest.mark.parametrize("door", ["release", "return", "answer", "withdrawal", "expiry"])
def test_the_senders_doors_do_not_exist_for_the_receiver(client, stage, referral, door):
    both = make_actor(Role.SUPERVISOR if door in ("release", "return") else Role.WORKER, "AH")
    sign_in(client, both)
    token = csrf_token(client, "/referrals/")

    answer = client.post(f"/referrals/{referral.id}/{door}", data={"csrf_token": token})

    assert answer.status_code == 404


@pytest.mark.parametrize("door", ["acceptance", "question", "decline", "services", "outcome"])
def test_the_receivers_doors_do_not_exist_for_the_sender(client, stage, referral, door):
    sign_in(client, stage.worker)

    answer = post(client, f"/referrals/{referral.id}/{door}", form="/referrals/")

    assert answer.status_code == 404
