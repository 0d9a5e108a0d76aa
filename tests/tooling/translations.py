"""Arabic catalogues against the texts of the code: `python -m tests.tooling.translations` brings them up to date."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from tests.tooling.source import PRODUCT, ROOT, place

CATALOGUES = ROOT / "translations" / "ar" / "LC_MESSAGES"
MAIN = CATALOGUES / "messages.po"
PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
)
WHERE = [
    *((f"{top}/**.py" if (ROOT / top).is_dir() else f"{top}.py", "python") for top in PRODUCT),
    ("templates/**.html", "jinja2"),
]
WORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACE = re.compile(r"%(?:\((\w+)\))?[a-zA-Z%]")
ARABIC = re.compile(r"[\u0621-\u064a]")
SAME_IN_ARABIC = {"PDF", "CSV", "XLSX", "IBAN", "SHA-256", "English"}
"""Texts that an Arabic page shows in Latin letters."""
SHOWS_THE_COUNT = slice(3, 6)
"""Forms for zero, one and two may say the count in words; the other three must show it."""

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Text:
    """One translatable text: its context, English, English plural ("" without), and the first place that says it."""

    context: str | None
    english: str
    plural: str
    where: str

    @property
    def key(self) -> Key:
        return self.context, self.english


@cache
def texts() -> dict[Key, Text]:
    """Every translatable text of code and templates."""
    found: dict[Key, Text] = {}
    options = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
    extracted = extract_from_dir(ROOT, WHERE, options, keywords=WORDS, directory_filter=_is_ours)
    for name, line, message, _comments, context in sorted(extracted, key=lambda row: (row[0], row[1])):
        english, plural = message if isinstance(message, tuple) else (message, "")
        known = found.get((context, english))
        if known is None or (plural and not known.plural):
            found[context, english] = Text(context, english, plural, f"{name}:{line}")
    return found


def catalogues() -> dict[Path, polib.POFile]:
    """The Arabic catalogues by path."""
    return {path: polib.pofile(str(path), wrapwidth=100) for path in sorted(CATALOGUES.glob("*.po"))}


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def missing() -> list[Text]:
    """Texts without any Arabic entry, or with an empty one."""
    done = {key_of(entry) for po in catalogues().values() for entry in po if _is_full(entry)}
    return [text for key, text in texts().items() if key not in done]


def unused() -> Iterator[tuple[Path, polib.POEntry]]:
    """Entries that no page and no message says any more."""
    for path, po in catalogues().items():
        yield from ((path, entry) for entry in po if key_of(entry) not in texts())


def faults(entry: polib.POEntry) -> list[str]:
    """What is wrong with one filled entry, in words; empty when it can be shown."""
    found = []
    if entry.obsolete or "fuzzy" in entry.flags:
        found.append("is fuzzy or obsolete")
    if entry.msgid_plural:
        if set(entry.msgstr_plural) != set(range(6)):
            found.append("needs six plural forms")
        if any(_places(form) - _places(entry.msgid_plural) for form in entry.msgstr_plural.values()):
            found.append("has a place in a plural form that the English has not")
        shown = [form for _, form in sorted(entry.msgstr_plural.items())][SHOWS_THE_COUNT]
        if any(_places(form) != _places(entry.msgid_plural) for form in shown):
            found.append("must fill the same places as the English in the forms for 3 and more")
    elif _places(entry.msgstr) != _places(entry.msgid):
        found.append("does not fill the same places as the English")
    if not all(ARABIC.search(form) for form in _forms(entry)) and not _is_same_in_arabic(entry.msgid):
        found.append("is not Arabic")
    return found


def update() -> list[Text]:
    """Drop unused entries, add missing ones empty to messages.po, and return what still waits for its Arabic."""
    for path, po in catalogues().items():
        old = [entry for entry in po if key_of(entry) not in texts()]
        for entry in old:
            po.remove(entry)
        if old:
            po.save(str(path))
    _add_empty(missing())
    return missing()


def _add_empty(wanted: list[Text]) -> None:
    known = {key_of(entry) for po in catalogues().values() for entry in po}
    fresh = [text for text in wanted if text.key not in known]
    if not fresh:
        return
    po = polib.pofile(str(MAIN), wrapwidth=100) if MAIN.exists() else _new_catalogue()
    for text in fresh:
        forms = {"msgid_plural": text.plural, "msgstr_plural": dict.fromkeys(range(6), "")} if text.plural else {}
        po.append(polib.POEntry(msgctxt=text.context, msgid=text.english, **forms))
    po.save(str(MAIN))


def _new_catalogue() -> polib.POFile:
    po = polib.POFile(wrapwidth=100)
    po.metadata = {"Language": "ar", "Content-Type": "text/plain; charset=utf-8", "Plural-Forms": PLURALS}
    return po


def _is_ours(folder: str) -> bool:
    """Into which folders the extraction goes: not into environments, tests or data."""
    parts = Path(folder).resolve().relative_to(ROOT).parts
    return not parts or parts[0] in (*PRODUCT, "templates")


def _is_full(entry: polib.POEntry) -> bool:
    return all(_forms(entry))


def _forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _places(text: str) -> Counter[str]:
    return Counter(found.group() for found in PLACE.finditer(text) if found.group() != "%%")


def _is_same_in_arabic(english: str) -> bool:
    words = PLACE.sub("", english)
    return english in SAME_IN_ARABIC or not re.search(r"[A-Za-z]", words)


def main() -> int:
    waiting = update()
    for text in waiting:
        print(f"{text.where}: {text.english}")
    print(f"{len(texts())} texts, {len(waiting)} without Arabic; see {place(CATALOGUES)}")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
