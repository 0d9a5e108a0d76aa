"""The parts of a decision: its row with what the supervisor saw, the money it frees, the instalment it makes due."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.actor import Actor
from app.database import session
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.aid.catalogue import Verdict
from cases.aid.conflicts import Conflict
from cases.aid.facts import facts_now
from cases.aid.funds.ledger import release
from cases.aid.models import AidRequest, Decision, Instalment
from cases.aid.workflow import InstalmentStatus


def next_approval(request: AidRequest) -> int:
    return len(request.approvals) + 1


def decide(
    request: AidRequest, step: int, verdict: Verdict, words: str, by: Actor, conflicts: list[Conflict]
) -> Decision:
    revision = request.revision
    first = request.approvals[0] if step == 2 else None
    decision = Decision(
        association_id=request.association_id,
        case_id=request.case_id,
        request_id=request.id,
        revision_id=revision.id,
        step=step,
        verdict=verdict,
        granted=revision.amount if verdict is Verdict.APPROVED else None,
        approvals_needed=revision.approvals_needed,
        prepared_by=revision.prepared_by,
        edited_by=revision.edited_by,
        decided_by=by.user_id,
        first_decision_id=first.id if first else None,
        first_decided_by=first.decided_by if first else None,
        first_verdict=first.verdict if first else None,
        words=words,
        facts=_frozen(request, conflicts),
        decided_at=clock.now(),
    )
    session.add(decision)
    session.flush()  # The database has the last word before money moves.
    session.expire(request, ["decisions"])
    return decision


def _frozen(request: AidRequest, conflicts: list[Conflict]) -> dict[str, Any]:
    """What the supervisor saw: the family's facts, the fund before and after, the conflicts shown."""
    revision = request.revision
    return {
        "facts": facts_now(request.case, revision.amount),
        "fund": {"code": revision.fund.code, "available": revision.fund.available, "amount": revision.amount},
        "conflicts": [[each.strength.value, each.association, each.month] for each in conflicts],
    }


def free_money(request: AidRequest, by: Actor) -> None:
    """Give back what the fund keeps for this request, and call its instalments off."""
    if request.status.holds_money:
        release(request.revision.fund, request.approvals[0].granted or 0, request.id, by)
        session.execute(
            update(Instalment)
            .where(Instalment.request_id == request.id, Instalment.status == InstalmentStatus.DUE)
            .values(status=InstalmentStatus.REVERSED)
        )


def add_instalment(request: AidRequest, amount: int) -> None:
    session.add(
        Instalment(
            association_id=request.association_id,
            case_id=request.case_id,
            request_id=request.id,
            revision_id=request.revision.id,
            number=1,
            amount=amount,
            due_on=clock.today(),
            status=InstalmentStatus.DUE,
        )
    )


@contextlib.contextmanager
def one_aid_of_a_kind() -> Iterator[None]:
    """Two approvals at the same moment: the database lets one through, and the other is told why."""
    try:
        yield
    except IntegrityError:
        raise RuleViolated(_("This request needs a supervisor of each association")) from None
