"""Orders what is written on a page so that the programs that read it back find words whole and in order.

Readers turn right-to-left runs round blindly, and let the signs and spaces at a run's edge stick to the wrong side:
one kind by the place on paper, another by the order in the file. Nothing here changes what is seen.
"""

import unicodedata
from typing import NamedTuple

from app.pdf.lines import Line, Segment, unit
from app.pdf.shaping import Piece

NO_BREAK = "\u00a0"
SPACES = (" ", NO_BREAK)
RTL_MARK = "\u200f"
NUMERIC_SIGNS = frozenset("،.,:/%+-−#")
ARABIC_SIGNS = frozenset("،؛؟٪")
# An Arabic letter mark is the one invisible character that readers take for a right-to-left letter.
LETTER_MARK = Piece(0, None, "\u061c", 0)
APART = Piece(0, None, NO_BREAK, 0)


class Chunk(NamedTuple):
    """Pieces written in one go, from `offset` points right of the segment's edge; `read_as` replaces their letters."""

    pieces: tuple[Piece, ...]
    offset: float
    size: float
    read_as: str = ""


class ReadingOrder:
    """Follows the direction a reader is in while the page is written."""

    def __init__(self) -> None:
        self._rtl = False

    def chunks(self, line: Line, place: int, apart: bool) -> list[Chunk]:
        """The chunks of one segment of a line in the order they are to be written."""
        segment = line.segments[place]
        last = place + 1 == len(line.segments)
        if segment.rtl:
            found = self._right_to_left(segment, line, place, last)
        else:
            found = [Chunk(segment.pieces, 0.0, segment.pen.size)]
            self._rtl = False
        if last and apart:
            found.append(Chunk((APART,), 0.0 if segment.rtl else segment.width, segment.pen.size))
            self._rtl = False
        return found

    def _right_to_left(self, segment: Segment, line: Line, place: int, last: bool) -> list[Chunk]:
        pieces, offsets = segment.pieces, _offsets(segment, line.stretch)
        after_latin = place > 0 and not line.segments[place - 1].rtl
        start, end = _core(pieces)
        head = _one_by_one(segment, offsets, end, len(pieces), marked=True) if after_latin else []
        if start == end:
            return head or [Chunk(pieces, 0.0, segment.pen.size)]
        end = end if after_latin else len(pieces)
        spaced = start > 0 and not last and pieces[start - 1].letter == " "
        core = _cut_at_signs(segment, offsets, range(start if spaced else 0, end), last, after_latin)
        if start and not spaced and not self._rtl:
            core[0] = core[0]._replace(pieces=(LETTER_MARK, *core[0].pieces))
        self._rtl = not spaced
        return [*head, *core, *(_tail(segment, offsets, start) if spaced else [])]


def _core(pieces: tuple[Piece, ...]) -> tuple[int, int]:
    """Where the letters begin and end, the signs and spaces at both edges left out."""
    letters = [place for place, piece in enumerate(pieces) if not _is_neutral(piece.letter)]
    return (letters[0], letters[-1] + 1) if letters else (0, 0)


def _is_neutral(letter: str) -> bool:
    return letter not in ARABIC_SIGNS and unicodedata.bidirectional(letter[:1]) not in ("R", "AL", "AN", "NSM")


def _offsets(segment: Segment, stretch: float) -> list[float]:
    scale, x, offsets = unit(segment.pen), 0.0, []
    for piece in segment.pieces:
        offsets.append(x)
        x += piece.advance * scale + (stretch if piece.letter in SPACES else 0.0)
    return offsets


def _cut_at_signs(segment: Segment, offsets: list[float], places: range, last: bool, after_latin: bool) -> list[Chunk]:
    """Pieces from left to right; after a sign that readers take for part of a number they are told Arabic goes on."""
    pieces, size = segment.pieces, segment.pen.size
    chunks, begin, end = [], places.start, places.stop
    for place in places:
        if pieces[place].letter in NUMERIC_SIGNS and (place or not last):
            if place > begin:
                chunks.append(Chunk(pieces[begin:place], offsets[begin], size))
            beside = RTL_MARK if after_latin and place == len(pieces) - 1 else ""
            chunks.append(Chunk((pieces[place],), offsets[place], size, RTL_MARK + pieces[place].letter + beside))
            begin = place + 1
    if begin < end:
        chunks.append(Chunk(pieces[begin:end], offsets[begin], size))
    return chunks


def _one_by_one(segment: Segment, offsets: list[float], start: int, end: int, marked: bool) -> list[Chunk]:
    """Pieces each on its own, from right to left; the first says to readers that Arabic goes on."""
    size = segment.pen.size
    chunks = [Chunk((segment.pieces[place],), offsets[place], size) for place in range(end - 1, start - 1, -1)]
    if chunks and marked:
        letter = chunks[0].pieces[0].letter
        before = RTL_MARK if letter in NUMERIC_SIGNS else ""
        chunks[0] = chunks[0]._replace(read_as=before + letter + RTL_MARK)
    return chunks


def _tail(segment: Segment, offsets: list[float], end: int) -> list[Chunk]:
    """What follows the last letter; its first space turns the reader's direction."""
    first, *rest = _one_by_one(segment, offsets, 0, end, marked=False)
    return [first._replace(pieces=(first.pieces[0]._replace(letter=NO_BREAK),)), *rest]
