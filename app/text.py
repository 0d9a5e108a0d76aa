"""What people type, made fit to keep: invisible characters out, spaces single, digits 0-9."""

import unicodedata

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)

# Format characters that are seen on paper: the Arabic number signs and the end of a verse.
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")


class InvalidInput(ValueError):
    """What was typed cannot be read; `message` says, in the reader's language, what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def clean(text: str) -> str:
    """One line of NFC text without controls, bidi marks, zero-width characters or doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", _visible(text)).split())


def clean_lines(text: str) -> str:
    """The same for text of several lines: line ends stay as "\\n", at most one empty line in a row."""
    lines = [clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n")


def fold_digits(text: str) -> str:
    """Arabic-Indic and Persian digits become 0-9."""
    return text.translate(_DIGITS)


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_visible(char))


def _is_visible(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return False
    if category == "Cf":
        return char in _VISIBLE_FORMATS
    return not (category == "Cn" and ord(char) & 0xFFFE == 0xFFFE)
