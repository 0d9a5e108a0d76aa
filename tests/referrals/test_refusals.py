"""Nothing leaves the house without consent, memorandum, scope and a second person: by operation and by raw SQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.roles import Role
from app.errors import NotAllowed, RuleViolated
from app.transaction import transaction
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.operations import withdraw_consent
from referrals.models import Referral
from referrals.operations import release_referral, submit_referral
from referrals.workflow import ReferralStatus
from tests.makers.accounts import make_actor
from tests.makers.referrals import USUAL, make_draft, make_sent, make_stage, make_waiting
from tests.makers.sharing import make_consent, make_memorandum

pytestmark = pytest.mark.usefixtures("unit", "frozen_clock")


def refused(referral: Referral, by) -> str:
    """The words with which a release was refused; nothing left the house."""
    with pytest.raises(RuleViolated) as refusal, transaction():
        release_referral(referral, by=by)
    assert referral.status is ReferralStatus.AWAITING_RELEASE
    assert referral.packets == []
    return str(refusal.value.words)


def test_a_complete_referral_is_released():
    stage = make_stage()

    assert make_sent(stage).status is ReferralStatus.SENT


def test_a_referral_without_consent_is_not_sent():
    stage = make_stage()
    referral = make_draft(stage, consent=None)

    with pytest.raises(RuleViolated) as refusal, transaction():
        submit_referral(referral, by=stage.worker)

    assert "لا توجد موافقة" in str(refusal.value.words)
    assert referral.status is ReferralStatus.DRAFT


def test_a_section_that_the_consent_lacks_is_named():
    stage = make_stage(consent={"sections": USUAL})
    referral = make_draft(stage, sections=USUAL | {Section.HEALTH})

    with pytest.raises(RuleViolated) as refusal, transaction():
        submit_referral(referral, by=stage.worker)

    assert str(refusal.value.words) == "لا توجد موافقة تغطي قسم «الصحة». خذ موافقة الأسرة أو احذف القسم."
    assert refusal.value.field == "sections"


def test_a_consent_for_another_purpose_is_no_consent():
    stage = make_stage(consent={"purpose": Purpose.AID})

    with pytest.raises(RuleViolated) as refusal:
        make_draft(stage)

    assert refusal.value.field == "consent"


def test_the_consent_of_another_family_is_no_consent():
    stage, other = make_stage(), make_stage()

    with pytest.raises(RuleViolated):
        make_draft(stage, consent=other.consent)


def test_a_withdrawn_consent_stops_the_release():
    stage = make_stage()
    referral = make_waiting(stage)
    with transaction():
        withdraw_consent(referral.consent, "غيّرت رأيها", by=stage.worker)

    assert "سحبت الأسرة" in refused(referral, stage.supervisor)


def test_an_ended_consent_stops_the_release(frozen_clock):
    stage = make_stage(consent={"ends_on": clock.today() + timedelta(days=2)})
    referral = make_waiting(stage)

    frozen_clock.shift(3 * 86_400)

    assert "انتهت" in refused(referral, stage.supervisor)


def test_a_memorandum_that_ended_stops_the_release(frozen_clock):
    stage = make_stage(consent={"ends_on": clock.today() + timedelta(days=366)})
    referral = make_waiting(stage)

    frozen_clock.shift(701 * 86_400)

    assert "مذكرة سارية" in refused(referral, stage.supervisor)


def test_a_section_outside_the_memorandum_is_named():
    stage = make_stage()
    referral = make_waiting(stage, sections=USUAL | {Section.INCOME})
    make_memorandum(starts_on=clock.today(), without=(Purpose.FAMILY_CONSULTATION, Section.INCOME))

    assert "الدخل والالتزامات" in refused(referral, stage.supervisor)


def test_a_clause_of_the_other_direction_permits_nothing():
    stage = make_stage()
    referral = make_waiting(stage)
    make_memorandum(starts_on=clock.today(), directions=(("AH", "NF"),))

    assert "المذكرة" in refused(referral, stage.supervisor)


def test_a_family_outside_jeddah_is_not_referred():
    stage = make_stage()
    referral = make_waiting(stage)
    with transaction():
        stage.case.residence.district = "outside"

    assert "محافظة جدة" in refused(referral, stage.supervisor)


def test_a_referral_without_any_section_is_not_sent():
    stage = make_stage()
    referral = make_draft(stage, sections=frozenset())

    with pytest.raises(RuleViolated), transaction():
        submit_referral(referral, by=stage.worker)


def test_a_supervisor_cannot_release_what_they_prepared():
    stage = make_stage()
    referral = make_waiting(stage)
    with transaction():
        referral.prepared_by = stage.supervisor.user_id

    with pytest.raises(NotAllowed), transaction():
        release_referral(referral, by=stage.supervisor)

    assert referral.status is ReferralStatus.AWAITING_RELEASE


def test_a_supervisor_of_the_other_association_releases_nothing():
    stage = make_stage()
    referral = make_waiting(stage)

    stranger = make_actor(Role.SUPERVISOR, "AH")

    with pytest.raises(NotAllowed), transaction():
        release_referral(referral, by=stranger)

    assert referral.status is ReferralStatus.AWAITING_RELEASE


def test_danger_to_life_lets_a_supervisor_release_without_consent():
    stage = make_stage()
    referral = make_waiting(stage)
    with transaction():
        withdraw_consent(referral.consent, "غيّرت رأيها", by=stage.worker)

    with transaction():
        release_referral(referral, "الابن يهدد بإيذاء نفسه الليلة", by=stage.supervisor)

    assert referral.status is ReferralStatus.SENT
    assert referral.consent_id is None
    assert all(part.is_emergency for part in referral.packet.parts)


def set_by_hand(unit, referral: Referral, **values: object) -> None:
    """UPDATE with raw SQL, as somebody at the database would."""
    names = ", ".join(f"{name} = :{name}" for name in values)
    is_sqlite = unit.get_bind().dialect.name == "sqlite"
    told = {name: (str(v).replace("-", "") if is_sqlite and hasattr(v, "hex") else v) for name, v in values.items()}
    told["id"] = referral.id.hex if is_sqlite else referral.id
    with transaction():
        unit.execute(text(f"UPDATE referrals SET {names} WHERE id = :id"), told)


def test_raw_sql_releases_what_another_person_releases(unit):
    stage = make_stage()
    referral = make_waiting(stage)

    set_by_hand(unit, referral, status="sent", released_by=stage.supervisor.user_id, released_at=clock.now())

    assert referral.status is ReferralStatus.SENT


def test_raw_sql_cannot_release_by_the_preparer(unit):
    stage = make_stage()
    referral = make_waiting(stage)

    with pytest.raises(IntegrityError):
        set_by_hand(unit, referral, status="sent", released_by=stage.worker.user_id, released_at=clock.now())


def test_raw_sql_cannot_release_by_the_last_editor(unit):
    stage = make_stage()
    referral = make_waiting(stage)
    colleague = make_actor(Role.WORKER, "NF")
    set_by_hand(unit, referral, last_edited_by=colleague.user_id)

    with pytest.raises(IntegrityError):
        set_by_hand(unit, referral, status="sent", released_by=colleague.user_id, released_at=clock.now())


def test_raw_sql_cannot_send_without_a_releaser(unit):
    stage = make_stage()
    referral = make_waiting(stage)

    with pytest.raises(IntegrityError):
        set_by_hand(unit, referral, status="sent")


def test_raw_sql_cannot_send_without_consent(unit):
    stage = make_stage()
    referral = make_waiting(stage)
    set_by_hand(unit, referral, consent_id=None)

    with pytest.raises(IntegrityError):
        set_by_hand(unit, referral, status="sent", released_by=stage.supervisor.user_id, released_at=clock.now())


def test_raw_sql_cannot_use_a_consent_of_another_purpose(unit):
    stage = make_stage()
    referral = make_waiting(stage)
    other = make_consent(stage.case, stage.worker, purpose=Purpose.AID)

    with pytest.raises(IntegrityError):
        set_by_hand(unit, referral, consent_id=other.id)


def test_raw_sql_cannot_add_an_unconsented_section_to_a_packet(unit):
    stage = make_stage(consent={"sections": USUAL})
    referral = make_sent(stage)
    is_sqlite = unit.get_bind().dialect.name == "sqlite"
    keys = {
        "packet": referral.packet.id.hex if is_sqlite else referral.packet.id,
        "consent": referral.consent_id.hex if is_sqlite else referral.consent_id,
    }
    add = (
        "INSERT INTO packet_sections (packet_id, section, consent_id, is_emergency) VALUES (:packet, 'health', {}, {})"
    )

    with pytest.raises(IntegrityError), transaction():
        unit.execute(text(add.format(":consent", "FALSE")), keys)
    with pytest.raises(IntegrityError), transaction():
        unit.execute(text(add.format("NULL", "FALSE")), {"packet": keys["packet"]})
