"""Pressing twice pays once: each money form carries a key, and the key remembers the first result."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.dialects import postgresql, sqlite
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

    `result` is the address to show. Raises AlreadyDone with the first address when the key was taken before; a second
    press that runs at the same time waits for the first one's end.
    """
    own_key = f"{by.user_id.hex[:8]}{key}"[:40]
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    row = {"key": own_key, "user_id": by.user_id, "result": result, "created_at": clock.now()}
    take = insert(IdempotencyKey).values(**row).on_conflict_do_nothing(index_elements=["key"])
    if session.execute(take.returning(IdempotencyKey.__table__.c.key)).scalar() is None:
        raise AlreadyDone(session.get_one(IdempotencyKey, own_key).result)
