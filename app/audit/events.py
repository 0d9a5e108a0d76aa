"""The words of the trail for looking at the trail itself."""

from __future__ import annotations

from app.i18n import Labelled
from app.i18n import lazy_gettext as _l


class AuditEvent(Labelled):
    READ = "audit.read", _l("Read the audit trail")
    VERIFIED = "audit.verified", _l("Verified the audit trail")
