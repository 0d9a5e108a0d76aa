"""From what was typed to a request: which consent, which sections."""

from __future__ import annotations

import uuid

from app import clock
from app.accounts.actor import Actor
from app.accounts.queries import partner_of
from app.errors import RuleViolated
from app.forms import ChoiceField
from app.i18n import gettext as _
from cases.models import Case
from cases.sharing.forms import agreement_of
from cases.sharing.models import Consent
from cases.sharing.operations import record_consent
from cases.sharing.queries import own_consent, sections_allowed
from referrals.forms import NEW, NONE, DraftForm, NewReferralForm, consent_options
from referrals.models import Referral
from referrals.operations import Request, prepare_referral
from referrals.pages import sections_at_first
from referrals.queries import usable_consents


def offer_consents(field: ChoiceField, case: Case, *, draft: Referral | None = None, with_new: bool = False) -> None:
    """Put the family's consents that hold today into the field's list; for a draft only of its purpose."""
    consents = usable_consents(case.id, partner_of(case.association_id).id)
    fitting = [consent for consent in consents if draft is None or consent.purpose is draft.purpose]
    if draft is not None and draft.consent is not None and draft.consent not in fitting:
        fitting.append(draft.consent)
    field.offer(consent_options(fitting, with_new=with_new))


def begin_referral(case: Case, form: NewReferralForm, *, by: Actor) -> Referral:
    """A draft of what was typed, with its new consent where one was recorded; it ticks all that is agreed to."""
    purpose = form.purpose.data
    consent = _consent_typed(case, form, by)
    allowed = sections_allowed(purpose, case.association_id, partner_of(case.association_id).id, clock.today())
    sections = sections_at_first(allowed, consent.sections if consent else frozenset())
    request = Request(purpose, form.service.data, form.reason.data, sections, consent)
    return prepare_referral(case, request, by=by)


def request_of(referral: Referral, form: DraftForm, by: Actor) -> Request:
    """What a draft asks for after it was changed."""
    consent = None if form.consent.data == NONE else own_consent(uuid.UUID(form.consent.data), by)
    return Request(referral.purpose, form.service.data, form.reason.data, frozenset(form.sections.data or ()), consent)


def _consent_typed(case: Case, form: NewReferralForm, by: Actor) -> Consent | None:
    if form.consent.data == NONE:
        return None
    if form.consent.data != NEW:
        return own_consent(uuid.UUID(form.consent.data), by)
    try:
        return record_consent(case, agreement_of(form.new_consent.form, form.purpose.data), by=by)
    except RuleViolated as refusal:
        raise RuleViolated(_("The consent: %(words)s", words=refusal.words), field="consent") from None
