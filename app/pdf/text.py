"""What a caller writes with: spans of text in a style, and values kept apart from the text around them."""

import re
from dataclasses import dataclass, replace

from app.pdf.fonts import Voice

ISOLATE_LTR, ISOLATE_AUTO, ISOLATE_END = "\u2066", "\u2068", "\u2069"
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
NO_BREAK_SPACE = "\u00a0"
BLACK = (0.0, 0.0, 0.0)
GREEN = (0x1F / 255, 0x7A / 255, 0x4F / 255)

Ink = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: its voice, its size and leading in points, heavy or not, and its ink."""

    voice: Voice
    size: float
    leading: float
    bold: bool = False
    ink: Ink = BLACK

    def heavy(self) -> "Style":
        """The same style in its heavy face."""
        return replace(self, bold=True)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with its own style inside a longer text; without a style it takes the one around it."""

    text: str
    style: Style | None = None


Text = str | Span | tuple["str | Span", ...]


def isolate(value: str) -> str:
    """Keep a code-like value (number, date, phone, IBAN, amount) in its own left-to-right order, on one line."""
    return f"{ISOLATE_LTR}{CONTROLS.sub('', value).replace(' ', NO_BREAK_SPACE)}{ISOLATE_END}"


def isolate_name(value: str) -> str:
    """Keep a name of unknown direction apart from the text around it; it may break between words."""
    return f"{ISOLATE_AUTO}{CONTROLS.sub('', value)}{ISOLATE_END}"


def plain(text: Text) -> str:
    """The words alone, without styles and without isolates."""
    return CONTROLS.sub("", "".join(span.text for span in spans_of(text)))


def spans_of(text: Text) -> tuple[Span, ...]:
    """Any text as a tuple of spans."""
    parts = text if isinstance(text, tuple) else (text,)
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)
