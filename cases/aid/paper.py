"""Aid on paper: the history of one family or of an association, and section 8 of the case sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from app import clock
from app.accounts.actor import Actor
from app.accounts.queries import partner_of
from app.dates import hijri_year
from app.exports.operations import Stamp
from app.formatting import PAPER, amount_in_words, money
from app.i18n import current_locale, direction, ngettext, pgettext
from app.i18n import gettext as _
from app.pdf import (
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    Kind,
    Note,
    Paragraph,
    Row,
    RowKind,
    SignatureBox,
    SignatureRow,
    Space,
    Strip,
    Table,
    isolate,
)
from app.pdf.theme import WITHHELD
from cases.aid.exporting import Gathered
from cases.aid.history import AidRow, aid_history, total_of
from cases.models import Case
from cases.sheet import LANGUAGES, Letterhead, frame_of

A_YEAR = timedelta(days=365)
RECEIPT_DIGITS = 6


@dataclass(frozen=True)
class AidPart:
    """Section 8 of the sheet: what reached the family in twelve months, and the partner's name for the note."""

    rows: tuple[AidRow, ...]
    since: str
    until: str
    partner: str


def gather_aid(case: Case, by: Actor) -> AidPart:
    today = clock.today()
    rows = aid_history([case.id], today - A_YEAR, today, by)
    partner = partner_of(case.association_id)
    name = partner.short_en if current_locale() == "en" else partner.short_ar
    return AidPart(rows, PAPER["day_short"](today - A_YEAR), PAPER["day_short"](today), name)


def draw_aid(part: AidPart) -> list[Any]:
    side = _("from %(since)s to %(until)s", since=part.since, until=part.until)
    heading = Heading(_("Aid received in the last 12 months"), "8", side)
    if not part.rows:
        return [heading, Note(_("No aid until %(day)s.", day=part.until))]
    columns = (
        Column(_("No."), 6),
        Column(_("Date"), 22, Kind.CODE),
        Column(_("Association"), 29),
        Column(_("Kind of aid"), 42),
        Column(_("Method"), 16),
        Column(_("Fund"), 26),
        Column(pgettext("column", "Receipt"), 14, Kind.CODE),
        Column(pgettext("column", "Value (SAR)"), 22, Kind.AMOUNT),
    )
    rows = [_sheet_row(number, row) for number, row in enumerate(part.rows, 1)]
    rows.append(Row((_total_words(part.rows), money(total_of(part.rows))), RowKind.TOTAL))
    return [heading, Table(columns, rows), Note(_partner_words(part.partner))]


def draw_history(gathered: Gathered, letterhead: Letterhead, stamp: Stamp) -> bytes:
    """The PDF of an aid history; the same rows and stamp give the same bytes."""
    of_family = bool(gathered.subject)
    title = _("Aid history of one family") if of_family else _("Aid history")
    head = gathered.cases[0].head.person.name if of_family and gathered.cases else ""
    subtitle = _who(gathered.cases[0]) if head else _days(gathered)
    frame = frame_of(letterhead, title, stamp, subtitle=subtitle, number=gathered.subject, subject=head)
    table = _family_table(gathered.rows) if of_family else _association_table(gathered.rows)
    blocks = [_strip(gathered.rows), Space(3), table, *_closing(gathered)]
    if not gathered.rows:
        blocks = [Note(_("No aid was handed over in these days.")), *_signatures()]
    return Document(title, LANGUAGES[current_locale()], direction(), frame, stamp.at).build(blocks)


def _sheet_row(number: int, row: AidRow) -> Row:
    if row.is_masked:
        hidden = Cell(_("Withheld"), span=4, style=WITHHELD, align="center")
        return Row((str(number), _month(row), row.association, row.kind, hidden))
    cells = (str(number), _day(row), row.association, row.kind, row.method, row.fund, _receipt(row), money(row.amount))
    return Row(cells)


def _family_table(rows: tuple[AidRow, ...]) -> Table:
    columns = (
        Column(_("No."), 6),
        Column(_("Date"), 22, Kind.CODE),
        Column(_("Kind of aid"), 33),
        Column(_("Method"), 15),
        Column(_("Fund"), 25),
        Column(_("Requested by"), 20),
        Column(_("Approved by"), 20),
        Column(pgettext("column", "Receipt"), 14, Kind.CODE),
        Column(pgettext("column", "Value (SAR)"), 22, Kind.AMOUNT),
    )
    return Table(columns, list(_grouped(rows, _family_row)))


