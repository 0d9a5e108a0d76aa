"""The family page's part about consents."""

from __future__ import annotations

from typing import Any

from app import clock
from app.accounts.actor import Actor
from cases.models import Case
from cases.sharing.policy import can_record_consent
from cases.sharing.queries import consents_of

SHOWN = 5


def consents_panel(case: Case, by: Actor) -> dict[str, Any]:
    """The newest consents of the family and what may be done with them."""
    return {
        "case_id": case.id,
        "consents": consents_of(case.id)[:SHOWN],
        "today": clock.today(),
        "can_record": can_record_consent(case, by),
    }
