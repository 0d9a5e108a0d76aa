"""The four faces of the paper: where they lie, that they are the right files, and which one writes a character."""

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import fontpkg
import uharfbuzz as hb

from app.pdf.truetype import Outlines


class Voice(StrEnum):
    """Who speaks: the printed form itself, or what somebody recorded on it."""

    FORM = "form"
    RECORD = "record"


class FontTampered(RuntimeError):
    """A font file is not the one this kit was made for."""


class MissingGlyph(RuntimeError):
    """No face can write a character; its message names the code point."""


FAMILIES = {Voice.FORM: "Amiri", Voice.RECORD: "IBM Plex Sans Arabic"}
WEIGHTS = {(Voice.FORM, False): 400, (Voice.FORM, True): 700, (Voice.RECORD, False): 400, (Voice.RECORD, True): 600}
DIGESTS = {
    "Amiri-Regular": "ab391c4147d054c48976e98322ad0eefe1427aa0e0502a12a4c75d80a70cfcd7",
    "Amiri-Bold": "cfccb794268e7d573d857e6d6a67f89cf8a053e8ffd85dfa0c8ec1bb36fc4827",
    "IBMPlexSansArabic-Regular": "6f611412270a132bbac838da9259d4c68569b4175f3b3b8fa3fa36a30b56dab9",
    "IBMPlexSansArabic-SemiBold": "597bd5502e5997be4414e4c9c88834b30ff3784250c84f20bce2b20e53ebd467",
}
# In the form's own words these are written by the record face, a little smaller, because they survive copying.
GUEST_SCALE = 0.85
GUESTS_IN_ARABIC = re.compile(r"[0-9A-Za-z%+,\-./:•−×÷]")
GUESTS_IN_LATIN = re.compile(r"[0-9%+/•−×÷.]|(?<=[0-9])[,:\-](?=[0-9])")


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, opened once: its shaper, its outlines and the characters it can write."""

    name: str
    shaper: hb.Font
    outlines: Outlines
    characters: frozenset[int] = field(repr=False)


@cache
def face(voice: Voice, bold: bool) -> Face:
    """Open a face, its SHA-256 checked. Raises FontTampered when the file is another one."""
    path = fontpkg.path(FAMILIES[voice], WEIGHTS[voice, bold])
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGESTS[path.stem]:
        raise FontTampered(f"{path.name} is not the font file this program was made for; install requirements.txt")
    font_file = hb.Face(data)
    return Face(path.stem, hb.Font(font_file), Outlines(data), frozenset(font_file.unicodes))


def guest_places(text: str, latin_document: bool) -> frozenset[int]:
    """Indices of the characters of a form text that the record face writes."""
    pattern = GUESTS_IN_LATIN if latin_document else GUESTS_IN_ARABIC
    return frozenset(match.start() for match in pattern.finditer(text))


def choose_face(character: str, voice: Voice, bold: bool) -> tuple[Voice, bool] | None:
    """The voice that can write a character, the wanted one first; None when no face can."""
    other = Voice.RECORD if voice is Voice.FORM else Voice.FORM
    for candidate in (voice, other):
        if ord(character) in face(candidate, bold).characters:
            return candidate, bold
    return None
