"""The list of files: filters, a capped count, and one page at a time by the last row that was shown."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select
from sqlalchemy.orm import aliased

from app.accounts.actor import Actor
from app.accounts.models import User
from app.database import session
from app.formatting import COUNT_CAP
from app.i18n import current_locale
from cases.catalogue import CaseCategoryKind, Priority
from cases.models import Case, CaseCategory, Membership, Person, Residence
from cases.workflow import CaseStatus

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the list; None takes all."""

    status: CaseStatus | None = None
    responsible: uuid.UUID | None = None
    category: CaseCategoryKind | None = None
    district: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == Filters()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list, without anything that is sealed."""

    id: uuid.UUID
    association_id: uuid.UUID
    number: str
    status: CaseStatus
    priority: Priority
    head: str
    district: str
    members: int
    categories: tuple[CaseCategoryKind, ...]
    responsible: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class CasesPage:
    """A page of the list; `total` stops counting above the cap, `newer` and `older` are cursors or ""."""

    rows: tuple[CaseRow, ...]
    total: int
    newer: str
    older: str


def cases_list(by: Actor, filters: Filters, *, before: str = "", after: str = "") -> CasesPage:
    """The files this person reads, the last changed first; `before` a cursor shows older ones, `after` newer ones."""
    narrowed = _narrowed(select(Case.id), by, filters)
    is_back = bool(after) and not before
    query = _narrowed(_columns(), by, filters)
    place = _read_cursor(after if is_back else before)
    if place is not None:
        query = query.where(_beyond(place, is_newer=is_back))
    order = (Case.updated_at, Case.id) if is_back else (Case.updated_at.desc(), Case.id.desc())
    found = session.execute(query.order_by(*order).limit(A_PAGE + 1)).all()
    has_more = len(found) > A_PAGE
    shown = list(found[:A_PAGE])[:: -1 if is_back else 1]
    total = session.scalar(select(func.count()).select_from(narrowed.limit(COUNT_CAP + 1).subquery())) or 0
    rows = _rows(shown)
    return CasesPage(
        rows=rows,
        total=total,
        newer=_cursor(rows[0]) if rows and (has_more if is_back else place is not None) else "",
        older=_cursor(rows[-1]) if rows and (True if is_back else has_more) else "",
    )


def rows_of(case_ids: Iterable[uuid.UUID], by: Actor) -> dict[uuid.UUID, CaseRow]:
    """The lines of these files, of those that the person reads."""
    query = _columns().where(Case.association_id.in_(by.reads), Case.id.in_(list(case_ids)))
    return {row.id: row for row in _rows(session.execute(query).all())}


def responsible_workers(by: Actor) -> list[tuple[uuid.UUID, str]]:
    """(id, name) of everybody who is responsible for a file that the person reads."""
    named = User.name_en if current_locale() == "en" else User.name_ar
    ids = select(Case.responsible_id).where(Case.association_id.in_(by.reads)).distinct()
    return [(row.id, row.name) for row in session.execute(select(User.id, named.label("name")).where(User.id.in_(ids)))]


def _columns() -> Select[Any]:
    head, responsible = aliased(Membership), aliased(User)
    members = (
        select(func.count())
        .where(Membership.case_id == Case.id, Membership.ends_on.is_(None))
        .correlate(Case)
        .scalar_subquery()
    )
    parts = (Person.first_name, Person.father_name, Person.grandfather_name, Person.family_name)
    named = responsible.name_en if current_locale() == "en" else responsible.name_ar
    return (
        select(
            *(Case.id, Case.association_id, Case.number, Case.status, Case.priority, Case.updated_at),
            *parts,
            Residence.district,
            members.label("members"),
            named.label("responsible"),
        )
        .join(head, and_(head.case_id == Case.id, head.is_head, head.ends_on.is_(None)))
        .join(Person, Person.id == head.person_id)
        .join(responsible, responsible.id == Case.responsible_id)
        .outerjoin(Residence, and_(Residence.case_id == Case.id, Residence.ends_on.is_(None)))
    )


def _narrowed(query: Select[Any], by: Actor, filters: Filters) -> Select[Any]:
    query = query.where(Case.association_id.in_(by.reads), Case.merged_into_id.is_(None))
    if filters.status is not None:
        query = query.where(Case.status == filters.status)
    if filters.responsible is not None:
        query = query.where(Case.responsible_id == filters.responsible)
    if filters.category is not None:
        held = select(literal(1)).where(CaseCategory.case_id == Case.id, CaseCategory.ends_on.is_(None))
        query = query.where(held.where(CaseCategory.category == filters.category).exists())
    if filters.district:
        lives = select(literal(1)).where(Residence.case_id == Case.id, Residence.ends_on.is_(None))
        query = query.where(lives.where(Residence.district == filters.district).correlate(Case).exists())
    return query


def _beyond(place: tuple[datetime, uuid.UUID], *, is_newer: bool) -> Any:
    at, case_id = place
    if is_newer:
        return or_(Case.updated_at > at, and_(Case.updated_at == at, Case.id > case_id))
    return or_(Case.updated_at < at, and_(Case.updated_at == at, Case.id < case_id))


def _cursor(row: CaseRow) -> str:
    return f"{row.updated_at.isoformat()}_{row.id}"


def _read_cursor(text: str) -> tuple[datetime, uuid.UUID] | None:
    """A cursor that was tampered with shows the first page."""
    at, _underscore, case_id = text.partition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, uuid.UUID(case_id)) if moment.tzinfo else None
    except ValueError:
        return None


def _rows(found: Iterable[Any]) -> tuple[CaseRow, ...]:
    found = list(found)
    held: dict[uuid.UUID, list[CaseCategoryKind]] = defaultdict(list)
    categories = (
        select(CaseCategory.case_id, CaseCategory.category)
        .where(CaseCategory.case_id.in_([row.id for row in found]), CaseCategory.ends_on.is_(None))
        .order_by(CaseCategory.id)
    )
    for case_id, category in session.execute(categories):
        held[case_id].append(category)
    return tuple(_row(row, tuple(held[row.id])) for row in found)


def _row(row: Any, categories: tuple[CaseCategoryKind, ...]) -> CaseRow:
    parts = (row.first_name, row.father_name, row.grandfather_name, row.family_name)
    return CaseRow(
        id=row.id,
        association_id=row.association_id,
        number=row.number,
        status=row.status,
        priority=row.priority,
        head=" ".join(filter(None, parts)),
        district=row.district or "",
        members=row.members,
        categories=categories,
        responsible=row.responsible,
        updated_at=row.updated_at,
    )
