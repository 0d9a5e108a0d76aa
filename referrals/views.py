"""Pages of referrals: the lists, a referral, and the doors of its steps."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts.actor import Actor
from app.accounts.queries import partner_of
from app.drafts.forms import opened
from app.forms import Form, error_list
from app.i18n import gettext as _
from app.transaction import transaction
from app.web.notices import say
from app.web.signed_in import signed_in_user
from app.web.submitted import submitted
from cases.queries import own_case
from cases.sharing.catalogue import Section
from cases.sharing.forms import colleagues
from referrals.drafting import begin_referral, offer_consents, request_of
from referrals.forms import FORMS, DraftForm, NewReferralForm
from referrals.models import Referral
from referrals.operations import (
    accept_referral,
    answer_information,
    ask_for_information,
    complete_referral,
    decline_referral,
    edit_referral,
    expire_referral,
    look_at_list,
    look_at_referral,
    record_service,
    release_referral,
    return_referral,
    see_referral,
    submit_referral,
    withdraw_referral,
)
from referrals.pages import page_of, section_options
from referrals.queries import (
    View,
    counts,
    incoming_referral,
    is_first_look,
    listed,
    own_referral,
    shown_from_outside,
    visible_referral,
)

blueprint = Blueprint("referrals", __name__)


@blueprint.get("/referrals/")
def index() -> str:
    by = signed_in_user()
    asked = request.args.get("view", "")
    view = View(asked) if asked in list(View) else View.INCOMING
    rows = listed(view, by)
    look_at_list(shown_from_outside(rows), by=by)
    return render_template("referrals/index.html", view=view, views=View, rows=rows, counts=counts(by))


@blueprint.route("/cases/<uuid:case_id>/referrals/new", methods=["GET", "POST"])
def new(case_id: uuid.UUID) -> Response | str:
    by = signed_in_user()
    case = own_case(case_id, by)
    form = opened(NewReferralForm, new_consent={"taken_by": str(by.user_id)})
    offer_consents(form.consent, case, with_new=True)
    form.new_consent.form.taken_by.offer(colleagues(by))
    begun: list[uuid.UUID] = []
    if submitted(form, lambda: begun.append(begin_referral(case, form, by=by).id)):
        say(_("The draft is kept. Choose what is sent, then send it to the supervisor."))
        return redirect(url_for("referrals.draft", referral_id=begun[0]))
    partner = partner_of(case.association_id)
    return render_template("referrals/new.html", form=form, errors=error_list(form), case=case, partner=partner)


@blueprint.route("/referrals/<uuid:referral_id>/draft", methods=["GET", "POST"])
def draft(referral_id: uuid.UUID) -> Response | str:
    by = signed_in_user()
    referral = own_referral(referral_id, by)
    form = opened(DraftForm, **_as_typed(referral))
    offer_consents(form.consent, referral.case, draft=referral)
    is_final = request.form.get("then") == "submit"
    if submitted(form, lambda: _keep(referral, form, is_final, by)):
        say(_("The referral waits for a supervisor.") if is_final else _("The draft is kept."))
        return redirect(url_for("referrals.show" if is_final else "referrals.draft", referral_id=referral_id))
    look_at_referral(referral, by=by)
    page = page_of(referral, by)
    options = section_options(referral, list(form.sections.data or []))
    return render_template("referrals/draft.html", form=form, errors=error_list(form), page=page, options=options)


@blueprint.get("/referrals/<uuid:referral_id>")
def show(referral_id: uuid.UUID) -> str:
    by = signed_in_user()
    referral = visible_referral(referral_id, by)
    if is_first_look(referral, by):
        with transaction():
            see_referral(referral, by=by)
    return _shown(referral, by)


@blueprint.post("/referrals/<uuid:referral_id>/release")
def release(referral_id: uuid.UUID) -> Response | str:
    return _step(
        own_referral(referral_id, signed_in_user()),
        "release",
        lambda referral, form, by: release_referral(referral, form.emergency.data or "", by=by),
        _("The referral was sent. They have 3 working days to see it; follow it here."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/return")
def return_to_preparer(referral_id: uuid.UUID) -> Response | str:
    return _step(
        own_referral(referral_id, signed_in_user()),
        "return",
        lambda referral, form, by: return_referral(referral, form.note.data, by=by),
        _("The referral went back to its preparer."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/acceptance")
def acceptance(referral_id: uuid.UUID) -> Response | str:
    return _step(
        incoming_referral(referral_id, signed_in_user()),
        "acceptance",
        lambda referral, form, by: accept_referral(referral, by=by),
        _("The referral was accepted. The first service is due within 14 working days."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/question")
def question(referral_id: uuid.UUID) -> Response | str:
    return _step(
        incoming_referral(referral_id, signed_in_user()),
        "question",
        lambda referral, form, by: ask_for_information(referral, form.question.data, by=by),
        _("The question was sent. Your days to answer begin again with the reply."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/answer")
def answer(referral_id: uuid.UUID) -> Response | str:
    return _step(
        own_referral(referral_id, signed_in_user()),
        "answer",
        lambda referral, form, by: answer_information(referral, form.answer.data, by=by),
        _("The answer was sent; the referral waits for the other association."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/decline")
def decline(referral_id: uuid.UUID) -> Response | str:
    return _step(
        incoming_referral(referral_id, signed_in_user()),
        "decline",
        lambda referral, form, by: decline_referral(referral, form.decline_reason.data, form.decline_words.data, by=by),
        _("The referral was declined. What was sent is closed."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/services")
def services(referral_id: uuid.UUID) -> Response | str:
    return _step(
        incoming_referral(referral_id, signed_in_user()),
        "service",
        lambda referral, form, by: record_service(
            referral, form.kind.data, form.given_on.data, form.service_words.data, by=by
        ),
        _("The service was recorded; the sender sees it."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/outcome")
def outcome(referral_id: uuid.UUID) -> Response | str:
    return _step(
        incoming_referral(referral_id, signed_in_user()),
        "outcome",
        lambda referral, form, by: complete_referral(referral, form.outcome.data, form.outcome_words.data, by=by),
        _("The referral is complete. Nothing more for you to do."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/withdrawal")
def withdrawal(referral_id: uuid.UUID) -> Response | str:
    return _step(
        own_referral(referral_id, signed_in_user()),
        "withdrawal",
        lambda referral, form, by: withdraw_referral(referral, form.why.data, by=by),
        _("The referral was withdrawn. The other association sees nothing of it any more."),
    )


@blueprint.post("/referrals/<uuid:referral_id>/expiry")
def expiry(referral_id: uuid.UUID) -> Response | str:
    return _step(
        own_referral(referral_id, signed_in_user()),
        "expiry",
        lambda referral, form, by: expire_referral(referral, by=by),
        _("The referral was ended unanswered. The other association sees nothing of it any more."),
    )


def _step(referral: Referral, door: str, take: Callable[[Referral, Any, Actor], Any], words: str) -> Response | str:
    """One step of a referral's life: its form, its operation, then the referral again."""
    by, referral_id = signed_in_user(), referral.id
    form = FORMS.get(door, Form)()
    if submitted(form, lambda: take(referral, form, by)):
        say(words)
        return redirect(url_for("referrals.show", referral_id=referral_id))
    return _shown(referral, by, {door: form})


def _shown(referral: Referral, by: Actor, typed: dict[str, Form] | None = None) -> str:
    look_at_referral(referral, by=by)
    page = page_of(referral, by)
    typed = typed or {}
    forms = {name: typed.get(name) or form() for name, form in FORMS.items() if name in page.may}
    errors = [error for form in typed.values() for error in error_list(form)]
    return render_template("referrals/show.html", page=page, forms=forms, errors=errors, opened=list(typed))


def _keep(referral: Referral, form: DraftForm, is_final: bool, by: Actor) -> None:
    seen_version = int(form.version.data or 0)
    edit_referral(referral, request_of(referral, form, by), seen_version, by=by)
    if is_final:
        submit_referral(referral, by=by)


def _as_typed(referral: Referral) -> dict[str, Any]:
    return {
        "service": referral.service,
        "reason": referral.reason,
        "consent": str(referral.consent_id or "none"),
        "sections": [section for section in Section if section in referral.sections],
        "version": str(referral.version),
    }
