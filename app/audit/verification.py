"""Walking the chains from their first entry: the first one that does not fit is named."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from sqlalchemy import select

from app.audit.chain import GENESIS, digest, entry_mac, subjects_digest
from app.audit.models import AuditDetail, AuditEntry, AuditSubject, ChainHead
from app.audit.trail import detail_place
from app.database import session
from app.sealed import keyring

BATCH = 2000


@dataclass(frozen=True)
class Finding:
    """The first bad place of a chain and what is wrong there, in plain words."""

    chain: str
    seq: int
    problem: str

    def __str__(self) -> str:
        return f"{self.chain}:{self.seq} {self.problem}"


@dataclass(frozen=True)
class ChainReport:
    """One chain walked to its end: how many entries, the head's MAC, and what was found first, if anything."""

    chain: str
    entries: int
    mac: str
    finding: Finding | None


def verify_all(anchors: dict[tuple[str, int], str] | None = None) -> list[ChainReport]:
    """Verify every chain; `anchors` maps (chain, seq) to a MAC prefix that was printed or sent out earlier."""
    chains = set(session.scalars(select(AuditEntry.chain).distinct())) | set(session.scalars(select(ChainHead.chain)))
    return [verify_chain(chain, anchors or {}) for chain in sorted(chains)]


def verify_chain(chain: str, anchors: dict[tuple[str, int], str]) -> ChainReport:
    """Walk one chain. An erased detail is lawful: the chain keeps its digest."""
    seq, mac = 0, GENESIS
    for entry, subjects, sealed in _entries(chain):
        problem = _problem(entry, seq, mac, subjects, sealed) or _anchor_problem(entry, anchors)
        if problem:
            return ChainReport(chain, seq, mac, Finding(chain, entry.seq, problem))
        seq, mac = entry.seq, entry.mac
    return ChainReport(chain, seq, mac, _head_problem(chain, seq, mac, anchors))


def _entries(chain: str) -> Iterator[tuple[AuditEntry, list[tuple[str, str]], bytes | None]]:
    after = 0
    while True:
        batch = session.scalars(
            select(AuditEntry)
            .where(AuditEntry.chain == chain, AuditEntry.seq > after)
            .order_by(AuditEntry.seq)
            .limit(BATCH)
        ).all()
        if not batch:
            return
        span = (after, batch[-1].seq)
        subjects, details = _subjects(chain, *span), _details(chain, *span)
        for entry in batch:
            yield entry, subjects[entry.seq], details.get(entry.seq)
        after = batch[-1].seq
        session.expunge_all()


def _subjects(chain: str, after: int, last: int) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    table = AuditSubject
    rows = session.execute(
        select(table.seq, table.kind, table.subject_id).where(
            table.chain == chain, table.seq > after, table.seq <= last
        )
    )
    for seq, kind, subject in rows:
        found[seq].append((kind, subject))
    return found


def _details(chain: str, after: int, last: int) -> dict[int, bytes]:
    table = AuditDetail
    rows = session.execute(
        select(table.seq, table.detail_sealed).where(table.chain == chain, table.seq > after, table.seq <= last)
    )
    return {row.seq: row.detail_sealed for row in rows}


def _problem(
    entry: AuditEntry, seq: int, mac: str, subjects: list[tuple[str, str]], sealed: bytes | None
) -> str | None:
    if entry.seq != seq + 1:
        return f"entry {seq + 1} is missing"
    if entry.prev_mac != mac:
        return "is not bound to the entry before it"
    if entry_mac(keyring().trail_key(entry.chain), entry) != entry.mac:
        return "was changed after it was written"
    if subjects_digest(subjects) != entry.subjects_digest:
        return "its subjects were changed"
    return _detail_problem(entry, sealed)


def _detail_problem(entry: AuditEntry, sealed: bytes | None) -> str | None:
    if sealed is None:
        return None
    try:
        plain = keyring().open(sealed, detail_place(entry.chain, entry.seq))
    except (InvalidTag, KeyError, IndexError):
        return "its details cannot be opened: they were changed or moved"
    return None if digest(json.loads(plain)) == entry.detail_digest else "its details were changed"


def _anchor_problem(entry: AuditEntry, anchors: dict[tuple[str, int], str]) -> str | None:
    expected = anchors.get((entry.chain, entry.seq))
    return "differs from its anchor" if expected and not entry.mac.startswith(expected.lower()) else None


def _head_problem(chain: str, seq: int, mac: str, anchors: dict[tuple[str, int], str]) -> Finding | None:
    head = session.execute(select(ChainHead.seq, ChainHead.mac).where(ChainHead.chain == chain)).one_or_none()
    if head is None or (head.seq, head.mac) != (seq, mac):
        return Finding(chain, seq + 1, "is missing: the head of the chain is further than its last entry")
    beyond = [anchor for anchor_chain, anchor in anchors if anchor_chain == chain and anchor > seq]
    return Finding(chain, min(beyond), "is missing: an anchor names it") if beyond else None
