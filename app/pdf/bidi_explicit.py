"""Rules P2 to X10 of UAX #9: explicit embeddings, overrides and isolates, and the sequences they cut a text into."""

from dataclasses import dataclass

MAX_DEPTH = 125
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}


@dataclass(frozen=True, slots=True)
class Sequence:
    """An isolating run sequence: its indices in logical order and the directions around it ("L" or "R")."""

    indices: list[int]
    level: int
    before: str
    after: str


@dataclass(slots=True)
class _Walk:
    stack: list[tuple[int, str, bool]]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0


def isolate_pairs(classes: list[str]) -> dict[int, int]:
    """Rule BD9: the closing index of each isolate that is closed."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = index
    return pairs


def first_strong_level(classes: list[str], start: int, end: int, pairs: dict[int, int]) -> int:
    """Rules P2 and P3 between two indices, isolates jumped over: 1 or 0, or -1 without any strong letter."""
    index = start
    while index < end:
        kind = classes[index]
        if kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
        if kind in ISOLATES:
            index = pairs.get(index, end)
        index += 1
    return -1


def explicit_levels(classes: list[str], paragraph: int, pairs: dict[int, int]) -> tuple[list[int], list[str]]:
    """Rules X1 to X8: a level for each character, and its class once overrides are applied."""
    walk = _Walk([(paragraph, "", False)])
    result = [paragraph] * len(classes)
    kinds = list(classes)
    for index, kind in enumerate(classes):
        if kind in EMBEDDINGS:
            _open_embedding(walk, *EMBEDDINGS[kind])
        elif kind in ISOLATES:
            _stamp(walk, index, result, kinds)
            _open_isolate(walk, _isolate_is_rtl(classes, index, pairs))
        elif kind == "PDI":
            _close_isolate(walk)
            _stamp(walk, index, result, kinds)
        elif kind == "PDF":
            _close_embedding(walk)
        elif kind not in ("B", "BN"):
            _stamp(walk, index, result, kinds)
    return result, kinds


def _stamp(walk: _Walk, index: int, result: list[int], kinds: list[str]) -> None:
    level, override, _ = walk.stack[-1]
    result[index] = level
    if override:
        kinds[index] = override


def _next_level(level: int, rtl: int) -> int:
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _open_embedding(walk: _Walk, rtl: int, override: str) -> None:
    level = _next_level(walk.stack[-1][0], rtl)
    if level <= MAX_DEPTH and not walk.overflow_isolates and not walk.overflow_embeddings:
        walk.stack.append((level, override, False))
    elif not walk.overflow_isolates:
        walk.overflow_embeddings += 1


def _isolate_is_rtl(classes: list[str], index: int, pairs: dict[int, int]) -> int:
    if classes[index] == "FSI":
        return int(first_strong_level(classes, index + 1, pairs.get(index, len(classes)), pairs) == 1)
    return int(classes[index] == "RLI")


def _open_isolate(walk: _Walk, rtl: int) -> None:
    level = _next_level(walk.stack[-1][0], rtl)
    if level <= MAX_DEPTH and not walk.overflow_isolates and not walk.overflow_embeddings:
        walk.valid_isolates += 1
        walk.stack.append((level, "", True))
    else:
        walk.overflow_isolates += 1


def _close_isolate(walk: _Walk) -> None:
    if walk.overflow_isolates:
        walk.overflow_isolates -= 1
    elif walk.valid_isolates:
        walk.overflow_embeddings = 0
        while not walk.stack[-1][2]:
            walk.stack.pop()
        walk.stack.pop()
        walk.valid_isolates -= 1


def _close_embedding(walk: _Walk) -> None:
    if walk.overflow_isolates:
        return
    if walk.overflow_embeddings:
        walk.overflow_embeddings -= 1
    elif not walk.stack[-1][2] and len(walk.stack) > 1:
        walk.stack.pop()


def isolating_sequences(classes: list[str], levels: list[int], paragraph: int, pairs: dict[int, int]) -> list[Sequence]:
    """Rule X10: the level runs, joined over the isolates between them, removed characters left out."""
    runs = _level_runs(classes, levels)
    run_at = {run[0]: run for run in runs}
    closings = set(pairs.values())
    kept = [index for index, kind in enumerate(classes) if kind not in REMOVED]
    place = {index: position for position, index in enumerate(kept)}
    sequences = []
    for run in runs:
        if run[0] in closings and classes[run[0]] == "PDI":
            continue
        indices = list(run)
        while indices[-1] in pairs and classes[indices[-1]] in ISOLATES:
            indices += run_at[pairs[indices[-1]]]
        sequences.append(_bounded(indices, classes, levels, paragraph, kept, place))
    return sequences


def _level_runs(classes: list[str], levels: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _bounded(
    indices: list[int], classes: list[str], levels: list[int], paragraph: int, kept: list[int], place: dict[int, int]
) -> Sequence:
    level = levels[indices[0]]
    first, last = place[indices[0]], place[indices[-1]]
    before = levels[kept[first - 1]] if first else paragraph
    unclosed = classes[indices[-1]] in ISOLATES
    after = paragraph if unclosed or last + 1 == len(kept) else levels[kept[last + 1]]
    return Sequence(indices, level, _direction(max(level, before)), _direction(max(level, after)))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"
