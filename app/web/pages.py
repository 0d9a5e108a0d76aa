"""What every template knows: language, the signed-in face, navigation, notices, file addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, g, request, url_for

from app import clock, formatting
from app.accounts.actor import Actor
from app.house import NavigationItem, house
from app.i18n import current_locale, direction
from app.i18n import install as install_translations
from app.web.editing import seen_field
from app.web.notices import taken_notices
from app.web.signed_in import face, is_signed_in, signed_in_user

FIND = "/cases/"
"""Where the box in the top bar looks; who has no way there has no box."""


@dataclass(frozen=True)
class Link:
    label: Any
    href: str
    is_current: bool
    count: int


def install(app: Flask) -> None:
    """Translations, filters and the common context of templates."""
    install_translations(app.jinja_env)
    app.jinja_env.filters.update(formatting.FILTERS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["seen_field"] = seen_field
    app.context_processor(common)


def common() -> dict[str, Any]:
    knows_person = "stack" in g and not g.get("is_broken")
    links = navigation(signed_in_user()) if knows_person and is_signed_in() else []
    return {
        "locale": current_locale(),
        "direction": direction(),
        "signed_in": face() if knows_person else None,
        "actor": signed_in_user() if knows_person and is_signed_in() else None,
        "navigation": links,
        "may_find": any(link.href == FIND for link in links),
        "flashes": taken_notices() if knows_person else [],
        "asset": asset,
        "other_locale_url": other_locale_url(),
        "is_demo": current_app.extensions["wasl.settings"].is_demo,
        "page_id": (request.endpoint or "none").replace(".", "-"),
        "today": clock.today(),
    }


def navigation(by: Actor) -> list[Link]:
    """The top bar for this person's roles."""
    items: list[NavigationItem] = house().bring("navigation")
    here = request.blueprint
    return [
        Link(
            item.label, url_for(item.endpoint), item.endpoint.split(".")[0] == here, item.count(by) if item.count else 0
        )
        for item in items
        if item.roles & by.roles
    ]


def asset(path: str) -> str:
    """The address of a file of ours; needs no routing, so error pages have it too."""
    return f"/static/{path}"


def other_locale_url() -> str:
    """The same page in the other language."""
    other = "en" if current_locale() == "ar" else "ar"
    query = urlencode({"next": request.full_path.rstrip("?")}) if request.method == "GET" else ""
    return f"/language/{other}?{query}"
