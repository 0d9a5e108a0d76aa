"""Turns a styled text into lines: which face writes what, where a line may break, which run stands where."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.pdf import bidi
from app.pdf.fonts import GUEST_SCALE, Voice, choose_face, face, guest_places
from app.pdf.shaping import Piece, missing, shape, shape_words
from app.pdf.text import CONTROLS, ISOLATE_AUTO, ISOLATE_END, ISOLATE_LTR, Ink, Style, Text, spans_of

SPACES = " \u200b"
# Two kinds of text fill most cells, and their levels are known without asking.
ARABIC_ONLY = re.compile("[\u0621-\u0652 ،]*")
ISOLATED_CODE = re.compile("\u2066[A-Z0-9][A-Z0-9.,/:\u00a0-]*[A-Z0-9]\u2069")
# A value that would be misread in two halves rather sticks out of its place.
NEVER_CUT = re.compile("(?:\u2066[^\u2069]{1,40}\u2069|[0-9/.,:+−-]{1,40})(?:هـ|م)?[ \n]*")
CLEANED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85]")


class Pen(NamedTuple):
    """Everything that makes two neighbouring characters look alike; `voice` is None where no face can write."""

    voice: Voice | None
    bold: bool
    size: float
    ink: Ink


class Run(NamedTuple):
    """Characters drawn in one go: their indices, pen, level, pieces from left to right, and if any has a mark."""

    start: int
    end: int
    pen: Pen
    level: int
    pieces: tuple[Piece, ...]
    marked: bool


class Segment(NamedTuple):
    """A run, or part of it, on one line, with its offset from the line's left edge and width, in points."""

    pen: Pen
    rtl: bool
    pieces: tuple[Piece, ...]
    x: float
    width: float
    marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its segments in reading order, its width in points, and how much each space is stretched."""

    segments: tuple[Segment, ...]
    width: float
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole text, shaped once: runs in logical order, each character's advance, the places a line may begin."""

    text: str
    runs: tuple[Run, ...]
    advances: tuple[float, ...]
    breaks: tuple[int, ...]
    missing: str


def break_lines(text: Text, style: Style, base: str, width: float, justify: bool = False) -> list[Line]:
    """Lines of a text no wider than `width` points, broken in reading order; `base` is "rtl" or "ltr"."""
    prepared = prepare(text, style, base)
    cuts = _cuts(prepared, width)
    lines = []
    for start, end, forced in cuts:
        line = _line(prepared, start, end, 0.0)
        if justify and not forced:
            line = _stretched(prepared, start, end, line, width)
        lines.append(line)
    return lines


def single_line(text: Text, style: Style, base: str) -> Line:
    """The whole text as one line, however wide it is."""
    prepared = prepare(text, style, base)
    return _line(prepared, 0, len(prepared.text), 0.0)


def missing_characters(text: Text, style: Style, base: str) -> str:
    """The characters of a text that no face can write."""
    return prepare(text, style, base).missing


@lru_cache(maxsize=8192)
def prepare(text: Text, style: Style, base: str) -> Prepared:
    """Shape a text; the same text in the same style is shaped once."""
    whole, styles = _flatten(text, style)
    levels = _levels(whole, base)
    isolated = _isolated(whole)
    pens = _pens(whole, styles, isolated, base == "ltr")
    runs = tuple(_runs(whole, levels, pens))
    advances = _advances(len(whole), runs)
    unknown = "".join(whole[run.start] for run in runs if run.pen.voice is None)
    return Prepared(whole, runs, tuple(advances), tuple(_breaks(whole, isolated)), unknown)


def _flatten(text: Text, style: Style) -> tuple[str, list[Style]]:
    whole, styles = "", []
    for span in spans_of(text):
        words = CLEANED.sub(
            " ", span.text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        )
        whole += words
        styles += [span.style or style] * len(words)
    return whole, styles


