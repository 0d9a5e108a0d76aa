"""Pages of the memorandum and of the family's consents."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import clock
from app.accounts.queries import association_by_id, partner_of
from app.drafts.forms import opened
from app.forms import error_list
from app.i18n import gettext as _
from app.web.notices import say
from app.web.signed_in import signed_in_user
from app.web.submitted import submitted
from cases.queries import own_case
from cases.sharing.catalogue import REFERRAL_PURPOSES, Purpose, Section
from cases.sharing.forms import ConsentForm, MemorandumForm, WithdrawalForm, agreement_of, colleagues
from cases.sharing.operations import enter_memorandum, record_consent, withdraw_consent
from cases.sharing.policy import can_enter_memorandum
from cases.sharing.queries import memorandum_in_force, memorandums, own_consent

blueprint = Blueprint("sharing", __name__)


@blueprint.get("/memorandum")
def memorandum() -> str:
    by = signed_in_user()
    return render_template(
        "sharing/memorandum.html",
        memorandums=memorandums(),
        in_force=memorandum_in_force(clock.today()),
        can_enter=can_enter_memorandum(by),
        purposes=Purpose,
        sections=Section,
    )


@blueprint.route("/memorandum/new", methods=["GET", "POST"])
def new_memorandum() -> Response | str:
    by = signed_in_user()
    own, other = association_by_id(by.association_id), partner_of(by.association_id)
    form = opened(MemorandumForm)
    if submitted(form, lambda: enter_memorandum(form.treaty(own, other), by=by)):
        say(_("The memorandum was entered. Both associations read it from now on."))
        return redirect(url_for("sharing.memorandum"))
    return render_template(
        "sharing/new_memorandum.html",
        form=form,
        errors=error_list(form),
        own=own,
        other=other,
        purposes=Purpose,
        sections=Section,
    )


@blueprint.route("/cases/<uuid:case_id>/consents/new", methods=["GET", "POST"])
def new_consent(case_id: uuid.UUID) -> Response | str:
    by = signed_in_user()
    case = own_case(case_id, by)
    form = opened(ConsentForm, purpose=_asked_purpose(), taken_by=str(by.user_id))
    form.taken_by.offer(colleagues(by))
    if submitted(form, lambda: record_consent(case, agreement_of(form, form.purpose.data), by=by)):
        say(_("The family's consent was recorded."))
        return redirect(url_for("cases.show", case_id=case_id))
    return render_template(
        "sharing/new_consent.html",
        form=form,
        errors=error_list(form),
        case=case,
        partner=partner_of(case.association_id),
    )


@blueprint.route("/consents/<uuid:consent_id>/withdrawal", methods=["GET", "POST"])
def withdrawal(consent_id: uuid.UUID) -> Response | str:
    by = signed_in_user()
    consent = own_consent(consent_id, by)
    case_id = consent.case_id
    form = opened(WithdrawalForm)
    if submitted(form, lambda: withdraw_consent(consent, form.reason.data, by=by)):
        say(_("The withdrawal was recorded. The other association no longer sees what was sent by this consent."))
        return redirect(url_for("cases.show", case_id=case_id))
    return render_template("sharing/withdrawal.html", form=form, errors=error_list(form), consent=consent)


def _asked_purpose() -> Purpose | None:
    asked = request.args.get("purpose", "")
    return next((purpose for purpose in REFERRAL_PURPOSES if purpose.value == asked), None)
