"""One draft for each person and form; it is sealed, since forms hold identity numbers."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Id
from app.sealed import Sealed


class FormDraft(Base):
    """What a person typed into the form at an address (`form` is its path), as JSON text."""

    __tablename__ = "form_drafts"
    __table_args__ = (UniqueConstraint("user_id", "form"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    form: Mapped[str] = mapped_column(String(200))
    typed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]

    typed = Sealed("typed")
