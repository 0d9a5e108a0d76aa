"""The four roles of the product."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import lazy_gettext as _l


class Role(StrEnum):
    """What a person may be in one association, from a day to a day."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.WORKER: _l("Social worker"),
    Role.SUPERVISOR: _l("Supervisor"),
    Role.AUDITOR: _l("Auditor"),
    Role.ADMINISTRATOR: _l("Administrator"),
}
