"""The rules of asking for aid, each in words: kept, broken or worth a notice. Pages show them, operations obey."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import exists, select

from app import clock, formatting
from app.database import session
from app.errors import RuleViolated
from app.i18n import gettext as _
from cases.aid.conflicts import Conflict, Strength, hard
from cases.aid.funds.ledger import not_enough
from cases.aid.funds.models import Fund, FundAidKind, FundCategory
from cases.aid.kinds import AidKind
from cases.assessments.queries import approved_assessment
from cases.models import Case
from cases.workflow import CaseStatus

KEPT, BROKEN, NOTICE = "yes", "no", "hm"


@dataclass(frozen=True)
class Rule:
    """One rule as judged: `state` is yes, no or hm; `field` is where a worker mends it."""

    state: str
    heading: str
    text: str = ""
    field: str | None = None


@dataclass(frozen=True)
class Wanted:
    """What is asked: a kind, from a fund, so many halalas, for a month (`2026-11`), and why."""

    kind: AidKind
    fund: Fund
    amount: int
    month: str
    reason: str


def rules_of(case: Case, wanted: Wanted, conflicts: Iterable[Conflict]) -> list[Rule]:
    """Every rule on one request, the broken first."""
    judged = [
        active_file(case),
        pays_for_kind(case, wanted.kind, wanted.fund),
        pays_for_category(case, wanted.kind, wanted.fund),
        under_ceiling(wanted),
        enough_in_fund(wanted),
        *no_double_aid(list(conflicts)),
        valid_study(case),
    ]
    return sorted(judged, key=lambda rule: (BROKEN, NOTICE, KEPT).index(rule.state))


def refuse_broken(rules: Iterable[Rule]) -> None:
    """Raises RuleViolated with the words of the first broken rule."""
    for rule in rules:
        if rule.state == BROKEN:
            raise RuleViolated(rule.text or rule.heading, field=rule.field)


def active_file(case: Case) -> Rule:
    heading = _("The file is active")
    if case.status is CaseStatus.ACTIVE:
        return Rule(KEPT, heading)
    words = _("Aid is asked for active files. This file is «%(status)s»; complete it first.", status=case.status.label)
    return Rule(BROKEN, heading, words)


def pays_for_kind(case: Case, kind: AidKind, fund: Fund) -> Rule:
    if fund.is_open and kind.is_active and _pays_kind(fund.id, kind.id):
        return Rule(KEPT, _("The fund pays for this kind"))
    words = _("%(fund)s does not pay for this kind.", fund=fund.name)
    return Rule(BROKEN, _("The fund pays for this kind"), _with_others(words, case, kind), "fund")


def pays_for_category(case: Case, kind: AidKind, fund: Fund) -> Rule:
    if _pays_category(fund.id, case):
        return Rule(KEPT, _("The fund pays for this family’s category"))
    words = _("%(fund)s does not pay for this family’s category.", fund=fund.name)
    return Rule(BROKEN, _("The fund pays for this family’s category"), _with_others(words, case, kind), "fund")


def under_ceiling(wanted: Wanted) -> Rule:
    ceiling = wanted.kind.ceiling
    if ceiling is None:
        return Rule(KEPT, _("This kind has no ceiling"))
    heading = _("The ceiling of this kind is %(amount)s", amount=formatting.riyals(ceiling))
    if wanted.amount <= ceiling:
        return Rule(KEPT, heading)
    words = _("The most for this kind is %(amount)s. Lower the amount.", amount=formatting.riyals(ceiling))
    return Rule(BROKEN, heading, words, "amount")


def enough_in_fund(wanted: Wanted) -> Rule:
    heading = _("The fund has enough")
    if wanted.fund.available >= wanted.amount:
        return Rule(KEPT, heading)
    return Rule(BROKEN, heading, not_enough(wanted.fund.available), "amount")


def no_double_aid(conflicts: list[Conflict]) -> list[Rule]:
    heading = _("No double aid of this kind in this period")
    if not conflicts:
        return [Rule(KEPT, heading)]
    return [Rule(BROKEN if each.strength is Strength.HARD else NOTICE, heading, against(each)) for each in conflicts]


def against(conflict: Conflict) -> str:
    """A conflict as one sentence that says what to do."""
    facts = {"kind": conflict.kind_label, "month": formatting.month_period(conflict.month)}
    if conflict.is_own and conflict.strength is Strength.HARD:
        return _("This family has «%(kind)s» for %(month)s already: %(number)s.", number=conflict.number, **facts)
    if conflict.is_own:
        return _("«%(kind)s» for %(month)s was asked for already: %(number)s.", number=conflict.number, **facts)
    if conflict.strength is Strength.HARD:
        return _("This request needs a supervisor of each association")
    return _(
        "%(association)s asked for «%(kind)s» for %(month)s. This does not stop the decision.",
        association=conflict.association,
        **facts,
    )


def refuse_own_double(conflicts: Iterable[Conflict]) -> None:
    """The family has it from us already: no second request. Raises RuleViolated."""
    for conflict in hard(conflicts):
        if conflict.is_own:
            raise RuleViolated(against(conflict), field="kind")


def valid_study(case: Case) -> Rule:
    heading = _("The family’s study is valid")
    assessment = approved_assessment(case.id)
    if assessment is None:
        return Rule(NOTICE, heading, _("The family has no approved study yet."))
    if assessment.restudy_due_on and assessment.restudy_due_on < clock.today():
        due = formatting.day_short(assessment.restudy_due_on)
        return Rule(NOTICE, heading, _("A new study was due on %(day)s.", day=due))
    return Rule(KEPT, heading)


def paying_funds(case: Case, kind: AidKind) -> list[Fund]:
    """The open funds of the file's association that pay for this kind and one of the family's categories."""
    funds = session.scalars(
        select(Fund).where(Fund.association_id == case.association_id, Fund.is_open).order_by(Fund.code)
    )
    return [fund for fund in funds if _pays_kind(fund.id, kind.id) and _pays_category(fund.id, case)]


def _with_others(words: str, case: Case, kind: AidKind) -> str:
    others = paying_funds(case, kind)
    if not others:
        return words
    names = _(" or ").join(fund.name for fund in others)
    choose = _("Choose %(funds)s.", funds=names)
    return f"{words} {choose}"


def _pays_kind(fund_id: uuid.UUID, kind_id: uuid.UUID) -> bool:
    return bool(
        session.scalar(select(exists().where(FundAidKind.fund_id == fund_id, FundAidKind.aid_kind_id == kind_id)))
    )


def _pays_category(fund_id: uuid.UUID, case: Case) -> bool:
    """Any category in force today is enough."""
    held = [category.category for category in case.categories_in_force]
    return bool(
        session.scalar(select(exists().where(FundCategory.fund_id == fund_id, FundCategory.category.in_(held))))
    )
