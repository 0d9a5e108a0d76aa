"""The small helps of the browser: each is started, asks nothing of another host, and works on a real page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from werkzeug.datastructures import MultiDict

from app.fonts import font_file
from app.forms import CardDateField, NameField, Part, Rows
from app.i18n import direction, use_locale
from app.web.security import HEADERS
from tests.look.drawing import STATIC, environment

ADDRESS = "https://wasl.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".ttf": "font/ttf"}
PAGE = """{% extends 'base.html' %}
{% from 'ui/fields.html' import field, error_summary %}
{% from 'ui/rows.html' import rows, saved, default_button %}
{% from 'ui/dialog.html' import dialog, dialog_link %}
{% from 'ui/find.html' import hero %}
{% set without_find = true %}
{% block title %}{{ _('Sign in') }}{% endblock %}
{% block main %}<h1>{{ _('Find a family') }}</h1>{{ hero() }}{{ error_summary(errors) }}
<form method="post" action="/form" data-draft-url="/draft">{{ default_button('act', 'save', 'Save') }}{{ saved() }}
<div class="fgrid">{{ field(form.first_name) }}{{ field(form.born_on) }}</div>
<section class="card">
{% call(entry, number) rows(form.members, add=_('Add a row')) %}{{ field(entry.form.first_name) }}{% endcall %}
</section>
<button class="btn p">{{ _('Try again') }}</button></form>
{{ dialog_link('no', '/refusal', _('Go back')) }}
{{ dialog('no', _('Try again'), _('Wait a little'), '/refusal', _('Try again')) }}
{% endblock %}"""
FOUND = [
    {"url": "/cases/1", "head": "نورة بنت سعد القحطاني", "number": "NF-1448-000123", "why": "رب الأسرة", "near": False},
    {
        "url": "/cases/2",
        "head": "نوير بنت سعد القحطاني",
        "number": "NF-1447-000402",
        "why": "الاسم مختلف",
        "near": True,
    },
]


class Member(Part):
    first_name = NameField("الاسم الأول")


class Family(Part):
    first_name = NameField("الاسم الأول")
    born_on = CardDateField("تاريخ الميلاد")
    members = Rows(Member, "الأفراد", row_label="الفرد")


def drawn(typed: MultiDict[str, str] | None = None, *, errors: tuple = (), locale: str = "ar") -> str:
    """The page with what was typed, after the pressed button of a row."""
    form = Family(typed or MultiDict({"members-0-first_name": "لانا"}))
    if typed:
        form.members.press(typed)
    signed_in = {"name": "سارة", "role_label": "باحثة", "initials": "س", "association_name": "نفع"}
    with use_locale(locale):
        common = {"locale": locale, "direction": direction(), "signed_in": signed_in, "navigation": [], "flashes": []}
        common |= {"asset": "/static/{}".format, "other_locale_url": "/", "page_id": "look", "is_demo": False}
        return environment().from_string(PAGE).render(form=form, errors=errors, **common)


def answer(route: Route, *, errors: tuple, locale: str, drafts: list[dict[str, str]]) -> None:
    """What the application would say to one request."""
    address = urlsplit(route.request.url)
    typed = MultiDict(re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', route.request.post_data or "", re.S))
    if address.path.startswith("/static/"):
        path = STATIC / address.path.removeprefix("/static/")
        file = font_file(path.stem.removeprefix("plex-")) if path.suffix == ".ttf" else path
        route.fulfill(path=file, content_type=KINDS[path.suffix])
    elif address.path == "/cases/type-ahead":
        route.fulfill(body=json.dumps(FOUND), content_type="application/json")
    elif address.path == "/dates/other":
        route.fulfill(body=json.dumps({"text": str(dict(parse_qsl(address.query)))}), content_type="application/json")
    elif address.path == "/draft":
        drafts.append(typed.to_dict())
        route.fulfill(body='{"at": "10:42"}', content_type="application/json")
    else:
        page = drawn(typed, errors=errors, locale=locale)
        route.fulfill(body=page, content_type="text/html; charset=utf-8", headers=HEADERS)


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens the page for one person; `page.drafts` has what was kept, `page.complaints` what the browser said."""
    contexts = []

    def open_page(*, errors: tuple = (), locale: str = "ar", has_script: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.drafts, page.complaints = [], []
        page.on(
            "console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.route("**/*", lambda route: answer(route, errors=errors, locale=locale, drafts=page.drafts))
        page.goto(f"{ADDRESS}/form")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_every_help_is_started_and_none_reads_or_writes_raw_html() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in (STATIC / "js").glob("*.js")}
    imported = {
        name for source in sources.values() for name in re.findall(r'(?:from|import) "\./([a-z]+\.js)"', source)
    }

    assert imported == set(sources) - {"wasl.js"}
    assert [
        name for name, source in sources.items() if re.search(r"innerHTML|outerHTML|eval\(|document\.write", source)
    ] == []


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_page_has_no_accessibility_violation_and_breaks_no_security_rule(opened: Opener, locale: str) -> None:
    page = opened(locale=locale, errors=(("first_name", "الاسم", "اكتب الاسم"),))

    violations = Axe().run(page).response["violations"]

    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    assert page.complaints == []
    assert page.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")


def test_a_page_never_scrolls_sideways(opened: Opener) -> None:
    page = opened()
    widths = [400, 700, 1024, 1280, 1366, 1440, 1600]

    needed = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed.append(page.evaluate("document.documentElement.scrollWidth"))

    assert needed == widths


def test_the_summary_of_errors_has_the_focus_and_leads_into_the_field(opened: Opener) -> None:
    page = opened(errors=(("first_name", "الاسم", "اكتب الاسم"),))
    expect(page.locator(".esum")).to_be_focused()

    page.locator(".esum a").click()

    expect(page.locator("#first_name")).to_be_focused()


def test_a_row_is_added_and_removed_without_losing_what_was_typed(opened: Opener) -> None:
    page = opened()
    page.locator("#first_name").fill("هند")
    page.locator("[name=members-0-first_name]").fill("ريم")

    page.locator("[data-add]").click()
    expect(page.locator("[name=members-1-first_name]")).to_be_focused()
    page.locator("[name=members-1-first_name]").fill("تركي")
    page.keyboard.press("Alt+Equal")
    expect(page.locator("[data-row]")).to_have_count(3)
    page.locator("[name=remove-members-0]").click()
    expect(page.locator("[data-row]")).to_have_count(2)

    assert page.locator("[data-row] input").evaluate_all("inputs => inputs.map(each => each.value)") == ["تركي", ""]
    assert page.locator("#first_name").input_value() == "هند"


def test_the_months_in_sight_are_those_of_the_chosen_calendar(opened: Opener) -> None:
    page = opened()
    months = page.locator("[data-part=month] option:not([disabled])")
    page.locator("[data-part=month]").select_option("h7")

    page.locator("[data-part=calendar]").select_option("gregorian")

    assert {each[:1] for each in months.evaluate_all("all => all.map(one => one.value)")} == {"", "g"}
    assert page.locator("[data-part=month]").input_value() == ""


def test_the_other_calendar_is_asked_of_the_server(opened: Opener) -> None:
    page = opened()

    page.locator("[data-part=month]").select_option("h7")
    page.locator("[data-part=year]").fill("1408")

    expect(page.locator(".calc")).to_contain_text("'calendar': 'hijri', 'year': '1408', 'month': 'h7'")


def test_what_is_typed_is_kept_and_leaving_then_asks_nothing(opened: Opener) -> None:
    page = opened()

    page.locator("#first_name").press_sequentially("هند")
    expect(page.locator("[data-draft-state]")).to_contain_text("10:42")

    assert page.drafts[-1]["first_name"] == "هند"
    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))") is True


def test_leaving_with_something_unsaved_asks_first(opened: Opener) -> None:
    page = opened()

    page.locator("#first_name").press_sequentially("ه")

    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))") is False


def test_names_appear_while_typing_and_open_with_the_keyboard(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("نوره القحطانى")
    expect(page.locator("[role=option]")).to_have_count(2)

    page.keyboard.press("ArrowDown")

    assert page.locator("[role=option][aria-selected=true]").get_attribute("data-url") == "/cases/1"
    assert page.locator("mark").all_inner_texts() == ["نورة", "القحطاني"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{ADDRESS}/cases/1")


def test_a_question_opens_as_a_dialog_and_gives_the_focus_back(opened: Opener) -> None:
    page = opened()

    page.locator("[data-dialog]").click()
    expect(page.locator("#no")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("[data-dialog]")).to_be_focused()


def test_without_javascript_rows_dialogs_and_search_still_lead_somewhere(opened: Opener) -> None:
    page = opened(has_script=False)

    page.locator("[data-add]").click()

    assert page.url == f"{ADDRESS}/form"
    page.locator("[data-dialog]").click()
    assert page.url == f"{ADDRESS}/refusal"
    page.locator("#hero").fill("نورة")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{ADDRESS}/cases/?q=*")
