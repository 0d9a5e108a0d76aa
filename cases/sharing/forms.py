"""What may be typed about consents and the memorandum."""

from __future__ import annotations

import uuid
from datetime import date

from app import clock
from app.accounts.actor import Actor
from app.accounts.models import Association
from app.accounts.queries import people_of
from app.forms import ChoiceField, ChoicesField, DayField, Form, LongTextField, RadioChoiceField, TextField
from app.i18n import current_locale
from app.i18n import lazy_gettext as _l
from cases.sharing.catalogue import REFERRAL_PURPOSES, REFERRAL_SECTIONS, ConsentMethod, Purpose, Section
from cases.sharing.operations import USUAL_CONSENT, Agreement, Treaty


def usual_end() -> date:
    """The day on which a consent of today usually ends."""
    return clock.today() + USUAL_CONSENT


class ConsentFields:
    """The fields of a consent, for a form of their own and inside the referral's."""

    sections = ChoicesField(
        _l("What may the other association see?"),
        REFERRAL_SECTIONS,
        required_message=_l("Tick what the family agreed to"),
        hint=_l("Only what the family agreed to, in its own words."),
    )
    taken_on = DayField(_l("Day on which it was taken"), past=True, default=clock.today)
    taken_by = ChoiceField(_l("Who took it"))
    method = RadioChoiceField(_l("How the family agreed"), ConsentMethod)
    evidence = TextField(
        _l("Where the proof is"), hint=_l("For example: signed form in the paper file, page 3; name of the witness.")
    )
    ends_on = DayField(_l("Holds until"), default=usual_end)


class ConsentForm(ConsentFields, Form):
    """A consent on its own page."""

    purpose = ChoiceField(_l("What for?"), REFERRAL_PURPOSES)


class WithdrawalForm(Form):
    """Why a family took its consent back."""

    reason = LongTextField(_l("What the family said"), longest=500)


def colleagues(by: Actor) -> list[tuple[str, str]]:
    """The people of one's association, for «who took it»."""
    people = people_of(frozenset({by.association_id}))
    return [(str(person.id), person.name_en if current_locale() == "en" else person.name_ar) for person in people]


def clause_options() -> list[tuple[str, str]]:
    """Every possible clause as `direction:purpose:section`; direction `out` gives to the other association."""
    return [
        (f"{direction}:{purpose.value}:{section.value}", f"{purpose.label}: {section.label}")
        for direction in ("out", "in")
        for purpose in Purpose
        for section in Section
    ]


class MemorandumForm(Form):
    """A signed memorandum, as the administrator enters it."""

    title = TextField(_l("Title of the memorandum"), longest=200)
    signed_on = DayField(_l("Signed on"), past=True)
    starts_on = DayField(_l("In force from"))
    ends_on = DayField(_l("In force until"))
    first_contact = TextField(_l("Our contact"), longest=200, hint=_l("Name and number that both sides see."))
    second_contact = TextField(
        _l("Contact of the other association"), longest=200, hint=_l("Name and number that both sides see.")
    )
    clauses = ChoicesField(_l("What may be shared"), clause_options)

    def treaty(self, own: Association, other: Association) -> Treaty:
        """The agreement that was typed."""
        ways = {"out": (own.id, other.id), "in": (other.id, own.id)}
        clauses = [value.split(":") for value in self.clauses.data]
        return Treaty(
            title=self.title.data,
            signed_on=self.signed_on.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            contacts=(self.first_contact.data, self.second_contact.data),
            clauses=frozenset((Purpose(purpose), Section(part), *ways[way]) for way, purpose, part in clauses),
        )


def agreement_of(fields: ConsentFields, purpose: Purpose) -> Agreement:
    """The agreement that was typed into the fields of a consent."""
    return Agreement(
        purpose=purpose,
        sections=frozenset(fields.sections.data),
        method=fields.method.data,
        evidence=fields.evidence.data,
        taken_on=fields.taken_on.data,
        taken_by=uuid.UUID(fields.taken_by.data),
        ends_on=fields.ends_on.data,
    )
