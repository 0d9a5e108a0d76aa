"""What every block is made of: slabs that are never cut, and the sheet that knows which side a line starts on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.pdf.fonts import MissingGlyph
from app.pdf.lines import Line, break_lines, missing_characters, single_line
from app.pdf.surface import Surface
from app.pdf.text import Style, Text
from app.pdf.theme import ARABIC, BASELINE, CELL, CELL_LATIN, ENGLISH, Words

Paint = Callable[[Surface, float, float], None]


@dataclass(frozen=True)
class Repeated:
    """What a long table needs on each of its pages: its head, and how a running total is carried over."""

    head: "Slab"
    carried: "Callable[[str, str], Slab]"
    carried_height: float = 0.0


@dataclass(slots=True)
class Slab:
    """A piece of a page that is never cut: its height in points and how to draw it at (left edge, top edge).

    `gap` is left above it unless it begins a page, `keep` binds it to the next slab, `pull` takes that many table
    rows with it to a new page, `repeated` names the table it is a row of and `running` the total after it.
    """

    height: float
    paint: Paint
    gap: float = 0.0
    keep: bool = False
    pull: int = 0
    repeated: Repeated | None = None
    running: str = ""


class Block(Protocol):
    """Anything a page can hold."""

    def lay(self, sheet: "Sheet", width: float) -> list[Slab]:
        """The slabs of this block for a width in points."""


@dataclass
class Sheet:
    """Direction and language of one document, and the lines of its texts."""

    rtl: bool
    strict: bool = False
    unwritable: set[str] = field(default_factory=set)

    @property
    def base(self) -> str:
        """Base direction for the bidirectional algorithm."""
        return "rtl" if self.rtl else "ltr"

    @property
    def words(self) -> Words:
        """The kit's own words in the document's language."""
        return ARABIC if self.rtl else ENGLISH

    @property
    def cell(self) -> Style:
        """Style of a table cell; Latin letters are wider, so they are set a little smaller."""
        return CELL if self.rtl else CELL_LATIN

    def one(self, text: Text, style: Style) -> Line:
        """The text as one line."""
        self._note_missing(text, style)
        return single_line(text, style, self.base)

    def lines(self, text: Text, style: Style, width: float, justify: bool = False) -> list[Line]:
        """The text broken to a width in points."""
        self._note_missing(text, style)
        return break_lines(text, style, self.base, width, justify)

    def _note_missing(self, text: Text, style: Style) -> None:
        unknown = missing_characters(text, style, self.base)
        if not unknown:
            return
        if self.strict:
            raise MissingGlyph("No font writes " + ", ".join(f"U+{ord(letter):04X}" for letter in unknown))
        self.unwritable.update(unknown)

    def from_start(self, left: float, width: float, offset: float, span: float) -> float:
        """Left edge of a part `span` wide that lies `offset` from the start side of a place `width` wide."""
        return left + width - offset - span if self.rtl else left + offset

    def aligned(self, line: Line, left: float, width: float, align: str = "start") -> float:
        """Left edge of a line; `align` is start, end, center, left or right."""
        if align == "center":
            return left + (width - line.width) / 2
        to_right = align == "right" or ((align == "start") == self.rtl and align in ("start", "end"))
        return left + width - line.width if to_right else left

    def put(
        self,
        surface: Surface,
        lines: Iterable[Line],
        place: tuple[float, float, float],
        leading: float,
        align: str = "start",
        apart: bool = False,
    ) -> None:
        """Draw lines under each other in a place given as (left, top, width)."""
        left, top, width = place
        for number, line in enumerate(lines):
            if line.segments:
                x = self.aligned(line, left, width, align)
                surface.text(line, x, top - (number + BASELINE) * leading, apart)


def stacked(slabs: Sequence[Slab]) -> Slab:
    """Slabs glued into one that is never cut."""

    def paint(surface: Surface, left: float, top: float) -> None:
        for place, slab in enumerate(slabs):
            top -= slab.gap if place else 0.0
            slab.paint(surface, left, top)
            top -= slab.height

    height = sum(slab.height for slab in slabs) + sum(slab.gap for slab in slabs[1:])
    return Slab(height, paint, gap=slabs[0].gap if slabs else 0.0)


def kept_together(slabs: list[Slab]) -> list[Slab]:
    """The same slabs, each bound to the next."""
    for slab in slabs[:-1]:
        slab.keep = True
    return slabs
