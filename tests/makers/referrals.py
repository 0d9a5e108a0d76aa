"""Referrals for tests, in whatever state the test begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.accounts.actor import Actor
from app.accounts.roles import Role
from app.transaction import transaction
from cases.models import Case
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Consent
from referrals.models import Referral
from referrals.operations import Request, accept_referral, prepare_referral, release_referral, submit_referral
from tests.makers.accounts import make_actor
from tests.makers.assessments import make_active_case
from tests.makers.sharing import make_consent, make_memorandum

USUAL = frozenset({Section.BASIC, Section.MEMBERS, Section.NEEDS})


@dataclass
class Stage:
    """The people of a referral from NF to AH, a family of NF, and its consent."""

    worker: Actor
    supervisor: Actor
    theirs: Actor
    case: Case
    consent: Consent | None


def make_stage(*, consent: dict[str, Any] | None = None, **family: Any) -> Stage:
    """A memorandum in force, an active family of NF with its consent, and the people of both sides."""
    make_memorandum()
    worker, supervisor = make_actor(Role.WORKER, "NF"), make_actor(Role.SUPERVISOR, "NF")
    case = make_active_case(worker, supervisor, **family)
    return Stage(worker, supervisor, make_actor(Role.WORKER, "AH"), case, make_consent(case, worker, **(consent or {})))


def make_request(stage: Stage, **cares: Any) -> Request:
    """A family consultation with the usual sections."""
    request = {
        "purpose": Purpose.FAMILY_CONSULTATION,
        "service": "جلسة أسرية للأم وأبنائها",
        "reason": "الابن انقطع عن المدرسة أسبوعين بعد وفاة والده",
        "sections": USUAL,
        "consent": stage.consent,
    }
    return Request(**{**request, **cares})


def make_draft(stage: Stage, **cares: Any) -> Referral:
    with transaction():
        return prepare_referral(stage.case, make_request(stage, **cares), by=stage.worker)


def make_waiting(stage: Stage, **cares: Any) -> Referral:
    """A referral that waits for a supervisor."""
    referral = make_draft(stage, **cares)
    with transaction():
        submit_referral(referral, by=stage.worker)
    return referral


def make_sent(stage: Stage, **cares: Any) -> Referral:
    """A referral that the other association may read."""
    referral = make_waiting(stage, **cares)
    with transaction():
        release_referral(referral, by=stage.supervisor)
    return referral


def make_accepted(stage: Stage, **cares: Any) -> Referral:
    referral = make_sent(stage, **cares)
    with transaction():
        accept_referral(referral, by=stage.theirs)
    return referral
