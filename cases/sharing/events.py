"""The words of the trail for consents and the memorandum."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class SharingEvent(Labelled):
    CONSENT_RECORDED = "consent.recorded", _l("Recorded the family's consent")
    CONSENT_WITHDRAWN = "consent.withdrawn", _l("Recorded the withdrawal of the family's consent")
    MEMORANDUM_ENTERED = "memorandum.entered", _l("Entered a memorandum")
