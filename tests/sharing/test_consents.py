"""Consents and the memorandum: who may, what is refused, what the other rooms are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.accounts.queries import association_by_code
from app.accounts.roles import Role
from app.audit.models import AuditEntry
from app.errors import NotAllowed, RuleViolated
from app.transaction import transaction
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.operations import enter_memorandum, record_consent, withdraw_consent
from cases.sharing.queries import (
    consent_covering,
    identity_key,
    may_check_double_aid,
    may_share,
    memorandum_in_force,
    outside_scope,
)
from tests.makers.accounts import make_actor
from tests.makers.cases import make_case
from tests.makers.sharing import make_agreement, make_consent, make_memorandum

pytestmark = pytest.mark.usefixtures("unit", "frozen_clock")


def ids() -> tuple:
    return association_by_code("NF").id, association_by_code("AH").id


def test_a_memorandum_holds_from_its_first_day_to_its_last():
    today = clock.today()
    made = make_memorandum(starts_on=today, ends_on=today + timedelta(days=9))

    assert memorandum_in_force(today).id == made.id
    assert memorandum_in_force(today + timedelta(days=9)).id == made.id
    assert memorandum_in_force(today - timedelta(days=1)) is None
    assert memorandum_in_force(today + timedelta(days=10)) is None


def test_a_clause_is_for_one_purpose_one_section_and_one_direction():
    naf, centres = ids()
    make_memorandum(without=(Purpose.AID, Section.HEALTH), directions=(("NF", "AH"),))
    today = clock.today()

    assert may_share(Purpose.AID, Section.INCOME, naf, centres, today)
    assert not may_share(Purpose.AID, Section.HEALTH, naf, centres, today)
    assert not may_share(Purpose.AID, Section.INCOME, centres, naf, today)


def test_double_aid_is_checked_only_when_both_sides_agreed():
    today = clock.today()
    make_memorandum(directions=(("NF", "AH"),))
    one_sided = may_check_double_aid(today)
    make_memorandum(starts_on=today)

    assert not one_sided
    assert may_check_double_aid(today)
    assert not may_check_double_aid(today + timedelta(days=701))


def test_an_administrator_of_either_side_enters_it_and_both_trails_tell(unit):
    make_memorandum()

    entries = unit.execute(
        select(AuditEntry.chain, AuditEntry.event_id).where(AuditEntry.action == "memorandum.entered")
    ).all()

    assert {chain for chain, _event in entries} == {"NF", "AH"}
    assert len({event for _chain, event in entries}) == 1


@pytest.mark.parametrize("role", [Role.WORKER, Role.SUPERVISOR, Role.AUDITOR])
def test_nobody_but_an_administrator_enters_a_memorandum(role):
    by = make_actor(role, "NF")

    with pytest.raises(NotAllowed), transaction():
        enter_memorandum(None, by=by)

    assert memorandum_in_force(clock.today()) is None


def test_a_consent_covers_its_purpose_while_it_holds(frozen_clock):
    worker = make_actor()
    case = make_case(worker)
    consent = make_consent(case, worker)
    today = clock.today()

    assert consent_covering(case, Purpose.FAMILY_CONSULTATION, today).id == consent.id
    assert consent_covering(case, Purpose.AID, today) is None
    assert consent_covering(case, Purpose.FAMILY_CONSULTATION, today + timedelta(days=181)) is None


def test_a_withdrawn_consent_covers_nothing_and_stays_as_it_was():
    worker = make_actor()
    case = make_case(worker)
    consent = make_consent(case, worker)
    with transaction():
        withdraw_consent(consent, "غيّرت الأسرة رأيها", by=worker)

    assert consent_covering(case, Purpose.FAMILY_CONSULTATION, clock.today()) is None
    assert consent.withdrawn_at == clock.now()
    assert consent.sections == frozenset(Section)


def test_a_consent_is_withdrawn_once():
    worker = make_actor()
    consent = make_consent(make_case(worker), worker)
    with transaction():
        withdraw_consent(consent, "غيّرت الأسرة رأيها", by=worker)

    with pytest.raises(RuleViolated), transaction():
        withdraw_consent(consent, "مرة أخرى", by=worker)

    assert consent.withdrawal.reason == "غيّرت الأسرة رأيها"


@pytest.mark.parametrize(
    ("field", "days"), [("taken_on", {"taken_on": 1}), ("ends_on", {"ends_on": -1}), ("ends_on", {"ends_on": 400})]
)
def test_a_consents_days_must_be_possible(field, days):
    worker = make_actor()
    case = make_case(worker)
    typed = {name: clock.today() + timedelta(days=offset) for name, offset in days.items()}
    agreement = make_agreement(worker, **typed)

    with pytest.raises(RuleViolated) as refusal, transaction():
        record_consent(case, agreement, by=worker)

    assert refusal.value.field == field
    assert consent_covering(case, Purpose.FAMILY_CONSULTATION, clock.today()) is None


def test_a_consent_is_taken_by_a_colleague():
    worker, stranger = make_actor(), make_actor(Role.WORKER, "AH")
    case = make_case(worker)
    agreement = make_agreement(worker, taken_by=stranger.user_id)

    with pytest.raises(RuleViolated) as refusal, transaction():
        record_consent(case, agreement, by=worker)

    assert refusal.value.field == "taken_by"


def test_another_associations_worker_records_no_consent():
    worker, stranger = make_actor(), make_actor(Role.WORKER, "AH")
    case = make_case(worker)
    agreement = make_agreement(stranger)

    with pytest.raises(NotAllowed), transaction():
        record_consent(case, agreement, by=stranger)


def test_a_family_is_in_scope_only_in_jeddah():
    case = make_case(make_actor())
    inside = outside_scope(case)
    with transaction():
        case.residence.district = "outside"

    assert not inside
    assert outside_scope(case)


def test_the_same_number_has_the_same_key_for_both_associations_and_another_kind_has_not():
    assert identity_key("national", "1000000016") == identity_key("national", "1000000016")
    assert identity_key("national", "1000000016") != identity_key("iqama", "1000000016")
