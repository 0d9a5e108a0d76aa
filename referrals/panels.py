"""The family page's part about referrals, and its button."""

from __future__ import annotations

from typing import Any

from app.accounts.actor import Actor
from cases.models import Case
from referrals.conditions import CLOSED_FILES
from referrals.policy import can_prepare_referral
from referrals.queries import referrals_of


def may_refer(case: Case, by: Actor) -> bool:
    """Whether the page offers to refer this family."""
    return can_prepare_referral(case, by) and case.status not in CLOSED_FILES


def referrals_panel(case: Case, by: Actor) -> dict[str, Any]:
    """The family's referrals, newest first."""
    return {"case_id": case.id, "referrals": referrals_of(case), "may_refer": may_refer(case, by)}
