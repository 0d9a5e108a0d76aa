"""What the pages of aid show, gathered once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.database import session
from app.dates import age_on
from app.i18n import LazyText, current_locale
from app.i18n import gettext as _
from app.identifiers import IdKind
from cases.aid.asking import conflicts_of
from cases.aid.catalogue import Verdict
from cases.aid.conflicts import Conflict, Strength, comparison_of, short_name
from cases.aid.hand_overs import receivers
from cases.aid.history import method_of
from cases.aid.matrix import Matrix, matrix_of
from cases.aid.models import AidRequest, AidRevision, Decision, HandOver
from cases.aid.periods import period_label
from cases.aid.policy import (
    can_decide,
    can_hand_over,
    can_prepare,
    can_withdraw_approval,
    did_not_approve,
    did_not_prepare,
)
from cases.aid.queries import is_newest_revision
from cases.aid.rules import Rule, Wanted, against, rules_of
from cases.aid.steps import changes_since_approval, wanted_of
from cases.aid.workflow import AidStatus, AidStep, can_step
from cases.assessments.models import Assessment
from cases.assessments.queries import approved_assessment, shown_names
from cases.assessments.working import WorkingLine, explained
from cases.models import Case, Membership
from cases.rules import is_kin

ADULT = 18
RuleLine = tuple[str, Any, Any, Any, Any]


@dataclass(frozen=True)
class AidShown:
    """Everything on the page of one request. Amounts in halalas."""

    request: AidRequest
    revision: AidRevision
    case: Case
    period: str
    hard: list[Conflict]
    soft: list[Conflict]
    soft_words: list[str]
    comparison: LazyText
    rules: list[RuleLine]
    before: int
    after: int
    matrix: Matrix
    under_age: int
    assessment: Assessment | None
    working: list[WorkingLine]
    names: dict[uuid.UUID, str]
    decisions: list[Decision]
    hand_over: HandOver | None
    changes: list[LazyText]
    may_decide: bool
    why_not: str
    may_hand_over: bool
    may_prepare: bool
    may_cancel: bool
    may_withdraw: bool
    next_id: uuid.UUID | None

    @property
    def returned_words(self) -> str:
        """The words of the newest return, while the request waits for completion."""
        returned = [each for each in self.decisions if each.verdict is Verdict.RETURNED]
        return returned[-1].words if returned and self.request.status is AidStatus.RETURNED else ""

    @property
    def second_name(self) -> str:
        """Who gave the second approval, if two were needed."""
        second = [each for each in self.request.approvals if each.step == 2]
        return self.names[second[0].decided_by] if second else ""

    @property
    def first_name(self) -> str:
        approvals = self.request.approvals
        return self.names[approvals[0].decided_by] if approvals else ""


def shown_aid(request: AidRequest, by: Actor) -> AidShown:
    """The page of a request for this person: to decide on, to complete, to hand over, or to read."""
    case, revision = request.case, request.revision
    wanted = wanted_of(request)
    conflicts = conflicts_of(case, wanted, besides=request.id) if request.status.is_open else []
    soft = [each for each in conflicts if each.strength is Strength.SOFT]
    assessment = approved_assessment(case.id)
    before = revision.fund.available + (revision.amount if request.status.holds_money else 0)
    changes = changes_since_approval(request) if request.status.holds_money else []
    return AidShown(
        request=request,
        revision=revision,
        case=case,
        period=period_label(request.period),
        hard=[each for each in conflicts if each.strength is Strength.HARD],
        soft=soft,
        soft_words=[against(each) for each in soft],
        comparison=comparison_of(case).label,
        rules=_judged(request, wanted, conflicts, by) if request.status is AidStatus.SUBMITTED else [],
        before=before,
        after=before - revision.amount,
        matrix=matrix_of(case, clock.today(), request),
        under_age=sum(_age(member) < ADULT for member in case.members),
        assessment=assessment,
        working=explained(assessment.working) if assessment else [],
        names=shown_names(_people(request)),
        decisions=list(request.decisions),
        hand_over=request.hand_over,
        changes=changes,
        next_id=next_waiting(request, by) if by.is_supervisor else None,
        **_steps_of(request, by, is_changed=bool(changes)),
    )


def _steps_of(request: AidRequest, by: Actor, *, is_changed: bool) -> dict[str, Any]:
    """Which buttons this person gets, and why a supervisor gets none."""
    is_waiting = can_step(request.status, AidStep.APPROVE) and can_decide(by, request)
    why_not = _why_not(request, by) if is_waiting else ""
    is_free = did_not_prepare(by, request) and did_not_approve(by, request)
    may_withdraw = can_step(request.status, AidStep.WITHDRAW_APPROVAL) and can_withdraw_approval(by, request)
    return {
        "may_decide": is_waiting and not why_not,
        "why_not": why_not,
        "may_hand_over": can_step(request.status, AidStep.HAND_OVER) and can_hand_over(by, request) and is_free,
        "may_prepare": can_step(request.status, AidStep.SUBMIT) and can_prepare(by, request),
        "may_cancel": can_step(request.status, AidStep.CANCEL) and can_prepare(by, request),
        "may_withdraw": may_withdraw and (by.is_supervisor or is_changed),
    }


def lines_of(rules: Iterable[Rule]) -> list[RuleLine]:
    """Rules as the macro of the decision pane draws them."""
    return [(rule.state, rule.heading if rule.text else None, rule.text or rule.heading, None, None) for rule in rules]


def waiting_for(by: Actor) -> list[Any]:
    """Conditions on requests, joined to their newest revision, that this supervisor may decide on."""
    mine = select(Decision.revision_id).where(Decision.decided_by == by.user_id, Decision.verdict == Verdict.APPROVED)
    return [
        AidRequest.association_id == by.association_id,
        or_(AidRequest.status == AidStatus.SUBMITTED, AidRequest.status == AidStatus.FIRST_APPROVED),
        AidRevision.prepared_by != by.user_id,
        AidRevision.edited_by != by.user_id,
        AidRevision.id.not_in(mine),
    ]


def next_waiting(after: AidRequest, by: Actor) -> uuid.UUID | None:
    """The request that has waited longest for this supervisor, without the one in hand."""
    return session.scalars(
        select(AidRequest.id)
        .join(AidRevision, is_newest_revision())
        .where(*waiting_for(by), AidRequest.id != after.id)
        .order_by(AidRequest.updated_at, AidRequest.id)
        .limit(1)
    ).first()


def receiver_choices(request: AidRequest) -> list[tuple[str, str]]:
    """(membership id, name and last four of the card) of who may take the aid home."""
    return [(str(each.id), f"{each.person.name} – {each.relation.label}") for each in receivers(request.case)]


def everybody_has_card(request: AidRequest) -> bool:
    """Whether each possible receiver has an ID that can be seen."""
    return all(each.person.id_kind is not IdKind.NONE for each in receivers(request.case))


def _judged(request: AidRequest, wanted: Wanted, conflicts: list[Conflict], by: Actor) -> list[RuleLine]:
    rules = rules_of(request.case, wanted, conflicts)
    if can_decide(by, request):
        reason = _why_not(request, by)
        kept = _("You did not prepare it, and no kinship with the family is declared")
        rules.append(Rule("no" if reason else "yes", reason or kept))
    return lines_of(sorted(rules, key=lambda rule: ("no", "hm", "yes").index(rule.state)))


def _why_not(request: AidRequest, by: Actor) -> str:
    """Why this supervisor may not decide; empty when they may."""
    if not did_not_prepare(by, request):
        return _("Who prepared a request cannot approve it.")
    if not did_not_approve(by, request):
        return _("The second approval is given by another supervisor.")
    if is_kin(by.user_id, request.case):
        return _("A member of this family is your kin; a colleague does this step.")
    return ""


def _people(request: AidRequest) -> list[uuid.UUID]:
    people = [each.prepared_by for each in request.revisions] + [each.edited_by for each in request.revisions]
    people += [decision.decided_by for decision in request.decisions]
    return people + ([request.hand_over.handed_by] if request.hand_over else [])


def _age(member: Membership) -> int:
    return age_on(member.person.birth_date, clock.today())


@dataclass(frozen=True)
class Checked:
    """What the rules say of aid that is about to be asked for, and where it would stand among the last months."""

    rules: list[RuleLine]
    hard: list[Conflict]
    soft: list[Conflict]
    soft_words: list[str]
    comparison: LazyText
    before: int
    after: int


def checked(case: Case, wanted: Wanted) -> Checked:
    """The rules on a form that was filled and not sent yet."""
    conflicts = conflicts_of(case, wanted)
    soft = [each for each in conflicts if each.strength is Strength.SOFT]
    return Checked(
        rules=lines_of(rules_of(case, wanted, conflicts)),
        hard=[each for each in conflicts if each.strength is Strength.HARD],
        soft=soft,
        soft_words=[against(each) for each in soft],
        comparison=comparison_of(case).label,
        before=wanted.fund.available,
        after=wanted.fund.available - wanted.amount,
    )


@dataclass(frozen=True)
class ReceiptShown:
    """Everything on a receipt; `amount` in halalas, `seen` the last four digits of the card or why there was none."""

    number: str
    request_id: uuid.UUID
    request_number: str
    association: str
    association_name: str
    monogram: str
    case_id: uuid.UUID
    case_number: str
    family: str
    receiver: str
    relation: LazyText
    seen: str
    kind: str
    period: str
    method: str
    fund: str
    amount: int
    handed_at: Any
    proof: LazyText
    proof_note: str
    requested_by: str
    approved_by: str
    second_approved_by: str
    handed_by: str


def shown_receipt(given: HandOver) -> ReceiptShown:
    """The receipt as page and paper show it."""
    request, case = given.request, given.request.case
    association = session.get_one(Association, given.association_id)
    names = shown_names([given.prepared_by, given.approved_by, given.second_approved_by, given.handed_by])
    return ReceiptShown(
        number=given.receipt_number,
        request_id=request.id,
        request_number=request.number,
        association=short_name(association),
        association_name=association.name_en if current_locale() == "en" else association.name_ar,
        monogram=association.monogram,
        case_id=case.id,
        case_number=case.number,
        family=case.head.person.name,
        receiver=given.receiver.person.name,
        relation=given.receiver.relation.label,
        seen=given.seen_last4 or given.no_id_reason,
        kind=request.kind.name,
        period=period_label(request.period),
        method=method_of(request.kind.form, given.proof),
        fund=request.revision.fund.name,
        amount=given.amount,
        handed_at=given.handed_at,
        proof=given.proof.label,
        proof_note=given.proof_note,
        requested_by=names[given.prepared_by],
        approved_by=names[given.approved_by],
        second_approved_by=names[given.second_approved_by] if given.second_approved_by else "",
        handed_by=names[given.handed_by],
    )
