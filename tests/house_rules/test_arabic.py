"""Arabic is complete, counts take the right one of six forms, and what is shown can be filled in."""

from __future__ import annotations

import ast
from gettext import c2py

import polib
import pytest
from babel import Locale
from jinja2 import Environment, nodes

from tests.tooling.source import ROOT, Module, files, listed, module_from, place, product_modules
from tests.tooling.translations import PLURALS, WORDS, catalogues, faults, missing, texts, unused

FORMS = ["zero", "one", "two", "few", "many", "other"]


def untold(module: Module) -> list[str]:
    """Texts given to gettext as anything but a plain string: nobody can translate those."""
    if module.name == "app.i18n":
        return []
    return [
        f"{module.at(node)} give the text to {node.func.id}() as one plain string, with %(name)s places."
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS
        if not all(isinstance(text, ast.Constant) for text in _texts_of(node))
    ]


def untold_in_template(where: str, source: str) -> list[str]:
    tree = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(source)
    return [
        f"{where}:{call.lineno} give the text to {call.node.name}() as one plain string."
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in WORDS
        if not isinstance(call.args[0], nodes.Const | nodes.TemplateData)
    ]


def _texts_of(call: ast.Call) -> list[ast.expr]:
    """The arguments that are text: two for plurals and for texts with a context."""
    name = call.func.id  # type: ignore[attr-defined]
    count = 1 + name.endswith("ngettext") + ("pgettext" in name)
    return call.args[:count]


def entry(msgid: str, msgstr: str = "", *plurals: str) -> polib.POEntry:
    if not plurals:
        return polib.POEntry(msgid=msgid, msgstr=msgstr)
    return polib.POEntry(msgid=msgid, msgid_plural=msgstr, msgstr_plural=dict(enumerate(plurals)))


def test_every_text_has_its_arabic() -> None:
    without = [f"{text.where}: {text.english!r}" for text in missing()]

    assert len(texts()) > 100
    assert not without, listed(["Run make translations, then write the Arabic of these:", *without])


def test_no_catalogue_keeps_a_text_that_nothing_says() -> None:
    old = [f"{place(path)}:{found.linenum} {found.msgid!r}" for path, found in unused()]

    assert not old, listed(["Run make translations to drop these:", *old])


def test_every_arabic_text_can_be_shown() -> None:
    wrong = [
        f"{place(path)}:{found.linenum} {found.msgid!r} {fault}"
        for path, po in catalogues().items()
        for found in po
        for fault in faults(found)
    ]

    assert not wrong, listed(wrong)


def test_catalogues_do_not_contradict_each_other() -> None:
    said: dict[object, set[str]] = {}
    for po in catalogues().values():
        for found in po:
            said.setdefault((found.msgctxt, found.msgid), set()).add(found.msgstr or str(found.msgstr_plural))

    twofold = [
        f"{english!r} is {' and also '.join(sorted(forms))}" for english, forms in said.items() if len(forms) > 1
    ]

    assert not twofold, listed(twofold)


def test_the_plural_header_of_each_catalogue_is_the_right_one() -> None:
    headers = {place(path): po.metadata.get("Plural-Forms") for path, po in catalogues().items()}

    assert headers == dict.fromkeys(headers, PLURALS)


def test_the_plural_header_chooses_what_the_language_chooses() -> None:
    choose = c2py(PLURALS.partition("plural=")[2].rstrip(";"))
    of_the_language = Locale("ar").plural_form

    assert [FORMS[choose(count)] for count in range(1001)] == [of_the_language(count) for count in range(1001)]


def test_every_text_in_code_is_a_plain_string() -> None:
    found = [line for module in product_modules() for line in untold(module)]

    assert not found, listed(found)


def test_every_text_in_templates_is_a_plain_string() -> None:
    pages = {place(path): path.read_text(encoding="utf-8") for path in files("templates", ".html")}

    found = [line for where, source in pages.items() for line in untold_in_template(where, source)]

    assert not found, listed(found)


def test_no_catalogue_is_compiled_into_the_project() -> None:
    assert [place(path) for path in (ROOT / "translations").rglob("*.mo")] == []


@pytest.mark.parametrize(
    "wrong",
    [
        entry("Hello %(name)s", "أهلًا"),
        entry("Hello", "أهلًا %(name)s"),
        entry("Hello", "Hello"),
        entry("%(num)s file", "%(num)s files", "لا", "ملف", "ملفان", "%(num)s ملفات", "%(num)s ملفًا", "ملف"),
        entry("%(num)s file", "%(num)s files", "لا", "ملف", "ملفان", "%(num)s ملفات"),
        polib.POEntry(msgid="Hello", msgstr="أهلًا", flags=["fuzzy"]),
    ],
)
def test_an_arabic_text_that_cannot_be_shown_is_seen(wrong: polib.POEntry) -> None:
    assert faults(wrong)


@pytest.mark.parametrize(
    "right",
    [
        entry("Hello %(name)s", "أهلًا %(name)s"),
        entry("100%%", "100%%"),
        entry("%(num)s file", "%(num)s files", "لا", "ملف", "ملفان", *["%(num)s ملف"] * 3),
    ],
)
def test_a_good_arabic_text_is_welcome(right: polib.POEntry) -> None:
    assert faults(right) == []


def test_a_text_made_at_run_time_is_seen() -> None:
    assert untold(module_from("cases.views", "say(_(f'Case {number}'))"))
    assert untold(module_from("cases.views", "say(ngettext('file', plural, 3))"))
    assert untold_in_template("page.html", "{{ _(label) }}")
    assert untold(module_from("cases.views", "say(_('Case %(number)s', number=number))")) == []
