"""What somebody means by the text in the search box: a name, a whole number, or a part of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app import identifiers
from app.identifiers import InvalidIdentifier
from app.names import tokens
from app.sealed import blind_index
from app.text import clean, fold_digits
from cases.rules import identity_index

_FILE_NUMBER = re.compile(r"([A-Z]{2,4})(\d{4})(\d{6})")
_DASHED_NUMBER = re.compile(r"([A-Z]{2,4})\W+(\d{4})\W+(\d{6})")
_DIGITS_MEANT = re.compile(r"\+?(?:[A-Z]{2})?[\d\s\-‐‑–—−./_()]+")
MOST_WORDS = 6


class Kind(StrEnum):
    NAME = "name"
    WHOLE_NUMBER = "whole_number"
    PART_OF_NUMBER = "part_of_number"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was typed, read. Indexes are blind; every field is None where the text is no such thing."""

    text: str
    file_number: str | None
    identity_index: str | None
    mobile_index: str | None
    iban_index: str | None

    @property
    def words(self) -> list[str]:
        """The folded words of a name."""
        return tokens(self.text)[:MOST_WORDS]

    @property
    def alias(self) -> str:
        """The text as an old paper number."""
        return fold_digits(self.text).upper()

    @property
    def kind(self) -> Kind:
        if any((self.file_number, self.identity_index, self.mobile_index, self.iban_index)):
            return Kind.WHOLE_NUMBER
        if not self.words:
            return Kind.NOTHING
        means_number = _DIGITS_MEANT.fullmatch(self.alias) and re.search(r"\d", self.alias)
        return Kind.PART_OF_NUMBER if means_number else Kind.NAME


def read(text: str) -> Typed:
    """Read a typed text, with Arabic or Persian digits and any separators."""
    tidy = clean(text)[:200]
    return Typed(
        text=tidy,
        file_number=_file_number(tidy),
        identity_index=_identity(tidy),
        mobile_index=_index_of("mobile", identifiers.normalise_mobile, tidy),
        iban_index=_index_of("iban", identifiers.normalise_iban, tidy),
    )


def _file_number(text: str) -> str | None:
    folded = fold_digits(text).upper()
    found = _DASHED_NUMBER.fullmatch(folded) or _FILE_NUMBER.fullmatch(re.sub(r"\W", "", folded))
    return f"{found[1]}-{found[2]}-{found[3]}" if found else None


def _identity(text: str) -> str | None:
    number = identifiers.normalise_id(text)
    kind = identifiers.kind_of_id(number) if re.fullmatch(r"[0-9]{10}", number) else None
    return identity_index(kind, number) if kind else None


def _index_of(kind: str, normalise: Callable[[str], str], text: str) -> str | None:
    try:
        return blind_index(kind, normalise(text))
    except InvalidIdentifier:
        return None
