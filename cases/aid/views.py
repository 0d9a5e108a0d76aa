"""The pages of aid: asking, the list, the decision, the hand-over, the receipt, the funds."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import clock, formatting
from app.accounts.actor import Actor
from app.drafts.forms import opened
from app.exports.models import ExportFormat
from app.forms import error_list
from app.i18n import gettext as _
from app.web.files import file_answer
from app.web.notices import say
from app.web.signed_in import signed_in_user
from app.web.submitted import submitted
from cases.aid.exporting import history_of_association, history_of_family
from cases.aid.forms import (
    AidFilterForm,
    AidForm,
    HandOverForm,
    HistoryDays,
    RevisionForm,
    RulingForm,
    values_of,
)
from cases.aid.funds.queries import funds_of, open_funds
from cases.aid.issuing import issue_history
from cases.aid.models import AidRequest
from cases.aid.operations import (
    approve_aid,
    cancel_aid,
    hand_over_aid,
    look_at_aid,
    refuse_aid,
    request_aid,
    return_aid,
    revise_aid,
    withdraw_approval,
)
from cases.aid.pages import checked, everybody_has_card, receiver_choices, shown_aid, shown_receipt
from cases.aid.periods import months_offered
from cases.aid.queries import AidFilters, active_kinds, aid_page, own_request, receipt_of, visible_request
from cases.aid.steps import address_of
from cases.assessments.queries import family_name
from cases.queries import own_case, visible_case

blueprint = Blueprint("aid", __name__)


@blueprint.route("/cases/<uuid:case_id>/aid/new", methods=["GET", "POST"])
def new(case_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    case, form = own_case(case_id, by), opened(AidForm, month=f"{clock.today():%Y-%m}")
    form.offer(active_kinds(), open_funds(case.association_id), months_offered(clock.today()))
    if not form.is_check and submitted(form, lambda: request_aid(case, form.wanted, form.key, by=by)):
        say(_("The request is sent for approval. You follow it in the list of aid."))
        return redirect(url_for("aid.index"))
    return render_template(
        "aid/new.html",
        case=case,
        family=family_name(case),
        form=form,
        check=checked(case, form.wanted) if form.is_check and form.validate_on_submit() else None,
        errors=error_list(form),
    )


@blueprint.get("/aid/")
def index() -> str:
    by = signed_in_user()
    form = AidFilterForm(request.args)
    form.offer(active_kinds(), funds_of(by))
    is_sound = form.validate()
    filters = AidFilters(
        text=(form.q.data or "") if is_sound else "",
        status=form.status.data,
        kind_id=uuid.UUID(form.kind.data) if form.kind.data else None,
        fund_id=uuid.UUID(form.fund.data) if form.fund.data else None,
        since=form.since.day,
        until=form.until.day,
    )
    page = aid_page(filters, by, request.args.get("before", "") if is_sound else "")
    return render_template("aid/index.html", form=form, page=page, is_filtered=any(request.args.values()))


@blueprint.get("/aid/<uuid:aid_request_id>")
def show(aid_request_id: uuid.UUID) -> str:
    by = signed_in_user()
    return _show(visible_request(aid_request_id, by), RulingForm(formdata=None), by)


def _show(found: AidRequest, form: RulingForm, by: Actor) -> str:
    form.version.data = str(found.version)
    look_at_aid(found, by=by)
    return render_template(
        "aid/show.html",
        aid=shown_aid(found, by),
        case=found.case,
        family=family_name(found.case),
        form=form,
        errors=error_list(form),
    )


@blueprint.post("/aid/<uuid:aid_request_id>/approval")
def approval(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), RulingForm()
    if submitted(form, lambda: approve_aid(found, form.ruling, by=by)):
        say(_("Aid approved, %(amount)s reserved.", amount=formatting.riyals(found.revision.amount)))
        return redirect(address_of(aid_request_id))
    return _show(found, form, by)


@blueprint.post("/aid/<uuid:aid_request_id>/return")
def return_for_completion(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), RulingForm()
    if submitted(form, lambda: return_aid(found, form.ruling, by=by)):
        say(_("The request is returned. It stands first in the social worker's work, with your words."))
        return redirect(address_of(aid_request_id))
    return _show(found, form, by)


@blueprint.route("/aid/<uuid:aid_request_id>/refusal", methods=["GET", "POST"])
def refusal(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), RulingForm()
    if submitted(form, lambda: refuse_aid(found, form.ruling, by=by)):
        say(_("The request is refused, with its reason."))
        return redirect(address_of(aid_request_id))
    return _question("aid/refusal.html", found, form)


@blueprint.route("/aid/<uuid:aid_request_id>/cancellation", methods=["GET", "POST"])
def cancellation(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), RulingForm()
    if submitted(form, lambda: cancel_aid(found, form.words.data or "", by=by)):
        say(_("The request is cancelled, with its reason."))
        return redirect(address_of(aid_request_id))
    return _question("aid/cancellation.html", found, form)


@blueprint.route("/aid/<uuid:aid_request_id>/approval-withdrawal", methods=["GET", "POST"])
def approval_withdrawal(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), RulingForm()
    if submitted(form, lambda: withdraw_approval(found, form.ruling, by=by)):
        say(_("The approval is taken back and the money is free. The request can be completed and sent again."))
        return redirect(address_of(aid_request_id))
    return _question("aid/approval_withdrawal.html", found, form)


def _question(template: str, found: AidRequest, form: RulingForm) -> str:
    form.version.data = form.version.data or str(found.version)
    return render_template(template, found=found, family=family_name(found.case), form=form, errors=error_list(form))


@blueprint.route("/aid/<uuid:aid_request_id>/revision", methods=["GET", "POST"])
def revision(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found = own_request(aid_request_id, by)
    form = opened(RevisionForm, **values_of(found))
    form.offer(open_funds(found.association_id))
    if submitted(form, lambda: revise_aid(found, form.wanted(found), form.key, by=by)):
        say(_("The request is sent for approval again."))
        return redirect(address_of(aid_request_id))
    return render_template(
        "aid/revision.html",
        aid=shown_aid(found, by),
        family=family_name(found.case),
        form=form,
        errors=error_list(form),
    )


@blueprint.route("/aid/<uuid:aid_request_id>/hand-over", methods=["GET", "POST"])
def hand_over(aid_request_id: uuid.UUID) -> str | Response:
    by = signed_in_user()
    found, form = own_request(aid_request_id, by), opened(HandOverForm)
    form.offer(receiver_choices(found), everybody_has_card(found))
    if submitted(form, lambda: hand_over_aid(found, form.handing, form.key, by=by)):
        receipt = receipt_of(aid_request_id, by).receipt_number
        say(_("Aid handed over, receipt %(number)s. Nothing more for you to do.", number=receipt))
        return redirect(url_for("aid.receipt", aid_request_id=aid_request_id))
    look_at_aid(found, by=by)
    return render_template(
        "aid/hand_over.html",
        aid=shown_aid(found, by),
        family=family_name(found.case),
        form=form,
        errors=error_list(form),
    )


@blueprint.get("/aid/<uuid:aid_request_id>/receipt")
def receipt(aid_request_id: uuid.UUID) -> str:
    by = signed_in_user()
    found = receipt_of(aid_request_id, by)
    look_at_aid(found.request, by=by)
    return render_template("aid/receipt.html", receipt=shown_receipt(found))


@blueprint.route("/cases/<uuid:case_id>/aid-history.<any(pdf, xlsx, csv):form>", methods=["GET", "POST"])
def aid_history(case_id: uuid.UUID, form: str) -> Response:
    by = signed_in_user()
    days = HistoryDays(request.args)
    days.validate()
    gathered = history_of_family(visible_case(case_id, by), days.since.day, days.until.day, by)
    return file_answer(issue_history(gathered, ExportFormat(form), by))


@blueprint.route("/aid/history.<any(pdf, xlsx, csv):form>", methods=["GET", "POST"])
def association_history(form: str) -> Response:
    by = signed_in_user()
    days = HistoryDays(request.args)
    days.validate()
    gathered = history_of_association(days.since.day, days.until.day, by)
    return file_answer(issue_history(gathered, ExportFormat(form), by))
