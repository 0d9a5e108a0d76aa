"""Small parts that the operations on aid share: taking a step, naming the records, comparing the facts."""

from __future__ import annotations

import uuid

from sqlalchemy import update

from app import clock
from app.database import session
from app.errors import RuleViolated
from app.i18n import LazyText
from app.i18n import gettext as _
from cases.aid.facts import changed_facts, facts_now
from cases.aid.models import AidRequest
from cases.aid.rules import Wanted
from cases.aid.workflow import AidStep, next_status


def take_step(request: AidRequest, step: AidStep) -> None:
    """Move the request on, unless somebody moved it since it was read. Raises RuleViolated for a wrong step."""
    following = next_status(request.status, step)
    taken = session.execute(
        update(AidRequest)
        .where(AidRequest.id == request.id, AidRequest.version == request.version)
        .values(status=following, version=AidRequest.version + 1, updated_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if taken.rowcount != 1:
        raise RuleViolated(_("A colleague decided on this request meanwhile. Open it again to see what was decided."))
    session.refresh(request)


def about(request: AidRequest) -> list[tuple[str, uuid.UUID]]:
    """The records that an event on a request is about."""
    return [("case", request.case_id), ("aid_request", request.id), ("fund", request.revision.fund_id)]


def address_of(request_id: uuid.UUID) -> str:
    """Where the request is shown: the first result of its forms."""
    return f"/aid/{request_id}"


def receipt_address(request_id: uuid.UUID) -> str:
    return f"/aid/{request_id}/receipt"


def wanted_of(request: AidRequest) -> Wanted:
    """What the request's newest revision asks for."""
    revision = request.revision
    return Wanted(request.kind, revision.fund, revision.amount, request.month, revision.reason)


def changes_since_approval(request: AidRequest) -> list[LazyText]:
    """Which facts of the approval no longer hold, in words; empty when it stands or there is none."""
    approvals = request.approvals
    if not approvals:
        return []
    return changed_facts(approvals[0].facts["facts"], facts_now(request.case, request.revision.amount))
