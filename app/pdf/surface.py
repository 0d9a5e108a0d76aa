"""The page one draws on: text lines, rules, boxes and codes, at points from the left and bottom edges."""

import hashlib
import io
from datetime import datetime
from functools import lru_cache

import segno
from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from app.pdf.embedding import DocumentFonts, EmbeddedFont
from app.pdf.fonts import Voice, face
from app.pdf.lines import Line, Pen, Segment, unit
from app.pdf.reading import SPACES, Chunk, ReadingOrder
from app.pdf.shaping import MISSING_MARK, Mark
from app.pdf.text import BLACK, Ink

rl_config.useA85 = 0
QR_MASK = 3
QR_QUIET = 4
MISSING_BOX = (
    "50 0 m 550 0 l 550 700 l 50 700 l h 100 50 m 100 650 l 500 650 l 500 50 l h 120 90 m 460"
    " 650 l 500 610 l 160 50 l h f*"
)


class _Paper(Canvas):
    """A canvas that starts its pages empty: no font that nobody asked for."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Surface:
    """Draws on the pages of one document and hands its bytes back."""

    def __init__(self, size: tuple[float, float], title: str, lang: str, rtl: bool, at: datetime) -> None:
        self._file = io.BytesIO()
        self._canvas = _Paper(self._file, pagesize=size, pageCompression=1, invariant=1, lang=lang, pdfVersion=(1, 7))
        self._document = self._canvas._doc
        self._document._timeStamp = _moment(at)
        self._fonts = DocumentFonts()
        self._reading = ReadingOrder()
        self._digest = hashlib.sha256()
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Wasl")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("Direction", "R2L" if rtl else "L2R")
        self._code = self._canvas._code

    def next_page(self) -> None:
        """End this page and begin another."""
        self._digest.update("\n".join(self._canvas._code).encode())
        self._canvas.showPage()
        self._code = self._canvas._code

    def finish(self) -> bytes:
        """The bytes of the document; nothing may be drawn any more."""
        self._fonts.add_to(self._document)
        identity = self._digest.hexdigest()[:32].upper()
        self._document._ID = f"\n[<{identity}> <{identity}>]\n".encode()
        self._canvas.save()
        return self._file.getvalue()

    def text(self, line: Line, left: float, baseline: float, apart: bool = False) -> None:
        """Draw a line whose left edge and baseline are given; `apart` keeps what is read next from sticking to it."""
        operators, marks = ["BT"], []
        ink = BLACK
        for place, segment in enumerate(line.segments):
            if segment.pen.ink != ink:
                ink = segment.pen.ink
                operators.append(_fill(ink))
            font = self._fonts.font(segment.pen.voice or Voice.RECORD, segment.pen.bold)
            operators.append(f"/{font.name} {_number(segment.pen.size)} Tf")
            for chunk in self._reading.chunks(line, place, apart):
                x = left + segment.x + chunk.offset
                operators.append(_show(chunk, font, x, baseline, line.stretch))
            if segment.marked:
                marks += self._marks(segment, left + segment.x, baseline, line.stretch)
        if ink != BLACK:
            operators.append(_fill(BLACK))
        operators.append("ET")
        self._code.append(" ".join(operators))
        self._code += marks

    def _marks(self, segment: Segment, x: float, y: float, stretch: float) -> list[str]:
        scale = unit(segment.pen)
        drawn = []
        for piece in segment.pieces:
            drawn += [_mark(segment.pen, mark, x, y, scale) for mark in piece.marks]
            x += piece.advance * scale + (stretch if piece.letter in SPACES else 0.0)
        return drawn

    def rule(self, left: float, right: float, y: float, weight: float, ink: Ink = BLACK, dash: str = "") -> None:
        """A horizontal line."""
        self.line((left, y), (right, y), weight, ink, dash)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        weight: float,
        ink: Ink = BLACK,
        dash: str = "",
    ) -> None:
        """A straight line; `dash` is a PDF dash array such as "0.8 1.2"."""
        path = f"{start[0]:.3f} {start[1]:.3f} m {end[0]:.3f} {end[1]:.3f} l S"
        self._code.append(_stroked(path, weight, ink, dash))

    def box(self, left: float, bottom: float, width: float, height: float, weight: float, dash: str = "") -> None:
        """An empty rectangle."""
        self._code.append(_stroked(f"{left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S", weight, BLACK, dash))

    def bar(self, left: float, bottom: float, width: float, height: float, ink: Ink) -> None:
        """A filled rectangle."""
        self._code.append(f"q {_fill(ink)} {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f Q")

    def polygon(self, points: list[tuple[float, float]], ink: Ink = BLACK) -> None:
        """A filled shape."""
        path = " l ".join(f"{x:.3f} {y:.3f}" for x, y in points).replace(" l ", " m ", 1)
        self._code.append(f"q {_fill(ink)} {path} l h f Q")

    def circle(self, x: float, y: float, radius: float, weight: float) -> None:
        """An empty circle around a point."""
        self._code.append(f"q {weight:.3f} w")
        self._canvas.circle(x, y, radius, stroke=1, fill=0)
        self._code.append("Q")

    def rounded_box(
        self, left: float, bottom: float, width: float, height: float, radius: float, weight: float
    ) -> None:
        """An empty rectangle with round corners."""
        self._code.append(f"q {weight:.3f} w")
        self._canvas.roundRect(left, bottom, width, height, radius, stroke=1, fill=0)
        self._code.append("Q")

    def qr(self, text: str, left: float, bottom: float, side: float) -> None:
        """A QR code with its quiet zone inside a square of `side` points."""
        rows = qr_rows(text)
        module = side / (len(rows) + 2 * QR_QUIET)
        top = bottom + side - QR_QUIET * module
        bars = []
        for down, row in enumerate(rows):
            y = top - (down + 1) * module
            bars += [f"{left + (QR_QUIET + x) * module:.3f} {y:.3f} {n * module:.3f} {module:.3f} re" for x, n in row]
        self._code.append(f"q {_fill(BLACK)} {' '.join(bars)} f Q")


@lru_cache(maxsize=64)
def qr_rows(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each row of the code, its dark stretches as (first module, length). At least version 3, level M."""
    try:
        code = segno.make_qr(text, version=3, error="m", mask=QR_MASK, boost_error=False)
    except segno.DataOverflowError:
        code = segno.make_qr(text, error="m", mask=QR_MASK, boost_error=False)
    return tuple(tuple(_stretches(row)) for row in code.matrix)


