"""Invented aid for the demo: a year of it, in every state, with claims, receipts and funds that add up."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from app import clock
from app.database import session
from app.database.counters import Counter
from app.dates import hijri_year, period_month
from cases.aid.catalogue import KindGroup
from cases.aid.claims import AidClaim, own_key
from cases.aid.demo_families import Family, families_of
from cases.aid.demo_requests import Asked, Ground, Staff, entry_row
from cases.aid.demo_words import DEPOSITS
from cases.aid.funds.catalogue import Account, EntryKind
from cases.aid.funds.models import Fund, FundAidKind, FundCategory, FundEntry
from cases.aid.kinds import AidKind
from cases.aid.models import AidRequest, AidRevision, Decision, HandOver, Instalment
from cases.aid.periods import period_of
from cases.aid.workflow import GIVEN, AidStatus
from cases.sharing.queries import may_check_double_aid
from cases.workflow import CaseStatus

BATCH = 1000
TABLES = (AidRequest, AidRevision, Decision, Instalment, HandOver, AidClaim, FundEntry)
AMOUNTS: dict[str, tuple[int, int]] = {
    "rent": (1_500, 9_000),
    "monthly_aid": (500, 1_500),
    "food_basket": (200, 450),
    "ramadan_basket": (300, 500),
    "eid_clothing": (300, 900),
    "school_bag": (200, 600),
    "electricity_bill": (200, 900),
    "water_bill": (100, 400),
    "health_care": (500, 3_000),
    "appliances": (800, 2_500),
}
OPEN_STATES = (
    *[AidStatus.SUBMITTED] * 5,
    *[AidStatus.APPROVED] * 3,
    *[AidStatus.FIRST_APPROVED] * 2,
    AidStatus.RETURNED,
    AidStatus.REFUSED,
    AidStatus.CANCELLED,
)
MOST_PAST = 4
CALLED_OFF = {AidStatus.REFUSED, AidStatus.CANCELLED}
SLACK = 40_000_00


def seed_aid(context: Any) -> None:
    """Give the active families of both associations their aid; the same seed gives the same amounts."""
    taken: set[tuple[str, KindGroup, str]] = set()
    asked_now: dict[str, str] = {}
    for code in sorted(context.cases, reverse=True):
        ground = _ground(context, code, taken, asked_now)
        for family in families_of(context.cases[code]):
            _help(ground, family)
        _number(ground)
        _fill_funds(ground)
        for table in TABLES:
            for start in range(0, len(ground.rows[table]), BATCH):
                session.execute(insert(table), ground.rows[table][start : start + BATCH])


def _ground(context: Any, code: str, taken: set[tuple[str, KindGroup, str]], asked_now: dict[str, str]) -> Ground:
    """What one association's aid is invented from; `taken` and `asked_now` go on from one association to the next."""
    association = context.associations[code]
    people = [actor for actor in context.actors.values() if actor.association_code == code]
    staff = Staff(
        [actor for actor in people if actor.is_worker],
        [actor for actor in people if actor.is_supervisor],
        [actor for actor in people if actor.is_administrator],
    )
    funds = list(session.scalars(select(Fund).where(Fund.association_id == association.id).order_by(Fund.code)))
    kinds = {kind.code: kind for kind in session.scalars(select(AidKind))}
    compared = may_check_double_aid(context.today)
    pays = {fund.id: _pays(fund.id) for fund in funds}
    return Ground(association, staff, funds, pays, kinds, context.random, clock.now(), compared, taken, asked_now)


def _pays(fund_id: uuid.UUID) -> tuple[set[uuid.UUID], set[str]]:
    kinds = session.scalars(select(FundAidKind.aid_kind_id).where(FundAidKind.fund_id == fund_id))
    categories = session.scalars(select(FundCategory.category).where(FundCategory.fund_id == fund_id))
    return set(kinds), {category.value for category in categories}


