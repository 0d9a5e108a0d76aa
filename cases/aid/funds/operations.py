"""What can happen to a fund from outside: somebody looks, and money comes in."""

from __future__ import annotations

from app.accounts.actor import Actor, authorise
from app.audit.trail import record
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.aid.events import AidEvent
from cases.aid.funds.catalogue import EntryKind
from cases.aid.funds.ledger import move
from cases.aid.funds.models import Fund
from cases.aid.policy import can_receive_money, can_see_funds


def look_at_funds(*, by: Actor) -> None:
    """Somebody looked at what is in the funds."""
    authorise(can_see_funds(by))
    record(AidEvent.FUNDS_SEEN, by=by)


def receive_into_fund(fund: Fund, amount: int, note: str, *, by: Actor) -> None:
    """Enter halalas that donors gave. Raises RuleViolated for an amount that is not above zero."""
    authorise(can_receive_money(by) and by.belongs_to(fund.association_id))
    if amount <= 0:
        raise RuleViolated(_("Enter an amount above zero"), field="amount")
    move(fund.id, EntryKind.RECEIVED, amount, by=by, note=note)
    record(AidEvent.MONEY_RECEIVED, by=by, about=[("fund", fund.id)], details={"amount": amount, "note": note})
