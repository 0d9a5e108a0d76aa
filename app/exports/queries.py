"""The register as a person may read it, and whether a file is one of ours."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, select, tuple_

from app.accounts.actor import Actor
from app.accounts.models import User
from app.database import session
from app.exports.models import ExportRecord

PAGE = 30


@dataclass(frozen=True)
class ExportLine:
    record: ExportRecord
    user: User | None


@dataclass(frozen=True)
class Page:
    """A screenful, newest first; `older` is the key of the next one or None."""

    lines: list[ExportLine]
    older: str | None


def exports_page(by: Actor, before: str | None = None) -> Page:
    """The exports of the associations this person reads; workers see their own."""
    lines = [ExportLine(*row) for row in session.execute(_visible(by, before).limit(PAGE + 1))]
    more = len(lines) > PAGE
    last = lines[PAGE - 1].record if more else None
    return Page(lines[:PAGE], f"{last.at.isoformat()}~{last.serial}" if last else None)


def _visible(by: Actor, before: str | None) -> Select[Any]:
    query = (
        select(ExportRecord, User)
        .outerjoin(User, User.id == ExportRecord.user_id)
        .where(ExportRecord.association_id.in_(by.reads))
        .order_by(ExportRecord.at.desc(), ExportRecord.serial.desc())
    )
    if not (by.is_auditor or by.is_supervisor or by.is_administrator):
        query = query.where(ExportRecord.user_id == by.user_id)
    moment, _, serial = (before or "").partition("~")
    if serial:
        key = tuple_(ExportRecord.at, ExportRecord.serial)
        query = query.where(key < tuple_(datetime.fromisoformat(moment), serial))
    return query


def genuine(data: bytes) -> ExportRecord | None:
    """The record of a file that is byte for byte what was issued."""
    return session.scalar(select(ExportRecord).where(ExportRecord.file_sha256 == sha256(data).hexdigest()))


def named_in(data: bytes) -> ExportRecord | None:
    """The record whose serial a file carries in its text, whether or not the file was altered."""
    serials = session.scalars(select(ExportRecord.serial))
    found = next((serial for serial in serials if serial.encode() in data), None)
    return session.scalar(select(ExportRecord).where(ExportRecord.serial == found)) if found else None


def names_of_exports(ids: set[str]) -> dict[str, str]:
    """Serials by id, for the trail."""
    rows = session.execute(
        select(ExportRecord.id, ExportRecord.serial).where(ExportRecord.id.in_([uuid.UUID(each) for each in ids]))
    )
    return {str(export_id): serial for export_id, serial in rows}
