"""Moving money: one conditional UPDATE that the fund's row decides, and one entry beside it."""

from __future__ import annotations

import uuid

from sqlalchemy import insert, select, update

from app import clock, formatting
from app.accounts.actor import Actor
from app.database import new_id, session
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.aid.funds.catalogue import Account, EntryKind
from cases.aid.funds.models import Fund, FundEntry

BALANCES = {Account.AVAILABLE: "available", Account.RESERVED: "reserved", Account.PAID: "paid"}


def reserve(fund: Fund, amount: int, request_id: uuid.UUID, by: Actor) -> None:
    """Keep halalas for approved aid. Raises RuleViolated when the fund has less, whoever came at the same moment."""
    move(fund.id, EntryKind.RESERVED, amount, request_id=request_id, by=by)


def release(fund: Fund, amount: int, request_id: uuid.UUID, by: Actor) -> None:
    """Give a reservation back to what is available."""
    move(fund.id, EntryKind.RELEASED, amount, request_id=request_id, by=by)


def pay(fund: Fund, amount: int, request_id: uuid.UUID, by: Actor) -> None:
    """What was reserved has reached the family."""
    move(fund.id, EntryKind.PAID, amount, request_id=request_id, by=by)


def move(
    fund_id: uuid.UUID, kind: EntryKind, amount: int, *, by: Actor, request_id: uuid.UUID | None = None, note: str = ""
) -> None:
    """Move halalas between two accounts of a fund and enter it. Raises RuleViolated when there is not enough."""
    source, target = kind.ends
    change = update(Fund).where(Fund.id == fund_id)
    values = {BALANCES[target]: getattr(Fund, BALANCES[target]) + amount}
    if source in BALANCES:
        balance = getattr(Fund, BALANCES[source])
        change, values = change.where(balance >= amount), {**values, BALANCES[source]: balance - amount}
    if session.execute(change.values(values).execution_options(synchronize_session=False)).rowcount != 1:
        raise RuleViolated(_not_enough(fund_id), field="amount")
    _enter(fund_id, kind, amount, by, request_id, note)


def _not_enough(fund_id: uuid.UUID) -> str:
    available = session.scalar(select(Fund.available).where(Fund.id == fund_id))
    return not_enough(available or 0)


def not_enough(available: int) -> str:
    """What to do when a fund has less than is asked; `available` in halalas."""
    return _("The fund has %(amount)s. Lower the amount or choose another fund.", amount=formatting.riyals(available))


def _enter(
    fund_id: uuid.UUID, kind: EntryKind, amount: int, by: Actor, request_id: uuid.UUID | None, note: str
) -> None:
    source, target = kind.ends
    association_id = session.scalar(select(Fund.association_id).where(Fund.id == fund_id))
    entry = {"from_account": source, "to_account": target, "amount": amount, "request_id": request_id, "note": note}
    same = {"id": new_id(), "association_id": association_id, "fund_id": fund_id, "at": clock.now(), "kind": kind}
    session.execute(insert(FundEntry).values(by_id=by.user_id, **same, **entry))
