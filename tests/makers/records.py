"""One record of each kind that an address can hold, in one association: what the permission matrix knocks with."""

from __future__ import annotations

from collections.abc import Callable

from app.accounts.roles import Role
from cases.models import Case
from tests.makers.accounts import make_actor
from tests.makers.aid import fill_fund, hand_over, make_approved, make_team
from tests.makers.assessments import make_active_case
from tests.makers.referrals import Stage, make_draft, make_sent
from tests.makers.sharing import make_consent, make_memorandum

Values = dict[str, str]


def make_records(code: str) -> dict[str, Values]:
    """The values of an address's parameters, by the record kind that the permission table names."""
    return {kind: make(code) for kind, make in MAKERS.items()}


def _case(code: str) -> Values:
    return {"case_id": str(_active(code).id)}


def _consent(code: str) -> Values:
    worker = make_actor(Role.WORKER, code)
    return {"consent_id": str(make_consent(_active(code), worker).id)}


def _referral(code: str) -> Values:
    """One that was never sent, so that the other association knows nothing of it."""
    worker = make_actor(Role.WORKER, code)
    case = _active(code)
    stage = Stage(worker, make_actor(Role.SUPERVISOR, code), worker, case, make_consent(case, worker))
    return {"referral_id": str(make_draft(stage).id)}


def _incoming_referral(code: str) -> Values:
    """One that the other association sent to this one and that is in force."""
    partner = "AH" if code == "NF" else "NF"
    make_memorandum()
    worker, case = make_actor(Role.WORKER, partner), _active(partner)
    stage = Stage(worker, make_actor(Role.SUPERVISOR, partner), worker, case, make_consent(case, worker))
    return {"referral_id": str(make_sent(stage).id)}


def _aid_request(code: str) -> Values:
    team = make_team(code)
    fill_fund(team)
    request = make_approved(team)
    hand_over(team, request)
    return {"aid_request_id": str(request.id)}


def _active(code: str) -> Case:
    return make_active_case(make_actor(Role.WORKER, code), make_actor(Role.SUPERVISOR, code))


MAKERS: dict[str, Callable[[str], Values]] = {
    "case": _case,
    "consent": _consent,
    "referral": _referral,
    "incoming_referral": _incoming_referral,
    "aid_request": _aid_request,
}
