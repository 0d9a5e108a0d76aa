"""The demo's memorandum: in force, with every clause in both directions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app import clock
from app.database import session
from cases.sharing.catalogue import Purpose, Section
from cases.sharing.models import Memorandum, MemorandumClause

SIGNED_DAYS_AGO = 300
YEARS = 3


def seed_memorandum(context: Any) -> None:
    """One memorandum between the demo's two associations."""
    first, second = context.associations["NF"], context.associations["AH"]
    signed = context.today - timedelta(days=SIGNED_DAYS_AGO)
    memorandum = Memorandum(
        title="مذكرة عمل مشترك لخدمة أسر محافظة جدة",
        first_party_id=first.id,
        second_party_id=second.id,
        signed_on=signed,
        starts_on=signed,
        ends_on=signed + timedelta(days=365 * YEARS),
        first_contact="عبدالله الزهراني، تحويلة 104",
        second_contact="هدى كتبي، تحويلة 212",
        entered_by=context.actors["admin.naf"].user_id,
        entered_at=clock.now() - timedelta(days=SIGNED_DAYS_AGO),
        clauses=[
            MemorandumClause(purpose=purpose, section=section, giver_id=giver.id, receiver_id=receiver.id)
            for giver, receiver in ((first, second), (second, first))
            for purpose in Purpose
            for section in Section
        ],
    )
    session.add(memorandum)
    session.flush()  # Rooms that come later ask what is in force.
