"""What is in the funds, and whether the ledger agrees."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import session
from app.errors import NotFound
from app.i18n import gettext as _
from cases.aid.funds.catalogue import Account
from cases.aid.funds.models import Fund, FundEntry

ENTRIES_SHOWN = 30
ACCOUNTS = (Account.AVAILABLE, Account.RESERVED, Account.PAID)


@dataclass(frozen=True)
class FundFault:
    """A balance that the ledger does not give; amounts in halalas."""

    association: str
    fund: str
    account: str
    balance: int
    ledger: int


def funds_of(by: Actor) -> list[Fund]:
    """The funds of the associations this person reads, in order."""
    return list(
        session.scalars(
            select(Fund)
            .join(Association, Association.id == Fund.association_id)
            .where(Fund.association_id.in_(by.reads))
            .order_by(Association.code.desc(), Fund.code)
        )
    )


def associations_of(by: Actor) -> dict[uuid.UUID, Association]:
    """The associations this person reads, by id."""
    return {each.id: each for each in session.scalars(select(Association).where(Association.id.in_(by.reads)))}


def open_funds(association_id: uuid.UUID) -> list[Fund]:
    """The funds that an association can ask from."""
    return list(
        session.scalars(select(Fund).where(Fund.association_id == association_id, Fund.is_open).order_by(Fund.code))
    )


def own_fund(fund_id: uuid.UUID, by: Actor) -> Fund:
    """A fund of the person's own association. Raises NotFound."""
    found = session.get(Fund, fund_id)
    if found is None or not by.belongs_to(found.association_id):
        raise NotFound(_("There is no fund at this address."))
    return found


def fund_by_code(code: str, by: Actor) -> Fund:
    """A fund of the person's own association by its code. Raises NotFound."""
    found = session.scalar(select(Fund).where(Fund.association_id == by.association_id, Fund.code == code))
    if found is None:
        raise NotFound(_("There is no fund with code %(code)s.", code=code))
    return found


def last_entries(by: Actor, limit: int = ENTRIES_SHOWN) -> Sequence[FundEntry]:
    """The newest movements of the funds this person reads."""
    return session.scalars(
        select(FundEntry)
        .options(joinedload(FundEntry.fund))
        .where(FundEntry.association_id.in_(by.reads))
        .order_by(FundEntry.at.desc(), FundEntry.id.desc())
        .limit(limit)
    ).all()


def faults_of_funds() -> list[FundFault]:
    """Every balance that is not the sum of its ledger; empty when all agree."""
    faults = []
    for fund, code, *sums in session.execute(_with_sums()):
        for account, ledger in zip(ACCOUNTS, sums, strict=True):
            balance = getattr(fund, account.value)
            if balance != ledger:
                faults.append(FundFault(code, fund.code, account.value, balance, ledger))
    return faults


def _with_sums():
    sums = [
        func.coalesce(
            func.sum(
                case((FundEntry.to_account == account, FundEntry.amount), else_=0)
                - case((FundEntry.from_account == account, FundEntry.amount), else_=0)
            ),
            0,
        )
        for account in ACCOUNTS
    ]
    return (
        select(Fund, Association.code, *sums)
        .join(Association, Association.id == Fund.association_id)
        .outerjoin(FundEntry, FundEntry.fund_id == Fund.id)
        .group_by(Fund.id, Association.code)
        .order_by(Association.code, Fund.code)
    )
