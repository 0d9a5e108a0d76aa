"""The pages of families: searching and listing, registering, the file itself, editing, revealing a number."""

from __future__ import annotations

import uuid

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts.actor import Actor
from app.drafts.forms import opened
from app.drafts.keeping import keep_typed
from app.i18n import gettext as _
from app.transaction import transaction
from app.web.notices import say
from app.web.signed_in import signed_in_user
from app.web.submitted import submitted
from cases import operations
from cases.facts import facts_of
from cases.family_page import district_name, family_name, family_page
from cases.forms import FamilyForm, RevealForm
from cases.models import Case
from cases.pages import (
    REVEALED,
    edit_page,
    list_page,
    look_up_page,
    other_date_text,
    record_id,
    registration_page,
    search_page,
    type_ahead_entries,
)
from cases.queries import own_case, visible_case
from cases.said import said_of

blueprint = Blueprint("cases", __name__)
blueprint.add_app_template_global(district_name)
blueprint.add_app_template_global(said_of)
LATER = "later"


@blueprint.get("/cases/")
def index() -> str:
    by = signed_in_user()
    q = request.args.get("q", "").strip()
    page = search_page(q, by) if q else list_page(request.args, by)
    return render_template("cases/index.html", **page)


@blueprint.get("/cases/type-ahead")
def type_ahead() -> Response:
    return jsonify(type_ahead_entries(request.args.get("q", ""), signed_in_user()))


@blueprint.route("/cases/new", methods=["GET", "POST"])
def new() -> str | Response:
    by = signed_in_user()
    form = opened(FamilyForm, looked=request.args.get("looked", "").strip() or None)
    if not form.looked.data:
        return render_template("cases/new.html", **look_up_page(request.args.get("q", "").strip(), by))
    if LATER in request.form and not form.validate_on_submit():
        return _keep_for_later(by)
    made: list[Case] = []
    if submitted(form, lambda: made.append(_register(form, by))):
        say(_("The family is registered. Next: the visit and the assessment."))
        return redirect(url_for("cases.show", case_id=made[0].id))
    return render_template("cases/new.html", **registration_page(form, by))


@blueprint.get("/cases/<uuid:case_id>")
def show(case_id: uuid.UUID) -> str:
    by = signed_in_user()
    case = visible_case(case_id, by)
    operations.look_at_case(case, by=by)
    return render_template("cases/show.html", case=case, page=family_page(case, by))


@blueprint.route("/cases/<uuid:case_id>/edit", methods=["GET", "POST"])
def edit(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case = own_case(case_id, by)
    form = opened(FamilyForm, obj=facts_of(case), version=str(case.version))
    if submitted(form, lambda: _save(case, form, by), stored=lambda: _stored(case)):
        say(_("The file is saved."))
        return redirect(url_for("cases.show", case_id=case_id))
    operations.look_at_case(case, by=by)
    return render_template("cases/edit.html", family=family_name(case), **edit_page(case, form, by))


@blueprint.route("/cases/<uuid:case_id>/reveal", methods=["GET", "POST"])
def reveal(case_id: uuid.UUID) -> str:
    by = signed_in_user()
    case = visible_case(case_id, by)
    form = RevealForm(what=request.args.get("what"), record_id=request.args.get("record_id"))
    shown: list[str] = []
    submitted(form, lambda: shown.append(_revealed(case, form, by)))
    what = form.what.data or ""
    return render_template(
        "cases/reveal.html", case=case, family=family_name(case), form=form, what=REVEALED.get(what, ""), shown=shown
    )


@blueprint.post("/cases/<uuid:case_id>/study")
def study(case_id: uuid.UUID) -> Response:
    by = signed_in_user()
    case = own_case(case_id, by)
    with transaction():
        operations.open_study(case, by=by)
    say(_("The study is open. Next: the visit and the assessment."))
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.get("/dates/other")
def other_date() -> Response:
    return jsonify(text=other_date_text(request.args))


def _register(form: FamilyForm, by: Actor) -> Case:
    looked_for, sent_as = form.looked.data or "", form.idempotency_key.data or ""
    case = operations.file_case(form.facts(), looked_for=looked_for, sent_as=sent_as, by=by)
    if LATER not in request.form:
        operations.open_study(case, by=by)
    return case


def _keep_for_later(by: Actor) -> Response:
    with transaction():
        keep_typed(by.user_id, request.path, request.form)
    say(_("What you typed is kept. «Register a family» opens it as you left it."))
    return redirect(url_for("cases.index"))


def _save(case: Case, form: FamilyForm, by: Actor) -> None:
    operations.edit_case(case, form.facts(), seen_version=form.seen_version, by=by)


def _stored(case: Case) -> FamilyForm:
    return FamilyForm(formdata=None, obj=facts_of(case), version=str(case.version))


def _revealed(case: Case, form: RevealForm, by: Actor) -> str:
    return operations.reveal_identifier(
        case, form.what.data or "", record_id(form.record_id.data), form.reason.data or "", by=by
    )
