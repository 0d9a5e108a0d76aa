"""The words of the trail for exports."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class ExportEvent(Labelled):
    EXPORTED = "export.issued", _l("Exported a numbered document")
    VERIFIED = "export.verified", _l("Verified a document")
