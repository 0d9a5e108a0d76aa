"""Rules W1 to I2 of UAX #9: weak characters, paired brackets and neutrals of one isolating run sequence."""

from app.pdf.bidi_explicit import Sequence

BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌"
    "⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
OPENING = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
CLOSING = frozenset(OPENING.values())
# U+2329 and U+232A are the same brackets as U+3008 and U+3009.
TWINS = {"\u2329": "\u3008", "\u232a": "\u3009"}
OPENING["\u3008"] = "\u3009"
MAX_OPEN_BRACKETS = 63
NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
ISOLATE_MARKS = frozenset({"FSI", "LRI", "RLI", "PDI"})
STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_sequence(
    sequence: Sequence, overridden: list[str], classes: list[str], text: str, result: list[int]
) -> None:
    """Set the final level of every character of the sequence in `result`."""
    kinds = [overridden[index] for index in sequence.indices]
    _resolve_weak(kinds, sequence.before)
    if text:
        _resolve_brackets(kinds, sequence, classes, text)
    _resolve_neutrals(kinds, sequence)
    for index, kind in zip(sequence.indices, kinds, strict=True):
        result[index] = _implicit_level(sequence.level, kind)


def _implicit_level(level: int, kind: str) -> int:
    if level % 2:
        return level if kind == "R" else level + 1
    return level + {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], before: str) -> None:
    _marks_and_numbers(kinds, before)
    _separators(kinds)
    _terminators(kinds)
    _numbers_after_latin(kinds, before)


def _marks_and_numbers(kinds: list[str], before: str) -> None:
    """W1, W2 and W3 in one pass."""
    previous, strong = before, before
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kind = "ON" if previous in ISOLATE_MARKS else previous
        if kind in ("L", "R", "AL"):
            strong = kind
        previous = kind
        if kind == "EN" and strong == "AL":
            kind = previous = "AN"
        kinds[index] = kind
    for index, kind in enumerate(kinds):
        if kind == "AL":
            kinds[index] = "R"


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers of a kind belongs to them."""
    for index in range(1, len(kinds) - 1):
        kind, left, right = kinds[index], kinds[index - 1], kinds[index + 1]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[index] = left


def _terminators(kinds: list[str]) -> None:
    """W5 and W6: signs beside a European number join it; the rest are neutral."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index:
            beside = (index > 0 and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[index:end] = ["EN" if beside else "ON"] * (end - index)
        index = end + 1
    for index, kind in enumerate(kinds):
        if kind in ("ES", "CS"):
            kinds[index] = "ON"


def _numbers_after_latin(kinds: list[str], before: str) -> None:
    """W7: a European number after a Latin letter reads as a letter."""
    strong = before
    for index, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _resolve_brackets(kinds: list[str], sequence: Sequence, classes: list[str], text: str) -> None:
    """N0: a pair of brackets takes the direction of what stands inside it."""
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in _bracket_pairs(kinds, sequence, text):
        direction = _pair_direction(kinds, opening, closing, embedding, sequence.before)
        if direction:
            for place in (opening, closing):
                kinds[place] = direction
                _carry_to_marks(kinds, place, direction, sequence, classes)


def _bracket_pairs(kinds: list[str], sequence: Sequence, text: str) -> list[tuple[int, int]]:
    pairs, waiting = [], []
    for place, index in enumerate(sequence.indices):
        character = TWINS.get(text[index], text[index])
        if kinds[place] != "ON":
            continue
        if character in OPENING:
            if len(waiting) == MAX_OPEN_BRACKETS:
                return []
            waiting.append((OPENING[character], place))
        elif character in CLOSING:
            _close_bracket(character, place, waiting, pairs)
    return sorted(pairs)


def _close_bracket(character: str, place: int, waiting: list, pairs: list) -> None:
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth][0] == character:
            pairs.append((waiting[depth][1], place))
            del waiting[depth:]
            return


def _pair_direction(kinds: list[str], opening: int, closing: int, embedding: str, before: str) -> str:
    inside = {STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in STRONG}
    if embedding in inside:
        return embedding
    if not inside:
        return ""
    context = next((STRONG[kind] for kind in reversed(kinds[:opening]) if kind in STRONG), before)
    return context if context != embedding else embedding


def _carry_to_marks(kinds: list[str], place: int, direction: str, sequence: Sequence, classes: list[str]) -> None:
    for following in range(place + 1, len(kinds)):
        if classes[sequence.indices[following]] != "NSM":
            return
        kinds[following] = direction


def _resolve_neutrals(kinds: list[str], sequence: Sequence) -> None:
    """N1 and N2: neutrals between equal directions take it, others that of the embedding."""
    embedding = "R" if sequence.level % 2 else "L"
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in NEUTRAL:
            end += 1
        if end > start:
            left = STRONG[kinds[start - 1]] if start else sequence.before
            right = STRONG[kinds[end]] if end < len(kinds) else sequence.after
            kinds[start:end] = [left if left == right else embedding] * (end - start)
        start = end + 1
