"""The marks and blocks of templates/ui: a word and a shape beside every colour, names for what only has an icon."""

from __future__ import annotations

import re

import pytest

from app.i18n import use_locale
from tests.look.drawing import STATIC, TEMPLATES, draw, environment

CALLED = re.compile(r"\bicon\('([a-z]+)'")
FILES = sorted(path.name for path in (TEMPLATES / "ui").glob("[!_]*.html"))


@pytest.fixture(autouse=True)
def _in_english():
    with use_locale("en"):
        yield


@pytest.mark.parametrize("file", FILES)
def test_every_file_of_macros_says_what_it_offers(file: str) -> None:
    source = (TEMPLATES / "ui" / file).read_text(encoding="utf-8")

    head = source.split("#}")[0]
    offered = set(re.findall(r"{% macro (\w+)\(", source))

    assert source.startswith("{#")
    assert any(re.search(rf"\b{name}\(", head) for name in offered), f"{file} names none of {sorted(offered)}"


def test_every_icon_that_a_page_asks_for_is_drawn() -> None:
    drawn = set(environment().get_template("ui/icons.html").module.SHAPES)
    asked = {name for path in TEMPLATES.rglob("*.html") for name in CALLED.findall(path.read_text(encoding="utf-8"))}

    assert asked
    assert asked <= drawn


def test_icons_are_never_read_aloud() -> None:
    tree = draw("icons.html", "{{ icon('search') }}{{ icon('next', 's') }}{{ mark() }}")

    assert [node.attributes.get("aria-hidden") for node in tree.find("svg")] == ["true"] * 3


def test_only_arrows_of_the_reading_direction_are_mirrored() -> None:
    mirrored = draw("icons.html", "{% for name in SHAPES %}{{ icon(name, name) }}{% endfor %}").find(
        "svg", class_="flip"
    )

    assert {node.attributes["class"].split()[1] for node in mirrored} == {"next", "prev", "send", "reply", "out"}


@pytest.mark.parametrize("kind", ["ok", "wait", "study", "draft", "ret", "bad", "stop", "ref"])
def test_every_kind_of_tag_has_a_colour_of_its_own_in_the_stylesheet(kind: str) -> None:
    styles = (STATIC / "components.css").read_text(encoding="utf-8")

    assert f".t-{kind} {{" in styles
    assert draw("tags.html", "{{ tag(kind, 'Words') }}", kind=kind).find("span", class_=f"t-{kind}")[0].text == "Words"


def test_a_sensitive_category_says_so_in_words_too() -> None:
    tree = draw("tags.html", "{{ category('Chronically ill', true) }}")

    assert tree.text.startswith("Sensitive:")


def test_the_need_class_fills_as_many_cells_as_its_level() -> None:
    tree = draw("tags.html", "{{ need(2, 'Medium') }}")

    cells = [node.attributes["fill"] for node in tree.find("rect")]

    assert cells[0] == cells[1] != cells[2]
    assert tree.text == "Medium"


def test_numbers_are_isolated_from_the_sentence_around_them() -> None:
    tree = draw("tags.html", "{{ code('NF-1448-000123') }}{{ ltr('1,000+') }}{{ count(3) }}")

    assert [node.text for node in tree.find("bdi", dir="ltr")] == ["NF-1448-000123", "1,000+", "3"]


def test_the_step_that_is_now_is_named_as_the_current_one() -> None:
    tree = draw(
        "steps.html", "{{ steps([('done', 'Draft', ''), ('now', 'Study', 'since'), ('', 'Active', '')], 'State') }}"
    )

    current = [node.attributes.get("aria-current") for node in tree.find("li")]

    assert current == [None, "step", None]


def test_a_pager_without_an_older_page_leads_nowhere() -> None:
    tree = draw("pager.html", "{{ pager(12, newer='/?after=9') }}")

    assert [node.attributes["href"] for node in tree.find("a")] == ["/?after=9"]
    assert len(tree.find("span", aria_disabled="true")) == 1


def test_a_dialog_posts_its_own_form_with_the_token() -> None:
    tree = draw("dialog.html", "{{ dialog('no', 'Refuse?', 'It closes.', '/refusal', 'Refuse') }}")

    form = tree.find("form", method="post", action="/refusal")[0]

    assert form.find("input", name="csrf_token")[0].attributes["value"] == "the-token"
    assert tree.find("dialog", aria_labelledby="no-q")
    assert form.find("button", type="button")[0].text == "Go back"


def test_the_link_to_a_dialog_leads_to_its_page_without_javascript() -> None:
    link = draw("dialog.html", "{{ dialog_link('no', '/requests/1/refusal', 'Refuse') }}").find("a")[0]

    assert link.attributes["href"] == "/requests/1/refusal"
    assert link.attributes["data-dialog"] == "no"


def test_a_bar_is_never_longer_than_its_whole() -> None:
    tree = draw("meter.html", "{{ meter(300, 100) }}{{ stack([(1, 'ok'), (3, 'near')]) }}")

    assert [float(node.attributes["width"]) for node in tree.find("rect")] == [100, 25, 75]


def test_the_preview_names_what_is_kept_back() -> None:
    tree = draw("paper.html", "{% call paper('Preview') %}{{ kept_back('Health, income') }}{% endcall %}")

    assert tree.find("section", class_="hiddenp")[0].text == "Not sent: Health, income"
