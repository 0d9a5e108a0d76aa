"""What the pages of searching, listing, registering and revealing need, gathered for their views."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import g, url_for

from app import clock, formatting
from app.accounts.actor import Actor
from app.dates import CardDate, age_on
from app.forms import error_list, typed_date
from app.i18n import LazyText
from app.i18n import lazy_gettext as _l
from app.text import InvalidInput
from cases.forms import FamilyForm, ListFilter
from cases.lists import CaseRow, Filters, cases_list, responsible_workers, rows_of
from cases.models import Case
from cases.operations import search_families
from cases.policy import can_file
from cases.search import FoundFamily, families_like, find_families
from cases.typed import Kind, read

REVEALED: dict[str, LazyText] = {
    "national_id": _l("ID number"),
    "mobile": _l("Mobile number"),
    "iban": _l("IBAN"),
}


def search_page(text: str, by: Actor) -> dict[str, Any]:
    """What a search found, with the line of each file; equal names and close ones apart."""
    found = search_families(text, by=by)
    rows = rows_of([family.case_id for family in found], by)
    pairs = [(family, rows[family.case_id]) for family in found if family.case_id in rows]
    return {
        "q": text,
        "equal": [pair for pair in pairs if not pair[0].near],
        "near": [pair for pair in pairs if pair[0].near],
        "is_part_of_number": not found and read(text).kind is Kind.PART_OF_NUMBER,
        "may_file": can_file(by),
    }


def list_page(args: Mapping[str, str], by: Actor) -> dict[str, Any]:
    """One page of the list, its filters and the addresses of the pages beside it."""
    form = ListFilter(args)
    form.responsible.offer([(str(worker), name) for worker, name in responsible_workers(by)])
    filters = Filters(
        status=form.status.data,
        responsible=uuid.UUID(form.responsible.data) if form.responsible.data else None,
        category=form.category.data,
        district=form.district.data,
    )
    page = cases_list(by, filters, before=args.get("before", ""), after=args.get("after", ""))
    kept = {name: value for name, value in args.items() if name in form and value}
    return {
        "form": form,
        "filters": filters,
        "page": page,
        "newer": url_for("cases.index", **kept, after=page.newer) if page.newer else "",
        "older": url_for("cases.index", **kept, before=page.older) if page.older else "",
        "may_file": can_file(by),
    }


def type_ahead_entries(text: str, by: Actor) -> list[dict[str, Any]]:
    """Names and whole file numbers while they are typed; other numbers wait for Enter."""
    typed = read(text)
    if typed.kind is not Kind.NAME and typed.file_number is None:
        return []
    return [
        {
            "head": family.head,
            "number": family.number,
            "why": family.why,
            "near": family.near,
            "url": url_for("cases.show", case_id=family.case_id),
        }
        for family in find_families(text, by)
    ]


def look_up_page(text: str, by: Actor) -> dict[str, Any]:
    """The step before registering: what the search found, or an empty box."""
    return {**(search_page(text, by) if text else {"q": "", "equal": [], "near": []}), "is_looked_up": bool(text)}


def registration_page(form: FamilyForm, by: Actor) -> dict[str, Any]:
    """The form of a new family, what was looked for before, and files that may be of the same family."""
    looked = form.looked.data or ""
    found = search_families(looked, by=by)
    alike = families_like(_telling_texts(form), by)
    seen = {family.case_id: family for family in [*found, *alike]}
    return {
        "form": form,
        "errors": error_list(form),
        "looked": masked(looked),
        "equal_count": sum(not family.near for family in found),
        "near_count": sum(family.near for family in found),
        "alike": list(seen.values()),
        "holders": holders_of(form, by),
        "is_restored": g.get("is_draft_restored", False),
    }


def edit_page(case: Case, form: FamilyForm, by: Actor) -> dict[str, Any]:
    """The form of a stored family."""
    return {
        "case": case,
        "form": form,
        "errors": error_list(form),
        "holders": holders_of(form, by),
        "is_restored": g.get("is_draft_restored", False),
    }


def holders_of(form: FamilyForm, by: Actor) -> dict[str, FoundFamily]:
    """For each ID number in the form that has an error: the file it is in, to be linked beside the field."""
    fields = [form.head.form.id_number, *(entry.form.id_number for entry in form.members)]
    wrong = [field.data for field in fields if field.errors and field.data]
    return {number: family for number in wrong for family in find_families(number, by)[:1]}


def _telling_texts(form: FamilyForm) -> list[str]:
    """What of a filled form could find the same family again."""
    head = form.head.form
    names = [head.first_name.data, head.father_name.data, head.family_name.data]
    numbers = [form.mobile.data, form.iban.data, *(part.form.id_number.data for part in (form.head, *form.members))]
    return [" ".join(names) if all(names) else "", *(number for number in numbers if number)]


def masked(text: str) -> str:
    """A looked-for text as it is shown again: a number by its last four digits."""
    typed = read(text)
    if typed.kind is Kind.WHOLE_NUMBER and typed.file_number is None:
        return formatting.mask_id(typed.text.replace(" ", ""))
    return typed.text


def other_date_text(args: Mapping[str, str]) -> str:
    """«يوافق 13 مارس 1988م، العمر 38 سنة» of a typed date; "" while it is none. A day of this year has no age."""
    try:
        found: CardDate | None = typed_date(args)
    except InvalidInput:
        return ""
    if found is None:
        return ""
    is_of_age = age_on(found, clock.today()) > 0
    return formatting.other_calendar_and_age(found) if is_of_age else formatting.other_calendar(found)


def record_id(text: str | None) -> uuid.UUID:
    """The id that a form carries; one that nothing has where it is none."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.UUID(int=0)


__all__ = [
    "REVEALED",
    "CaseRow",
    "edit_page",
    "list_page",
    "look_up_page",
    "masked",
    "other_date_text",
    "record_id",
    "registration_page",
    "search_page",
    "type_ahead_entries",
]
