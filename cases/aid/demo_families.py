"""What the invention of aid needs to know of the demo's families, read in bulk."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.database import session
from cases.assessments.models import Assessment, NeedPolicy
from cases.assessments.workflow import AssessmentStatus
from cases.models import BankAccount, Case, CaseCategory, Membership, Person
from cases.workflow import CaseStatus

BATCH = 500
HELPED = (CaseStatus.ACTIVE, CaseStatus.SUSPENDED, CaseStatus.CLOSED)


@dataclass(frozen=True)
class Family:
    """One approved family; `facts` are those that decisions freeze, without the amount."""

    case_id: uuid.UUID
    status: CaseStatus
    approved_at: datetime
    worker_id: uuid.UUID
    objects: bool
    head_id: uuid.UUID
    last4: str
    keys: tuple[str, ...]
    facts: dict[str, Any]


def families_of(case_ids: list[uuid.UUID]) -> Iterator[Family]:
    """The approved families among these files, in the order of their numbers."""
    for start in range(0, len(case_ids), BATCH):
        ids = case_ids[start : start + BATCH]
        members, accounts, studies, held = _members(ids), _accounts(ids), _studies(ids), _categories(ids)
        columns = (Case.id, Case.status, Case.approved_at, Case.responsible_id, Case.objects_to_sharing)
        approved = select(*columns).where(Case.id.in_(ids), Case.status.in_(HELPED), Case.approved_at.is_not(None))
        for case in session.execute(approved.order_by(Case.number)):
            people = members[case.id]
            head = next(row for row in people if row.is_head)
            account, study = accounts.get(case.id), studies.get(case.id)
            yield Family(
                case_id=case.id,
                status=case.status,
                approved_at=case.approved_at,
                worker_id=case.responsible_id,
                objects=case.objects_to_sharing,
                head_id=head.id,
                last4=head.national_id_last4,
                keys=tuple(row.sharing_key for row in people if row.sharing_key),
                facts={
                    "members": sorted(str(row.person_id) for row in people),
                    "account": account.iban_index if account else "",
                    "account_last4": account.iban_last4 if account else "",
                    "assessment": str(study.id) if study else "",
                    "score": study.score_basis_points if study else None,
                    "policy": study.version if study else None,
                    "categories": sorted(held[case.id]),
                },
            )


def _members(ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    found = defaultdict(list)
    rows = session.execute(
        select(
            Membership.case_id,
            Membership.id,
            Membership.person_id,
            Membership.is_head,
            Person.sharing_key,
            Person.national_id_last4,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.case_id.in_(ids), Membership.ends_on.is_(None))
        .order_by(Membership.position)
    )
    for row in rows:
        found[row.case_id].append(row)
    return found


def _accounts(ids: list[uuid.UUID]) -> dict[uuid.UUID, Any]:
    rows = session.execute(
        select(BankAccount.case_id, BankAccount.iban_index, BankAccount.iban_last4)
        .where(BankAccount.case_id.in_(ids), BankAccount.ends_on.is_(None))
        .order_by(BankAccount.id)
    )
    return {row.case_id: row for row in rows}


def _studies(ids: list[uuid.UUID]) -> dict[uuid.UUID, Any]:
    rows = session.execute(
        select(Assessment.case_id, Assessment.id, Assessment.score_basis_points, NeedPolicy.version)
        .join(NeedPolicy, NeedPolicy.id == Assessment.policy_id)
        .where(Assessment.case_id.in_(ids), Assessment.status == AssessmentStatus.APPROVED)
        .order_by(Assessment.created_at, Assessment.id)
    )
    return {row.case_id: row for row in rows}


def _categories(ids: list[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(CaseCategory.case_id, CaseCategory.category).where(
            CaseCategory.case_id.in_(ids), CaseCategory.ends_on.is_(None)
        )
    )
    for case_id, category in rows:
        found[case_id].append(category.value)
    return found
