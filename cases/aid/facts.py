"""What a decision rests on, frozen when it is taken and compared when the aid is handed over."""

from __future__ import annotations

from typing import Any

from app.i18n import LazyText
from app.i18n import lazy_gettext as _l
from cases.assessments.queries import approved_assessment
from cases.models import Case

DECISIVE: dict[str, LazyText] = {
    "members": _l("the members of the family"),
    "account": _l("the bank account"),
    "score": _l("the need score"),
    "amount": _l("the amount"),
}
"""Facts that send approved aid back for approval when they change."""


def facts_now(case: Case, amount: int) -> dict[str, Any]:
    """The facts of this moment as plain JSON: who the members are, account, score, categories, amount in halalas."""
    assessment = approved_assessment(case.id)
    account = case.account
    return {
        "members": sorted(str(membership.person_id) for membership in case.members),
        "account": account.iban_index if account else "",
        "account_last4": account.iban_last4 if account else "",
        "assessment": str(assessment.id) if assessment else "",
        "score": assessment.score_basis_points if assessment else None,
        "policy": assessment.policy_version if assessment else None,
        "categories": sorted(category.category.value for category in case.categories_in_force),
        "amount": amount,
    }


def changed_facts(frozen: dict[str, Any], now: dict[str, Any]) -> list[LazyText]:
    """What changed since, in words; empty when the decision still stands on the same facts."""
    return [words for name, words in DECISIVE.items() if frozen.get(name) != now.get(name)]
