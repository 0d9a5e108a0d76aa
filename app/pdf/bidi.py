"""The Unicode bidirectional algorithm (UAX #9): levels of a text, and the order its characters are drawn in."""

from functools import lru_cache
from unicodedata import bidirectional

from app.pdf.bidi_explicit import REMOVED, explicit_levels, first_strong_level, isolate_pairs, isolating_sequences
from app.pdf.bidi_resolve import resolve_sequence

BASES = ("rtl", "ltr", "auto")
RIGHT_TO_LEFT_CLASSES = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"})
TRAILING = REMOVED | {"WS", "LRI", "RLI", "FSI", "PDI"}
RIGHT_TO_LEFT_BLOCKS = ((0x0590, 0x05FF), (0x07C0, 0x085F), (0xFB1D, 0xFB4F), (0x10800, 0x10CFF), (0x1E800, 0x1EFFF))
ARABIC_BLOCKS = ((0x0600, 0x07BF), (0x0860, 0x08FF), (0xFB50, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFF))
IGNORED_BLOCKS = ((0xFDD0, 0xFDEF), (0xE0000, 0xE0FFF))


def levels(text: str, base: str) -> list[int]:
    """Give each character of the text, taken as one line, its level; `base` is "rtl", "ltr" or "auto".

    A character that rule X9 removes gets the level of the one before it, so it can be dropped afterwards.
    Raises ValueError for another base.
    """
    if base not in BASES:
        raise ValueError(f"base must be one of {', '.join(BASES)}, not {base!r}")
    classes = [bidi_class(character) for character in text]
    return levels_of_classes(classes, base, text)


def levels_of_classes(classes: list[str], base: str, text: str = "") -> list[int]:
    """Levels of one line given the class of each character; brackets pair only where the text is given too."""
    result: list[int] = []
    start = 0
    while start < len(classes):
        end = _end_of_paragraph(classes, start)
        part = classes[start:end]
        paragraph = _paragraph_level(part, base)
        resolved = resolve(part, paragraph, text[start:end])
        result += reset_line_end(resolved, part, paragraph)
        start = end
    return result


def resolve(classes: list[str], paragraph: int, text: str = "") -> list[int]:
    """Levels of one paragraph after rule I2, before its lines are broken (rule L1)."""
    if paragraph == 0 and not RIGHT_TO_LEFT_CLASSES.intersection(classes):
        return [0] * len(classes)
    pairs = isolate_pairs(classes)
    result, overridden = explicit_levels(classes, paragraph, pairs)
    for sequence in isolating_sequences(classes, result, paragraph, pairs):
        resolve_sequence(sequence, overridden, classes, text, result)
    return _fill_removed(result, classes, paragraph)


def reset_line_end(resolved: list[int], classes: list[str], paragraph: int) -> list[int]:
    """Rule L1: separators, and the spaces before them and at the line's end, fall back to the paragraph's level."""
    result = list(resolved)
    resetting = True
    for index in range(len(classes) - 1, -1, -1):
        kind = classes[index]
        if kind in ("S", "B"):
            resetting = True
        elif kind not in TRAILING:
            resetting = False
        if resetting:
            result[index] = paragraph
    return result


def visual_order(levels: list[int]) -> list[int]:
    """Rule L2: the logical indices of one line in the order they stand from left to right."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for threshold in range(max(levels), lowest_odd - 1, -1):
        _reverse_runs(order, levels, threshold)
    return order


def paragraph_level(text: str, base: str) -> int:
    """0 or 1: the level of a paragraph, found from its first strong letter where the base is "auto"."""
    return _paragraph_level([bidi_class(character) for character in text], base)


@lru_cache(maxsize=4096)
def bidi_class(character: str) -> str:
    """Bidi class of a character; one that is not assigned yet takes the default of its block."""
    return bidirectional(character) or _default_class(ord(character))


def _default_class(code: int) -> str:
    for blocks, kind in ((ARABIC_BLOCKS, "AL"), (RIGHT_TO_LEFT_BLOCKS, "R"), (IGNORED_BLOCKS, "BN")):
        if any(first <= code <= last for first, last in blocks):
            return kind
    return "BN" if code & 0xFFFE == 0xFFFE else "L"


def _paragraph_level(classes: list[str], base: str) -> int:
    if base == "auto":
        return max(first_strong_level(classes, 0, len(classes), isolate_pairs(classes)), 0)
    return 1 if base == "rtl" else 0


def _end_of_paragraph(classes: list[str], start: int) -> int:
    for index in range(start, len(classes)):
        if classes[index] == "B":
            return index + 1
    return len(classes)


def _fill_removed(result: list[int], classes: list[str], paragraph: int) -> list[int]:
    before = paragraph
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            result[index] = before
        before = result[index]
    return result


def _reverse_runs(order: list[int], levels: list[int], threshold: int) -> None:
    start = 0
    while start < len(order):
        if levels[order[start]] < threshold:
            start += 1
            continue
        end = start
        while end < len(order) and levels[order[end]] >= threshold:
            end += 1
        order[start:end] = order[start:end][::-1]
        start = end
