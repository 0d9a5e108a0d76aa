"""The words a file is described with; each value brings its own label."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class Sex(Labelled):
    MALE = "male", _l("Male")
    FEMALE = "female", _l("Female")


class Relation(Labelled):
    """What a member is to the head of the family."""

    HEAD = "head", _l("Head of the family")
    WIFE = "wife", _l("Wife")
    HUSBAND = "husband", _l("Husband")
    SON = "son", _l("Son")
    DAUGHTER = "daughter", _l("Daughter")
    FATHER = "father", _l("Father")
    MOTHER = "mother", _l("Mother")
    BROTHER = "brother", _l("Brother")
    SISTER = "sister", _l("Sister")
    GRANDCHILD = "grandchild", _l("Grandchild")
    GRANDPARENT = "grandparent", _l("Grandparent")
    MOTHER_IN_LAW = "mother_in_law", _l("Mother of the spouse")
    FATHER_IN_LAW = "father_in_law", _l("Father of the spouse")
    FOSTER_CHILD = "foster_child", _l("Foster child")
    OTHER = "other", _l("Other relation")


class MaritalStatus(Labelled):
    SINGLE = "single", _l("Single")
    MARRIED = "married", _l("Married")
    WIDOWED = "widowed", _l("Widowed")
    DIVORCED = "divorced", _l("Divorced")
    ABANDONED = "abandoned", _l("Abandoned")
    SUSPENDED_WIFE = "suspended_wife", _l("Left undivorced")


class HealthStatus(Labelled):
    HEALTHY = "healthy", _l("Healthy")
    CHRONIC = "chronic", _l("Chronic illness")
    DISABLED = "disabled", _l("Person with disability")
    UNABLE = "unable", _l("Unable to work")


class Education(Labelled):
    NONE = "none", _l("Does not read")
    READS = "reads", _l("Reads and writes")
    PRIMARY = "primary", _l("Primary")
    INTERMEDIATE = "intermediate", _l("Intermediate")
    SECONDARY = "secondary", _l("Secondary")
    DIPLOMA = "diploma", _l("Diploma")
    UNIVERSITY = "university", _l("University")
    BELOW_AGE = "below_age", _l("Below school age")


class Occupation(Labelled):
    STUDENT = "student", _l("Student")
    EMPLOYED = "employed", _l("Employed")
    CASUAL = "casual", _l("Casual work")
    SELF_EMPLOYED = "self_employed", _l("Self-employed")
    UNEMPLOYED = "unemployed", _l("Looking for work")
    HOMEMAKER = "homemaker", _l("Homemaker")
    RETIRED = "retired", _l("Retired")
    NOT_WORKING = "not_working", _l("Does not work")


class CaseCategoryKind(Labelled):
    """Why the family needs help; several at once. The sensitive ones are shown to few."""

    NEEDY = "needy", _l("Needy family")
    WIDOW = "widow", _l("Widow")
    DIVORCED = "divorced", _l("Divorced woman")
    ABANDONED = "abandoned", _l("Abandoned wife")
    ORPHANS = "orphans", _l("Orphans")
    LOW_INCOME = "low_income", _l("Low income")
    ELDERLY = "elderly", _l("Elderly")
    UNEMPLOYED = "unemployed", _l("Unemployed provider")
    DEBTORS = "debtors", _l("Debtors")
    CHRONIC_PATIENT = "chronic_patient", _l("Chronically ill")
    DISABLED = "disabled", _l("Person with disability")
    PRISONER_FAMILY = "prisoner_family", _l("Prisoner's family")
    UNKNOWN_PARENTAGE = "unknown_parentage", _l("Child of unknown parents")

    @property
    def is_sensitive(self) -> bool:
        return self in SENSITIVE


SENSITIVE = {
    CaseCategoryKind.CHRONIC_PATIENT,
    CaseCategoryKind.DISABLED,
    CaseCategoryKind.PRISONER_FAMILY,
    CaseCategoryKind.UNKNOWN_PARENTAGE,
    CaseCategoryKind.DEBTORS,
}


class IntakeChannel(Labelled):
    OFFICE = "office", _l("Came to the office")
    PHONE = "phone", _l("By phone")
    VISIT = "visit", _l("Met on a visit")
    ONLINE = "online", _l("Online form")
    REFERRAL = "referral", _l("Referred by another body")


class IntakeSource(Labelled):
    FAMILY = "family", _l("The family itself")
    RELATIVE = "relative", _l("A relative or neighbour")
    CENTRE = "centre", _l("A neighbourhood centre")
    MOSQUE = "mosque", _l("The imam of the mosque")
    SCHOOL = "school", _l("A school")
    HOSPITAL = "hospital", _l("A hospital")
    GOVERNMENT = "government", _l("A government body")
    ASSOCIATION = "association", _l("Another association")


class Priority(Labelled):
    NORMAL = "normal", _l("Normal")
    URGENT = "urgent", _l("Urgent")


class HousingType(Labelled):
    FLAT = "flat", _l("Flat")
    VILLA = "villa", _l("Villa")
    TRADITIONAL = "traditional", _l("Traditional house")
    ROOM = "room", _l("Room")
    ANNEX = "annex", _l("Annex")


class Tenure(Labelled):
    RENTED = "rented", _l("Rented")
    OWNED = "owned", _l("Owned")
    SHARED = "shared", _l("Shared")
    USUFRUCT = "usufruct", _l("Right of use")
    CHARITABLE = "charitable", _l("Charitable housing")
    WITH_FAMILY = "with_family", _l("With relatives")


class HomeCondition(Labelled):
    EXCELLENT = "excellent", _l("Excellent")
    GOOD = "good", _l("Good")
    POOR = "poor", _l("Poor")
    UNSAFE = "unsafe", _l("About to fall")
