"""Blocks of facts: the strip of figures, key and value rows, the boxed amount."""

from dataclasses import dataclass

from app.pdf.lines import Line
from app.pdf.slabs import Sheet, Slab
from app.pdf.surface import Surface
from app.pdf.text import Style, Text
from app.pdf.theme import (
    AMOUNT_FIGURE,
    AMOUNT_WORDS,
    BASELINE,
    CELL,
    FINE,
    GUTTER,
    KEY,
    MEDIUM,
    STRIP_FIGURE,
    STRIP_LABEL,
    STRONG,
    VALUE,
    mm,
)

STRIP_HEIGHT, STRIP_PADDING = mm(12.7), mm(2.5)
ROW_HEIGHT = mm(5.2)


@dataclass(frozen=True)
class Figure:
    """One figure of a strip: its label, the figure, a few words after it; `share` is its part of the width."""

    label: Text
    figure: Text
    note: Text = ""
    share: float = 1.0
    small: bool = False


@dataclass(frozen=True)
class Strip:
    """Three to five figures between two rules, for who has a single glance."""

    figures: tuple[Figure, ...]
    gap: float = 0.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab."""
        whole = sum(figure.share for figure in self.figures)

        def paint(surface: Surface, left: float, top: float) -> None:
            surface.rule(left, left + width, top, STRONG)
            surface.rule(left, left + width, top - STRIP_HEIGHT, STRONG)
            offset = 0.0
            for number, figure in enumerate(self.figures):
                part = width * figure.share / whole
                x = sheet.from_start(left, width, offset, part)
                self._paint_figure(sheet, surface, figure, (x, top, part), first=number == 0)
                offset += part

        return [Slab(STRIP_HEIGHT, paint, gap=mm(self.gap))]

    def _paint_figure(self, sheet: Sheet, surface: Surface, figure: Figure, place: tuple, first: bool) -> None:
        left, top, width = place
        indent = 0.0 if first else STRIP_PADDING
        if not first:
            edge = left + width if sheet.rtl else left
            surface.line((edge, top), (edge, top - STRIP_HEIGHT), FINE)
        style = STRIP_FIGURE if not figure.small else Style(STRIP_FIGURE.voice, 10.5, 17, True)
        label = sheet.one(figure.label, STRIP_LABEL)
        value, note = sheet.one(figure.figure, style), sheet.one(figure.note, VALUE)
        at = top - mm(1.1)
        surface.text(label, sheet.from_start(left, width, indent, label.width), at - BASELINE * 12, apart=True)
        baseline = at - 12 - BASELINE * 17
        surface.text(value, sheet.from_start(left, width, indent, value.width), baseline, apart=True)
        after = indent + value.width + mm(1.2)
        if figure.note:
            surface.text(note, sheet.from_start(left, width, after, note.width), baseline, apart=True)


@dataclass(frozen=True)
class KeyValues:
    """Label and value rows in two or three columns; each column is a tuple of (label, value) from the top."""

    columns: tuple[tuple[tuple[Text, Text], ...], ...]
    label: float = 22.0
    value_style: Style = VALUE
    gap: float = 0.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab a row, the first two bound together."""
        part = (width - GUTTER * (len(self.columns) - 1)) / len(self.columns)
        rows = max((len(column) for column in self.columns), default=0)
        slabs = [self._row(sheet, number, width, part) for number in range(rows)]
        if slabs:
            slabs[0].keep, slabs[0].gap = rows > 1, mm(self.gap)
        return slabs

    def _row(self, sheet: Sheet, number: int, width: float, part: float) -> Slab:
        cells = [self._cell(sheet, column, number, part) for column in self.columns]
        tallest = max(max(len(key), len(value)) for key, value in cells)
        height = ROW_HEIGHT + (tallest - 1) * VALUE.leading + FINE

        def paint(surface: Surface, left: float, top: float) -> None:
            for place, (key, value) in enumerate(cells):
                x = sheet.from_start(left, width, place * (part + GUTTER), part)
                if number == 0:
                    surface.rule(x, x + part, top, STRONG)
                if not key and not value:
                    continue
                self._paint_cell(sheet, surface, key, value, (x, top, part))
                surface.rule(x, x + part, top - height, FINE)

        return Slab(height, paint)

    def _cell(self, sheet: Sheet, column: tuple, number: int, part: float) -> tuple[list[Line], list[Line]]:
        if number >= len(column):
            return [], []
        key, value = column[number]
        label = mm(self.label)
        return sheet.lines(key, KEY, label - mm(1)), sheet.lines(value, self.value_style, part - label)

    def _paint_cell(self, sheet: Sheet, surface: Surface, key: list, value: list, place: tuple) -> None:
        left, top, part = place
        top -= (ROW_HEIGHT - VALUE.leading) / 2
        label = mm(self.label)
        at = sheet.from_start(left, part, 0, label)
        sheet.put(surface, key, (at, top, label), KEY.leading, apart=True)
        at = sheet.from_start(left, part, label, part - label)
        sheet.put(surface, value, (at, top, part - label), VALUE.leading, apart=True)


@dataclass(frozen=True)
class AmountBox:
    """An amount in large figures with its unit, and in words under a rule."""

    figure: Text
    unit: Text
    words: Text
    gap: float = 0.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab."""
        inner = width - mm(6)
        figure, unit = sheet.one(self.figure, AMOUNT_FIGURE), sheet.one(self.unit, Style(CELL.voice, 11, 24))
        words = sheet.lines(self.words, AMOUNT_WORDS, inner)
        height = AMOUNT_FIGURE.leading + AMOUNT_WORDS.leading * len(words) + mm(4)

        def paint(surface: Surface, left: float, top: float) -> None:
            surface.box(left, top - height, width, height, STRONG)
            whole = figure.width + mm(2) + unit.width
            x = left + (width - whole) / 2
            baseline = top - mm(1) - BASELINE * AMOUNT_FIGURE.leading
            surface.text(figure, sheet.from_start(x, whole, 0, figure.width), baseline, apart=True)
            surface.text(unit, sheet.from_start(x, whole, figure.width + mm(2), unit.width), baseline, apart=True)
            line = top - mm(1.5) - AMOUNT_FIGURE.leading
            surface.rule(left + mm(3), left + width - mm(3), line, MEDIUM)
            sheet.put(surface, words, (left + mm(3), line - mm(0.5), inner), AMOUNT_WORDS.leading, "center")

        return [Slab(height, paint, gap=mm(self.gap))]
