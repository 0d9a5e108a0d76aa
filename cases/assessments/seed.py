"""Invented visits, studies, needs and decisions for the demo's families, scored by the engine itself."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.engine import Row

from app import clock
from app.database import new_id, session
from app.sealed import keyring
from cases.assessments.catalogue import NeedStatus, RefusalReason, Verdict, VisitOutcome
from cases.assessments.demo_words import CONDITIONS, OPINIONS, RECOMMENDATIONS, RETURNS, TEAMS, invented_lines
from cases.assessments.models import (
    Assessment,
    CountedMember,
    FileDecision,
    IncomeLine,
    Need,
    ObligationLine,
    Visit,
)
from cases.assessments.need import Counted, Policy, assess
from cases.assessments.policies import NeedPolicy
from cases.assessments.queries import policy_on
from cases.assessments.restudy import months_after
from cases.assessments.study import Study, StudyLine, result_fields
from cases.assessments.workflow import AssessmentStatus
from cases.models import Case, Membership, Person, Residence
from cases.workflow import CaseStatus

BATCH = 500
TABLES = (Visit, Assessment, CountedMember, IncomeLine, ObligationLine, Need, FileDecision)
STATES = {
    CaseStatus.AWAITING_APPROVAL: AssessmentStatus.SUBMITTED,
    CaseStatus.RETURNED: AssessmentStatus.RETURNED,
    CaseStatus.REFUSED: AssessmentStatus.RETURNED,
    CaseStatus.ACTIVE: AssessmentStatus.APPROVED,
    CaseStatus.SUSPENDED: AssessmentStatus.APPROVED,
    CaseStatus.CLOSED: AssessmentStatus.APPROVED,
}
SENT = (AssessmentStatus.SUBMITTED, AssessmentStatus.RETURNED, AssessmentStatus.APPROVED)
Rows = dict[type, list[dict[str, Any]]]


def seed_assessments(context: Any) -> None:
    """Give each family what its state calls for, in batches; the same seed gives the same figures."""
    for code in sorted(context.cases):
        policy = policy_on(context.associations[code].id, context.today)
        ids = list(context.cases[code])
        for start in range(0, len(ids), BATCH):
            _seed_batch(ids[start : start + BATCH], policy, context)


def _seed_batch(ids: list[uuid.UUID], policy: NeedPolicy, context: Any) -> None:
    rows: Rows = {table: [] for table in TABLES}
    members, homes = _members(ids), _homes(ids)
    supervisors = {actor.association_id: actor for actor in context.actors.values() if actor.is_supervisor}
    for case in session.execute(select(Case.__table__).where(Case.id.in_(ids)).order_by(Case.number)):
        family = _Family(case, members[case.id], homes.get(case.id), supervisors.get(case.association_id), policy)
        _invent(family, rows, context)
    for table in TABLES:
        if rows[table]:
            session.execute(insert(table), rows[table])


class _Family:
    """One family's rows as the invention needs them."""

    def __init__(self, case: Row[Any], members: list[Any], home: Any, supervisor: Any, policy: NeedPolicy) -> None:
        self.case, self.members, self.home, self.supervisor, self.policy = case, members, home, supervisor, policy
        self.place = {"association_id": case.association_id, "case_id": case.id}
        self.numbers: Policy = policy.numbers


def _invent(family: _Family, rows: Rows, context: Any) -> None:
    status, chance = CaseStatus(family.case.status), context.random
    if status is CaseStatus.DRAFT:
        return
    studied = STATES.get(status, AssessmentStatus.DRAFT)
    if status is CaseStatus.UNDER_STUDY and chance.random() < 0.4:
        _plan_visit(family, rows, chance, context.today)
        return
    visit = _visit(family, rows, chance)
    if status is CaseStatus.UNDER_STUDY and chance.random() < 0.4:
        return
    if studied is AssessmentStatus.APPROVED and family.case.approved_by is None:
        return
    study = _study(family, visit, studied, rows, chance)
    _decide(family, study, status, rows, chance)
    if status is CaseStatus.ACTIVE and chance.random() < 0.1:
        _plan_visit(family, rows, chance, context.today)


def _plan_visit(family: _Family, rows: Rows, chance: Any, today: date) -> None:
    day = today + timedelta(days=chance.randint(-3, 9))
    rows[Visit].append(
        {
            **family.place,
            "id": new_id(),
            "outcome": VisitOutcome.PLANNED,
            "day": day,
            "team": chance.choice(TEAMS),
            "present": "",
            "findings_sealed": None,
            "recorded_by": family.case.responsible_id,
            "recorded_at": clock.now() - timedelta(days=5),
        }
    )


def _visit(family: _Family, rows: Rows, chance: Any) -> dict[str, Any]:
    row_id = new_id()
    at = family.case.opened_at + timedelta(hours=chance.randint(4, 40))
    visit = {
        **family.place,
        "id": row_id,
        "outcome": VisitOutcome.VISITED,
        "day": clock.riyadh(at).date(),
        "team": chance.choice(TEAMS),
        "present": "",
        "findings_sealed": _sealed(Visit, "findings", row_id, chance.choice(CONDITIONS)),
        "recorded_by": family.case.responsible_id,
        "recorded_at": at,
    }
    rows[Visit].append(visit)
    return visit


def _study(family: _Family, visit: dict[str, Any], status: AssessmentStatus, rows: Rows, chance: Any) -> dict[str, Any]:
    written = invented_lines(chance, family.home.rent_yearly if family.home else 0)
    counted = [(member, _counted(member, visit["day"])) for member in family.members]
    result = assess(
        family.numbers,
        [count for _member, count in counted],
        [_amount(IncomeLine, line) for line in written.incomes],
        [_amount(ObligationLine, line) for line in written.obligations],
    )
    study = {**_frame(family, visit, status), **_home_seen(family), **result_fields(result)}
    study |= _words(study["id"], chance)
    rows[Assessment].append(study)
    _add_children(family, study["id"], counted, written, rows)
    return study


