"""What a social worker writes down, as plain values; putting it into an assessment and scoring it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app import clock, formatting
from app.accounts.actor import Actor
from app.dates import age_on
from app.errors import RuleViolated
from app.i18n import gettext as _
from app.money import Periodicity
from cases.assessments.catalogue import Evidence, IncomeKind, NeedClass, NeedKind, NeedPriority, ObligationKind
from cases.assessments.models import Assessment, CountedMember, IncomeLine, Need, ObligationLine
from cases.assessments.need import Counted, Policy, Result, assess
from cases.assessments.queries import last_visit, policy_on
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case, Membership


@dataclass(frozen=True)
class StudyLine:
    """An income or an obligation; `whom` is a membership, None for the whole family; `amount` in halalas."""

    kind: IncomeKind | ObligationKind
    amount: int
    periodicity: Periodicity = Periodicity.MONTHLY
    whom: uuid.UUID | None = None
    evidence: Evidence = Evidence.SEEN
    note: str = ""


@dataclass(frozen=True)
class StudyNeed:
    """Something that is lacking; `value` in halalas, 0 when nobody knows."""

    kind: NeedKind
    value: int = 0
    priority: NeedPriority = NeedPriority.MEDIUM
    whom: uuid.UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class Study:
    """One whole assessment as it is written."""

    incomes: Sequence[StudyLine] = field(default_factory=tuple)
    obligations: Sequence[StudyLine] = field(default_factory=tuple)
    needs: Sequence[StudyNeed] = field(default_factory=tuple)
    opinion: str = ""
    recommendation: str = ""


def begin(case: Case, by: Actor) -> Assessment:
    """An empty assessment of a family; it is complete once `put` has run."""
    return Assessment(
        association_id=case.association_id,
        case_id=case.id,
        status=AssessmentStatus.DRAFT,
        version=0,
        created_at=clock.now(),
        last_edited_by=by.user_id,
    )


def put(study: Study, assessment: Assessment, case: Case) -> None:
    """Replace what stands in the assessment by what was written, and score it. Raises RuleViolated."""
    _check_members(study, case)
    place = {"association_id": case.association_id, "case_id": case.id}
    assessment.incomes = [_line(IncomeLine, line, at, place) for at, line in enumerate(study.incomes)]
    assessment.obligations = [_line(ObligationLine, line, at, place) for at, line in enumerate(study.obligations)]
    assessment.needs = [_need(need, at, place) for at, need in enumerate(study.needs)]
    assessment.opinion = study.opinion or None
    assessment.recommendation = study.recommendation or None
    refresh(assessment, case)


def refresh(assessment: Assessment, case: Case) -> None:
    """Take day, policy, members and home from the file as it is now, and score again."""
    visit = last_visit(case.id)
    assessment.visit = visit
    assessment.assessed_on = visit.day if visit else clock.today()
    assessment.policy = policy_on(case.association_id, assessment.assessed_on)
    _count_members(assessment, case)
    _take_home(assessment, case)
    keep_result(assessment, score(assessment, assessment.policy.numbers))


def score(assessment: Assessment, policy: Policy) -> Result:
    """What the engine makes of the lines and members that are stored with an assessment."""
    return assess(
        policy,
        [member.counted for member in assessment.members],
        [line.as_amount for line in assessment.incomes],
        [line.as_amount for line in assessment.obligations],
    )


def keep_result(assessment: Assessment, result: Result) -> None:
    for name, value in result_fields(result).items():
        setattr(assessment, name, value)


def result_fields(result: Result) -> dict[str, Any]:
    """The columns of an assessment that the engine fills."""
    return {
        "total_income": result.total_income,
        "total_obligations": result.total_obligations,
        "net_income": result.net_income,
        "expected_income": result.expected,
        "score_basis_points": result.score,
        "band": NeedClass(result.band),
        "working": list(result.working),
    }


def counted_on(membership: Membership, day: date) -> Counted:
    """How a member counts on a day: full Gregorian years; a child not born yet that day counts as a newborn."""
    return Counted(max(age_on(membership.person.birth_date, day), 0), membership.is_head)


def _check_members(study: Study, case: Case) -> None:
    own = {membership.id for membership in case.memberships}
    named = {line.whom for line in (*study.incomes, *study.obligations, *study.needs) if line.whom}
    if named - own:
        raise RuleViolated(_("Choose a member of this family."))


def _line(model: type[Any], line: StudyLine, at: int, place: dict[str, Any]) -> Any:
    return model(
        **place,
        membership_id=line.whom,
        position=at,
        kind=line.kind,
        amount=line.amount,
        periodicity=line.periodicity,
        monthly=line.periodicity.monthly(line.amount),
        evidence=line.evidence,
        note=line.note,
    )


def _need(need: StudyNeed, at: int, place: dict[str, Any]) -> Need:
    return Need(
        **place,
        membership_id=need.whom,
        position=at,
        kind=need.kind,
        note=need.note,
        estimated_value=need.value,
        priority=need.priority,
    )


def _count_members(assessment: Assessment, case: Case) -> None:
    """Those who benefit count, and the head always does: the base line is the head's."""
    counting = [member for member in case.members if member.benefits or member.is_head]
    known = {row.membership_id: row for row in assessment.members}
    rows = []
    for at, membership in enumerate(counting):
        row = known.get(membership.id) or CountedMember(
            association_id=case.association_id, case_id=case.id, membership=membership
        )
        counted = counted_on(membership, assessment.assessed_on)
        row.position, row.age, row.is_head = at, counted.age, counted.is_head
        rows.append(row)
    assessment.members = rows


def _take_home(assessment: Assessment, case: Case) -> None:
    home = case.residence
    if home is None:
        return
    assessment.housing_type, assessment.tenure, assessment.condition = home.housing_type, home.tenure, home.condition
    assessment.rooms, assessment.rent_yearly = home.rooms, home.rent_yearly


def study_of(assessment: Assessment) -> Study:
    """What stands in an assessment, as it was written: to begin the next one, or to fill the form."""
    return Study(
        incomes=[_written(line) for line in assessment.incomes],
        obligations=[_written(line) for line in assessment.obligations],
        needs=[
            StudyNeed(need.kind, need.estimated_value, need.priority, need.membership_id, need.note)
            for need in assessment.needs
        ],
        opinion=assessment.opinion or "",
        recommendation=assessment.recommendation or "",
    )


def _written(line: IncomeLine | ObligationLine) -> StudyLine:
    return StudyLine(line.kind, line.amount, line.periodicity, line.membership_id, line.evidence, line.note)


def as_typed(assessment: Assessment) -> dict[str, str]:
    """What stands in an assessment, under the names and in the form in which its page posts it."""
    typed = {"opinion": assessment.opinion or "", "recommendation": assessment.recommendation or ""}
    for name, lines in (("incomes", assessment.incomes), ("obligations", assessment.obligations)):
        for at, line in enumerate(lines):
            parts = {"kind": line.kind, "amount": formatting.money(line.amount), "periodicity": line.periodicity}
            parts |= {"whom": line.membership_id or "", "evidence": line.evidence, "note": line.note}
            typed |= {f"{name}-{at}-{part}": str(value) for part, value in parts.items()}
    for at, need in enumerate(assessment.needs):
        parts = {"kind": need.kind, "value": formatting.money(need.estimated_value), "priority": need.priority}
        parts |= {"whom": need.membership_id or "", "note": need.note}
        typed |= {f"needs-{at}-{part}": str(value) for part, value in parts.items()}
    return typed
