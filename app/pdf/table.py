"""The table: widths in millimetres, a head on every page, groups, totals, and a running total carried over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.pdf.lines import Line
from app.pdf.slabs import Repeated, Sheet, Slab
from app.pdf.surface import Surface
from app.pdf.text import Style, Text, isolate
from app.pdf.theme import COLUMN_HEAD, FINE, GROUP, MEDIUM, STRONG, SUBTOTAL, TOTAL_FIGURE, mm

SIDE_PADDING, LINE_PADDING, HEAD_PADDING = mm(1.0), mm(0.5), mm(0.7)
AMOUNT_GAP, AMOUNT_ROOM = mm(4.0), mm(14.0)


class Kind(StrEnum):
    """What a column holds: words, a code that never breaks, or an amount standing under its points."""

    TEXT = "text"
    CODE = "code"
    AMOUNT = "amount"


class RowKind(StrEnum):
    """What a row is."""

    PLAIN = "plain"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in millimetres, what it holds."""

    head: Text
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Cell:
    """A cell that needs more than its text: several columns, a style of its own, another alignment."""

    text: Text
    span: int = 1
    style: Style | None = None
    align: str = ""


@dataclass(frozen=True)
class Row:
    """Cells from the start side; fewer cells than columns: the first one spans the rest.

    `running` is the total after this row, printed where the page turns. An amount is given as plain text.
    """

    cells: tuple[Text | Cell, ...]
    kind: RowKind = RowKind.PLAIN
    running: str = ""
    bold: bool = False


@dataclass(frozen=True)
class _Laid:
    lines: list[Line]
    left: float
    width: float
    align: str
    leading: float


@dataclass(frozen=True)
class Table:
    """Columns and rows over the given width; the columns should add up to it. Rows are read once, in order."""

    columns: tuple[Column, ...]
    rows: Sequence[Row] | Iterable[Row]
    gap: float = 0.0
    headless: bool = False

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab a row after the head; the bonds of section and group are set."""
        maker = _RowMaker(self.columns, sheet, width)
        head = maker.head()
        carried = maker.carried
        repeated = Repeated(head, carried, carried("", "").height)
        slabs, groups = [] if self.headless else [head], []
        for row in self.rows:
            slab = maker.row(row)
            slab.repeated = repeated
            slab.running = row.running
            if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL) and slabs:
                slabs[-1].keep = True
            if row.kind is RowKind.GROUP:
                groups.append(len(slabs))
            slabs.append(slab)
        _bind_beginnings(slabs, groups)
        if slabs:
            slabs[0].gap = mm(self.gap)
        return slabs


def _bind_beginnings(slabs: list[Slab], groups: list[int]) -> None:
    """The head holds the first two rows, a group's name the two rows after it."""
    for place in (0, 1):
        if place < len(slabs) - 1:
            slabs[place].keep = True
    for number in groups:
        for place in (number, number + 1):
            if place < len(slabs) - 1:
                slabs[place].keep = True


class _RowMaker:
    """Lays the rows of one table."""

    def __init__(self, columns: tuple[Column, ...], sheet: Sheet, width: float) -> None:
        self.columns, self.sheet, self.width = columns, sheet, width
        self.widths = [mm(column.width) for column in columns]
        self.starts = [sum(self.widths[:place]) for place in range(len(columns))]

    def head(self) -> Slab:
        """The column heads between their rules."""
        cells = tuple(Cell(column.head, style=COLUMN_HEAD) for column in self.columns)
        laid = [self._cell(cell, place, is_head=True) for place, cell in enumerate(cells)]
        return self._slab(laid, COLUMN_HEAD.leading, STRONG, MEDIUM, HEAD_PADDING)

    def row(self, row: Row) -> Slab:
        """One row of any kind."""
        laid, place = [], 0
        for cell in self._spanned(row):
            laid.append(self._cell(_styled(cell, row, self._kind(place, cell), self.sheet), place, is_head=False))
            place += cell.span
        leading = GROUP.leading if row.kind is RowKind.GROUP else self.sheet.cell.leading
        above = MEDIUM if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL) else 0.0
        return self._slab(laid, leading, above, STRONG if row.kind is RowKind.TOTAL else FINE)

    def carried(self, words: str, running: str) -> Slab:
        """The line that hands a running total to the next page, or takes it from the one before."""
        return self.row(Row((words, running), RowKind.SUBTOTAL))

    def _kind(self, place: int, cell: Cell) -> Kind:
        return self.columns[place].kind if cell.span == 1 else Kind.TEXT

    def _spanned(self, row: Row) -> list[Cell]:
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells]
        missing = len(self.columns) - sum(cell.span for cell in cells)
        if cells and missing > 0:
            first = cells[0]
            cells[0] = Cell(first.text, first.span + missing, first.style, first.align)
        return cells

    def _cell(self, cell: Cell, place: int, is_head: bool) -> _Laid:
        last = place + cell.span
        column = self.columns[min(last, len(self.columns)) - 1]
        start = self.starts[place] + (SIDE_PADDING if place else 0.0)
        end = self.starts[last - 1] + self.widths[last - 1] - (SIDE_PADDING if last < len(self.columns) else 0.0)
        is_amount = column.kind is Kind.AMOUNT and cell.span == 1
        if is_amount:
            start = self._amount_start(place)
        lines = self._lines(cell, column, end - start, is_head, is_amount)
        align = cell.align or ("right" if is_amount else "start")
        left = self.sheet.from_start(0.0, self.width, start, end - start)
        return _Laid(lines, left, end - start, align, cell.style.leading)

    def _amount_start(self, place: int) -> float:
        """Amounts end at their right: the last column of an Arabic table leaves a gap there, others the padding."""
        is_last = place == len(self.columns) - 1
        if self.sheet.rtl:
            gap = min(AMOUNT_GAP, max(self.widths[place] - AMOUNT_ROOM, SIDE_PADDING))
            return self.starts[place] + (gap if is_last and place else SIDE_PADDING)
        return self.starts[place]

    def _lines(self, cell: Cell, column: Column, width: float, is_head: bool, is_amount: bool) -> list[Line]:
        if is_amount and not is_head:
            text = isolate(cell.text) if isinstance(cell.text, str) and cell.text else cell.text
            return [self.sheet.one(text, cell.style)]
        if column.kind is Kind.TEXT and not is_head:
            return self.sheet.lines(cell.text, cell.style, width)
        return [self.sheet.one(cell.text, cell.style)]

    def _slab(
        self, laid: list[_Laid], leading: float, above: float, below: float, padding: float = LINE_PADDING
    ) -> Slab:
        count = max((len(cell.lines) for cell in laid), default=1)
        height = leading * count + 2 * padding + FINE
        sheet, width = self.sheet, self.width

        def paint(surface: Surface, left: float, top: float) -> None:
            if above:
                surface.rule(left, left + width, top, above)
            for cell in laid:
                drop = top - padding - max(leading - cell.leading, 0.0) / 2
                sheet.put(surface, cell.lines, (left + cell.left, drop, cell.width), cell.leading, cell.align, True)
            surface.rule(left, left + width, top - height, below)

        return Slab(height, paint)


def _styled(cell: Cell, row: Row, kind: Kind, sheet: Sheet) -> Cell:
    if cell.style:
        return cell
    if row.kind is RowKind.GROUP:
        style = GROUP
    elif row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
        style = {Kind.TEXT: SUBTOTAL, Kind.AMOUNT: TOTAL_FIGURE, Kind.CODE: sheet.cell}[kind]
    else:
        style = sheet.cell.heavy() if row.bold else sheet.cell
    return Cell(cell.text, cell.span, style, cell.align)
