"""Who may record, withdraw and agree about sharing."""

from __future__ import annotations

from app.accounts.actor import Actor
from cases.models import Case
from cases.sharing.models import Consent


def can_record_consent(case: Case, by: Actor) -> bool:
    """A social worker, on a file of their own association."""
    return by.is_worker and by.belongs_to(case.association_id)


def can_withdraw_consent(consent: Consent, by: Actor) -> bool:
    """Whoever of the association hears it first: a worker or a supervisor. It is never refused for its moment."""
    return (by.is_worker or by.is_supervisor) and by.belongs_to(consent.association_id)


def can_enter_memorandum(by: Actor) -> bool:
    """An administrator; no other role changes what the associations agreed."""
    return by.is_administrator
