"""The register of exports: serial, who, when, what, how much, and the hashes that prove it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Id, text_enum
from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class ExportState(Labelled):
    RUNNING = "running", _l("Not completed")
    DONE = "done", _l("Completed")


class ExportFormat(Labelled):
    PDF = "pdf", _l("PDF")
    XLSX = "xlsx", _l("Excel")
    CSV = "csv", _l("CSV")


class ExportRecord(Base):
    """One numbered document. Its number is given first; the file's own hash is added once the file is whole.

    `user_id` is None for what the console issued.
    """

    __tablename__ = "export_records"
    __table_args__ = (
        UniqueConstraint("serial"),
        Index(None, "association_id", "at"),
        Index(None, "user_id", "content_hash", "at"),
        CheckConstraint("rows_count >= 0", name="rows_are_not_negative"),
        CheckConstraint("(state = 'done') = (file_sha256 IS NOT NULL)", name="done_has_its_hash"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    association_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("associations.id"))
    serial: Mapped[str] = mapped_column(String(24))
    kind: Mapped[str] = mapped_column(String(40))
    format: Mapped[ExportFormat] = mapped_column(text_enum(ExportFormat, "format_is_known"))
    locale: Mapped[str] = mapped_column(String(2))
    subject: Mapped[str] = mapped_column(String(60), default="")
    filters: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rows_count: Mapped[int]
    totals: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    purpose: Mapped[str] = mapped_column(String(200), default="")
    content_hash: Mapped[str] = mapped_column(String(64))
    chain_head: Mapped[str] = mapped_column(String(90))
    state: Mapped[ExportState] = mapped_column(text_enum(ExportState, "state_is_known"))
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
