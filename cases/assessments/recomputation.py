"""Working out stored scores again, file by file, in batches."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.database import session
from cases.assessments.models import Assessment
from cases.assessments.policies import NeedPolicy
from cases.assessments.study import result_fields, score
from cases.models import Case

BATCH = 200


def differences() -> Iterator[str]:
    """For each stored assessment, "" when it comes out the same, else one line saying what differs."""
    after = uuid.UUID(int=0)
    while rows := _batch(after):
        for study, number in rows:
            yield difference(study, number)
        after = rows[-1][0].id
        session.expunge_all()


def difference(study: Assessment, number: str) -> str:
    """What the engine says now against what is stored; also the months of each line."""
    fresh = result_fields(score(study, study.policy.numbers))
    fields = [name for name, value in fresh.items() if getattr(study, name) != value]
    lines = [*study.incomes, *study.obligations]
    fields += ["monthly"] if any(line.monthly != line.as_amount.monthly for line in lines) else []
    return f"{number} {study.assessed_on.isoformat()} differs in {', '.join(fields)}" if fields else ""


def _batch(after: uuid.UUID) -> list[tuple[Assessment, str]]:
    rows = session.execute(
        select(Assessment, Case.number)
        .join(Case, Case.id == Assessment.case_id)
        .options(
            joinedload(Assessment.policy).selectinload(NeedPolicy.bands),
            selectinload(Assessment.members),
            selectinload(Assessment.incomes),
            selectinload(Assessment.obligations),
        )
        .where(Assessment.id > after)
        .order_by(Assessment.id)
        .limit(BATCH)
    )
    return [(study, number) for study, number in rows]
