"""What waits for a person in the work queue because of aid."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app import formatting
from app.accounts.actor import Actor
from app.database import session
from app.house import WorkItem
from app.i18n import gettext as _
from cases.aid.models import AidRequest, AidRevision
from cases.aid.pages import waiting_for
from cases.aid.periods import period_label
from cases.aid.queries import is_newest_revision
from cases.aid.workflow import AidStatus
from cases.assessments.queries import family_name, shown_names
from cases.models import Case, Membership

SCREENFUL = 50
DECIDE_WITHIN = timedelta(days=5)
HAND_OVER_WITHIN = timedelta(days=3)


def aid_to_approve(by: Actor) -> list[WorkItem]:
    """Requests that wait for this supervisor, without those they prepared or approved already."""
    if not by.is_supervisor:
        return []
    requests = _requests(_newest().where(*waiting_for(by)))
    names = shown_names([request.revision.prepared_by for request in requests])
    return [
        _item(
            request,
            note=_("Prepared by %(name)s", name=names[request.revision.prepared_by]),
            url=url_for("aid.show", aid_request_id=request.id),
            verb=_("Decide"),
            due=request.updated_at + DECIDE_WITHIN,
        )
        for request in requests
    ]


def aid_returned(by: Actor) -> list[WorkItem]:
    """Requests that this worker prepared or edited and that came back."""
    if not by.is_worker:
        return []
    back = AidRequest.status.in_([AidStatus.RETURNED, AidStatus.NEEDS_REAPPROVAL])
    mine = (AidRevision.prepared_by == by.user_id) | (AidRevision.edited_by == by.user_id)
    requests = _requests(_newest().where(AidRequest.association_id == by.association_id, back, mine))
    return [
        _item(
            request,
            note=_returned_note(request),
            url=url_for("aid.revision", aid_request_id=request.id),
            verb=_("Complete what is missing"),
            is_returned=True,
        )
        for request in requests
    ]


def aid_to_hand_over(by: Actor) -> list[WorkItem]:
    """Approved aid that this worker may hand over: prepared, edited and approved by others."""
    if not by.is_worker:
        return []
    approved = _newest().where(
        AidRequest.association_id == by.association_id,
        AidRequest.status == AidStatus.APPROVED,
        AidRevision.prepared_by != by.user_id,
        AidRevision.edited_by != by.user_id,
    )
    requests = [each for each in _requests(approved) if by.user_id not in _approvers(each)]
    return [
        _item(
            request,
            note=_("Approved %(when)s", when=formatting.moment_near(request.updated_at)),
            url=url_for("aid.hand_over", aid_request_id=request.id),
            verb=_("Hand over"),
            due=request.updated_at + HAND_OVER_WITHIN,
        )
        for request in requests
    ]


def _approvers(request: AidRequest) -> set[uuid.UUID]:
    return {decision.decided_by for decision in request.approvals}


def _newest() -> Select[Any]:
    return select(AidRequest).join(AidRevision, is_newest_revision())


def _requests(query: Select[Any]) -> list[AidRequest]:
    whole = query.options(
        joinedload(AidRequest.kind),
        selectinload(AidRequest.revisions),
        selectinload(AidRequest.decisions),
        selectinload(AidRequest.case).selectinload(Case.memberships).joinedload(Membership.person),
    )
    return list(session.scalars(whole.order_by(AidRequest.updated_at, AidRequest.id).limit(SCREENFUL)))


def _returned_note(request: AidRequest) -> str:
    if request.status is AidStatus.NEEDS_REAPPROVAL or not request.decisions:
        return str(request.status.label)
    return f"«{request.decisions[-1].words}»"


def _item(
    request: AidRequest, *, note: str, url: str, verb: str, due: datetime | None = None, is_returned: bool = False
) -> WorkItem:
    what = _(
        "%(kind)s, %(amount)s, %(period)s",
        kind=request.kind.name,
        amount=formatting.riyals(request.revision.amount),
        period=period_label(request.period),
    )
    return WorkItem(
        who=family_name(request.case),
        number=request.case.number,
        what=what,
        note=note,
        url=url,
        verb=verb,
        since=request.updated_at,
        due=due,
        is_returned=is_returned,
    )
