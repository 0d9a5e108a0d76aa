"""The words of the trail for visits, assessments and the decisions on a file."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class AssessmentEvent(Labelled):
    VISIT_RECORDED = "visit.recorded", _l("Visit recorded")
    VISIT_PLANNED = "visit.planned", _l("Visit planned")
    WRITTEN = "assessment.written", _l("Assessment written")
    CHANGED = "assessment.changed", _l("Assessment changed")
    SUBMITTED = "assessment.submitted", _l("Assessment sent for approval")
    TAKEN_BACK = "assessment.taken_back", _l("Assessment taken back")
    APPROVED = "assessment.approved", _l("Assessment approved")
    RETURNED = "assessment.returned", _l("Assessment returned for completion")
    REFUSED = "assessment.refused", _l("File refused after its assessment")
    NEED_MET = "need.met", _l("Need met")
    SEEN = "assessment.seen", _l("Looked at the assessment")
    SEEN_FOR_DECISION = "assessment.seen_for_decision", _l("Looked at the file to decide on it")
