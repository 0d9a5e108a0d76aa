"""The parts of asking for aid: the request with its number, and its revisions."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import insert

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import new_id, session
from app.database.counters import next_number
from app.dates import hijri_year
from cases.aid.conflicts import Conflict, conflicts_for
from cases.aid.facts import facts_now
from cases.aid.models import AidRequest, AidRevision
from cases.aid.periods import period_of
from cases.aid.rules import Wanted
from cases.aid.workflow import AidStatus
from cases.models import Case

SERIES = "aid"


def new_request(request_id: uuid.UUID, case: Case, wanted: Wanted) -> AidRequest:
    """Stored with its number, which is never used again."""
    now = clock.now()
    year = hijri_year(clock.today())
    code = session.get_one(Association, case.association_id).code
    number = f"{code}-A-{year}-{next_number(case.association_id, SERIES, year):06d}"
    request = AidRequest(
        id=request_id,
        association_id=case.association_id,
        case_id=case.id,
        number=number,
        status=AidStatus.SUBMITTED,
        kind_id=wanted.kind.id,
        kind_group=wanted.kind.kind_group,
        period=period_of(wanted.kind.kind_group, wanted.month),
        month=wanted.month,
        created_at=now,
        updated_at=now,
    )
    session.add(request)
    session.flush()  # Its revision and claims are written without the mapper.
    return request


def add_revision(request: AidRequest, wanted: Wanted, *, prepared_by: uuid.UUID, by: Actor) -> None:
    facts = facts_now(request.case, wanted.amount)
    values = {
        "id": new_id(),
        "association_id": request.association_id,
        "case_id": request.case_id,
        "request_id": request.id,
        "number": len(request.revisions) + 1,
        "fund_id": wanted.fund.id,
        "amount": wanted.amount,
        "account_index": facts["account"] or None,
        "reason": wanted.reason,
        "facts": facts,
        "approvals_needed": wanted.kind.approvals_needed(wanted.amount),
        "prepared_by": prepared_by,
        "edited_by": by.user_id,
        "created_at": clock.now(),
    }
    session.execute(insert(AidRevision).values(values))
    session.refresh(request)


def conflicts_of(case: Case, wanted: Wanted, besides: uuid.UUID | None = None) -> list[Conflict]:
    group = wanted.kind.kind_group
    return conflicts_for(case, group, period_of(group, wanted.month), besides=besides)


def asked(request: AidRequest, wanted: Wanted) -> dict[str, Any]:
    return {
        "number": request.number,
        "kind": wanted.kind.code,
        "fund": wanted.fund.code,
        "amount": wanted.amount,
        "period": request.period,
        "revision": request.revision.number,
    }
