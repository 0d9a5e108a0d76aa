"""What a person sees of aid: one request, the list, the receipt."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased, selectinload

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association, User
from app.database import session
from app.errors import NotFound
from app.i18n import current_locale
from app.i18n import gettext as _
from cases.aid.catalogue import Verdict
from cases.aid.funds.models import Fund
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest, AidRevision, Decision, HandOver
from cases.aid.workflow import AidStatus
from cases.models import Case, Membership, Person
from cases.queries import find_families

PAGE = 20
COUNTED = 1000
KEY = "~"


@dataclass(frozen=True)
class AidFilters:
    """What the list is narrowed to; None means everything. Days are of the request."""

    text: str = ""
    status: AidStatus | None = None
    kind_id: uuid.UUID | None = None
    fund_id: uuid.UUID | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class AidLine:
    """One row of the list; `amount` in halalas, `approver` empty until somebody approved."""

    request_id: uuid.UUID
    number: str
    asked_at: datetime
    family: str
    case_number: str
    kind: str
    amount: int
    fund: str
    preparer: str
    approver: str
    status: AidStatus

    @property
    def asked_on(self) -> date:
        """The day in Riyadh."""
        return clock.riyadh(self.asked_at).date()


@dataclass(frozen=True)
class AidPage:
    """A screenful, newest first; `older` is the key of the next one or "", `count` is capped at 1,000."""

    lines: list[AidLine]
    older: str
    count: int


def visible_request(request_id: uuid.UUID, by: Actor) -> AidRequest:
    """A request of an association this person reads. Raises NotFound, as if there were none, for any other."""
    return _request_where(request_id, by.reads)


def case_of_request(request_id: str, by: Actor) -> str | None:
    """The family of a request of the person's own association; None for any other."""
    mine = (AidRequest.id == uuid.UUID(request_id), AidRequest.association_id == by.association_id)
    found = session.scalar(select(AidRequest.case_id).where(*mine))
    return str(found) if found else None


def own_request(request_id: uuid.UUID, by: Actor) -> AidRequest:
    """A request of the person's own association, to be changed. Raises NotFound for any other."""
    return _request_where(request_id, frozenset({by.association_id}))


def _request_where(request_id: uuid.UUID, associations: frozenset[uuid.UUID]) -> AidRequest:
    found = session.scalar(
        select(AidRequest)
        .options(selectinload(AidRequest.revisions), selectinload(AidRequest.decisions))
        .where(AidRequest.id == request_id, AidRequest.association_id.in_(associations))
    )
    if found is None:
        raise NotFound(_("No aid request at this address, or it is not your association’s."))
    return found


def receipt_of(request_id: uuid.UUID, by: Actor) -> HandOver:
    """The hand-over of a request. Raises NotFound while nothing was handed over."""
    request = visible_request(request_id, by)
    if request.hand_over is None:
        raise NotFound(_("Nothing was handed over yet, so there is no receipt."))
    return request.hand_over


def active_kinds() -> list[AidKind]:
    """The kinds that can be asked for, in the catalogue's order."""
    return list(session.scalars(select(AidKind).where(AidKind.is_active).order_by(AidKind.position)))


def aid_page(filters: AidFilters, by: Actor, before: str = "") -> AidPage:
    """A screenful of the requests of the associations this person reads."""
    conditions = _conditions(filters, by)
    rows = session.execute(_rows(conditions, before).limit(PAGE + 1)).all()
    lines = [_line(row) for row in rows[:PAGE]]
    older = f"{lines[-1].asked_at.isoformat()}{KEY}{lines[-1].request_id}" if len(rows) > PAGE else ""
    counted = (
        select(AidRequest.id).join(AidRevision, is_newest_revision()).where(*conditions).limit(COUNTED + 1).subquery()
    )
    return AidPage(lines, older, session.scalar(select(func.count()).select_from(counted)) or 0)


def _conditions(filters: AidFilters, by: Actor) -> list[Any]:
    wanted = [
        AidRequest.association_id.in_(by.reads),
        filters.status and AidRequest.status == filters.status,
        filters.kind_id and AidRequest.kind_id == filters.kind_id,
        filters.fund_id and AidRevision.fund_id == filters.fund_id,
        filters.since and AidRequest.created_at >= _midnight(filters.since),
        filters.until and AidRequest.created_at < _midnight(filters.until + timedelta(days=1)),
        filters.text and _named(filters.text, by),
    ]
    return [condition for condition in wanted if condition is not None and condition != ""]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.RIYADH)


