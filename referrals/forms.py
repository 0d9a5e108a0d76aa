"""What may be typed about referrals."""

from __future__ import annotations

from typing import Any

import wtforms

from app import clock
from app.formatting import day_short
from app.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    Part,
    RadioChoiceField,
    Section,
    TextField,
)
from app.i18n import gettext as _
from app.i18n import lazy_gettext as _l
from cases.sharing.catalogue import REFERRAL_PURPOSES, REFERRAL_SECTIONS
from cases.sharing.forms import ConsentFields
from cases.sharing.models import Consent
from referrals.catalogue import DeclineReason, Outcome

NEW, NONE = "new", "none"


class ConsentPart(ConsentFields, Part):
    """A consent recorded together with the referral that needs it."""


class ConsentSection(Section):
    """Checked only when a new consent was chosen."""

    def validate(self, form: wtforms.Form, extra_validators: Any = ()) -> bool:
        return form["consent"].data != NEW or super().validate(form, extra_validators)


class NewReferralForm(Form):
    """What is asked, why, and by which consent."""

    purpose = ChoiceField(_l("What for?"), REFERRAL_PURPOSES)
    service = TextField(
        _l("Service asked for"), longest=200, hint=_l("For example: a family session, then follow-up for both sons.")
    )
    reason = LongTextField(
        _l("Reason for referral"), longest=1500, hint=_l("The other association reads this. Write only what it needs.")
    )
    consent = RadioChoiceField(_l("Consent of the family"), required_message=_l("Choose the consent, or record one"))
    new_consent = ConsentSection(ConsentPart)


class DraftForm(Form):
    """A referral that is still being written."""

    service = TextField(_l("Service asked for"), longest=200)
    reason = LongTextField(_l("Reason for referral"), longest=1500)
    consent = ChoiceField(_l("Consent of the family"), blank=None)
    sections = ChoicesField(_l("Sections that are sent"), REFERRAL_SECTIONS, optional=True)
    version = HiddenField()


class ReleaseForm(Form):
    """Only where a life or somebody's health is in danger can a referral leave without consent."""

    emergency = TextField(_l("Danger to life or health"), longest=300, optional=True)


class ReturnForm(Form):
    note = LongTextField(_l("What is to be changed"), longest=1000)


class QuestionForm(Form):
    question = LongTextField(_l("What do you need to know?"), longest=1000)


class AnswerForm(Form):
    answer = LongTextField(_l("Your answer"), longest=1500)


class DeclineForm(Form):
    decline_reason = ChoiceField(_l("Why"), DeclineReason)
    decline_words = LongTextField(_l("In a few words"), longest=1000)


class ServiceForm(Form):
    kind = TextField(_l("Service given"), longest=120)
    given_on = DayField(_l("Day"), past=True, default=clock.today)
    service_words = LongTextField(_l("Note on the service"), longest=1000, optional=True)


class OutcomeForm(Form):
    outcome = ChoiceField(_l("Outcome"), Outcome)
    outcome_words = LongTextField(_l("What the sender should know"), longest=1500)


class WithdrawalForm(Form):
    why = LongTextField(_l("Why is it withdrawn?"), longest=500)


FORMS: dict[str, type[Form]] = {
    "release": ReleaseForm,
    "return": ReturnForm,
    "question": QuestionForm,
    "answer": AnswerForm,
    "decline": DeclineForm,
    "service": ServiceForm,
    "outcome": OutcomeForm,
    "withdrawal": WithdrawalForm,
}
"""The small forms of a referral's page, by the door each is posted to."""


def consent_options(consents: list[Consent], *, with_new: bool) -> list[tuple[str, str]]:
    """The consents that hold, then a new one, then none yet."""
    known = [(str(consent.id), _consent_words(consent)) for consent in consents]
    new = [(NEW, _("Record a consent now"))] if with_new else []
    return [*known, *new, (NONE, _("No consent yet: keep it as a draft"))]


def _consent_words(consent: Consent) -> str:
    return _(
        "%(purpose)s: %(how)s, until %(day)s",
        purpose=consent.purpose.label,
        how=consent.method.label,
        day=day_short(consent.ends_on),
    )
