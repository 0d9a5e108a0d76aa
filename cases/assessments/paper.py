"""This room's sections of the case sheet as blocks: income and obligations, working, needs, opinion, decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.accounts.actor import Actor
from app.i18n import gettext as _
from app.i18n import ngettext
from app.pdf import (
    CheckBoxes,
    Column,
    Columns,
    Heading,
    Kind,
    Note,
    Paragraph,
    Prose,
    Row,
    RowKind,
    Scale,
    Span,
    Table,
    isolate,
)
from app.pdf.theme import CELL
from cases.assessments.catalogue import Verdict
from cases.assessments.sheet import (
    DecisionPart,
    Figure,
    MoneyPart,
    MoneyRow,
    NeedRow,
    NeedsPart,
    OpinionPart,
    WorkingPart,
    gather_income,
    gather_obligations,
)
from cases.assessments.working import WorkingLine
from cases.models import Case

HALF, WORKING, SCALE = 87, 117, 57
NOTHING = "—"


@dataclass(frozen=True)
class MoneyPair:
    """Sections 4 and 5, which stand side by side."""

    income: MoneyPart
    obligations: MoneyPart
    figures: tuple[Figure, ...]


def gather_money(case: Case, by: Actor) -> MoneyPair | None:
    income, obligations = gather_income(case, by), gather_obligations(case, by)
    if income is None or obligations is None:
        return None
    return MoneyPair(income, obligations, (*income.figures, *obligations.figures))


def draw_money(pair: MoneyPair | None) -> list[Any]:
    if pair is None:
        return [Heading(_("Income and obligations"), "4–5"), Note(_("No study was written yet."))]
    income = _money_column(pair.income, _("Income"), "4", _("Total monthly income"))
    obligations = _money_column(pair.obligations, _("Obligations"), "5", _("Total monthly obligations"))
    return [Columns(((HALF, income), (HALF, obligations)))]


def draw_working(part: WorkingPart | None) -> list[Any]:
    title = _("Need percentage and its working")
    if part is None:
        return [Heading(title, "6"), Note(_("No study was written yet."))]
    side = _("Need policy no. %(version)s, in force from %(day)s", version=part.policy_version, day=part.policy_from)
    columns = (
        Column("", 6),
        Column(_("Statement"), 61),
        Column(_("Operation"), 33, Kind.CODE),
        Column(_("Value"), 17, Kind.AMOUNT),
    )
    table = Table(columns, [_working_row(line) for line in part.lines])
    return [Heading(title, "6", side), Columns(((WORKING, (table,)), (SCALE, (_scale(part),))))]


def draw_needs(part: NeedsPart | None) -> list[Any]:
    heading = Heading(_("Needs"), "7")
    if part is None or not part.rows:
        return [heading, Note(_("No needs were recorded."))]
    columns = (
        Column(_("No."), 6),
        Column(_("Need"), 62),
        Column(_("Estimated value (SAR)"), 30, Kind.AMOUNT),
        Column(_("Priority"), 20),
        Column(_("Met by"), 59),
    )
    return [heading, Table(columns, [_need_row(number, need) for number, need in enumerate(part.rows, 1)])]


def draw_opinion(part: OpinionPart | None) -> list[Any]:
    visited = _("Field visit on %(day)s", day=part.visited_on) if part and part.visited_on else ""
    heading = Heading(_("The social worker's opinion"), "10", visited, ruled=True)
    if part is None or not part.opinion:
        return [heading, Note(_("Not recorded"))]
    words = [Prose(part.opinion)]
    if part.recommendation:
        words.append(Paragraph(f"{_('Recommendation')}: {part.recommendation}"))
    return [heading, *words]


def draw_decision(part: DecisionPart | None) -> list[Any]:
    decided = _("Decided on %(moment)s", moment=part.decided_at) if part else ""
    heading = Heading(_("The supervisor's decision"), "11", decided, ruled=True)
    boxes = CheckBoxes(
        tuple((str(verdict.label), bool(part and part.verdict == str(verdict.label))) for verdict in Verdict)
    )
    if part is None:
        return [heading, boxes, Note(_("Not decided yet."))]
    said = ". ".join(filter(None, (part.reason, part.words)))
    due = [Note(_("The study is due again on %(day)s.", day=part.restudy_due))] if part.restudy_due else []
    return [heading, boxes, *([Paragraph(said)] if said else []), *due]


def _money_column(part: MoneyPart, title: str, number: str, total: str) -> tuple[Any, ...]:
    columns = (
        Column(_("Source"), 37),
        Column(_("Periodicity"), 18),
        Column(_("Amount"), 16, Kind.AMOUNT),
        Column(_("Monthly"), 16, Kind.AMOUNT),
    )
    rows = [*map(_money_row, part.rows), Row((total, part.total), RowKind.TOTAL)]
    stated = ngettext("%(num)s line by the family's word.", "%(num)s lines by the family's word.", part.stated)
    return (Heading(title, number, _("SAR")), Table(columns, rows), *([Note(stated)] if part.stated else []))


def _money_row(row: MoneyRow) -> Row:
    return Row((" – ".join(filter(None, (row.source, row.note))), row.periodicity, row.amount, row.monthly))


def _working_row(line: WorkingLine) -> Row:
    operation = isolate(line.operation) if line.key == "weights" else line.operation
    kind = RowKind.TOTAL if line.kind == "fin" else RowKind.PLAIN
    value: Any = Span(line.value, CELL.heavy()) if line.key == "net" else line.value
    return Row((line.letter, line.words, operation or NOTHING, value), kind)


def _scale(part: WorkingPart) -> Scale:
    names = (_("Most"), _("Medium"), _("Least"))
    note = _("The lower the percentage, the greater the need. Net share of each member %(share)s.", share=part.share)
    figure = part.percent.removesuffix("%")
    return Scale(_("Class"), part.need_class, min(part.score / 100, 100), figure, part.edges, names, note)


def _need_row(number: int, need: NeedRow) -> Row:
    words = " – ".join(filter(None, (need.kind, need.note)))
    met = " – ".join(filter(None, (need.status, need.met_by)))
    return Row((str(number), words, need.value or NOTHING, need.priority, met))
