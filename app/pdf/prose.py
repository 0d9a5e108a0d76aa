"""Blocks of words: headings, paragraphs, notes, tick boxes and space."""

from dataclasses import dataclass

from app.pdf.slabs import Block, Sheet, Slab, kept_together, stacked
from app.pdf.surface import Surface
from app.pdf.text import Style, Text
from app.pdf.theme import BASELINE, HEADING, HEADING_NUMBER, MEDIUM, NOTE, PROSE, SIDE_NOTE, STRONG, VALUE, mm


@dataclass(frozen=True)
class Heading:
    """A section's head: its number (may be empty), its words, a note at the end side; `ruled` draws the 1 pt line."""

    text: Text
    number: str = ""
    side: Text = ""
    ruled: bool = False
    gap: float = 3.2

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab, bound to what follows."""
        number, side = sheet.one(self.number, HEADING_NUMBER), sheet.one(self.side, SIDE_NOTE)
        indent = number.width + mm(1.8) if self.number else 0.0
        words = sheet.lines(self.text, HEADING, width - indent)
        dropped = bool(self.side) and words[-1].width + indent + side.width + mm(4) > width
        height = HEADING.leading * len(words) + (SIDE_NOTE.leading if dropped else 0.0) + mm(0.9)

        def paint(surface: Surface, left: float, top: float) -> None:
            x = sheet.from_start(left, width, 0, number.width)
            if self.number:
                surface.text(number, x, top - BASELINE * HEADING.leading, apart=True)
            place = (left if sheet.rtl else left + indent, top, width - indent)
            sheet.put(surface, words, place, HEADING.leading, apart=True)
            drop = (len(words) - (0 if dropped else 1)) * HEADING.leading
            sheet.put(surface, [side], (left, top - drop, width), SIDE_NOTE.leading, "end", apart=True)
            if self.ruled:
                surface.rule(left, left + width, top - height, STRONG)

        return [Slab(height, paint, gap=mm(self.gap), keep=True)]


@dataclass(frozen=True)
class Paragraph:
    """Words that fill the width and may go on over the page, at least two lines on each side."""

    text: Text
    style: Style = PROSE
    justify: bool = False
    align: str = "start"
    gap: float = 1.2

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab a line."""
        lines = sheet.lines(self.text, self.style, width, self.justify)
        slabs = [self._slab(sheet, line, width) for line in lines]
        slabs[0].gap = mm(self.gap)
        for edge in (0, len(slabs) - 2):
            if 0 <= edge < len(slabs) - 1:
                slabs[edge].keep = True
        return slabs

    def _slab(self, sheet: Sheet, line, width: float) -> Slab:
        leading = self.style.leading

        def paint(surface: Surface, left: float, top: float) -> None:
            sheet.put(surface, [line], (left, top, width), leading, self.align)

        return Slab(leading, paint)


def Prose(text: Text, gap: float = 1.6) -> Paragraph:
    """What somebody wrote down, justified."""
    return Paragraph(text, PROSE, justify=True, gap=gap)


def Note(text: Text, gap: float = 1.2) -> Paragraph:
    """A small remark of the form itself."""
    return Paragraph(text, NOTE, gap=gap)


@dataclass(frozen=True)
class CheckBoxes:
    """Boxes in a row, each with its words; a chosen one is ticked and heavy."""

    items: tuple[tuple[Text, bool], ...]
    gap: float = 1.6

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab."""
        side, space = mm(3.3), mm(1.4)
        words = [sheet.one(text, VALUE.heavy() if chosen else VALUE) for text, chosen in self.items]

        def paint(surface: Surface, left: float, top: float) -> None:
            offset, bottom = 0.0, top - VALUE.leading + (VALUE.leading - side) / 2
            for line, (_, chosen) in zip(words, self.items, strict=True):
                box = sheet.from_start(left, width, offset, side)
                _draw_box(surface, box, bottom, side, chosen)
                x = sheet.from_start(left, width, offset + side + space, line.width)
                surface.text(line, x, top - BASELINE * VALUE.leading, apart=True)
                offset += side + space + line.width + mm(4)

        return [Slab(VALUE.leading, paint, gap=mm(self.gap), keep=True)]


def _draw_box(surface: Surface, left: float, bottom: float, side: float, chosen: bool) -> None:
    surface.box(left, bottom, side, side, MEDIUM)
    if chosen:
        middle = (left + side * 0.42, bottom + side * 0.22)
        surface.line((left + side * 0.18, bottom + side * 0.5), middle, 1.2)
        surface.line(middle, (left + side * 0.84, bottom + side * 0.8), 1.2)


@dataclass(frozen=True)
class Space:
    """Empty height in millimetres."""

    height: float

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab that draws nothing."""
        return [Slab(0.0, lambda surface, left, top: None, gap=mm(self.height))]


@dataclass(frozen=True)
class Together:
    """Blocks that stand on one page."""

    blocks: tuple[Block, ...]

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """Their slabs, each bound to the next."""
        return kept_together([slab for block in self.blocks for slab in block.lay(sheet, width)])


@dataclass(frozen=True)
class Columns:
    """Blocks side by side, from the start side: (width in millimetres, blocks) each, gutters between them.

    Columns too tall for a page follow each other over the whole width instead.
    """

    parts: tuple[tuple[float, tuple[Block, ...]], ...]
    gutter: float = 3.0
    tallest: float = 220.0

    def lay(self, sheet: Sheet, width: float) -> list[Slab]:
        """One slab as high as the tallest column."""
        laid = [
            (mm(wide), [slab for block in blocks for slab in block.lay(sheet, mm(wide))]) for wide, blocks in self.parts
        ]
        columns = [(wide, stacked(slabs)) for wide, slabs in laid if slabs]
        height = max((column.height for _, column in columns), default=0.0)
        if height > mm(self.tallest):
            return [slab for _, blocks in self.parts for block in blocks for slab in block.lay(sheet, width)]

        def paint(surface: Surface, left: float, top: float) -> None:
            offset = 0.0
            for wide, column in columns:
                column.paint(surface, sheet.from_start(left, width, offset, wide), top)
                offset += wide + mm(self.gutter)

        return [Slab(height, paint, gap=max((column.gap for _, column in columns), default=0.0))]
