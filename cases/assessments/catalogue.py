"""The words an assessment is written with; each value brings its own label."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class VisitOutcome(Labelled):
    """What became of a visit; a planned one has not been made yet."""

    PLANNED = "planned", _l("Visit planned")
    VISITED = "visited", _l("Visit made")
    NO_ANSWER = "no_answer", _l("Nobody answered")
    CANCELLED = "cancelled", _l("Visit cancelled")

    @property
    def tag(self) -> str:
        return {"planned": "wait", "visited": "ok", "no_answer": "ret", "cancelled": "stop"}[self.value]


class IncomeKind(Labelled):
    SALARY = "salary", _l("Salary")
    PENSION = "pension", _l("Pension")
    SOCIAL_INSURANCE = "social_insurance", _l("Social insurance")
    SOCIAL_SECURITY = "social_security", _l("Developed social security")
    CITIZEN_ACCOUNT = "citizen_account", _l("Citizen Account")
    REHABILITATION = "rehabilitation", _l("Comprehensive rehabilitation grant")
    CASUAL_WORK = "casual_work", _l("Casual work income")
    PROJECT = "project", _l("Productive project")
    PROPERTY = "property", _l("Property income")
    ALIMONY = "alimony", _l("Maintenance received")
    RELATIVES = "relatives", _l("Help of relatives")
    OTHER_ASSOCIATION = "other_association", _l("Help of another association")
    OTHER = "other", _l("Other income")


class ObligationKind(Labelled):
    RENT = "rent", _l("House rent")
    DEBT = "debt", _l("Debt instalment")
    ELECTRICITY = "electricity", _l("Electricity bill")
    WATER = "water", _l("Water bill")
    MEDICINE = "medicine", _l("Medicines and treatment")
    SCHOOL = "school", _l("School costs")
    TRANSPORT = "transport", _l("Transport costs")
    ALIMONY = "alimony", _l("Maintenance paid")
    OTHER = "other", _l("Other obligation")


class Evidence(Labelled):
    """What stands behind an amount."""

    SEEN = "seen", _l("Paper seen")
    STATED = "stated", _l("The family says so")


class NeedKind(Labelled):
    RENT = "rent", _l("Rent support")
    FOOD = "food", _l("Food basket")
    APPLIANCES = "appliances", _l("Electrical appliances")
    FURNISHING = "furnishing", _l("Furnishing of the home")
    RESTORATION = "restoration", _l("Restoration of the home")
    ELECTRICITY = "electricity", _l("Paying the electricity bill")
    MEDICINE = "medicine", _l("Medicines and devices")
    EDUCATION = "education", _l("Help with education")
    DEBTS = "debts", _l("Paying debts")
    CLOTHING = "clothing", _l("Clothing")
    TRAINING = "training", _l("Training and qualification")
    CONSULTATION = "consultation", _l("Consultation")
    OTHER = "other", _l("Other need")


class NeedPriority(Labelled):
    HIGH = "high", _l("High priority")
    MEDIUM = "medium", _l("Medium priority")
    LOW = "low", _l("Low priority")


class NeedStatus(Labelled):
    OPEN = "open", _l("Not met yet")
    MET = "met", _l("Met")
    DROPPED = "dropped", _l("No longer needed")

    @property
    def tag(self) -> str:
        return {"open": "draft", "met": "ok", "dropped": "stop"}[self.value]


class NeedClass(Labelled):
    """The bands of the need policy, the neediest first."""

    HIGH = "high", _l("Most in need")
    MIDDLE = "middle", _l("In medium need")
    LOW = "low", _l("Least in need")

    @property
    def level(self) -> int:
        """How many cells of the mark are filled."""
        return {"high": 3, "middle": 2, "low": 1}[self.value]


class RefusalReason(Labelled):
    """Why a file is refused; a return for completion is no refusal."""

    INCOME_ABOVE = "income_above", _l("Income above the limit")
    OUTSIDE_SCOPE = "outside_scope", _l("Outside the geographic scope")
    HELPED_ELSEWHERE = "helped_elsewhere", _l("Helped by another association")
    FALSE_DATA = "false_data", _l("The data given was not true")
    NOT_COMPLETED = "not_completed", _l("The family did not complete the papers")
    FAMILY_WITHDREW = "family_withdrew", _l("The family withdrew")
    OTHER = "other", _l("Another reason")


class Verdict(Labelled):
    """What a supervisor decided on a file or a study."""

    APPROVED = "approved", _l("Approved")
    RETURNED = "returned", _l("Returned for completion")
    REFUSED = "refused", _l("Refused")

    @property
    def tag(self) -> str:
        return {"approved": "ok", "returned": "ret", "refused": "bad"}[self.value]
