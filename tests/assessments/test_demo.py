"""The demo's studies: scored by the engine, in step with the state of each file, the same for the same seed."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import demo
from cases.assessments.catalogue import Verdict
from cases.assessments.models import Assessment, FileDecision
from cases.assessments.recomputation import differences
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case
from cases.workflow import CaseStatus

STEPS = {
    CaseStatus.ACTIVE: AssessmentStatus.APPROVED,
    CaseStatus.AWAITING_APPROVAL: AssessmentStatus.SUBMITTED,
    CaseStatus.RETURNED: AssessmentStatus.RETURNED,
}


@pytest.fixture(autouse=True)
def demo_families(unit: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "a-long-password")
    demo.load(30, 1448)


def test_every_invented_score_comes_out_of_its_lines_again(unit: Session) -> None:
    found = list(differences())

    assert len(found) > 30
    assert set(found) == {""}


def test_the_study_stands_where_the_file_stands(unit: Session) -> None:
    rows = unit.execute(select(Case.status, Assessment.status).join(Assessment, Assessment.case_id == Case.id)).all()

    wrong = [row for row in rows if row[0] in STEPS and STEPS[row[0]] is not row[1]]

    assert wrong == []
    assert {row[0] for row in rows} >= set(STEPS)


def test_every_active_demo_family_has_an_approved_study(unit: Session) -> None:
    approved = select(Assessment.case_id).where(Assessment.approved_by.is_not(None))

    without = unit.scalars(select(Case.number).where(Case.status == CaseStatus.ACTIVE, Case.id.not_in(approved))).all()

    assert without == []


def test_what_was_returned_says_why(unit: Session) -> None:
    returned = unit.scalars(select(FileDecision).where(FileDecision.verdict == Verdict.RETURNED)).all()

    assert returned
    assert all(decision.words for decision in returned)