def _association_table(rows: tuple[AidRow, ...]) -> Table:
    columns = (
        Column(_("No."), 8),
        Column(_("Date"), 22, Kind.CODE),
        Column(_("File number"), 28, Kind.CODE),
        Column(_("Head of the family"), 35),
        Column(_("Kind of aid"), 24),
        Column(_("Fund"), 24),
        Column(pgettext("column", "Receipt"), 14, Kind.CODE),
        Column(pgettext("column", "Value (SAR)"), 22, Kind.AMOUNT),
    )
    return Table(columns, list(_grouped(rows, _association_row)))


def _grouped(rows: Iterable[AidRow], draw: Callable[[int, AidRow], Row]) -> Iterable[Row]:
    """Rows under their Hijri year, each year with its sum, and the grand total; sums run on over the pages."""
    numbered, running = enumerate(rows, 1), 0
    for year, group in groupby(numbered, lambda pair: hijri_year(pair[1].day)):
        words, subtotal = _("Year %(year)s H", year=year), 0
        yield Row((words,), RowKind.GROUP)
        for number, row in group:
            subtotal += row.amount or 0
            running += row.amount or 0
            drawn = draw(number, row)
            yield Row(drawn.cells, running=money(running))
        yield Row((_("Total of year %(year)s H", year=year), money(subtotal)), RowKind.SUBTOTAL, running=money(running))
    yield Row((_("Grand total"), money(running)), RowKind.TOTAL)


def _family_row(number: int, row: AidRow) -> Row:
    if row.is_masked:
        hidden = Cell(_("Withheld"), span=6, style=WITHHELD, align="center")
        return Row((str(number), _month(row), f"{row.kind} – {row.association}", hidden))
    people = (row.requested_by, row.approved_by)
    return Row((str(number), _day(row), row.kind, row.method, row.fund, *people, _receipt(row), money(row.amount)))


def _association_row(number: int, row: AidRow) -> Row:
    file_number = isolate(row.file_number)
    return Row((str(number), _day(row), file_number, row.head, row.kind, row.fund, _receipt(row), money(row.amount)))


def _strip(rows: tuple[AidRow, ...]) -> Strip:
    own = [row for row in rows if not row.is_masked]
    masked = len(rows) - len(own)
    days = [_day(row) for row in (own[0], own[-1])] if own else ["—", "—"]
    figures = [
        Figure(_("Total handed over"), isolate(money(total_of(rows))), _("SAR"), 1.3),
        Figure(_("Aid rows"), str(len(own))),
        Figure(_("First aid"), days[0], small=True),
        Figure(_("Last aid"), days[1], small=True),
    ]
    if masked:
        figures.append(Figure(_("From the partner"), str(masked)))
    return Strip(tuple(figures))


def _closing(gathered: Gathered) -> list[Any]:
    """The total in words, the sums by fund, and who signs."""
    words = Paragraph(amount_in_words(total_of(gathered.rows)))
    parts = ((87, _by_fund(gathered.rows)), (87, tuple(_signatures())))
    return [words, Space(2), Columns(parts)]


def _by_fund(rows: tuple[AidRow, ...]) -> tuple[Any, ...]:
    sums: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if not row.is_masked:
            sums[row.fund].append(row.amount or 0)
    columns = (
        Column(_("Fund"), 47),
        Column(_("Count"), 15),
        Column(pgettext("column", "Value (SAR)"), 25, Kind.AMOUNT),
    )
    lines = [Row((fund, str(len(amounts)), money(sum(amounts)))) for fund, amounts in sorted(sums.items())]
    return (Heading(_("By fund"), "", _("SAR")), Table(columns, lines))


def _signatures() -> list[Any]:
    return [SignatureRow((SignatureBox(_("Auditor")), SignatureBox(_("Stamp"), stamp=True)))]


def _who(case: Case) -> str:
    """The head's name and the last digits of the card, as the family's paper is told apart from another's."""
    head = case.head.person
    return f"{head.name} – {isolate(f'••••••{head.national_id_last4}')}" if head.national_id_last4 else head.name


def _days(gathered: Gathered) -> str:
    if gathered.since is None and gathered.until is None:
        return _("All days")
    return _(
        "from %(since)s to %(until)s",
        since=PAPER["day_short"](gathered.since),
        until=PAPER["day_short"](gathered.until or clock.today()),
    )


def _day(row: AidRow) -> str:
    return PAPER["day_short"](row.day)


def _month(row: AidRow) -> str:
    return PAPER["month_period"](row.month)


def _receipt(row: AidRow) -> str:
    return isolate(row.receipt[-RECEIPT_DIGITS:]) if row.receipt else "—"


def _total_words(rows: tuple[AidRow, ...]) -> str:
    count = sum(not row.is_masked for row in rows)
    return ngettext("Total of our own aid (%(num)s row)", "Total of our own aid (%(num)s rows)", count)


def _partner_words(partner: str) -> str:
    return _("Aid by %(partner)s is shown by kind and month only.", partner=partner)
