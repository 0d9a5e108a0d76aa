"""The pages of visits, studies and decisions."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.accounts.actor import Actor
from app.drafts.forms import opened
from app.forms import error_list
from app.i18n import gettext as _
from app.transaction import transaction
from app.web.notices import say
from app.web.signed_in import signed_in_user
from app.web.submitted import submitted
from cases.assessments.catalogue import NeedClass
from cases.assessments.forms import AssessmentForm, DecisionForm, RefusalForm, VisitForm, study_values
from cases.assessments.operations import (
    approve_file,
    look_at_assessment,
    look_to_decide,
    record_visit,
    refuse_file,
    return_file,
    submit_file,
    take_back_file,
    write_assessment,
)
from cases.assessments.pages import decision_page, reading_page, study_page
from cases.assessments.queries import family_name
from cases.models import Case
from cases.queries import own_case, visible_case

blueprint = Blueprint("assessments", __name__)


@blueprint.route("/cases/<uuid:case_id>/visits/new", methods=["GET", "POST"])
def new_visit(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case, form = own_case(case_id, by), opened(VisitForm)
    if submitted(form, lambda: record_visit(case, form.note, by=by)):
        say(_("The visit is recorded. Next: the assessment."))
        return redirect(url_for("cases.show", case_id=case_id))
    return render_template(
        "assessments/new_visit.html", case=case, family=family_name(case), form=form, errors=error_list(form)
    )


@blueprint.route("/cases/<uuid:case_id>/assessment", methods=["GET", "POST"])
def assessment(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case = own_case(case_id, by)
    page = study_page(case)
    form = opened(AssessmentForm, **study_values(page.first_values), version=str(page.version))
    form.offer_members(case)
    if submitted(form, lambda: _save(case, form, by), stored=lambda: _stored(case)):
        say(_sent(form.is_to_be_sent))
        return redirect(url_for("cases.show" if form.is_to_be_sent else "assessments.assessment", case_id=case_id))
    look_at_assessment(case, page.assessment, by=by)
    return render_template(
        "assessments/assessment.html",
        case=case,
        family=family_name(case),
        page=page,
        form=form,
        errors=error_list(form),
    )


def _save(case: Case, form: AssessmentForm, by: Actor) -> None:
    write_assessment(case, form.study, seen_version=form.seen_version, by=by)
    if form.is_to_be_sent:
        submit_file(case, by=by)


def _stored(case: Case) -> AssessmentForm:
    """What is saved by now, as a form: for the page that shows two versions."""
    page = study_page(case)
    form = AssessmentForm(formdata=None, **study_values(page.first_values), version=str(page.version))
    form.offer_members(case)
    return form


def _sent(is_sent: bool) -> str:
    if is_sent:
        return _("The file is sent for approval. The decision reaches «My work».")
    return _("The assessment is saved and its score worked out again.")


@blueprint.get("/cases/<uuid:case_id>/study")
def study(case_id: uuid.UUID) -> str:
    by = signed_in_user()
    case = visible_case(case_id, by)
    page = reading_page(case, by)
    look_at_assessment(case, page.assessment, by=by)
    return render_template("assessments/study.html", case=case, family=family_name(case), page=page)


@blueprint.post("/cases/<uuid:case_id>/submission")
def submission(case_id: uuid.UUID) -> Response:
    by = signed_in_user()
    case = own_case(case_id, by)
    with transaction():
        submit_file(case, by=by)
    say(_sent(True))
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.post("/cases/<uuid:case_id>/taking-back")
def taking_back(case_id: uuid.UUID) -> Response:
    by = signed_in_user()
    case = own_case(case_id, by)
    with transaction():
        take_back_file(case, by=by)
    say(_("You took the file back. Go on writing, then send it again."))
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.get("/cases/<uuid:case_id>/decision")
def decision(case_id: uuid.UUID) -> str:
    by = signed_in_user()
    return _decision(own_case(case_id, by), opened(DecisionForm), by)


def _decision(case: Case, form: DecisionForm, by: Actor) -> str:
    page = decision_page(case, by)
    form.version.data = str(page.assessment.version if page.assessment else 0)
    look_to_decide(case, page.assessment, by=by)
    return render_template(
        "assessments/decision.html",
        case=case,
        family=family_name(case),
        page=page,
        form=form,
        refusal=RefusalForm(formdata=None),
        errors=error_list(form),
        classes=list(NeedClass),
    )


@blueprint.post("/cases/<uuid:case_id>/approval")
def approval(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case, form = own_case(case_id, by), DecisionForm()
    if submitted(form, lambda: approve_file(case, seen_version=form.seen_version, by=by)):
        say(_("The file is approved and active. The social worker can ask for aid now."))
        return redirect(url_for("cases.show", case_id=case_id))
    return _decision(case, form, by)


@blueprint.post("/cases/<uuid:case_id>/return")
def return_for_completion(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case, form = own_case(case_id, by), DecisionForm()
    if submitted(form, lambda: return_file(case, form.words.data or "", by=by)):
        say(_("The file is returned. It stands first in the social worker's work, with your words."))
        return redirect(url_for("work.home"))
    return _decision(case, form, by)


@blueprint.route("/cases/<uuid:case_id>/refusal", methods=["GET", "POST"])
def refusal(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case, form = own_case(case_id, by), RefusalForm()
    if submitted(form, lambda: refuse_file(case, form.reason.data, form.explanation.data, by=by)):
        say(_("The file is refused, with its reason."))
        return redirect(url_for("work.home"))
    return render_template(
        "assessments/refusal.html", case=case, family=family_name(case), form=form, errors=error_list(form)
    )
