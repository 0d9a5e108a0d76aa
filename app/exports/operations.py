"""Issuing a document: the number first, then the drawing, then the hash of what was drawn."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

from flask import current_app
from sqlalchemy import select, update

from app import clock
from app.accounts.actor import Actor, authorise
from app.audit.chain import digest
from app.audit.models import ChainHead
from app.audit.trail import Subject, record
from app.database import session
from app.database.counters import next_number
from app.exports.events import ExportEvent
from app.exports.models import ExportFormat, ExportRecord, ExportState
from app.exports.policy import can_export
from app.i18n import current_locale
from app.transaction import transaction

SERVED_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Content:
    """What was gathered, before any number or time: `data` is plain JSON and is what the printed hash covers."""

    kind: str
    subject: str
    data: Any
    rows: int
    about: tuple[Subject, ...] = ()
    totals: dict[str, Any] = field(default_factory=dict)
    filters: dict[str, Any] = field(default_factory=dict)
    purpose: str = ""


@dataclass(frozen=True)
class Stamp:
    """What a document carries of its registration. `hash20` are the first 20 hex of the content's hash."""

    serial: str
    at: Any
    content_hash: str
    chain_head: str
    printed_by: str
    purpose: str

    @property
    def hash20(self) -> str:
        return self.content_hash[:20]

    @property
    def qr(self) -> str:
        """Upper-case alphanumeric text; an address only where the installation states its own."""
        public_url = current_app.extensions["wasl.settings"].public_url
        text = f"WASL:{self.serial}:{self.hash20}".upper()
        return f"{public_url}/verify/{text}" if public_url else text

    @property
    def head_words(self) -> str:
        """The chain's head as printed: five groups of four hex."""
        mac = self.chain_head.rpartition(":")[2][:20]
        return " ".join(mac[start : start + 4] for start in range(0, len(mac), 4))


@dataclass(frozen=True)
class Issued:
    serial: str
    filename: str
    data: bytes


def issue(content: Content, format: ExportFormat, draw: Callable[[Stamp], bytes], *, by: Actor) -> Issued:
    """Register, draw and hash one document; the same content for the same person within ten minutes keeps its serial.

    `draw` must give the same bytes for the same stamp. Commits two short units; a drawing that fails leaves the
    number marked as not completed, never a half file.
    """
    authorise(can_export(by))
    registered = _registered_before(content, format, by) or _register(content, format, by)
    data = draw(_stamp(registered, by))
    _complete(registered, sha256(data).hexdigest(), content, by)
    return Issued(registered.serial, f"{registered.serial}.{format.value}", data)


def _registered_before(content: Content, format: ExportFormat, by: Actor) -> ExportRecord | None:
    return session.scalar(
        select(ExportRecord)
        .where(ExportRecord.user_id == _user_of(by), ExportRecord.content_hash == digest(content.data))
        .where(ExportRecord.kind == content.kind, ExportRecord.format == format)
        .where(ExportRecord.locale == current_locale(), ExportRecord.at > clock.now() - SERVED_AGAIN)
        .where(ExportRecord.state == ExportState.DONE, ExportRecord.purpose == content.purpose)
        .order_by(ExportRecord.at.desc())
    )


def _register(content: Content, format: ExportFormat, by: Actor) -> ExportRecord:
    with transaction():
        at = clock.now()
        number = next_number(by.association_id, "export", clock.riyadh(at).year)
        registered = ExportRecord(
            association_id=by.association_id,
            serial=f"{by.association_code}-E-{clock.riyadh(at).year}-{number:06d}",
            kind=content.kind,
            format=format,
            locale=current_locale(),
            subject=content.subject,
            filters=content.filters,
            rows_count=content.rows,
            totals=content.totals,
            purpose=content.purpose,
            content_hash=digest(content.data),
            chain_head=_chain_head(by.association_code),
            state=ExportState.RUNNING,
            user_id=_user_of(by),
            at=at,
        )
        session.add(registered)
    return registered


def _complete(registered: ExportRecord, file_sha256: str, content: Content, by: Actor) -> None:
    details = {"serial": registered.serial, "rows": content.rows, "filters": content.filters, "sha256": file_sha256}
    with transaction():
        session.execute(
            update(ExportRecord)
            .where(ExportRecord.id == registered.id)
            .values(state=ExportState.DONE, file_sha256=file_sha256)
        )
        record(ExportEvent.EXPORTED, by=by, about=[("export", registered.id), *content.about], details=details)


def _user_of(by: Actor) -> uuid.UUID | None:
    return None if by.is_console else by.user_id


def _chain_head(chain: str) -> str:
    head = session.execute(select(ChainHead.seq, ChainHead.mac).where(ChainHead.chain == chain)).one_or_none()
    return f"{chain}:{head.seq}:{head.mac}" if head else ""


def _stamp(registered: ExportRecord, by: Actor) -> Stamp:
    return Stamp(
        serial=registered.serial,
        at=registered.at,
        content_hash=registered.content_hash,
        chain_head=registered.chain_head,
        printed_by=by.name,
        purpose=registered.purpose,
    )
