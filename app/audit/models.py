"""What the trail remembers. No personal data stands inside a chain; details lie beside it, sealed and erasable."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, PrimaryKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class ChainHead(Base):
    """The last entry of one chain, locked while the next is appended."""

    __tablename__ = "chain_heads"

    chain: Mapped[str] = mapped_column(String(8), primary_key=True)
    seq: Mapped[int]
    mac: Mapped[str] = mapped_column(String(64))


class AuditEntry(Base):
    """One event, bound to the one before it by an HMAC with a key outside the database."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        PrimaryKeyConstraint("chain", "seq"),
        Index(None, "chain", "at"),
        Index(None, "actor", "at"),
        UniqueConstraint("chain", "prev_mac"),
    )

    chain: Mapped[str] = mapped_column(String(8))
    seq: Mapped[int]
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(40))
    acting_association: Mapped[str] = mapped_column(String(8))
    action: Mapped[str] = mapped_column(String(60))
    purpose: Mapped[str] = mapped_column(String(60))
    request_id: Mapped[str] = mapped_column(String(40))
    event_id: Mapped[uuid.UUID]
    subjects_digest: Mapped[str] = mapped_column(String(64))
    detail_digest: Mapped[str] = mapped_column(String(64))
    prev_mac: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))


class AuditSubject(Base):
    """A record that an entry is about: shown, changed or refused."""

    __tablename__ = "audit_subjects"
    __table_args__ = (
        PrimaryKeyConstraint("chain", "seq", "kind", "subject_id"),
        ForeignKeyConstraint(["chain", "seq"], ["audit_entries.chain", "audit_entries.seq"]),
        Index(None, "kind", "subject_id", "chain", "seq"),
    )

    chain: Mapped[str] = mapped_column(String(8))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(String(40))


class AuditDetail(Base):
    """The erasable side of an entry: address, reason, old and new values, sealed to its place in the chain."""

    __tablename__ = "audit_details"
    __table_args__ = (
        PrimaryKeyConstraint("chain", "seq"),
        ForeignKeyConstraint(["chain", "seq"], ["audit_entries.chain", "audit_entries.seq"]),
    )

    chain: Mapped[str] = mapped_column(String(8))
    seq: Mapped[int]
    detail_sealed: Mapped[bytes] = mapped_column(LargeBinary)