def _frame(family: _Family, visit: dict[str, Any], status: AssessmentStatus) -> dict[str, Any]:
    """Who, when and in which state; the approved ones are due again a year after."""
    case, is_sent, is_approved = family.case, status in SENT, status is AssessmentStatus.APPROVED
    editor = case.last_edited_by_at_submission if is_sent else case.responsible_id
    due = months_after(clock.riyadh(case.approved_at).date(), 12) if is_approved else None
    return {
        **family.place,
        "id": new_id(),
        "visit_id": visit["id"],
        "policy_id": family.policy.id,
        "status": status,
        "version": 2 if is_sent else 1,
        "assessed_on": visit["day"],
        "created_at": visit["recorded_at"],
        "updated_at": case.submitted_at if is_sent else visit["recorded_at"],
        "last_edited_by": editor or case.responsible_id,
        "submitted_at": case.submitted_at if is_sent else None,
        "submitted_by": case.submitted_by if is_sent else None,
        "approved_at": case.approved_at if is_approved else None,
        "approved_by": case.approved_by if is_approved else None,
        "restudy_due_on": due,
    }


def _home_seen(family: _Family) -> dict[str, Any]:
    """The home as it was seen."""
    home = family.home
    names = ("housing_type", "tenure", "condition", "rooms", "rent_yearly")
    empty = {"rooms": 0, "rent_yearly": 0}
    return {name: getattr(home, name) if home else empty.get(name) for name in names}


def _words(study_id: uuid.UUID, chance: Any) -> dict[str, Any]:
    return {
        "opinion_sealed": _sealed(Assessment, "opinion", study_id, chance.choice(OPINIONS)),
        "recommendation_sealed": _sealed(Assessment, "recommendation", study_id, chance.choice(RECOMMENDATIONS)),
    }


def _add_children(family: _Family, study_id: uuid.UUID, counted: list[Any], written: Study, rows: Rows) -> None:
    place = {**family.place, "assessment_id": study_id}
    for at, (member, count) in enumerate(counted):
        rows[CountedMember].append(
            {**place, "id": new_id(), "membership_id": member.id, "position": at, "age": count.age}
            | {"is_head": count.is_head}
        )
    rows[IncomeLine] += list(_lines(written.incomes, place))
    rows[ObligationLine] += list(_lines(written.obligations, place))
    for at, need in enumerate(written.needs):
        values = {"kind": need.kind, "note": need.note, "estimated_value": need.value, "priority": need.priority}
        rows[Need].append(
            {**place, **values, "id": new_id(), "membership_id": None, "position": at, "status": NeedStatus.OPEN}
            | {"met_by": ""}
        )


def _lines(lines: Any, place: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for at, line in enumerate(lines):
        values = {"kind": line.kind, "amount": line.amount, "periodicity": line.periodicity, "note": line.note}
        values |= {"evidence": line.evidence, "monthly": line.periodicity.monthly(line.amount)}
        yield {**place, **values, "id": new_id(), "membership_id": None, "position": at}


def _decide(family: _Family, study: dict[str, Any], status: CaseStatus, rows: Rows, chance: Any) -> None:
    verdicts = {CaseStatus.RETURNED: Verdict.RETURNED, CaseStatus.REFUSED: Verdict.REFUSED}
    verdict = Verdict.APPROVED if study["approved_by"] else verdicts.get(status)
    decider = study["approved_by"] or (family.supervisor.user_id if family.supervisor else None)
    if verdict is None or decider is None:
        return
    row_id, words = new_id(), None if verdict is Verdict.APPROVED else chance.choice(RETURNS)
    rows[FileDecision].append(
        {
            **family.place,
            "id": row_id,
            "assessment_id": study["id"],
            "verdict": verdict,
            "reason": RefusalReason.INCOME_ABOVE if verdict is Verdict.REFUSED else None,
            "words_sealed": _sealed(FileDecision, "words", row_id, words) if words else None,
            "score_basis_points": study["score_basis_points"],
            "band": study["band"],
            "prepared_by": study["submitted_by"],
            "last_edited_by": study["last_edited_by"],
            "decided_by": decider,
            "at": study["approved_at"] or family.case.updated_at,
        }
    )


def _members(ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    query = (
        select(Membership.id, Membership.case_id, Membership.is_head, Membership.benefits, Person.born_on)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.case_id.in_(ids), Membership.ends_on.is_(None))
        .order_by(Membership.case_id, Membership.position, Membership.id)
    )
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        if row.benefits or row.is_head:
            found[row.case_id].append(row)
    return found


def _homes(ids: list[uuid.UUID]) -> dict[uuid.UUID, Any]:
    query = select(Residence.__table__).where(Residence.case_id.in_(ids), Residence.ends_on.is_(None))
    return {row.case_id: row for row in session.execute(query)}


def _counted(member: Any, day: date) -> Counted:
    born = member.born_on
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return Counted(max(years, 0), member.is_head)


def _amount(model: type, line: StudyLine) -> Any:
    return model(kind=line.kind, amount=line.amount, periodicity=line.periodicity).as_amount


def _sealed(model: type, name: str, row_id: uuid.UUID, text: str) -> bytes:
    """Sealed as the model's own field seals it, for rows that are written without the mapper."""
    return keyring().seal(text.encode(), f"{model.__tablename__}.{name}_sealed:{row_id}")
