"""The words of sharing: what for, which part of a file, and how the family agreed."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class Purpose(Labelled):
    """What one association may ask the other for; the memorandum's fields of cooperation."""

    DOUBLE_AID_CHECK = "double_aid_check", _l("Double-aid check")
    AID = "aid", _l("Aid in kind or money")
    FAMILY_CONSULTATION = "family_consultation", _l("Family consultation")
    PSYCHOLOGICAL_CONSULTATION = "psychological_consultation", _l("Psychological consultation")
    EDUCATIONAL_CONSULTATION = "educational_consultation", _l("Educational consultation")
    SOCIAL_CONSULTATION = "social_consultation", _l("Social consultation")
    PROGRAMME = "programme", _l("Programme or initiative")
    FAMILY_DEVELOPMENT = "family_development", _l("Family rehabilitation and development")
    VOLUNTEERS = "volunteers", _l("Help of volunteers")


REFERRAL_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.DOUBLE_AID_CHECK)
"""What a referral may be made for; the double-aid check asks for nothing and has its own clause."""


class Section(Labelled):
    """A part of the file that can be shared on its own."""

    BASIC = "basic", _l("Basic data")
    MEMBERS = "members", _l("Family members")
    HOUSING = "housing", _l("Housing")
    HEALTH = "health", _l("Health")
    INCOME = "income", _l("Income and obligations")
    NEEDS = "needs", _l("Needs")
    ASSESSMENT = "assessment", _l("Social assessment")
    AID = "aid", _l("Aid received")


REFERRAL_SECTIONS = (
    Section.BASIC,
    Section.MEMBERS,
    Section.NEEDS,
    Section.HOUSING,
    Section.HEALTH,
    Section.INCOME,
)
"""The sections that a referral can carry today, in the order of its paper."""


class ConsentMethod(Labelled):
    """How the family agreed."""

    SIGNED_FORM = "signed_form", _l("Signed form")
    RECORDED_CALL = "recorded_call", _l("Recorded call")
    IN_PERSON = "in_person", _l("In person, before a witness")
