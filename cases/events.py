"""The words of the trail for files of families."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class CaseEvent(Labelled):
    SEARCHED = "case.searched", _l("Looked for a family")
    SEEN = "case.seen", _l("Looked at the file")
    REVEALED = "case.revealed", _l("Revealed a masked number")
    FILED = "case.filed", _l("Registered a family")
    EDITED = "case.edited", _l("Edited the file")
    OPENED = "case.opened", _l("Opened the study")
    SUBMITTED = "case.submitted", _l("Submitted the file for approval")
    TAKEN_BACK = "case.taken_back", _l("Took the file back")
    RETURNED = "case.returned", _l("Returned the file for completion")
    APPROVED = "case.approved", _l("Approved the file")
    REFUSED = "case.refused", _l("Refused the file")
