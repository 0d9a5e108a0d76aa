"""Templates and styles: no inline style or script, no left or right, nothing from another host, language on top."""

from __future__ import annotations

import re

import pytest

from tests.tooling.source import files, listed, place

INLINE = {
    "a style belongs in a stylesheet": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "a script belongs in a file of app/static/js": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|javascript:", re.I),
    "a handler belongs in a file of app/static/js": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
}
FOREIGN = re.compile(r"(?:https?:)?//(?=[a-z0-9])[^\s\"')>]*", re.I)
NAMESPACE = re.compile(r"xmlns(?::\w+)?=\"[^\"]*\"|https?://www\.w3\.org/[^\s\"')]*")
COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.S)
LINE_COMMENT = re.compile(r"^\s*//.*$", re.M)
SIDE = re.compile(r"(?<![a-z])(?:left|right)(?![a-z])", re.I)
WITHOUT_LOGICAL_TWIN = re.compile(r"background(?:-position)?\s*:[^;}]*")
"""The one property of ours that CSS can only place by left and right; each use has a mirrored rule for [dir=rtl]."""
TOP = '<html lang="{{ locale }}" dir="{{ direction }}"'


def inline(source: str) -> list[str]:
    """What the Content-Security-Policy would refuse to run or to paint."""
    plain = COMMENT.sub("", source)
    return [f"{rule}: {found.group()!r}" for rule, pattern in INLINE.items() for found in pattern.finditer(plain)]


def foreign(source: str) -> list[str]:
    """Addresses of other hosts; the names of XML's languages are none."""
    plain = LINE_COMMENT.sub("", COMMENT.sub("", NAMESPACE.sub("", source)))
    return [f"nothing comes from another host: {found.group()!r}" for found in FOREIGN.finditer(plain)]


def sided(styles: str) -> list[str]:
    """Left and right in a stylesheet that must serve both directions."""
    plain = WITHOUT_LOGICAL_TWIN.sub("", COMMENT.sub("", styles))
    return [f"write start or end, not {found.group()}" for found in SIDE.finditer(plain)]


def headless(source: str) -> list[str]:
    """Pages that neither stand on base.html nor say their language and direction themselves."""
    if "{% extends" in source or TOP in source:
        return []
    return [f"extend base.html, or begin with {TOP}>; the name of an include begins with _"]


def test_no_template_has_inline_style_or_script() -> None:
    found = [
        f"{place(path)} {line}" for path in files("templates", ".html") for line in inline(path.read_text("utf-8"))
    ]

    assert not found, listed(found)


def test_nothing_on_a_page_comes_from_another_host() -> None:
    paths = [*files("templates", ".html"), *files("app/static", ".css", ".js", ".svg")]

    found = [f"{place(path)} {line}" for path in paths for line in foreign(path.read_text("utf-8"))]

    assert not found, listed(found)


def test_no_stylesheet_knows_left_from_right() -> None:
    found = [f"{place(path)} {line}" for path in files("app/static", ".css") for line in sided(path.read_text("utf-8"))]

    assert not found, listed(found)


def test_every_page_says_its_language_and_direction() -> None:
    pages = [path for path in files("templates", ".html") if not path.name.startswith("_") and path.parent.name != "ui"]

    found = [f"{place(path)}: {line}" for path in pages for line in headless(path.read_text("utf-8"))]

    assert pages
    assert not found, listed(found)


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color: red">',
        "<style>p{}</style>",
        "<script>go()</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_style_and_script_are_seen(source: str) -> None:
    assert inline(source)


def test_a_script_of_our_own_in_a_file_is_welcome() -> None:
    assert inline('<script type="module" src="{{ asset(name) }}"></script><p class="style=">on time = 3</p>') == []


@pytest.mark.parametrize("source", ['src="https://cdn.example/x.js"', "url(//fonts.example/a)", "fetch('http://a.b/')"])
def test_another_host_is_seen(source: str) -> None:
    assert foreign(source)


def test_the_name_of_an_xml_language_is_no_host() -> None:
    assert foreign('<svg xmlns="http://www.w3.org/2000/svg">') == []


@pytest.mark.parametrize(
    "styles", ["p { margin-left: 1px }", "p { text-align: right }", "p { border-top-left-radius: 2px }"]
)
def test_left_and_right_are_seen(styles: str) -> None:
    assert sided(styles)


def test_a_page_without_language_is_seen() -> None:
    assert headless("<!doctype html><html><body>")
    assert headless("{% extends 'base.html' %}") == []
