"""The words of aid: groups that both associations share, forms, the calendar of each group, stages, proofs."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class AidForm(Labelled):
    CASH = "cash", _l("Cash aid")
    IN_KIND = "in_kind", _l("In-kind aid")
    SERVICE = "service", _l("Service aid")


class PeriodCalendar(StrEnum):
    """How often a family may get one kind: each month, each Ramadan, each year, or once."""

    MONTH = "month"
    RAMADAN = "ramadan"
    YEAR = "year"
    ONCE = "once"


class KindGroup(Labelled):
    """The one list by which both associations recognise the same aid, whatever each calls it."""

    RENT = "rent", _l("House rent")
    MONTHLY_AID = "monthly_aid", _l("Monthly aid")
    FOOD_BASKET = "food_basket", _l("Food basket")
    RAMADAN_BASKET = "ramadan_basket", _l("Ramadan basket")
    EID_CLOTHING = "eid_clothing", _l("Eid clothing")
    WINTER_CLOTHING = "winter_clothing", _l("Winter clothing")
    SCHOOL_BAG = "school_bag", _l("School bag")
    EDUCATION = "education", _l("Education aid")
    ELECTRICITY = "electricity", _l("Electricity bill")
    WATER = "water", _l("Water bill")
    APPLIANCES = "appliances", _l("Electrical appliances")
    FURNISHING = "furnishing", _l("Home furnishing")
    MAINTENANCE = "maintenance", _l("Home maintenance")
    TRANSPORT = "transport", _l("Transport")
    TREATMENT = "treatment", _l("Treatment")
    DEBTS = "debts", _l("Debt payment")
    PRISONER_FAMILY = "prisoner_family", _l("Support of a prisoner's family")
    MARRIAGE = "marriage", _l("Marriage grant")

    @property
    def calendar(self) -> PeriodCalendar:
        return CALENDARS.get(self, PeriodCalendar.MONTH)

    @property
    def is_betraying(self) -> bool:
        """Whether its name tells something sensitive of the family: the other association reads «aid» only."""
        return self in BETRAYING


CALENDARS = {
    KindGroup.RAMADAN_BASKET: PeriodCalendar.RAMADAN,
    KindGroup.EID_CLOTHING: PeriodCalendar.RAMADAN,
    KindGroup.WINTER_CLOTHING: PeriodCalendar.YEAR,
    KindGroup.SCHOOL_BAG: PeriodCalendar.YEAR,
    KindGroup.EDUCATION: PeriodCalendar.YEAR,
    KindGroup.APPLIANCES: PeriodCalendar.YEAR,
    KindGroup.FURNISHING: PeriodCalendar.YEAR,
    KindGroup.MAINTENANCE: PeriodCalendar.YEAR,
    KindGroup.MARRIAGE: PeriodCalendar.ONCE,
}
BETRAYING = {KindGroup.TREATMENT, KindGroup.DEBTS, KindGroup.PRISONER_FAMILY}


class Verdict(Labelled):
    """What a supervisor decided on one revision."""

    APPROVED = "approved", _l("Approved")
    RETURNED = "returned", _l("Returned for completion")
    REFUSED = "refused", _l("Refused")


class ClaimStage(Labelled):
    """A claim only asked for warns; an approved one forbids."""

    REQUESTED = "requested", _l("Only asked for")
    APPROVED = "approved", _l("Approved")


class Proof(Labelled):
    """What shows that the family received the aid."""

    SIGNATURE = "signature", _l("Signature of the receiver")
    FINGERPRINT = "fingerprint", _l("Fingerprint of the receiver")
    TRANSFER = "transfer", _l("Bank transfer notice")
    DELIVERY = "delivery", _l("Delivery note")
