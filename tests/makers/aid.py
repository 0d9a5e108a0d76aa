"""Aid for tests: people of one association, a filled fund, requests and what became of them."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.accounts.actor import Actor
from app.accounts.queries import association_by_code
from app.accounts.roles import Role
from app.database import session
from app.dates import period_month
from app.transaction import transaction
from cases.aid.catalogue import Proof
from cases.aid.funds.models import Fund
from cases.aid.funds.operations import receive_into_fund
from cases.aid.hand_overs import Handing
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest, Decision, HandOver
from cases.aid.operations import approve_aid, hand_over_aid, request_aid
from cases.aid.rules import Wanted
from cases.aid.steps import Ruling
from cases.models import Case
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Memorandum
from cases.sharing.operations import Treaty, enter_memorandum
from tests.makers.accounts import make_actor
from tests.makers.assessments import make_active_case

RENT = 3_000_00
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Team:
    """Everybody whom aid needs in one association."""

    worker: Actor
    second_worker: Actor
    supervisor: Actor
    second_supervisor: Actor
    administrator: Actor


def make_team(code: str = "NF") -> Team:
    workers = [make_actor(Role.WORKER, code) for _ in range(2)]
    supervisors = [make_actor(Role.SUPERVISOR, code) for _ in range(2)]
    return Team(*workers, *supervisors, make_actor(Role.ADMINISTRATOR, code))


def new_key() -> str:
    """A form's idempotency key, never used before."""
    return uuid.uuid4().hex


def kind_named(code: str = "rent") -> AidKind:
    return session.scalars(select(AidKind).where(AidKind.code == code)).one()


def fund_named(code: str = "zakat", association: str = "NF") -> Fund:
    association_id = association_by_code(association).id
    return session.scalars(select(Fund).where(Fund.code == code, Fund.association_id == association_id)).one()


def fill_fund(team: Team, amount: int = 100_000_00, code: str = "zakat") -> Fund:
    """Put halalas into a fund of the team's association."""
    fund = fund_named(code, team.worker.association_code)
    with transaction():
        receive_into_fund(fund, amount, "تبرعات", by=team.administrator)
    return fund


def make_helped_case(team: Team, **cares: Any) -> Case:
    """An active family of the team's association."""
    return make_active_case(team.worker, team.supervisor, **cares)


def make_wanted(team: Team, **cares: Any) -> Wanted:
    """House rent of this month from the zakat fund, but for what the test cares about."""
    kind = kind_named(cares.pop("kind", "rent"))
    fund = fund_named(cares.pop("fund", "zakat"), team.worker.association_code)
    usual = {"amount": RENT, "month": period_month(clock.today()), "reason": "تأخر الإيجار ثلاثة أشهر."}
    return Wanted(kind=kind, fund=fund, **{**usual, **cares})


def make_request(team: Team, case: Case | None = None, **cares: Any) -> AidRequest:
    """A request that waits for a supervisor, prepared by the team's first worker."""
    case = case or make_helped_case(team)
    with transaction():
        return request_aid(case, make_wanted(team, **cares), new_key(), by=team.worker)


def ruling(request: AidRequest, words: str = "", key: str = "") -> Ruling:
    """What a supervisor sends who has just opened the request."""
    return Ruling(words, request.version, key or new_key())


def approve(team: Team, request: AidRequest, *, by: Actor | None = None) -> Decision:
    with transaction():
        return approve_aid(request, ruling(request), by=by or team.supervisor)


def make_approved(team: Team, case: Case | None = None, **cares: Any) -> AidRequest:
    """A request that a supervisor approved; the fund must hold the money."""
    request = make_request(team, case, **cares)
    approve(team, request)
    return request


def make_handing(request: AidRequest, **cares: Any) -> Handing:
    """The head of the family receives, with the card's last four digits."""
    head = request.case.head
    usual = {"receiver_id": head.id, "seen_last4": head.person.national_id_last4, "proof": Proof.SIGNATURE}
    return Handing(**{**usual, **cares})


def hand_over(team: Team, request: AidRequest, *, by: Actor | None = None, **cares: Any) -> HandOver:
    with transaction():
        return hand_over_aid(request, make_handing(request, **cares), new_key(), by=by or team.second_worker)


def make_memorandum(administrator: Actor, *, days: int = 365) -> Memorandum:
    """A memorandum in force since yesterday that lets both associations compare their aid."""
    both = association_by_code("NF").id, association_by_code("AH").id
    ways = [both, both[::-1]]
    clauses = frozenset((Purpose.DOUBLE_AID_CHECK, Section.AID, giver, receiver) for giver, receiver in ways)
    yesterday = clock.today() - timedelta(days=1)
    treaty = Treaty(
        title="مذكرة العمل المشترك",
        signed_on=yesterday,
        starts_on=yesterday,
        ends_on=yesterday + timedelta(days=days),
        contacts=("مسؤول الشراكات", "مسؤول الشراكات"),
        clauses=clauses,
    )
    with transaction():
        return enter_memorandum(treaty, by=administrator)