def _levels(whole: str, base: str) -> list[int]:
    """Levels for all forced lines at once: a forced break ends its paragraph, as in the standard."""
    if base == "rtl" and ARABIC_ONLY.fullmatch(whole):
        return [1] * len(whole)
    if base == "rtl" and ISOLATED_CODE.fullmatch(whole):
        return [1, *[2] * (len(whole) - 2), 1]
    return bidi.levels(whole, base)


def _isolated(whole: str) -> list[bool]:
    """True for each character that stands inside a left-to-right isolate."""
    flags, opened = [], []
    for character in whole:
        if character in (ISOLATE_LTR, ISOLATE_AUTO):
            opened.append(character)
        elif character == ISOLATE_END and opened:
            opened.pop()
        flags.append(ISOLATE_LTR in opened)
    return flags


def _pens(whole: str, styles: list[Style], isolated: list[bool], latin_document: bool) -> list[Pen | None]:
    if len(set(styles)) == 1 and ARABIC_ONLY.fullmatch(whole):
        chosen = {_chosen_pen(letter, styles[0], False) for letter in set(whole)}
        if len(chosen) == 1:
            return [chosen.pop()] * len(whole)
    guests = guest_places(whole, latin_document)
    pens: list[Pen | None] = []
    before: Pen | None = None
    for index, character in enumerate(whole):
        pen = _pen(character, styles[index], index in guests or isolated[index], before)
        pens.append(pen)
        before = pen or before
    return pens


def _pen(character: str, style: Style, guest: bool, before: Pen | None) -> Pen | None:
    if character == "\n" or CONTROLS.match(character):
        return None
    if before and before.voice and _clings(character) and before.ink == style.ink and before.bold == style.bold:
        return before
    return _chosen_pen(character, style, guest)


def _clings(character: str) -> bool:
    """Marks, joiners and spaces are written by whoever wrote the character before them."""
    return character == " " or unicodedata.category(character) in ("Mn", "Me", "Cf")


@lru_cache(maxsize=8192)
def _chosen_pen(character: str, style: Style, guest: bool) -> Pen:
    wanted = Voice.RECORD if guest else style.voice
    chosen = choose_face(character, wanted, style.bold)
    scale = GUEST_SCALE if style.voice is Voice.FORM and chosen and chosen[0] is Voice.RECORD else 1.0
    return Pen(chosen[0] if chosen else None, style.bold, style.size * scale, style.ink)


def _runs(whole: str, levels: list[int], pens: list[Pen | None]) -> list[Run]:
    runs: list[Run] = []
    start = 0
    while start < len(whole):
        pen, level = pens[start], levels[start]
        end = start + 1
        while end < len(whole) and pens[end] == pen and levels[end] == level and (pen is None or pen.voice):
            end += 1
        if pen:
            pieces = _shape_run(whole, start, end, pen, level)
            runs.append(Run(start, end, pen, level, pieces, any(piece.marks for piece in pieces)))
        start = end
    return runs


def _shape_run(whole: str, start: int, end: int, pen: Pen, level: int) -> tuple[Piece, ...]:
    if pen.voice is None:
        return missing(whole[start])
    before = whole[start - 1 : start] if start and _joins(whole[start - 1]) else ""
    after = whole[end : end + 1] if _joins(whole[end : end + 1]) else ""
    if not (before or after):
        return shape_words(whole[start:end], pen.voice, pen.bold, level % 2 == 1)
    return shape(whole[start:end], pen.voice, pen.bold, level % 2 == 1, before, after)


def _joins(character: str) -> bool:
    return bool(character) and bidi.bidi_class(character) == "AL"


def _advances(length: int, runs: tuple[Run, ...]) -> list[float]:
    advances = [0.0] * length
    for run in runs:
        scale = unit(run.pen)
        for piece in run.pieces:
            advances[run.start + piece.index] += piece.advance * scale
    return advances


def unit(pen: Pen) -> float:
    """Points in one font unit of a pen."""
    per_em = face(pen.voice, pen.bold).outlines.units_per_em if pen.voice else 1000
    return pen.size / per_em


