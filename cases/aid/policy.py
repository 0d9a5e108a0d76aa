"""Who may do what with aid."""

from __future__ import annotations

from app.accounts.actor import Actor
from cases.aid.models import AidRequest
from cases.models import Case


def can_look(by: Actor, request: AidRequest) -> bool:
    """Whoever reads that association's records."""
    return request.association_id in by.reads


def can_request(by: Actor, case: Case) -> bool:
    """Social workers ask for aid for families of their own association."""
    return by.is_worker and by.belongs_to(case.association_id)


def can_prepare(by: Actor, request: AidRequest) -> bool:
    """Social workers of the association complete, send again and cancel a request."""
    return by.is_worker and by.belongs_to(request.association_id)


def can_decide(by: Actor, request: AidRequest) -> bool:
    """Supervisors of the association decide on its requests."""
    return by.is_supervisor and by.belongs_to(request.association_id)


def can_withdraw_approval(by: Actor, request: AidRequest) -> bool:
    """A supervisor takes an approval back; a worker sends changed aid back for approval."""
    return (by.is_supervisor or by.is_worker) and by.belongs_to(request.association_id)


def can_hand_over(by: Actor, request: AidRequest) -> bool:
    """Social workers of the association hand aid over."""
    return by.is_worker and by.belongs_to(request.association_id)


def did_not_prepare(by: Actor, request: AidRequest) -> bool:
    """Whoever prepared a request, or edited it last, decides nothing on it and hands nothing over."""
    return by.user_id not in (request.revision.prepared_by, request.revision.edited_by)


def did_not_approve(by: Actor, request: AidRequest) -> bool:
    """Whoever approved a request gives no second approval and hands nothing over."""
    return by.user_id not in {decision.decided_by for decision in request.approvals}


def can_see_funds(by: Actor) -> bool:
    """Supervisors, auditors and administrators see what is in the funds."""
    return by.is_supervisor or by.is_auditor or by.is_administrator


def can_receive_money(by: Actor) -> bool:
    """Administrators enter what donors gave."""
    return by.is_administrator
