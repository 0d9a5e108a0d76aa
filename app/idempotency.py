"""Pressing twice pays once: each money form carries a key, and the key remembers the first result."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.accounts.actor import Actor
from app.database import Base, session
from app.errors import AlreadyDone


class IdempotencyKey(Base):
    """A form that was sent, by whom, and the address of what came of it."""

    __tablename__ = "idempotency_keys"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    result: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime]


def once(key: str, result: str, *, by: Actor) -> None:
    """Take the key for this person, inside the writing unit, before anything is done.

    `result` is the address to show. Raises AlreadyDone with the first address when the key was taken before.
    """
    first = session.get(IdempotencyKey, f"{by.user_id.hex[:8]}{key}"[:40])
    if first is not None:
        raise AlreadyDone(first.result)
    session.add(
        IdempotencyKey(key=f"{by.user_id.hex[:8]}{key}"[:40], user_id=by.user_id, result=result, created_at=clock.now())
    )
    session.flush()  # A second press that runs at the same time fails here, before money moves.
