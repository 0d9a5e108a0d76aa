"""Drawn figures: the scale with its marker, the bars of twelve months, a QR code among the blocks."""

from dataclasses import dataclass
from itertools import pairwise

from app.pdf.slabs import Sheet, Slab
from app.pdf.surface import Surface
from app.pdf.text import BLACK, GREEN, Ink, Style, Text, isolate
from app.pdf.theme import BASELINE, FINE, NOTE, RECORD, SCALE_BOUND, SCALE_FIGURE, SIDE_NOTE, STRONG, mm

GREY: Ink = (0.75, 0.75, 0.75)
WHITE: Ink = (1.0, 1.0, 1.0)
FILLS = (GREEN, GREY, WHITE)
BAR_LABEL, BAR_FIGURE = Style(NOTE.voice, 9, 10.5), Style(RECORD, 7.5, 10)
CLASS_NAME = Style(RECORD, 11, 16, True)


@dataclass(frozen=True)
class Scale:
    """A bar from 0 to 100 cut at `bounds`, its parts named, with a marker; the words stand above it.

    Values are plain numbers from 0 to 100; `figure` is what is printed over the marker.
    """

    label: Text
    words: Text
    marker: float
    figure: str
    bounds: tuple[float, ...]
    names: tuple[Text, ...]
    note: Text = ""
    gap: float = 0.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab."""
        note = sheet.lines(self.note, NOTE, width) if self.note else []
        height = mm(26.5) + len(note) * NOTE.leading * 1.1

        def paint(surface: Surface, left: float, top: float) -> None:
            surface.rule(left, left + width, top, STRONG)
            label, words = sheet.one(self.label, SIDE_NOTE), sheet.one(self.words, CLASS_NAME)
            sheet.put(surface, [label], (left, top - mm(0.8), width), 16, "start", True)
            sheet.put(surface, [words], (left, top - mm(0.8), width), 16, "end", True)
            self._paint_bar(sheet, surface, left, top - mm(16.5), width)
            sheet.put(surface, note, (left, top - mm(25.5), width), NOTE.leading * 1.1)

        return [Slab(height, paint, gap=mm(self.gap))]

    def _paint_bar(self, sheet: Sheet, surface: Surface, left: float, bottom: float, width: float) -> None:
        edges = [0.0, *self.bounds, 100.0]
        thick = mm(3.4)
        for number, (low, high) in enumerate(pairwise(edges)):
            part = width * (high - low) / 100
            x = sheet.from_start(left, width, width * low / 100, part)
            surface.bar(x, bottom, part, thick, FILLS[min(number, len(FILLS) - 1)])
            surface.box(x, bottom, part, thick, FINE)
            name = sheet.one(self.names[number], NOTE)
            surface.text(name, x + (part - name.width) / 2, bottom - mm(6.4), apart=True)
        for bound in edges:
            self._paint_bound(sheet, surface, left, bottom, width, bound)
        self._paint_marker(sheet, surface, left, bottom + thick, width)

    def _paint_bound(self, sheet: Sheet, surface: Surface, left: float, bottom: float, width: float, at: float) -> None:
        line = sheet.one(isolate(f"{at:g}"), SCALE_BOUND)
        x = sheet.from_start(left, width, width * at / 100, 0.0) - line.width / 2
        x = min(max(x, left), left + width - line.width)
        surface.text(line, x, bottom - mm(2.8), apart=True)

    def _paint_marker(self, sheet: Sheet, surface: Surface, left: float, top: float, width: float) -> None:
        part = min(max(self.marker, 0.0), 100.0)
        x = sheet.from_start(left, width, width * part / 100, 0.0)
        surface.polygon([(x, top + 0.6), (x - 3.2, top + 5), (x + 3.2, top + 5)], BLACK)
        line = sheet.one(isolate(self.figure), SCALE_FIGURE)
        at = min(max(x - line.width / 2, left), left + width - line.width)
        surface.text(line, at, top + 7, apart=True)


@dataclass(frozen=True)
class Bar:
    """One bar: its value, the figure printed over it, the words under it."""

    value: float
    figure: str
    label: Text


@dataclass(frozen=True)
class Bars:
    """Equal columns from the start side, the highest bar 19 mm."""

    bars: tuple[Bar, ...]
    gap: float = 1.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab."""
        part = width / max(len(self.bars), 1)
        labels = [sheet.lines(bar.label, BAR_LABEL, part - mm(1)) for bar in self.bars]
        under = max((len(lines) for lines in labels), default=0) * BAR_LABEL.leading
        above = mm(19) + BAR_FIGURE.leading + mm(1)
        most = max((bar.value for bar in self.bars), default=0.0) or 1.0

        def paint(surface: Surface, left: float, top: float) -> None:
            floor = top - above
            surface.rule(left, left + width, floor, FINE)
            for number, (bar, lines) in enumerate(zip(self.bars, labels, strict=True)):
                x = sheet.from_start(left, width, number * part, part)
                high = mm(19) * max(bar.value, 0.0) / most
                wide = min(mm(8), part * 0.7)
                surface.bar(x + (part - wide) / 2, floor, wide, high, GREEN)
                figure = sheet.one(isolate(bar.figure), BAR_FIGURE)
                surface.text(figure, x + (part - figure.width) / 2, floor + high + mm(0.8), apart=True)
                sheet.put(surface, lines, (x, floor - mm(0.8), part), BAR_LABEL.leading, "center", True)

        return [Slab(above + under + mm(1), paint, gap=mm(self.gap))]


@dataclass(frozen=True)
class QR:
    """A QR code of `side` millimetres with a caption under it."""

    text: str
    caption: Text = ""
    side: float = 20.0
    gap: float = 1.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab, at the start side."""
        side = mm(self.side)
        caption = sheet.one(self.caption, NOTE)
        height = side + (NOTE.leading if self.caption else 0.0)

        def paint(surface: Surface, left: float, top: float) -> None:
            x = sheet.from_start(left, width, 0.0, side)
            surface.qr(self.text, x, top - side, side)
            surface.text(caption, x + (side - caption.width) / 2, top - side - BASELINE * NOTE.leading, apart=True)

        return [Slab(height, paint, gap=mm(self.gap))]
