"""The trail as an auditor reads it: sentences, newest first, filtered by who, what, record and day."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import Select, and_, or_, select, tuple_

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.accounts.queries import CONSOLE_ID, names_of
from app.audit.models import AuditDetail, AuditEntry, AuditSubject, ChainHead
from app.audit.trail import detail_place
from app.database import session
from app.house import Namer, house
from app.i18n import current_locale
from app.sealed import keyring

PAGE = 40


@dataclass(frozen=True)
class TrailFilters:
    """What the auditor asked for; `subjects` are (kind, id) pairs, None means any record."""

    actor: str = ""
    action: str = ""
    subjects: tuple[tuple[str, str], ...] | None = None
    since: date | None = None
    until: date | None = None
    before: str = ""


@dataclass(frozen=True)
class NamedSubject:
    label: Any
    name: str
    address: str


@dataclass(frozen=True)
class TrailLine:
    """One entry in words: who, what, about which records, why, from where."""

    entry: AuditEntry
    actor_name: str
    words: str
    subjects: tuple[NamedSubject, ...]
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def is_refusal(self) -> bool:
        return "refused" in self.entry.action or "throttled" in self.entry.action

    @property
    def reason(self) -> str:
        """The words that went with the step."""
        return str(self.details.get("words") or self.details.get("reason") or "")


@dataclass(frozen=True)
class TrailPage:
    lines: list[TrailLine]
    older: str


def readable_chains(by: Actor) -> list[str]:
    """The chains of the associations this person audits."""
    return sorted(session.scalars(select(Association.code).where(Association.id.in_(by.reads))))


def trail_page(filters: TrailFilters, by: Actor) -> TrailPage:
    """A screenful of the trail, newest first."""
    entries = list(session.scalars(_matching(filters, readable_chains(by)).limit(PAGE + 1)))
    last = entries[PAGE - 1] if len(entries) > PAGE else None
    return TrailPage(in_words(entries[:PAGE], by), f"{last.at.isoformat()}~{last.chain}~{last.seq}" if last else "")


def heads(by: Actor) -> list[ChainHead]:
    chains = readable_chains(by)
    return list(session.scalars(select(ChainHead).where(ChainHead.chain.in_(chains)).order_by(ChainHead.chain)))


def find_subjects(text: str, by: Actor) -> tuple[tuple[str, str], ...]:
    """Every record that a typed number names for this person, of whatever kind."""
    namers: list[Namer] = house().bring("namers")
    return tuple((namer.kind, found) for namer in namers if namer.find for found in namer.find(text, by))


def in_words(entries: list[AuditEntry], by: Actor) -> list[TrailLine]:
    """Entries with people, records and details named; a handful of queries for all of them."""
    subjects, details = _subjects_of(entries), _details_of(entries)
    people = names_of({uuid.UUID(entry.actor) for entry in entries})
    names = _names({subject for group in subjects.values() for subject in group}, by)
    return [
        TrailLine(
            entry,
            _person(people.get(uuid.UUID(entry.actor)), entry.actor),
            house().event_label(entry.action),
            tuple(names[subject] for subject in subjects.get((entry.chain, entry.seq), []) if subject in names),
            details.get((entry.chain, entry.seq), {}),
        )
        for entry in entries
    ]


def _matching(filters: TrailFilters, chains: list[str]) -> Select[Any]:
    query = select(AuditEntry).where(AuditEntry.chain.in_(chains))
    query = query.order_by(AuditEntry.at.desc(), AuditEntry.chain.desc(), AuditEntry.seq.desc())
    if filters.actor:
        query = query.where(AuditEntry.actor == filters.actor)
    if filters.action:
        query = query.where(AuditEntry.action == filters.action)
    if filters.since:
        query = query.where(AuditEntry.at >= _midnight(filters.since))
    if filters.until:
        query = query.where(AuditEntry.at < _midnight(filters.until + timedelta(days=1)))
    if filters.subjects is not None:
        query = query.where(_is_about(filters.subjects))
    return _older_than(query, filters.before)


def _is_about(subjects: tuple[tuple[str, str], ...]) -> Any:
    table = AuditSubject
    same = [and_(table.kind == kind, table.subject_id == subject) for kind, subject in subjects]
    about = select(table.seq).where(table.chain == AuditEntry.chain, table.seq == AuditEntry.seq, or_(False, *same))
    return about.exists()


def _older_than(query: Select[Any], before: str) -> Select[Any]:
    try:
        at, chain, seq = before.split("~")
        key = (datetime.fromisoformat(at), chain, int(seq))
    except ValueError:
        return query
    return query.where(tuple_(AuditEntry.at, AuditEntry.chain, AuditEntry.seq) < tuple_(*key))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.RIYADH)


def _places(entries: list[AuditEntry], table: type) -> Any:
    by_chain: dict[str, list[int]] = {}
    for entry in entries:
        by_chain.setdefault(entry.chain, []).append(entry.seq)
    return or_(False, *[and_(table.chain == chain, table.seq.in_(seqs)) for chain, seqs in by_chain.items()])


def _subjects_of(entries: list[AuditEntry]) -> dict[tuple[str, int], list[tuple[str, str]]]:
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    table = AuditSubject
    query = select(table.chain, table.seq, table.kind, table.subject_id).where(_places(entries, table))
    for chain, seq, kind, subject in session.execute(query.order_by(table.kind, table.subject_id)):
        found.setdefault((chain, seq), []).append((kind, subject))
    return found


def _details_of(entries: list[AuditEntry]) -> dict[tuple[str, int], dict[str, Any]]:
    """What lies beside the entries; an erased or unreadable detail is shown as nothing, verification tells of it."""
    found = {}
    for detail in session.scalars(select(AuditDetail).where(_places(entries, AuditDetail))):
        try:
            plain = keyring().open(detail.detail_sealed, detail_place(detail.chain, detail.seq))
        except (InvalidTag, KeyError, IndexError):
            continue
        found[detail.chain, detail.seq] = json.loads(plain)
    return found


def _names(subjects: set[tuple[str, str]], by: Actor) -> dict[tuple[str, str], NamedSubject]:
    """What people call the records; one of the other association stays without a name."""
    named = {}
    for namer in house().bring("namers"):
        ids = {subject for kind, subject in subjects if kind == namer.kind}
        ids = namer.visible(ids, by) if ids and namer.visible else ids
        for subject, name in (namer.names(ids) if ids else {}).items():
            named[namer.kind, subject] = NamedSubject(namer.label, name, namer.address(subject))
    return named


def _person(user: Any, actor: str) -> str:
    if user is None:
        return "console" if actor == str(CONSOLE_ID) else actor
    return user.name_en if current_locale() == "en" else user.name_ar
