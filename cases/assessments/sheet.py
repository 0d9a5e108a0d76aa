"""What this room gives to the case sheet, as frozen values: money, working, needs, opinion, decision."""

from __future__ import annotations

from dataclasses import dataclass

from app import formatting
from app.accounts.actor import Actor
from app.i18n import gettext as _
from cases.assessments.catalogue import Evidence
from cases.assessments.models import IncomeLine, ObligationLine
from cases.assessments.queries import decisions_of, latest_assessment, shown_names
from cases.assessments.working import WorkingLine, explained
from cases.models import Case

Figure = tuple[str, str, str, bool]


@dataclass(frozen=True)
class MoneyRow:
    """One income or obligation; amounts are texts such as `1,234.50`."""

    source: str
    whom: str
    periodicity: str
    amount: str
    monthly: str
    is_proven: bool
    note: str


@dataclass(frozen=True)
class MoneyPart:
    """Rows and their monthly total; `stated` counts rows that rest on the family's word."""

    rows: tuple[MoneyRow, ...]
    total: str
    stated: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class WorkingPart:
    """The score, its class, its six lines and the policy behind it. `score` is in basis points, `edges` in per cent."""

    lines: tuple[WorkingLine, ...]
    score: int
    percent: str
    need_class: str
    level: int
    edges: tuple[int, int]
    share: str
    policy_version: int
    policy_from: str
    assessed_on: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class NeedRow:
    kind: str
    note: str
    whom: str
    value: str
    priority: str
    status: str
    met_by: str


@dataclass(frozen=True)
class NeedsPart:
    rows: tuple[NeedRow, ...]


@dataclass(frozen=True)
class OpinionPart:
    """What the social worker wrote, and after which visit."""

    opinion: str
    recommendation: str
    written_by: str
    visited_on: str


@dataclass(frozen=True)
class DecisionPart:
    """The newest decision, and when the study must be done again; texts are empty while nothing was decided."""

    verdict: str
    reason: str
    words: str
    decided_by: str
    decided_at: str
    restudy_due: str
    signers: tuple[tuple[str, str], ...]


def gather_income(case: Case, by: Actor) -> MoneyPart | None:
    """None while no study was written."""
    study = latest_assessment(case.id)
    return _money(study.incomes, study.total_income, _("Monthly income")) if study else None


def gather_obligations(case: Case, by: Actor) -> MoneyPart | None:
    study = latest_assessment(case.id)
    return _money(study.obligations, study.total_obligations, _("Monthly obligations")) if study else None


def gather_working(case: Case, by: Actor) -> WorkingPart | None:
    study = latest_assessment(case.id)
    if study is None:
        return None
    edges = [band.upper_edge // 100 for band in study.policy.numbers.bands if band.upper_edge is not None]
    percent, need_class = formatting.percent(study.score_basis_points), str(study.band.label)
    return WorkingPart(
        lines=tuple(explained(study.working)),
        score=study.score_basis_points,
        percent=percent,
        need_class=need_class,
        level=study.band.level,
        edges=(edges[0], edges[-1]),
        share=formatting.PAPER["riyals_exact"](study.share_of_each),
        policy_version=study.policy_version,
        policy_from=formatting.PAPER["day_short"](study.policy.adopted_from),
        assessed_on=formatting.PAPER["day_short"](study.assessed_on),
        figures=((_("Need percentage"), percent, "", False), (_("Need class"), need_class, "", True)),
    )


def gather_needs(case: Case, by: Actor) -> NeedsPart | None:
    study = latest_assessment(case.id)
    if study is None:
        return None
    return NeedsPart(
        tuple(
            NeedRow(
                kind=str(need.kind.label),
                note=need.note,
                whom=_whom(need),
                value=formatting.money(need.estimated_value) if need.estimated_value else "",
                priority=str(need.priority.label),
                status=str(need.status.label),
                met_by=need.met_by,
            )
            for need in study.needs
        )
    )


def gather_opinion(case: Case, by: Actor) -> OpinionPart | None:
    study = latest_assessment(case.id)
    if study is None:
        return None
    return OpinionPart(
        opinion=study.opinion or "",
        recommendation=study.recommendation or "",
        written_by=shown_names([study.last_edited_by])[study.last_edited_by],
        visited_on=formatting.PAPER["day_short"](study.visit.day) if study.visit else "",
    )


def gather_decision(case: Case, by: Actor) -> DecisionPart | None:
    study = latest_assessment(case.id)
    newest = next(iter(decisions_of(case.id)), None)
    if study is None or newest is None:
        return None
    name = shown_names([newest.decided_by])[newest.decided_by]
    return DecisionPart(
        verdict=str(newest.verdict.label),
        reason=str(newest.reason.label) if newest.reason else "",
        words=newest.words or "",
        decided_by=name,
        decided_at=formatting.PAPER["moment"](newest.at),
        restudy_due=formatting.PAPER["day_short"](study.restudy_due_on) if study.restudy_due_on else "",
        signers=(("supervisor", name),),
    )


def _money(lines: list[IncomeLine] | list[ObligationLine], total: int, label: str) -> MoneyPart:
    return MoneyPart(
        rows=tuple(_money_row(line) for line in lines),
        total=formatting.money(total),
        stated=sum(line.evidence is Evidence.STATED for line in lines),
        figures=((label, formatting.money(total), _("SAR"), False),),
    )


def _money_row(line: IncomeLine | ObligationLine) -> MoneyRow:
    return MoneyRow(
        source=str(line.kind.label),
        whom=_whom(line),
        periodicity=str(line.periodicity.label),
        amount=formatting.money(line.amount),
        monthly=formatting.money(line.monthly),
        is_proven=line.evidence is Evidence.SEEN,
        note=line.note,
    )


def _whom(row: object) -> str:
    membership = getattr(row, "membership", None)
    return membership.person.name if membership else _("The family")
