"""Who may do what with a family's file."""

from __future__ import annotations

from app.accounts.actor import Actor
from cases.models import Case


def can_search(by: Actor) -> bool:
    """Everybody with a role in an association, and the owner of the data folder at the console."""
    return bool(by.roles) or by.username == "console"


def can_look(by: Actor, case: Case) -> bool:
    """Whoever reads that association's files."""
    return case.association_id in by.reads


def can_file(by: Actor) -> bool:
    """Social workers register families."""
    return by.is_worker


def can_prepare(by: Actor, case: Case) -> bool:
    """Social workers of the file's own association fill it, edit it and send it for approval."""
    return by.is_worker and by.belongs_to(case.association_id)


def can_decide(by: Actor, case: Case) -> bool:
    """Supervisors of the file's own association approve, return and refuse."""
    return by.is_supervisor and by.belongs_to(case.association_id)


def did_not_prepare(by: Actor, case: Case) -> bool:
    """Whoever sent the file, or was the last to edit it before, decides nothing on it."""
    return by.user_id not in (case.submitted_by, case.last_edited_by_at_submission)


def can_reveal(by: Actor, case: Case) -> bool:
    """Workers and supervisors of the file's own association may ask for a whole number; auditors read masks."""
    return by.belongs_to(case.association_id) and (by.is_worker or by.is_supervisor)
