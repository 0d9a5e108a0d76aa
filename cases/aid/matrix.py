"""Twelve months of aid of both associations: kinds down, months across; the other's marks carry no amount."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from app.database import session
from app.dates import Calendar, month_name
from app.i18n import LazyText
from cases.aid.catalogue import ClaimStage, KindGroup
from cases.aid.conflicts import claims_of_partner, shown_label
from cases.aid.models import AidRequest, AidRevision
from cases.aid.periods import last_months, period_of
from cases.aid.queries import is_newest_revision
from cases.aid.workflow import GIVEN
from cases.models import Case


@dataclass
class Cell:
    """What one kind got in one month: our halalas, whether this request, the other's aid, or only asked for there."""

    own_amount: int | None = None
    is_this: bool = False
    is_other: bool = False
    is_other_asked: bool = False
    is_hit: bool = False


@dataclass
class Row:
    label: str
    cells: list[Cell]


@dataclass
class Matrix:
    """`months` are (month name, year) from the oldest; `years` are (year, how many months of it)."""

    months: list[tuple[LazyText, int]]
    years: list[tuple[int, int]]
    rows: list[Row]
    own_total: int = 0
    own_count: int = 0
    other_count: int = 0
    _by_label: dict[str, Row] = field(default_factory=dict)


def matrix_of(case: Case, today: date, this: AidRequest | None = None) -> Matrix:
    """The last twelve months of a family, with the request under decision framed."""
    months = last_months(today)
    if this is not None and this.month > months[-1]:
        months = [*months[1:], this.month]
    matrix = Matrix(_heads(months), _years(months), [])
    if this is not None:
        _mark(matrix, months, str(this.kind_group.label), this.month, is_this=True)
    for group, month, amount in _own(case, months, this.id if this else None):
        _mark(matrix, months, str(group.label), month, own_amount=amount)
        matrix.own_total, matrix.own_count = matrix.own_total + amount, matrix.own_count + 1
    for group, month, stage in claims_of_partner(case, months):
        name = "is_other" if stage is ClaimStage.APPROVED else "is_other_asked"
        _mark(matrix, months, shown_label(group), month, **{name: True})
        matrix.other_count += 1
    if this is not None:
        _mark_hits(matrix.rows[0], months, this)
    return matrix


def _mark_hits(row: Row, months: list[str], this: AidRequest) -> None:
    """Frame what was given of this kind in the very period that is asked for."""
    for month, cell in zip(months, row.cells, strict=True):
        is_given = cell.is_other or cell.own_amount is not None
        cell.is_hit = is_given and period_of(this.kind_group, month) == this.period


def _own(case: Case, months: list[str], besides: uuid.UUID | None) -> list[tuple[KindGroup, str, int]]:
    """What our association approved or handed over for the family."""
    rows = session.execute(
        select(AidRequest.kind_group, AidRequest.month, AidRevision.amount)
        .join(AidRevision, is_newest_revision())
        .where(AidRequest.case_id == case.id, AidRequest.status.in_(GIVEN), AidRequest.month.in_(months))
        .where(AidRequest.id != (besides or uuid.UUID(int=0)))
        .order_by(AidRequest.month, AidRequest.kind_group)
    )
    return [(group, month, amount) for group, month, amount in rows]


def _mark(matrix: Matrix, months: list[str], label: str, month: str, **marks: object) -> None:
    row = matrix._by_label.get(label)
    if row is None:
        row = matrix._by_label[label] = Row(label, [Cell() for _month in months])
        matrix.rows.append(row)
    cell = row.cells[months.index(month)] if month in months else Cell()
    amount = marks.pop("own_amount", None)
    if isinstance(amount, int):
        cell.own_amount = (cell.own_amount or 0) + amount
    for name in marks:
        setattr(cell, name, True)


def _heads(months: list[str]) -> list[tuple[LazyText, int]]:
    return [(month_name(Calendar.GREGORIAN, int(month[5:])), int(month[:4])) for month in months]


def _years(months: list[str]) -> list[tuple[int, int]]:
    counted: dict[int, int] = {}
    for month in months:
        counted[int(month[:4])] = counted.get(int(month[:4]), 0) + 1
    return list(counted.items())
