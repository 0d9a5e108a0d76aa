"""Small parts that the operations on aid share: taking a step, naming the records, comparing the facts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import update

from app import clock
from app.database import session
from app.errors import RuleViolated
from app.i18n import LazyText
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l
from cases.aid.facts import changed_facts, facts_now
from cases.aid.models import AidRequest
from cases.aid.rules import Wanted
from cases.aid.workflow import AidStep, next_status

MEANWHILE = _l("A colleague changed this request meanwhile. Open it again to see how it stands.")


@dataclass(frozen=True)
class Ruling:
    """What a supervisor sends: the words, the version of the request that the page showed, the form's key."""

    words: str
    seen_version: int
    key: str


def check_seen(request: AidRequest, seen_version: int) -> None:
    """Raises RuleViolated when the request is no longer the one that was looked at."""
    if request.version != seen_version:
        raise RuleViolated(MEANWHILE)


def check_words(words: str) -> None:
    """Raises RuleViolated when nothing says why."""
    if not words.strip():
        raise RuleViolated(_("Say why in a few words."), field="words")


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
        raise RuleViolated(MEANWHILE)
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
