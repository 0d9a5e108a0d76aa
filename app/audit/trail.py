"""Collecting what happened and appending it as a unit's last act."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask import g, has_request_context, request
from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app import clock
from app.audit.chain import GENESIS, canonical, digest, entry_mac, subjects_digest
from app.audit.models import AuditDetail, AuditEntry, AuditSubject, ChainHead
from app.database import new_id, session
from app.sealed import keyring

if TYPE_CHECKING:
    from app.accounts.actor import Actor

SYSTEM_CHAIN = "SYS"
Subject = tuple[str, uuid.UUID | str]


@dataclass(frozen=True)
class Happening:
    """One event that waits for the end of its unit of work."""

    chains: tuple[str, ...]
    actor: str
    acting_association: str
    action: str
    purpose: str
    subjects: tuple[tuple[str, str], ...]
    details: dict[str, Any]
    event_id: uuid.UUID = field(default_factory=new_id)
    at: Any = field(default_factory=lambda: clock.now())


def record(
    event: StrEnum,
    *,
    by: Actor,
    about: Iterable[Subject] = (),
    details: dict[str, Any] | None = None,
    purpose: str = "",
    chains: Iterable[str] = (),
) -> None:
    """Collect an event: appended with the change it belongs to, or after the page when it is a look.

    `about` are (kind, id) pairs; `chains` defaults to the actor's own association, or SYS for one without.
    """
    own = (by.association_code or SYSTEM_CHAIN,)
    happening = Happening(
        chains=tuple(sorted(set(chains) or own)),
        actor=str(by.user_id),
        acting_association=by.association_code or SYSTEM_CHAIN,
        action=event.value,
        purpose=purpose,
        subjects=tuple(sorted({(kind, str(subject)) for kind, subject in about})),
        details={**_whence(), **(details or {})},
    )
    session.info.setdefault("trail", []).append(happening)


def has_collected() -> bool:
    return bool(session.info.get("trail"))


def append_collected(unit: Session) -> None:
    """The last act of a writing unit: heads are locked in alphabetical order, entries follow each other."""
    waiting: list[Happening] = unit.info.pop("trail", [])
    if not waiting:
        return
    heads = _locked_heads(unit, sorted({chain for happening in waiting for chain in happening.chains}))
    for happening in waiting:
        for chain in happening.chains:
            heads[chain] = _append(unit, chain, heads[chain], happening)
    for chain, (seq, mac) in heads.items():
        unit.execute(update(ChainHead).where(ChainHead.chain == chain).values(seq=seq, mac=mac))


def _whence() -> dict[str, str]:
    return {"address": request.remote_addr or ""} if has_request_context() else {"address": "console"}


def _request_id() -> str:
    return getattr(g, "request_id", "") if has_request_context() else ""


def _locked_heads(unit: Session, chains: list[str]) -> dict[str, tuple[int, str]]:
    insert_if_absent = (sqlite if unit.get_bind().dialect.name == "sqlite" else postgresql).insert
    for chain in chains:
        first = insert_if_absent(ChainHead).values(chain=chain, seq=0, mac=GENESIS)
        unit.execute(first.on_conflict_do_nothing(index_elements=["chain"]))
    rows = unit.execute(
        select(ChainHead.chain, ChainHead.seq, ChainHead.mac)
        .where(ChainHead.chain.in_(chains))
        .order_by(ChainHead.chain)
        .with_for_update()
    )
    return {chain: (seq, mac) for chain, seq, mac in rows}


def _append(unit: Session, chain: str, head: tuple[int, str], happening: Happening) -> tuple[int, str]:
    entry = AuditEntry(
        chain=chain,
        seq=head[0] + 1,
        at=happening.at,
        actor=happening.actor,
        acting_association=happening.acting_association,
        action=happening.action,
        purpose=happening.purpose,
        request_id=_request_id(),
        event_id=happening.event_id,
        subjects_digest=subjects_digest(happening.subjects),
        detail_digest=digest(happening.details),
        prev_mac=head[1],
    )
    entry.mac = entry_mac(keyring().trail_key(chain), entry)
    unit.add(entry)
    unit.flush()  # Subjects and details refer to the entry, and they are written without the mapper.
    place = {"chain": chain, "seq": entry.seq}
    if happening.subjects:
        unit.execute(
            insert(AuditSubject),
            [{**place, "kind": kind, "subject_id": subject} for kind, subject in happening.subjects],
        )
    sealed = keyring().seal(canonical(happening.details), detail_place(chain, entry.seq))
    unit.execute(insert(AuditDetail), [{**place, "detail_sealed": sealed}])
    return entry.seq, entry.mac


def detail_place(chain: str, seq: int) -> str:
    """What an entry's detail is sealed to."""
    return f"audit_details:{chain}:{seq}"
