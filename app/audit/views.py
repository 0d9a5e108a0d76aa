"""The trail as pages."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template, request

from app import clock
from app.accounts.queries import people_of
from app.audit.forms import TrailFilterForm
from app.audit.operations import read_trail, verify_now
from app.audit.queries import TrailFilters, TrailLine, find_subjects, heads, readable_chains, trail_page
from app.house import house
from app.i18n import gettext as _
from app.text import clean, fold_digits
from app.web.signed_in import signed_in_user

blueprint = Blueprint("audit", __name__)


@blueprint.get("/audit/")
def trail() -> str:
    by = signed_in_user()
    form = _filled(TrailFilterForm(request.args))
    is_sound = form.validate()
    number = fold_digits(clean(form.record.data or ""))
    filters = TrailFilters(
        actor=form.actor.data or "",
        action=form.action.data or "",
        subjects=find_subjects(number, by) if number else None,
        since=form.since.day,
        until=form.until.day,
        before=request.args.get("before", "") if is_sound else "",
    )
    page = trail_page(filters, by)
    read_trail(filters.subjects or (), by=by)
    return render_template(
        "audit/trail.html", form=form, page=page, days=_days(page.lines), heads=heads(by), reports=None
    )


@blueprint.post("/audit/verification")
def verification() -> str:
    by = signed_in_user()
    reports = verify_now(readable_chains(by), by=by)
    form = _filled(TrailFilterForm())
    page = trail_page(TrailFilters(), by)
    return render_template(
        "audit/trail.html", form=form, page=page, days=_days(page.lines), heads=heads(by), reports=reports
    )


def _filled(form: TrailFilterForm) -> TrailFilterForm:
    people = people_of(signed_in_user().reads)
    form.actor.choices = [("", _("Everybody")), *[(str(person.id), person.name_ar) for person in people]]
    events = sorted((str(event.label), event.value) for events in house().bring("events") for event in events)
    form.action.choices = [("", _("Every step")), *[(value, label) for label, value in events]]
    return form


def _days(lines: list[TrailLine]) -> list[tuple[object, list[TrailLine]]]:
    days = groupby(lines, lambda line: clock.riyadh(line.entry.at).date())
    return [(day, list(group)) for day, group in days]