def _named(text: str, by: Actor) -> Any:
    """The request of that number, or the requests of the families that the search finds."""
    cases = [family.case_id for family in find_families(text, by)]
    return or_(AidRequest.number == text.upper(), AidRequest.case_id.in_(cases))


def is_newest_revision() -> Any:
    """The condition that joins a request to what it asks today."""
    other = aliased(AidRevision)
    newest = select(func.max(other.number)).where(other.request_id == AidRequest.id).scalar_subquery()
    return and_(AidRevision.request_id == AidRequest.id, AidRevision.number == newest)


def _rows(conditions: list[Any], before: str) -> Select[Any]:
    head, preparer, approver = aliased(Membership), aliased(User), aliased(User)
    query = (
        select(AidRequest, AidRevision.amount, Case.number, Person, AidKind, Fund, preparer, approver)
        .select_from(AidRequest)
        .join(AidRevision, is_newest_revision())
        .join(Case, Case.id == AidRequest.case_id)
        .join(head, and_(head.case_id == Case.id, head.is_head, head.ends_on.is_(None)))
        .join(Person, Person.id == head.person_id)
        .join(AidKind, AidKind.id == AidRequest.kind_id)
        .join(Fund, Fund.id == AidRevision.fund_id)
        .join(preparer, preparer.id == AidRevision.prepared_by)
        .outerjoin(
            Decision,
            and_(Decision.revision_id == AidRevision.id, Decision.step == 1, Decision.verdict == Verdict.APPROVED),
        )
        .outerjoin(approver, approver.id == Decision.decided_by)
        .where(*conditions)
        .order_by(AidRequest.created_at.desc(), AidRequest.id.desc())
    )
    moment, _sign, last = before.partition(KEY)
    if last:
        place = tuple_(AidRequest.created_at, AidRequest.id)
        query = query.where(place < tuple_(datetime.fromisoformat(moment), uuid.UUID(last)))
    return query


def _line(row: Any) -> AidLine:
    request, amount, case_number, person, kind, fund, preparer, approver = row
    return AidLine(
        request_id=request.id,
        number=request.number,
        asked_at=request.created_at,
        family=person.name,
        case_number=case_number,
        kind=kind.name,
        amount=amount,
        fund=fund.name,
        preparer=_name(preparer),
        approver=_name(approver),
        status=request.status,
    )


def _name(user: User | None) -> str:
    if user is None:
        return ""
    return user.name_en if current_locale() == "en" else user.name_ar


def requests_of(case_ids: list[uuid.UUID], limit: int) -> list[AidRequest]:
    """The newest requests of a family."""
    return list(
        session.scalars(
            select(AidRequest)
            .options(selectinload(AidRequest.revisions), selectinload(AidRequest.kind))
            .where(AidRequest.case_id.in_(case_ids))
            .order_by(AidRequest.created_at.desc(), AidRequest.id.desc())
            .limit(limit)
        )
    )


def numbers_of(ids: set[str]) -> dict[str, str]:
    """Request numbers by id, for the trail."""
    return _named_rows(AidRequest.id, AidRequest.number, ids)


def receipts_of(ids: set[str]) -> dict[str, str]:
    """Receipt numbers by id of the hand-over, for the trail."""
    return _named_rows(HandOver.id, HandOver.receipt_number, ids)


def codes_of_funds(ids: set[str]) -> dict[str, str]:
    """Association and code of funds by id, for the trail."""
    rows = session.execute(
        select(Fund.id, Association.code, Fund.code)
        .join(Association, Association.id == Fund.association_id)
        .where(Fund.id.in_([uuid.UUID(each) for each in ids]))
    )
    return {str(fund_id): f"{association} {code}" for fund_id, association, code in rows}


def _named_rows(key: Any, name: Any, ids: set[str]) -> dict[str, str]:
    rows = session.execute(select(key, name).where(key.in_([uuid.UUID(each) for each in ids])))
    return {str(found): text for found, text in rows}


def find_by_number(text: str, by: Actor) -> list[str]:
    """The request that a typed number means for this person."""
    rows = select(AidRequest.id).where(AidRequest.number == text.upper(), AidRequest.association_id.in_(by.reads))
    return [str(found) for found in session.scalars(rows)]


def find_by_receipt(text: str, by: Actor) -> list[str]:
    """The hand-over that a typed receipt number means for this person."""
    rows = select(HandOver.id).where(HandOver.receipt_number == text.upper(), HandOver.association_id.in_(by.reads))
    return [str(found) for found in session.scalars(rows)]
