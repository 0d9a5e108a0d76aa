"""A referral from the first word to the outcome, on the operations."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app import clock
from app.accounts.roles import Role
from app.audit.models import AuditEntry, AuditSubject
from app.errors import NotAllowed, NotFound, RuleViolated
from app.transaction import transaction
from cases.sharing.operations import withdraw_consent
from referrals.catalogue import DeclineReason, Outcome
from referrals.conditions import is_open_to_receiver
from referrals.operations import (
    accept_referral,
    answer_information,
    ask_for_information,
    complete_referral,
    decline_referral,
    edit_referral,
    expire_referral,
    record_service,
    return_referral,
    see_referral,
    withdraw_referral,
)
from referrals.queries import View, incoming_referral, listed, visible_referral
from referrals.workflow import ReferralStatus
from tests.makers.accounts import make_actor
from tests.makers.referrals import make_accepted, make_draft, make_request, make_sent, make_stage, make_waiting

pytestmark = pytest.mark.usefixtures("unit", "frozen_clock")


def test_a_referral_lives_from_draft_to_outcome(unit):
    stage = make_stage()
    referral = make_sent(stage)

    with transaction():
        see_referral(referral, by=stage.theirs)
    with transaction():
        ask_for_information(referral, "هل يناسبهم المساء؟", by=stage.theirs)
    with transaction():
        answer_information(referral, "نعم، بعد المغرب", by=stage.worker)
    with transaction():
        accept_referral(referral, by=stage.theirs)
    with transaction():
        record_service(referral, "جلسة أسرية", clock.today(), "حضر الجميع", by=stage.theirs)
    with transaction():
        complete_referral(referral, Outcome.SERVED, "تحسّن الابن وعاد إلى المدرسة", by=stage.theirs)

    assert referral.status is ReferralStatus.COMPLETED
    assert referral.seen_at and referral.accepted_at and referral.first_service_at and referral.ended_at
    assert [message.words for message in referral.messages] == ["هل يناسبهم المساء؟", "نعم، بعد المغرب"]
    assert referral.outcome is Outcome.SERVED


def test_each_step_after_the_release_is_entered_in_both_chains_as_one_event(unit):
    stage = make_stage()
    referral = make_accepted(stage)

    about = (AuditSubject.kind == "referral", AuditSubject.subject_id == str(referral.id))
    entries = unit.execute(
        select(AuditEntry.chain, AuditEntry.action, AuditEntry.event_id)
        .join(AuditSubject, (AuditSubject.chain == AuditEntry.chain) & (AuditSubject.seq == AuditEntry.seq))
        .where(*about)
    ).all()
    events = {action: {} for _chain, action, _event in entries}
    for chain, action, event in entries:
        events[action][chain] = event

    assert set(events["referral.prepared"]) == set(events["referral.submitted"]) == {"NF"}
    for action in ("referral.released", "referral.accepted"):
        assert set(events[action]) == {"NF", "AH"}
        assert events[action]["NF"] == events[action]["AH"]


def test_every_step_names_the_family_in_the_senders_trail(unit):
    stage = make_stage()
    referral = make_accepted(stage)

    about = (AuditSubject.kind == "case", AuditSubject.subject_id == str(stage.case.id), AuditSubject.chain == "NF")
    actions = unit.scalars(
        select(AuditEntry.action)
        .join(AuditSubject, (AuditSubject.chain == AuditEntry.chain) & (AuditSubject.seq == AuditEntry.seq))
        .where(*about)
    ).all()

    assert {"consent.recorded", "referral.prepared", "referral.submitted"} <= set(actions)
    assert {"referral.released", "referral.accepted"} <= set(actions)
    assert referral.number.startswith("R-1448-")


def test_both_associations_number_from_one_series():
    stage = make_stage()
    first = make_draft(stage)
    theirs = make_actor(Role.WORKER, "AH")
    second_stage = make_stage()

    second = make_draft(second_stage)

    assert int(second.number[-6:]) == int(first.number[-6:]) + 1
    assert theirs.association_code == "AH"


def test_the_clocks_count_saudi_working_days(frozen_clock):
    """Released on Monday 23 November 2026: three working days end on Thursday, seven on Wednesday of the next week."""
    referral = make_sent(make_stage())

    assert referral.seen_due_on.isoformat() == "2026-11-26"
    assert referral.answer_due_on.isoformat() == "2026-12-02"


def test_a_packet_is_frozen_against_later_changes_of_the_file(unit):
    stage = make_stage()
    referral = make_sent(stage)
    before = referral.packet.content

    with transaction():
        stage.case.head.person.first_name = "مها"

    assert visible_referral(referral.id, stage.theirs).packet.content == before
    assert "مها" not in before


def test_the_receiver_finds_a_referral_only_after_its_release():
    stage = make_stage()
    waiting = make_waiting(stage)

    with pytest.raises(NotFound):
        visible_referral(waiting.id, stage.theirs)
    with pytest.raises(NotFound):
        incoming_referral(waiting.id, stage.theirs)
    assert listed(View.INCOMING, stage.theirs) == []


@pytest.mark.parametrize("end", ["consent", "withdrawal", "decline", "expiry"])
def test_what_was_sent_closes_at_once(end, frozen_clock):
    stage = make_stage()
    referral = make_sent(stage)
    assert is_open_to_receiver(referral)

    if end == "expiry":
        frozen_clock.shift(15 * 86_400)
    with transaction():
        if end == "consent":
            withdraw_consent(referral.consent, "غيّرت الأسرة رأيها", by=stage.worker)
        elif end == "withdrawal":
            withdraw_referral(referral, "لم تعد حاجة", by=stage.worker)
        elif end == "decline":
            decline_referral(referral, DeclineReason.NO_CAPACITY, "لا مقاعد الآن", by=stage.theirs)
        else:
            expire_referral(referral, by=stage.worker)

    assert not is_open_to_receiver(visible_referral(referral.id, stage.theirs))
    with pytest.raises(RuleViolated), transaction():
        accept_referral(referral, by=stage.theirs)


def test_the_end_of_the_consents_time_closes_what_was_sent(frozen_clock):
    stage = make_stage()
    referral = make_accepted(stage)

    frozen_clock.shift(181 * 86_400)

    assert not is_open_to_receiver(referral)


def test_nobody_ends_a_referral_as_unanswered_before_its_last_day():
    stage = make_stage()
    referral = make_sent(stage)

    with pytest.raises(RuleViolated), transaction():
        expire_referral(referral, by=stage.worker)

    assert referral.status is ReferralStatus.SENT


def test_a_served_outcome_needs_a_recorded_service():
    stage = make_stage()
    referral = make_accepted(stage)

    with pytest.raises(RuleViolated) as refusal, transaction():
        complete_referral(referral, Outcome.SERVED, "تم", by=stage.theirs)

    assert refusal.value.field == "outcome"
    assert referral.status is ReferralStatus.ACCEPTED


def test_a_returned_referral_is_a_draft_again_with_the_supervisors_words():
    stage = make_stage()
    referral = make_waiting(stage)

    with transaction():
        return_referral(referral, "اختصر السبب", by=stage.supervisor)
    with transaction():
        edit_referral(referral, make_request(stage, reason="سبب أقصر"), referral.version, by=stage.worker)

    assert referral.status is ReferralStatus.DRAFT
    assert referral.reason == "سبب أقصر"
    assert referral.messages[-1].words == "اختصر السبب"


def test_the_second_of_two_editors_is_told_and_nothing_is_lost():
    stage = make_stage()
    referral = make_draft(stage)
    seen = referral.version
    with transaction():
        edit_referral(referral, make_request(stage, reason="نص الأولى"), seen, by=stage.worker)

    with pytest.raises(RuleViolated), transaction():
        edit_referral(referral, make_request(stage, reason="نص الثانية"), seen, by=stage.worker)

    assert referral.reason == "نص الأولى"


@pytest.mark.parametrize("step", [accept_referral, see_referral])
def test_only_the_receivers_workers_answer(step):
    stage = make_stage()
    referral = make_sent(stage)

    with pytest.raises(NotAllowed), transaction():
        step(referral, by=stage.worker)


def test_only_the_first_look_of_the_receiver_counts(frozen_clock):
    stage = make_stage()
    referral = make_sent(stage)
    with transaction():
        see_referral(referral, by=stage.theirs)
    first = referral.seen_at

    frozen_clock.shift(3600)
    colleague = make_actor(Role.WORKER, "AH")
    with transaction():
        see_referral(referral, by=colleague)

    assert referral.seen_at == first
    assert referral.seen_by == stage.theirs.user_id