def _help(ground: Ground, family: Family) -> None:
    """A few hand-overs since the file was approved, and for an active file perhaps something that waits."""
    days = max((ground.now - family.approved_at).days, 0)
    for age in sorted(ground.chance.sample(range(3, max(days, 4)), min(MOST_PAST, days // 45)), reverse=True):
        if age > 4:
            _add(ground, family, ground.now - timedelta(days=age), AidStatus.COMPLETED)
    if family.status is not CaseStatus.ACTIVE or days < 1:
        return
    ago = timedelta(hours=ground.chance.randint(2, 24 * min(days, 9)))
    same = next((ground.asked_now[key] for key in sorted(family.keys) if key in ground.asked_now), None)
    if same is not None:
        _add(ground, family, ground.now, AidStatus.SUBMITTED, ground.kinds[same])
    elif ground.chance.random() < 0.5:
        _add(ground, family, ground.now - ago, ground.chance.choice(OPEN_STATES))


def _add(ground: Ground, family: Family, at: datetime, status: AidStatus, kind: AidKind | None = None) -> None:
    """One request with everything that followed; nothing when the family has this kind in this period."""
    code = "rent" if status is AidStatus.FIRST_APPROVED else ground.chance.choice(list(AMOUNTS))
    kind = kind or ground.kinds[code]
    least, most = AMOUNTS[kind.code]
    amount = ground.chance.randrange(least, most, 50) * 100
    if status is AidStatus.FIRST_APPROVED:
        amount = (kind.second_above or 0) + amount // 2
    month = period_month(clock.riyadh(at).date())
    period = period_of(kind.kind_group, month)
    keys = _keys(ground, family)
    slots = {(key, kind.kind_group, period) for key in [*keys, str(family.case_id)]}
    fund = _fund(ground, family, kind)
    if fund is None or (status in GIVEN and slots & ground.taken):
        return
    ground.taken |= slots if status in GIVEN else set()
    if month == period_month(clock.riyadh(ground.now).date()) and status not in CALLED_OFF:
        ground.asked_now |= dict.fromkeys(keys, kind.code)
    Asked(ground, family, kind, fund, amount, at, status, month, period).write(keys)


def _keys(ground: Ground, family: Family) -> list[str]:
    if family.objects:
        return []
    if ground.is_compared:
        return sorted(family.keys)
    return sorted(own_key(ground.association.id, key) for key in family.keys)


def _fund(ground: Ground, family: Family, kind: AidKind) -> Fund | None:
    fitting = [
        fund
        for fund in ground.funds
        if kind.id in ground.pays[fund.id][0] and ground.pays[fund.id][1] & set(family.facts["categories"])
    ]
    return ground.chance.choice(fitting) if fitting else None


def _number(ground: Ground) -> None:
    """Requests and receipts get their numbers in the order of time; the counters end where they ended."""
    counters: dict[tuple[str, int], int] = defaultdict(int)
    code = ground.association.code
    ground.rows[AidRequest].sort(key=lambda row: row["created_at"])
    for row in ground.rows[AidRequest]:
        year = hijri_year(clock.riyadh(row["created_at"]).date())
        counters["aid", year] += 1
        row["number"] = f"{code}-A-{year}-{counters['aid', year]:06d}"
    ground.rows[HandOver].sort(key=lambda row: row["handed_at"])
    for row in ground.rows[HandOver]:
        year = clock.riyadh(row["handed_at"]).year
        counters["receipt", year] += 1
        row["receipt_number"] = f"{code}-R-{year}-{counters['receipt', year]:06d}"
    for (series, year), value in counters.items():
        session.add(Counter(association_id=ground.association.id, series=series, year=year, value=value))


def _fill_funds(ground: Ground) -> None:
    """Donors gave before anything was reserved, and enough that something is left; balances are the ledger's sums."""
    giver = ground.staff.administrators[0].user_id
    begun = min((row["at"] for row in ground.rows[FundEntry]), default=ground.now) - timedelta(days=2)
    for fund in ground.funds:
        used = sum(row["amount"] for row in _entries(ground, fund) if row["kind"] is EntryKind.RESERVED)
        for note in DEPOSITS:
            amount = used // 2 + SLACK + ground.chance.randrange(1_000) * 100
            deposit = entry_row(fund, EntryKind.RECEIVED, amount, begun, giver, None, note)
            ground.rows[FundEntry].append(deposit)
        balances = {account.value: _sum(ground, fund, account) for account in (Account.AVAILABLE, Account.RESERVED)}
        paid = _sum(ground, fund, Account.PAID)
        session.execute(update(Fund).where(Fund.id == fund.id).values(**balances, paid=paid))


def _entries(ground: Ground, fund: Fund) -> Iterator[dict[str, Any]]:
    return (row for row in ground.rows[FundEntry] if row["fund_id"] == fund.id)


def _sum(ground: Ground, fund: Fund, account: Account) -> int:
    came = sum(row["amount"] for row in _entries(ground, fund) if row["to_account"] is account)
    return came - sum(row["amount"] for row in _entries(ground, fund) if row["from_account"] is account)
