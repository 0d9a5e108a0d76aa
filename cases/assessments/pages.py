"""What the pages of a study and of a decision show, gathered once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from app import clock, formatting
from app.accounts.actor import Actor
from app.dates import age_on
from app.i18n import gettext as _
from app.i18n import ngettext
from app.identifiers import IdKind
from cases.assessments.catalogue import Evidence, NeedClass
from cases.assessments.models import Assessment, FileDecision, Need, Visit
from cases.assessments.need import assess
from cases.assessments.policy import can_approve, can_assess, can_decide, can_take_back, why_not_approve
from cases.assessments.queries import (
    approved_assessment,
    decisions_of,
    last_visit,
    latest_assessment,
    next_in_queue,
    open_assessment,
    shown_names,
    submitted_assessment,
    visits_of,
)
from cases.assessments.study import Study, score, study_of
from cases.assessments.working import WorkingLine, explained, tenths
from cases.models import Case
from cases.rules import is_kin
from cases.workflow import CaseStatus

Rule = tuple[str, Any, Any, Any, Any]


@dataclass(frozen=True)
class Group:
    """Members of one weight: who, how many, what each weighs and all together."""

    label: str
    names: str
    count: int
    weight: str
    total: str


@dataclass(frozen=True)
class ScoreCard:
    """The score as of the last save, with its whole working."""

    score: int
    need_class: NeedClass
    edges: tuple[int, int]
    lines: list[WorkingLine]
    groups: list[Group]
    share: int
    members: int
    policy_version: int
    policy_from: Any
    without_proof: str


def score_card(assessment: Assessment) -> ScoreCard:
    """Everything about the score that the page and the decision show."""
    numbers = assessment.policy.numbers
    edges = [band.upper_edge for band in numbers.bands if band.upper_edge is not None]
    return ScoreCard(
        score=assessment.score_basis_points,
        need_class=assessment.band,
        edges=(edges[0], edges[-1]),
        lines=explained(assessment.working),
        groups=_groups(assessment),
        share=assessment.share_of_each,
        members=len(assessment.members),
        policy_version=assessment.policy.version,
        policy_from=assessment.policy.adopted_from,
        without_proof=_without_proof(assessment),
    )


def _groups(assessment: Assessment) -> list[Group]:
    policy = assessment.policy
    head = [member for member in assessment.members if member.is_head]
    grown = [member for member in assessment.members if not member.is_head and member.age >= policy.adult_age]
    young = [member for member in assessment.members if not member.is_head and member.age < policy.adult_age]
    return [
        _group(_("Head of the family"), head, policy.weight_head),
        _group(_("Dependent of %(age)s or over", age=policy.adult_age), grown, policy.weight_adult),
        _group(_("Dependent under %(age)s", age=policy.adult_age), young, policy.weight_child),
    ]


def _group(label: str, members: list[Any], weight: int) -> Group:
    names = _(", ").join(member.membership.person.first_name for member in members)
    return Group(label, names or formatting.NOTHING, len(members), tenths(weight), tenths(weight * len(members)))


def _without_proof(assessment: Assessment) -> str:
    """What the score would be without income that only the family states; "" when every income has its paper."""
    unproven = [line for line in assessment.incomes if line.evidence is Evidence.STATED]
    if not unproven:
        return ""
    proven = [line.as_amount for line in assessment.incomes if line.evidence is not Evidence.STATED]
    members = [member.counted for member in assessment.members]
    result = assess(assessment.policy.numbers, members, proven, [line.as_amount for line in assessment.obligations])
    names = _(", ").join(str(line.kind.label) for line in unproven)
    return _(
        "%(kinds)s: by the family's word alone. Without it the percentage would be %(percent)s, class «%(band)s».",
        kinds=names,
        percent=formatting.percent(result.score),
        band=NeedClass(result.band).label,
    )


@dataclass(frozen=True)
class StudyPage:
    """The study as its page shows it: the open one, else the newest approved one to look at."""

    assessment: Assessment | None
    card: ScoreCard | None
    previous: Assessment | None
    first_values: Study
    names: dict[uuid.UUID, str]
    has_visit: bool

    @property
    def version(self) -> int:
        return self.assessment.version if self.assessment else 0


def study_page(case: Case) -> StudyPage:
    """The study of a file, or what a new one begins with: the newest approved study's own words and lines."""
    current, previous = open_assessment(case.id), approved_assessment(case.id)
    people = [current.last_edited_by, current.submitted_by] if current else []
    return StudyPage(
        assessment=current,
        card=score_card(current) if current else None,
        previous=previous,
        first_values=study_of(current or previous) if current or previous else Study(),
        names=shown_names(people),
        has_visit=last_visit(case.id) is not None,
    )


@dataclass(frozen=True)
class ReadingPage:
    """A study to read: the one that is being written or waits, else the approved one."""

    assessment: Assessment | None
    card: ScoreCard | None
    visits: list[Visit]
    names: dict[uuid.UUID, str]
    may_write: bool


