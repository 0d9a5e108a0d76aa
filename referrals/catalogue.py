"""The words a referral ends with."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class DeclineReason(Labelled):
    """Why the other association cannot take a referral on."""

    OUTSIDE_REMIT = "outside_remit", _l("Outside the association's remit")
    NO_CAPACITY = "no_capacity", _l("No room for it now")
    NOT_REACHED = "not_reached", _l("The family could not be reached")
    ALREADY_SERVED = "already_served", _l("The family has this service already")
    OTHER = "other", _l("Another reason")


class Outcome(Labelled):
    """What came of a referral."""

    SERVED = "served", _l("Served in full")
    PARTLY_SERVED = "partly_served", _l("Served in part")
    FAMILY_DECLINED = "family_declined", _l("The family did not want it any more")
    NOT_REACHED = "not_reached", _l("The family could not be reached")

    @property
    def needs_service(self) -> bool:
        """Whether a service must have been recorded before."""
        return self in (Outcome.SERVED, Outcome.PARTLY_SERVED)


class MessageKind(Labelled):
    QUESTION = "question", _l("Question")
    ANSWER = "answer", _l("Answer")
    RETURN = "return", _l("Returned to the preparer")
