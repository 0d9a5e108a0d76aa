"""What is said of a man and of a woman: English has one word, Arabic has two."""

from __future__ import annotations

from app.i18n import Labelled, LazyText, lazy_pgettext
from cases.catalogue import HealthStatus, MaritalStatus, Occupation, Sex

OF_A_MAN: dict[Labelled, LazyText] = {
    MaritalStatus.SINGLE: lazy_pgettext("of a man", "Single"),
    MaritalStatus.MARRIED: lazy_pgettext("of a man", "Married"),
    MaritalStatus.WIDOWED: lazy_pgettext("of a man", "Widowed"),
    MaritalStatus.DIVORCED: lazy_pgettext("of a man", "Divorced"),
    Occupation.STUDENT: lazy_pgettext("of a man", "Student"),
    Occupation.EMPLOYED: lazy_pgettext("of a man", "Employed"),
    Occupation.RETIRED: lazy_pgettext("of a man", "Retired"),
}

OF_A_WOMAN: dict[Labelled, LazyText] = {
    MaritalStatus.SINGLE: lazy_pgettext("of a woman", "Single"),
    MaritalStatus.MARRIED: lazy_pgettext("of a woman", "Married"),
    MaritalStatus.WIDOWED: lazy_pgettext("of a woman", "Widowed"),
    MaritalStatus.DIVORCED: lazy_pgettext("of a woman", "Divorced"),
    Occupation.STUDENT: lazy_pgettext("of a woman", "Student"),
    Occupation.EMPLOYED: lazy_pgettext("of a woman", "Employed"),
    Occupation.SELF_EMPLOYED: lazy_pgettext("of a woman", "Self-employed"),
    Occupation.UNEMPLOYED: lazy_pgettext("of a woman", "Looking for work"),
    Occupation.RETIRED: lazy_pgettext("of a woman", "Retired"),
    Occupation.NOT_WORKING: lazy_pgettext("of a woman", "Does not work"),
    HealthStatus.HEALTHY: lazy_pgettext("of a woman", "Healthy"),
    HealthStatus.UNABLE: lazy_pgettext("of a woman", "Unable to work"),
}


def said_of(sex: Sex, value: Labelled) -> LazyText:
    """The label of a status or an occupation as it is said of this person."""
    words = OF_A_MAN if sex is Sex.MALE else OF_A_WOMAN
    return words.get(value, value.label)