def _stretches(row: bytearray) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found


def _moment(at: datetime) -> TimeStamp:
    moment = TimeStamp(1)
    offset = int(at.utcoffset().total_seconds()) if at.utcoffset() is not None else 0
    moment.YMDhms = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    moment.dhh, moment.dmm = offset // 3600, (offset // 60) % 60
    return moment


def _show(chunk: Chunk, font: EmbeddedFont, x: float, y: float, stretch: float) -> str:
    code = font.code
    if stretch:
        gap = f"> {-stretch * 1000 / chunk.size:.3f} <"
        shown = "".join(code(piece) + (gap if piece.letter in SPACES else "") for piece in chunk.pieces)
    else:
        shown = "".join([code(piece) for piece in chunk.pieces])
    shown = f"1 0 0 1 {x:.3f} {y:.3f} Tm [<{shown}>] TJ"
    return (
        f"/Span <</ActualText <FEFF{chunk.read_as.encode('utf-16-be').hex()}>>> BDC {shown} EMC"
        if chunk.read_as
        else shown
    )


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _fill(ink: Ink) -> str:
    return " ".join(_number(part) for part in ink) + " rg"


def _stroked(path: str, weight: float, ink: Ink, dash: str) -> str:
    colour = "" if ink == BLACK else " ".join(_number(part) for part in ink) + " RG "
    pattern = f"[{dash}] 0 d " if dash else ""
    return f"q {_number(weight)} w {colour}{pattern}{path} Q"


def _mark(pen: Pen, mark: Mark, x: float, y: float, scale: float) -> str:
    outline = MISSING_BOX if mark.glyph == MISSING_MARK else glyph_path(pen.voice, pen.bold, mark.glyph)
    place = f"{scale:.5f} 0 0 {scale:.5f} {x + mark.x * scale:.3f} {y + mark.y * scale:.3f} cm"
    return f"q {_fill(pen.ink)} {place} {outline} Q"


@lru_cache(maxsize=2048)
def glyph_path(voice: Voice, bold: bool, glyph: int) -> str:
    """A glyph's outline as filled path operators, in font units."""
    pen = _PathPen()
    face(voice, bold).shaper.draw_glyph_with_pen(glyph, pen)
    return " ".join([*pen.operators, "f"])


class _PathPen:
    """Collects an outline; a quadratic curve becomes the cubic one that PDF knows."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        self._put("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._put("l", point)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        first = tuple(a + (c - a) * 2 / 3 for a, c in zip(self._at, control, strict=True))
        second = tuple(e + (c - e) * 2 / 3 for e, c in zip(end, control, strict=True))
        self._put("c", first, second, end)

    def curveTo(self, first, second, end) -> None:
        self._put("c", first, second, end)

    def closePath(self) -> None:
        self.operators.append("h")

    def endPath(self) -> None:
        self.closePath()

    def _put(self, operator: str, *points: tuple[float, float]) -> None:
        self.operators += [f"{x:.1f} {y:.1f}" for x, y in points] + [operator]
        self._at = points[-1]
