"""Reads glyph outlines out of a TrueType file and writes a small font of just the glyphs a document used."""

import struct
from collections.abc import Sequence

COPIED = ("cvt ", "fpgm", "prep")
CHECKSUM_MAGIC = 0xB1B0AFBA
# Component flags of a composite glyph.
WORDS, SCALE, MORE, TWO_SCALES, MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class Outlines:
    """The tables of one TrueType file; glyphs are asked for by their number."""

    def __init__(self, data: bytes) -> None:
        self.tables = _read_tables(data)
        head, hhea, maxp = (self.tables[tag] for tag in ("head", "hhea", "maxp"))
        self.units_per_em = struct.unpack_from(">H", head, 18)[0]
        self.bounds = struct.unpack_from(">4h", head, 36)
        self.glyph_count = struct.unpack_from(">H", maxp, 4)[0]
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        self.long_metrics = struct.unpack_from(">H", hhea, 34)[0]
        long_offsets = struct.unpack_from(">h", head, 50)[0]
        form, factor = ("I", 1) if long_offsets else ("H", 2)
        offsets = struct.unpack_from(f">{self.glyph_count + 1}{form}", self.tables["loca"])
        self.offsets = [offset * factor for offset in offsets]

    def glyph(self, number: int) -> bytes:
        """Outline of a glyph as the file keeps it; empty for a blank."""
        return self.tables["glyf"][self.offsets[number] : self.offsets[number + 1]]

    def side_bearing(self, number: int) -> int:
        """Left side bearing in font units."""
        if number < self.long_metrics:
            return struct.unpack_from(">h", self.tables["hmtx"], number * 4 + 2)[0]
        return struct.unpack_from(">h", self.tables["hmtx"], self.long_metrics * 2 + number * 2)[0]

    def subset(self, glyphs: Sequence[int | None], widths: Sequence[int]) -> bytes:
        """A TrueType file whose glyph i is `glyphs[i]` (None is a blank) with `widths[i]` font units.

        A glyph made of others brings its parts, which follow after the last one.
        """
        outlines, numbers = self._collect(glyphs)
        bearings = [0 if number is None else self.side_bearing(number) for number in numbers]
        advances = list(widths) + [0] * (len(numbers) - len(widths))
        tables = {tag: self.tables[tag] for tag in COPIED if tag in self.tables}
        tables |= _glyph_tables(outlines, advances, bearings)
        tables["head"] = self._head()
        tables["hhea"] = self.tables["hhea"][:34] + struct.pack(">H", len(outlines))
        tables["maxp"] = self.tables["maxp"][:4] + struct.pack(">H", len(outlines)) + self.tables["maxp"][6:]
        return _write_tables(tables)

    def _head(self) -> bytes:
        head = bytearray(self.tables["head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        return bytes(head)

    def _collect(self, glyphs: Sequence[int | None]) -> tuple[list[bytes], list[int | None]]:
        numbers = list(glyphs)
        parts: dict[int, int] = {}
        outlines: list[bytes] = []
        for number in numbers:
            outline = b"" if number is None else self.glyph(number)
            if outline and struct.unpack_from(">h", outline)[0] < 0:
                outline = _renumber_parts(outline, parts, numbers)
            outlines.append(outline)
        return outlines, numbers


def _renumber_parts(outline: bytes, parts: dict[int, int], numbers: list[int | None]) -> bytes:
    """Point the components of a composite glyph at their places in the small font, adding those still absent."""
    changed = bytearray(outline)
    place, flags = 10, MORE
    while flags & MORE:
        flags, part = struct.unpack_from(">HH", changed, place)
        if part not in parts:
            parts[part] = len(numbers)
            numbers.append(part)
        struct.pack_into(">H", changed, place + 2, parts[part])
        place += 4 + (4 if flags & WORDS else 2) + _transform_size(flags)
    return bytes(changed)


def _transform_size(flags: int) -> int:
    return 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0


def _glyph_tables(outlines: list[bytes], advances: list[int], bearings: list[int]) -> dict[str, bytes]:
    offsets, body = [0], bytearray()
    for outline in outlines:
        body += outline + b"\0" * (-len(outline) % 4)
        offsets.append(len(body))
    metrics = b"".join(struct.pack(">Hh", *pair) for pair in zip(advances, bearings, strict=True))
    return {"glyf": bytes(body) or b"\0\0\0\0", "loca": struct.pack(f">{len(offsets)}I", *offsets), "hmtx": metrics}


def _read_tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + index * 16)
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    return tables


def _write_tables(tables: dict[str, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    search = 16 << power
    header = struct.pack(">IHHHH", 0x00010000, len(tables), search, power, len(tables) * 16 - search)
    directory, body = bytearray(), bytearray()
    start = 12 + len(tables) * 16
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sIII", tag.encode("latin-1"), _checksum(padded), start + len(body), len(data))
        body += padded
    return _with_file_checksum(header + bytes(directory) + bytes(body), tables)


def _with_file_checksum(data: bytes, tables: dict[str, bytes]) -> bytes:
    place = 12 + sorted(tables).index("head") * 16
    head = struct.unpack_from(">I", data, place + 8)[0]
    adjusted = bytearray(data)
    struct.pack_into(">I", adjusted, head + 8, (CHECKSUM_MAGIC - _checksum(data)) & 0xFFFFFFFF)
    return bytes(adjusted)


def _checksum(padded: bytes) -> int:
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
