"""The language of this moment: catalogues compiled in memory, texts now and texts later (lazy)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from jinja2 import Environment
from markupsafe import escape

LOCALES = ("ar", "en")
DEFAULT = "ar"
LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}
TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"

_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT)

Key = tuple[str | None, str]


def current_locale() -> str:
    """The locale every text of this context is written in: "ar" or "en"."""
    return _locale.get()


def set_locale(locale: str) -> None:
    """Write from here on in `locale`; a request sets it first thing. Raises ValueError for an unknown one."""
    if locale not in LOCALES:
        raise ValueError(f"unknown locale: {locale!r}")
    _locale.set(locale)


@contextmanager
def use_locale(locale: str) -> Iterator[None]:
    """Write in `locale` inside the block, then in the language of before."""
    before = current_locale()
    set_locale(locale)
    try:
        yield
    finally:
        _locale.set(before)


def direction(locale: str | None = None) -> str:
    """The `dir` of a page in `locale` (default: the current one): "rtl" or "ltr"."""
    return "rtl" if (locale or current_locale()) == "ar" else "ltr"


def plural_form(number: float) -> int:
    """Which of the six Arabic forms a count takes: 0 zero, 1 one, 2 two, 3 few, 4 many, 5 other.

    Written by hand after CLDR because Babel's own header for Arabic swaps the last two.
    """
    if number in (0, 1, 2):
        return int(number)
    if number != int(number):
        return 5
    last_two = abs(int(number)) % 100
    if 3 <= last_two <= 10:
        return 3
    return 4 if 11 <= last_two <= 99 else 5


@cache
def catalogue(locale: str) -> dict[Key, tuple[str, ...]]:
    """All translations of `locale` as (context, msgid) -> its forms; English speaks for itself and is empty."""
    texts: dict[Key, tuple[str, ...]] = {}
    for path in sorted((TRANSLATIONS / locale / "LC_MESSAGES").glob("*.po")):
        texts.update(_read(path, locale))
    return texts


def _read(path: Path, locale: str) -> dict[Key, tuple[str, ...]]:
    with path.open("rb") as po_file:
        messages = [message for message in read_po(po_file, locale=locale) if message.id and not message.fuzzy]
    return {
        (message.context, _singular(message.id)): forms for message in messages if (forms := _forms(message.string))
    }


def _singular(msgid: str | tuple[str, ...]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...] | None:
    forms = (string,) if isinstance(string, str) else tuple(string)
    return forms if all(forms) else None


def _filled(text: str, values: dict[str, Any]) -> str:
    """Put the values in; one value of HTML makes the whole text HTML, with the other values escaped."""
    if not values:
        return text
    if any(hasattr(value, "__html__") and not isinstance(value, LazyText) for value in values.values()):
        return escape(text) % values
    return text % values


def pgettext(context: str | None, message: str, /, **values: Any) -> str:
    """The text of `message` where the context tells two meanings of one English word apart."""
    forms = catalogue(current_locale()).get((context, message))
    return _filled(forms[0] if forms else message, values)


def gettext(message: str, /, **values: Any) -> str:
    """The text of `message` in the current locale; `%(name)s` places are filled from the keywords."""
    return pgettext(None, message, **values)


def npgettext(context: str | None, singular: str, plural: str, num: int, /, **values: Any) -> str:
    """The text of a count whose meaning the context tells; see `ngettext`."""
    forms = catalogue(current_locale()).get((context, singular), ())
    english = singular if num == 1 else plural
    text = forms[plural_form(num)] if len(forms) > 1 else english
    return _filled(text, {"num": num, **values})


def ngettext(singular: str, plural: str, num: int, /, **values: Any) -> str:
    """The text that fits the count `num`, which also fills `%(num)s`."""
    return npgettext(None, singular, plural, num, **values)


class LazyText:
    """A text that is looked up when it is shown, so a module, an enum or a form can hold it.

    `str(text)`, Jinja, WTForms, `%`, f-strings and Flask's `jsonify` speak the language of that moment. Two lazy
    texts are equal when they will always say the same; to compare with what is shown, compare `str(text)`.
    """

    __slots__ = ("_look_up", "_parts", "_values")

    def __init__(self, look_up: Callable[..., str], *parts: Any, **values: Any) -> None:
        self._look_up, self._parts, self._values = look_up, parts, values

    def __str__(self) -> str:
        return self._look_up(*self._parts, **self._values)

    def __html__(self) -> str:
        return escape(str(self))

    def __repr__(self) -> str:
        return f"<LazyText {self._parts!r}>"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __mod__(self, values: Any) -> str:
        return str(self) % values

    def __add__(self, other: Any) -> str:
        return str(self) + str(other)

    def __radd__(self, other: Any) -> str:
        return str(other) + str(self)

    def __len__(self) -> int:
        return len(str(self))

    def __contains__(self, part: str) -> bool:
        return part in str(self)

    def __lt__(self, other: Any) -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash((self._look_up, self._parts))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LazyText):
            return NotImplemented
        return (self._look_up, self._parts, self._values) == (other._look_up, other._parts, other._values)


def lazy_gettext(message: str, /, **values: Any) -> LazyText:
    """`gettext`, later."""
    return LazyText(gettext, message, **values)


def lazy_pgettext(context: str, message: str, /, **values: Any) -> LazyText:
    """`pgettext`, later."""
    return LazyText(pgettext, context, message, **values)


def lazy_ngettext(singular: str, plural: str, num: int, /, **values: Any) -> LazyText:
    """`ngettext`, later."""
    return LazyText(ngettext, singular, plural, num, **values)


class Labelled(StrEnum):
    """A StrEnum whose members bring their label: `DRAFT = "draft", _l("Draft")`; the value is what is stored."""

    label: LazyText

    def __new__(cls, value: str, label: LazyText) -> "Labelled":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def install(jinja_env: Environment) -> None:
    """Teach a Jinja environment `_`, `ngettext`, `pgettext`, `npgettext` and `{% trans %}`; values are escaped."""
    jinja_env.add_extension("jinja2.ext.i18n")
    jinja_env.policies["ext.i18n.trimmed"] = True
    jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)
    jinja_env.globals.update(current_locale=current_locale, direction=direction)


_ = gettext
_l = lazy_gettext

__all__ = [
    "DEFAULT",
    "LANGUAGE_NAMES",
    "LOCALES",
    "Labelled",
    "LazyText",
    "_",
    "_l",
    "catalogue",
    "current_locale",
    "direction",
    "gettext",
    "install",
    "lazy_gettext",
    "lazy_ngettext",
    "lazy_pgettext",
    "ngettext",
    "npgettext",
    "pgettext",
    "plural_form",
    "set_locale",
    "use_locale",
]
