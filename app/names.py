"""Arabic names as they are found: folded for search and comparison, and joined for reading."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from app.text import fold_digits

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و"}
    | {"ة": "ه", "ۀ": "ه", "ہ": "ه", "ه": "ه", "ک": "ك", "گ": "ك", "ء": None, "ـ": None}
)
_JOINED_TO_NEXT = frozenset({"عبد", "ابو", "ام", "ال"})
_DROPPED = frozenset({"بن", "بنت", "ابن"})
CLOSE = 85


def fold(name: str) -> str:
    """The form a name is compared in: «أَبو بكر بن عبد الله» becomes «ابوبكر عبدالله», and stays so."""
    words = [word for word in _plain(name).split() if word not in _DROPPED]
    joined: list[str] = []
    for word in reversed(words):
        if word in _JOINED_TO_NEXT and joined:
            joined[-1] = word + joined[-1]
        else:
            joined.append(word)
    return " ".join(reversed(joined))


def tokens(name: str) -> list[str]:
    """The folded words of a name, in order."""
    return fold(name).split()


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    folded = fold_digits(letters.translate(_LETTERS))
    return "".join(char if char.isalnum() else " " for char in folded)


def full_name(parts: Iterable[str | None], sex: str | None = None) -> str:
    """The parts of a name in order, without the empty ones: first, father, grandfather, family.

    With `sex` ("male" or "female") بن or بنت stands after the first name, unless the father's name brings it.
    """
    given = [part.strip() for part in parts if part and part.strip()]
    link = {"male": "بن", "female": "بنت"}.get(sex or "")
    if link and len(given) > 1 and given[1].split()[0] not in ("بن", "بنت", "ابن"):
        given.insert(1, link)
    return " ".join(given)


def similarity(one: str, other: str) -> int:
    """How alike two names are after folding, 0–100. First name comes first; only the family name may lead instead."""
    one_words, other_words = tokens(one), tokens(other)
    if not one_words or not other_words:
        return 0
    family_first = [other_words[-1], *other_words[:-1]]
    family_last = [*other_words[1:], other_words[0]]
    orders = (other_words, family_first, family_last)
    return round(max(fuzz.ratio(" ".join(one_words), " ".join(order)) for order in orders))


def same(one: str, other: str) -> bool:
    """Whether two names are one after folding."""
    return similarity(one, other) == 100 and bool(fold(one))


def similar(one: str, other: str) -> bool:
    """Whether two names are close without being the same: to be shown apart, as «أسماء مشابهة»."""
    return CLOSE <= similarity(one, other) < 100
