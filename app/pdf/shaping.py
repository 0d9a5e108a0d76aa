"""Shapes one run of characters into pieces: each piece is one code on the page and carries one letter of the text."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from app.pdf.fonts import Face, Voice, face

FEATURES = {"kern": False, "locl": False, "dlig": False}
MISSING_MARK = -1
MISSING_WIDTH = 600
# Digits and signs stand alone, so each is a word of its own; other letters go by the word.
WORDS = re.compile(r"[0-9 /.,:•\u00a0-]|[^0-9 /.,:•\u00a0-]+")
# A reader finds "SA03 8000" whichever space joins it on paper.
READ_AS = {"\u00a0": " ", "\u202f": " ", "\u2009": " "}


class Mark(NamedTuple):
    """A glyph drawn as a path over the text, moved from its piece's origin by font units."""

    glyph: int
    x: int
    y: int


class Piece(NamedTuple):
    """One code: the letter it stands for, the outline it shows (None: a blank), its advance in font units."""

    index: int
    glyph: int | None
    letter: str
    advance: int
    marks: tuple[Mark, ...] = ()


class _Drawn(NamedTuple):
    glyph: int
    advance: int
    x: int
    y: int


@lru_cache(maxsize=16384)
def shape(text: str, voice: Voice, bold: bool, rtl: bool, before: str = "", after: str = "") -> tuple[Piece, ...]:
    """Pieces of a run from left to right; `before` and `after` are the neighbours a letter may join to.

    A ligature becomes one piece for each of its letters, so whoever reads the page finds every letter.
    """
    drawn_in = face(voice, bold)
    clusters = _clusters(_buffer(text, rtl, before, after), drawn_in, len(before))
    starts = [*sorted(clusters), len(text)]
    pieces: list[Piece] = []
    for start, end in pairwise(starts):
        found = _pieces_of(range(start, end), text, clusters[start], rtl)
        pieces = found + pieces if rtl else pieces + found
    return tuple(pieces)


def shape_words(text: str, voice: Voice, bold: bool, rtl: bool) -> tuple[Piece, ...]:
    """The same as `shape`, word by word: letters join within a word only, and words come again and again."""
    placed, start = [], 0
    for word in WORDS.findall(text):
        placed.append(_placed(word, voice, bold, rtl, start))
        start += len(word)
    return tuple(chain.from_iterable(reversed(placed) if rtl else placed))


@lru_cache(maxsize=16384)
def _placed(word: str, voice: Voice, bold: bool, rtl: bool, start: int) -> tuple[Piece, ...]:
    if not start:
        return shape(word, voice, bold, rtl)
    return tuple(piece._replace(index=start + piece.index) for piece in shape(word, voice, bold, rtl))


@lru_cache(maxsize=512)
def missing(character: str) -> tuple[Piece, ...]:
    """The visible mark that stands for a character no face can write."""
    return (Piece(0, None, character, MISSING_WIDTH, (Mark(MISSING_MARK, 0, 0),)),)


def _buffer(text: str, rtl: bool, before: str, after: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    return buffer


def _clusters(buffer: hb.Buffer, drawn_in: Face, offset: int) -> dict[int, list[_Drawn]]:
    """Glyphs from left to right under the index of their cluster's first character."""
    hb.shape(drawn_in.shaper, buffer, FEATURES)
    clusters: dict[int, list[_Drawn]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = _Drawn(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        clusters.setdefault(info.cluster - offset, []).append(glyph)
    return clusters


def _pieces_of(indices: range, text: str, drawn: list[_Drawn], rtl: bool) -> list[Piece]:
    letters = [index for index in indices if unicodedata.category(text[index]) != "Cf"] or [indices[0]]
    if len(drawn) == 1 and len(letters) == 1 and not (drawn[0].x or drawn[0].y):
        index = letters[0]
        return [Piece(index, drawn[0].glyph, READ_AS.get(text[index], text[index]), drawn[0].advance)]
    return _share(letters[::-1] if rtl else letters, text, drawn)


def _share(letters: list[int], text: str, drawn: list[_Drawn]) -> list[Piece]:
    """Share the width of a cluster among its letters; marks and moved glyphs are drawn over the first piece."""
    advance = sum(glyph.advance for glyph in drawn)
    base = _plain_base(drawn)
    marks, x = [], 0
    for place, glyph in enumerate(drawn):
        if place != base:
            marks.append(Mark(glyph.glyph, x + glyph.x, glyph.y))
        x += glyph.advance
    widths = _equal_parts(advance, len(letters))
    pieces = [
        Piece(index, None, READ_AS.get(text[index], text[index]), width)
        for index, width in zip(letters, widths, strict=True)
    ]
    shown = None if base is None else drawn[base].glyph
    return [pieces[0]._replace(glyph=shown, marks=tuple(marks)), *pieces[1:]]


def _plain_base(drawn: list[_Drawn]) -> int | None:
    """The glyph that may stand at the cluster's own origin: the first with a width, unless something pushes it."""
    for place, glyph in enumerate(drawn):
        if glyph.advance:
            return place if not (glyph.x or glyph.y) else None
    return None


def _equal_parts(total: int, count: int) -> list[int]:
    edges = [round(total * place / count) for place in range(count + 1)]
    return [right - left for left, right in pairwise(edges)]