def reading_page(case: Case, by: Actor) -> ReadingPage:
    newest, visits = latest_assessment(case.id), visits_of(case.id)
    people = [visit.recorded_by for visit in visits]
    people += [newest.submitted_by, newest.approved_by, newest.last_edited_by] if newest else []
    return ReadingPage(
        assessment=newest,
        card=score_card(newest) if newest else None,
        visits=visits,
        names=shown_names(people),
        may_write=can_assess(by, case),
    )


@dataclass(frozen=True)
class DecisionPage:
    """Everything needed to decide on one page; `assessment` is None when nothing waits."""

    assessment: Assessment | None
    card: ScoreCard | None
    visits: list[Visit]
    needs: list[Need]
    decisions: list[FileDecision]
    names: dict[uuid.UUID, str]
    ages: dict[uuid.UUID, int]
    rules: list[Rule]
    may_approve: bool
    why_not: Any
    may_refuse: bool
    may_take_back: bool
    next_case_id: uuid.UUID | None
    previous: Assessment | None


def decision_page(case: Case, by: Actor) -> DecisionPage:
    """Gather the decision page for this person."""
    waiting = submitted_assessment(case.id)
    kin = is_kin(by.user_id, case)
    visits, decisions = visits_of(case.id), decisions_of(case.id)
    return DecisionPage(
        assessment=waiting,
        card=score_card(waiting) if waiting else None,
        visits=visits,
        needs=list(waiting.needs) if waiting else [],
        decisions=decisions,
        names=shown_names(_people(case, waiting, visits, decisions)),
        ages={member.id: age_on(member.person.birth_date, clock.today()) for member in case.members},
        rules=rules_of(case, waiting, visits, kin, by) if waiting else [],
        may_approve=waiting is not None and can_approve(by, case, waiting, kin),
        why_not=why_not_approve(by, case, waiting, kin) if waiting else None,
        may_refuse=can_decide(by, case) and case.status is CaseStatus.AWAITING_APPROVAL,
        may_take_back=waiting is not None and can_take_back(by, case, waiting),
        next_case_id=next_in_queue(waiting, by) if waiting and can_decide(by, case) else None,
        previous=approved_assessment(case.id),
    )


def _people(
    case: Case, waiting: Assessment | None, visits: list[Visit], decisions: list[FileDecision]
) -> list[uuid.UUID | None]:
    people: list[uuid.UUID | None] = [case.responsible_id, case.submitted_by, case.last_edited_by_at_submission]
    people += [case.opened_by, *(visit.recorded_by for visit in visits)]
    people += [waiting.submitted_by, waiting.last_edited_by] if waiting else []
    return people + [decision.decided_by for decision in decisions]


def rules_of(case: Case, waiting: Assessment, visits: list[Visit], kin: bool, by: Actor) -> list[Rule]:
    """What a supervisor checks before deciding, broken rules first."""
    rules = [
        _separation(case, waiting, kin, by),
        _visit_rule(waiting),
        _same_result(waiting),
        _proof_rule(waiting),
        _identity_rule(case),
        _class_rule(waiting),
    ]
    return sorted(rules, key=lambda rule: ("no", "hm", "yes").index(rule[0]))


def _rule(is_kept: bool, kept: Any, broken: Any, otherwise: str = "hm") -> Rule:
    return ("yes", None, kept, None, None) if is_kept else (otherwise, broken, None, None, None)


def _separation(case: Case, waiting: Assessment, kin: bool, by: Actor) -> Rule:
    reason = why_not_approve(by, case, waiting, kin)
    return _rule(reason is None, _("You did not prepare it, and no kinship with the family is declared"), reason, "no")


def _visit_rule(waiting: Assessment) -> Rule:
    day = formatting.FILTERS["day_short"](waiting.visit.day) if waiting.visit else ""
    return _rule(waiting.visit is not None, _("Visited on %(day)s", day=day), _("No visit was made"), "no")


def _same_result(waiting: Assessment) -> Rule:
    is_same = score(waiting, waiting.policy.numbers).score == waiting.score_basis_points
    return _rule(is_same, _("The score adds up again from its lines"), _("The score does not add up again"), "no")


def _proof_rule(waiting: Assessment) -> Rule:
    stated = sum(line.evidence is Evidence.STATED for line in (*waiting.incomes, *waiting.obligations))
    broken = ngettext(
        "%(num)s amount rests on the family's word alone", "%(num)s amounts rest on the family's word alone", stated
    )
    return _rule(not stated, _("Every amount has its paper"), broken)


def _identity_rule(case: Case) -> Rule:
    without = sum(member.person.id_kind is IdKind.NONE for member in case.members)
    broken = ngettext("%(num)s member has no identity number", "%(num)s members have no identity number", without)
    return _rule(not without, _("Every member has an identity number"), broken)


def _class_rule(waiting: Assessment) -> Rule:
    kept = _("Class «%(band)s» by the policy", band=waiting.band.label)
    broken = _("Class «%(band)s»: the family covers most of what it needs", band=waiting.band.label)
    return _rule(waiting.band is not NeedClass.LOW, kept, broken)
