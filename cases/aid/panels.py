"""What aid brings to the page of a family: its requests, and the button that asks for one."""

from __future__ import annotations

from typing import Any

from app.accounts.actor import Actor
from cases.aid.conflicts import comparison_of, partner_aid, short_name, shown_label
from cases.aid.periods import period_label
from cases.aid.policy import can_request
from cases.aid.queries import requests_of
from cases.models import Case
from cases.workflow import CaseStatus

SHOWN = 8


def aid_panel(case: Case, by: Actor) -> dict[str, Any] | None:
    """The newest requests, and the other association's aid by kind and month; stays away until there is a way."""
    requests = requests_of([case.id], SHOWN)
    if not requests and case.status is not CaseStatus.ACTIVE:
        return None
    others = [(short_name(partner), shown_label(group), month) for partner, group, month in partner_aid(case)]
    return {
        "case": case,
        "requests": requests,
        "period_label": period_label,
        "others": others[-SHOWN:],
        "comparison": comparison_of(case).label,
        "may_request": may_request_now(case, by),
    }


def may_request_now(case: Case, by: Actor) -> bool:
    """Aid is asked for active files."""
    return can_request(by, case) and case.status is CaseStatus.ACTIVE
