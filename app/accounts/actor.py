"""The person who acts: a plain value that operations take as `by`."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from app.accounts.roles import Role
from app.errors import NotAllowed
from app.i18n import current_locale
from app.i18n import gettext as _


@dataclass(frozen=True)
class Actor:
    """Who acts, for which association, with which roles there today; `scope` are the associations they may read."""

    user_id: uuid.UUID
    username: str
    name_ar: str
    name_en: str
    association_id: uuid.UUID
    association_code: str
    roles: frozenset[Role]
    scope: frozenset[uuid.UUID] = frozenset()

    @property
    def name(self) -> str:
        return self.name_en if current_locale() == "en" else self.name_ar

    @property
    def is_worker(self) -> bool:
        return Role.WORKER in self.roles

    @property
    def is_supervisor(self) -> bool:
        return Role.SUPERVISOR in self.roles

    @property
    def is_auditor(self) -> bool:
        return Role.AUDITOR in self.roles

    @property
    def is_administrator(self) -> bool:
        return Role.ADMINISTRATOR in self.roles

    @property
    def is_console(self) -> bool:
        """The owner of the data folder at the command line."""
        return self.username == "console"

    @property
    def reads(self) -> frozenset[uuid.UUID]:
        """The associations whose records this person may look at: their own, and a joint auditor's other one."""
        return self.scope or frozenset({self.association_id})

    def belongs_to(self, association_id: uuid.UUID) -> bool:
        return self.association_id == association_id


def authorise(allowed: bool, words: Any = None) -> None:
    """The first line of every operation. Raises NotAllowed with `words` when `allowed` is false."""
    if not allowed:
        raise NotAllowed(words or _("Your role does not allow this step."))
