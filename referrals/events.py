"""The words of the trail for referrals."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class ReferralEvent(Labelled):
    PREPARED = "referral.prepared", _l("Prepared a referral")
    EDITED = "referral.edited", _l("Changed a referral before it was sent")
    SUBMITTED = "referral.submitted", _l("Sent a referral to the supervisor")
    RETURNED = "referral.returned", _l("Returned a referral to its preparer")
    RELEASED = "referral.released", _l("Released a referral to the other association")
    FIRST_SEEN = "referral.first_seen", _l("Saw an incoming referral for the first time")
    LOOKED = "referral.looked", _l("Looked at a referral")
    ACCEPTED = "referral.accepted", _l("Accepted a referral")
    ASKED = "referral.asked", _l("Asked for information on a referral")
    ANSWERED = "referral.answered", _l("Answered a question on a referral")
    DECLINED = "referral.declined", _l("Declined a referral")
    SERVED = "referral.served", _l("Recorded a service for a referred family")
    COMPLETED = "referral.completed", _l("Completed a referral with its outcome")
    WITHDRAWN = "referral.withdrawn", _l("Withdrew a referral")
    EXPIRED = "referral.expired", _l("Ended an unanswered referral")
    LISTED = "referral.listed", _l("Looked at the list of incoming referrals")
