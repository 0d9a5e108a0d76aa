"""Draws a macro of templates/ui as a page would, and reads the drawn HTML as a tree."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.i18n import install

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "app" / "static"
VOID = {"input", "img", "br", "hr", "meta", "link", "path", "rect", "circle"}


class Node:
    """One element: its tag, attributes, children and the text inside."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None = None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.content: list[Node | str] = []

    @property
    def children(self) -> list[Node]:
        return [part for part in self.content if isinstance(part, Node)]

    @property
    def all(self) -> list[Node]:
        """This element and everything in it, in the order of the page."""
        return [self, *(node for child in self.children for node in child.all)]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def words(self) -> list[str]:
        """Every piece of text in it, in the order of the page."""
        return [word for part in self.content for word in (part.words if isinstance(part, Node) else [part])]

    def find(self, tag: str = "", **attributes: str) -> list[Node]:
        """The elements of this tag with these attributes; `class_` means one of the classes."""
        return [node for node in self.all if (not tag or node.tag == tag) and node.has(attributes)]

    def has(self, attributes: dict[str, str]) -> bool:
        plain = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        wanted_class = plain.pop("class", None)
        return all(self.attributes.get(name) == value for name, value in plain.items()) and (
            wanted_class is None or wanted_class in self.attributes.get("class", "").split()
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = self.here = Node("top", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.content.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.content.append(Node(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.content.append(data)


def read(html: str) -> Node:
    """The tree of well-formed HTML. Raises AssertionError where an element is not closed."""
    reader = _Reader()
    reader.feed(html)
    assert reader.here is reader.top, f"<{reader.here.tag}> stays open"
    return reader.top


def environment() -> Environment:
    """Jinja as the factory sets it up; a name that a template does not know is an error."""
    jinja_env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    install(jinja_env)
    jinja_env.globals["csrf_token"] = lambda: "the-token"
    return jinja_env


def draw(file: str, source: str, **values: Any) -> Node:
    """The tree of `source`, a template text in which the macros of ui/FILE are known."""
    names = ", ".join(sorted(exported(file)))
    return read(environment().from_string(f"{{% from 'ui/{file}' import {names} %}}{source}").render(**values))


def exported(file: str) -> list[str]:
    """The names a template of ui/ offers."""
    return [name for name in vars(environment().get_template(f"ui/{file}").module) if not name.startswith("_")]