def _breaks(whole: str, isolated: list[bool]) -> list[int]:
    """Indices after which a line may begin: a space outside every left-to-right isolate, or a forced break."""
    return [i + 1 for i, letter in enumerate(whole) if letter == "\n" or (letter in SPACES and not isolated[i])]


def _cuts(prepared: Prepared, width: float) -> list[tuple[int, int, bool]]:
    """(start, end, forced) of each line; the last line and those that end by themselves are forced."""
    cuts: list[tuple[int, int, bool]] = []
    start, fits, used = 0, 0, 0.0
    for stop in [*prepared.breaks, len(prepared.text)]:
        word = _width(prepared, fits, stop)
        bare = word - _trailing(prepared, fits, stop)
        if fits > start and used + bare > width + 0.01:
            cuts.append((start, fits, False))
            start, used = fits, 0.0
        while bare > width + 0.01 and start == fits and not NEVER_CUT.fullmatch(prepared.text, start, stop):
            inside = _emergency_cut(prepared, start, stop, width)
            if inside >= stop:
                break
            cuts.append((start, inside, False))
            start = fits = inside
            word = _width(prepared, fits, stop)
            bare = word - _trailing(prepared, fits, stop)
        used, fits = used + word, stop
        if prepared.text[stop - 1 : stop] == "\n":
            cuts.append((start, stop, True))
            start, used = stop, 0.0
    if start < len(prepared.text) or not cuts:
        cuts.append((start, len(prepared.text), True))
    return cuts


def _width(prepared: Prepared, start: int, end: int) -> float:
    return sum(prepared.advances[start:end])


def _trailing(prepared: Prepared, start: int, end: int) -> float:
    return _width(prepared, _trimmed(prepared.text, start, end), end)


def _trimmed(whole: str, start: int, end: int) -> int:
    while end > start and whole[end - 1] in " \u200b\n":
        end -= 1
    return end


def _emergency_cut(prepared: Prepared, start: int, stop: int, width: float) -> int:
    """Where a word wider than the line is cut, marks staying with their letters."""
    used, index = 0.0, start
    while index < stop and (index == start or used + prepared.advances[index] <= width):
        used += prepared.advances[index]
        index += 1
    while index < stop and index > start + 1 and unicodedata.combining(prepared.text[index]):
        index -= 1
    return index


def _stretched(prepared: Prepared, start: int, end: int, line: Line, width: float) -> Line:
    spaces = prepared.text.count(" ", start, _trimmed(prepared.text, start, end))
    room = width - line.width
    return _line(prepared, start, end, room / spaces) if spaces and room > 0 else line


def _line(prepared: Prepared, start: int, end: int, stretch: float) -> Line:
    end = _trimmed(prepared.text, start, end)
    parts = [part for run in prepared.runs if (part := _part(run, start, end))]
    widths = [_segment_width(pen, pieces, stretch) for pen, _, pieces, _ in parts]
    offsets = [0.0] * len(parts)
    x = 0.0
    for place in bidi.visual_order([level for _, level, _, _ in parts]):
        offsets[place] = x
        x += widths[place]
    segments = (
        Segment(pen, level % 2 == 1, pieces, offset, width, marked)
        for (pen, level, pieces, marked), offset, width in zip(parts, offsets, widths, strict=True)
    )
    return Line(tuple(segments), x, stretch)


def _part(run: Run, start: int, end: int) -> tuple[Pen, int, tuple[Piece, ...], bool] | None:
    if run.end <= start or run.start >= end:
        return None
    if start <= run.start and run.end <= end:
        return run.pen, run.level, run.pieces, run.marked
    kept = tuple(piece for piece in run.pieces if start <= run.start + piece.index < end)
    return (run.pen, run.level, kept, run.marked) if kept else None


def _segment_width(pen: Pen, pieces: tuple[Piece, ...], stretch: float) -> float:
    spaces = sum(piece.letter == " " for piece in pieces) if stretch else 0
    return sum(piece.advance for piece in pieces) * unit(pen) + spaces * stretch
