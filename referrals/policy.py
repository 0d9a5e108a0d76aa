"""Who may take which step of a referral."""

from __future__ import annotations

from app.accounts.actor import Actor
from cases.models import Case
from referrals.models import Referral


def can_prepare_referral(case: Case, by: Actor) -> bool:
    """A social worker, for a family of their own association."""
    return by.is_worker and by.belongs_to(case.association_id)


def can_edit_referral(referral: Referral, by: Actor) -> bool:
    """The workers of the sending association write it, answer questions about it."""
    return by.is_worker and by.belongs_to(referral.association_id)


def can_release_referral(referral: Referral, by: Actor) -> bool:
    """A supervisor of the sending association who neither prepared nor changed it."""
    return can_supervise_referral(referral, by) and by.user_id not in (referral.prepared_by, referral.last_edited_by)


def can_supervise_referral(referral: Referral, by: Actor) -> bool:
    """A supervisor of the sending association."""
    return by.is_supervisor and by.belongs_to(referral.association_id)


def can_withdraw_referral(referral: Referral, by: Actor) -> bool:
    """Workers and supervisors of the sending association."""
    return (by.is_worker or by.is_supervisor) and by.belongs_to(referral.association_id)


def can_receive_referral(referral: Referral, by: Actor) -> bool:
    """The workers of the receiving association accept, ask, decline, serve and report."""
    return by.is_worker and by.belongs_to(referral.receiver_id)


def can_look_at_referral(referral: Referral, by: Actor) -> bool:
    """Whoever reads the sender's files; of the receiver, its workers, supervisors and auditors once it was sent."""
    is_sent = referral.released_at is not None
    return referral.association_id in by.reads or (is_sent and referral.receiver_id in by.reads)


def can_list_referrals(by: Actor) -> bool:
    """Whoever works with families in an association, or audits them."""
    return by.is_worker or by.is_supervisor or by.is_auditor
