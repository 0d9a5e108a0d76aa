"""The words of the trail for aid and funds."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class AidEvent(Labelled):
    SEEN = "aid.seen", _l("Looked at an aid request")
    REQUESTED = "aid.requested", _l("Asked for aid")
    REVISED = "aid.revised", _l("Completed an aid request and sent it again")
    FIRST_APPROVED = "aid.first_approved", _l("Gave the first approval of aid")
    APPROVED = "aid.approved", _l("Approved aid")
    RETURNED = "aid.returned", _l("Returned an aid request for completion")
    REFUSED = "aid.refused", _l("Refused an aid request")
    CANCELLED = "aid.cancelled", _l("Cancelled an aid request")
    APPROVAL_WITHDRAWN = "aid.approval_withdrawn", _l("Took back the approval of aid")
    HANDED_OVER = "aid.handed_over", _l("Handed aid over")
    FUNDS_SEEN = "fund.seen", _l("Looked at the funds")
    MONEY_RECEIVED = "fund.received", _l("Entered money received into a fund")
