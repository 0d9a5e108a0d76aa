"""The need policy that every installation starts with."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Association
from cases.assessments.catalogue import NeedClass
from cases.assessments.policies import NeedBand, NeedModel, NeedPolicy

BASE_LINE = 132_000
"""The social-security minimum of a head of family since 1 November 2023: 1,320 riyals a month."""
ADOPTED_FROM = date(2023, 11, 1)
EDGES = {NeedClass.HIGH: 3000, NeedClass.MIDDLE: 6000, NeedClass.LOW: None}


def load_need_policies(unit: Session) -> None:
    """Give each association version 1 of the proportional model, unless it has one."""
    with_policy = set(unit.scalars(select(NeedPolicy.association_id)))
    for association in unit.scalars(select(Association).order_by(Association.code)).all():
        if association.id not in with_policy:
            unit.add(first_policy(association))


def first_policy(association: Association) -> NeedPolicy:
    """Head 1, adult dependent 0.5, child 0.3 of the base line; most in need up to 30 %, medium up to 60 %."""
    policy = NeedPolicy(
        association_id=association.id,
        version=1,
        model=NeedModel.PROPORTIONAL,
        base_line=BASE_LINE,
        weight_head=10_000,
        weight_adult=5_000,
        weight_child=3_000,
        adult_age=18,
        is_rent_deducted=True,
        restudy_after_months=12,
        adopted_from=ADOPTED_FROM,
    )
    policy.bands = [NeedBand(need_class=need_class, upper_edge=edge) for need_class, edge in EDGES.items()]
    return policy
