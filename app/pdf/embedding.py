"""Codes and embedded fonts of one document: each (glyph, letter, width) gets its own code, so reading back is exact."""

import hashlib

from reportlab.pdfbase import pdfdoc

from app.pdf.fonts import Face, Voice, face
from app.pdf.shaping import Piece

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
CMAP_BLOCK = 100
SYMBOLIC = 4


class EmbeddedFont:
    """One face as far as one document uses it; code 0 is the face's own empty box and is never written."""

    def __init__(self, name: str, drawn_in: Face) -> None:
        self.name = name
        self.face = drawn_in
        self._codes: dict[tuple[int | None, str, int], str] = {}
        self._glyphs: list[int | None] = [0]
        self._letters: list[str] = [""]
        self._widths: list[int] = [0]

    def code(self, piece: Piece) -> str:
        """Four hex digits that draw a piece and read back as its letter."""
        key = (piece.glyph, piece.letter, piece.advance)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = f"{len(self._glyphs):04X}"
            self._glyphs.append(piece.glyph)
            self._letters.append(piece.letter)
            self._widths.append(piece.advance)
        return code

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Write the font's objects into the document; every code must be known by now."""
        program = self.face.outlines.subset(self._glyphs, self._widths)
        base_name = f"{_subset_tag(program)}+{self.face.name}"
        descendant = pdfdoc.PDFDictionary(self._descendant(document, base_name, program))
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{base_name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"{self.name}.cid")]),
            "ToUnicode": document.Reference(_stream(self._to_unicode().encode()), f"{self.name}.unicode"),
        }
        reference = document.Reference(pdfdoc.PDFDictionary(font), self.name)
        document.idToObject["BasicFonts"].dict[self.name] = reference

    def _descendant(self, document: pdfdoc.PDFDocument, base_name: str, program: bytes) -> dict:
        descriptor = pdfdoc.PDFDictionary(self._descriptor(document, base_name, program))
        return {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{base_name}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "CIDToGIDMap": "/Identity",
            "DW": 0,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([self._per_mille(width) for width in self._widths])]),
            "FontDescriptor": document.Reference(descriptor, f"{self.name}.descriptor"),
        }

    def _descriptor(self, document: pdfdoc.PDFDocument, base_name: str, program: bytes) -> dict:
        outlines = self.face.outlines
        file = _stream(program)
        file.dictionary["Length1"] = len(program)
        return {
            "Type": "/FontDescriptor",
            "FontName": f"/{base_name}",
            "Flags": SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([self._per_mille(edge) for edge in outlines.bounds]),
            "ItalicAngle": 0,
            "Ascent": self._per_mille(outlines.ascent),
            "Descent": self._per_mille(outlines.descent),
            "CapHeight": self._per_mille(outlines.ascent),
            "StemV": 80,
            "FontFile2": document.Reference(file, f"{self.name}.file"),
        }

    def _per_mille(self, units: int) -> float:
        return round(units * 1000 / self.face.outlines.units_per_em, 3)

    def _to_unicode(self) -> str:
        pairs = [
            f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
            for code, letter in enumerate(self._letters)
            if letter
        ]
        blocks = [pairs[start : start + CMAP_BLOCK] for start in range(0, len(pairs), CMAP_BLOCK)]
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return CMAP_HEAD + body + CMAP_TAIL


class DocumentFonts:
    """The embedded fonts of one document, made when they are first written with."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[Voice, bool], EmbeddedFont] = {}

    def font(self, voice: Voice, bold: bool) -> EmbeddedFont:
        """The document's font for a face."""
        key = (voice, bold)
        if key not in self._fonts:
            self._fonts[key] = EmbeddedFont(f"T{len(self._fonts) + 1}", face(voice, bold))
        return self._fonts[key]

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Write every font that was used."""
        for font in self._fonts.values():
            font.add_to(document)


def _stream(content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    stream.dictionary = pdfdoc.PDFDictionary({})
    return stream


def _subset_tag(program: bytes) -> str:
    """Six capital letters that name this very subset."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
