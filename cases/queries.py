"""What this person sees: one file, and the list of files."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from app.accounts.actor import Actor
from app.database import session
from app.errors import NotFound
from app.i18n import gettext as _
from cases.models import Case
from cases.search import FoundFamily, find_families

__all__ = ["FoundFamily", "find_families", "own_case", "visible_case"]


def visible_case(case_id: uuid.UUID, by: Actor) -> Case:
    """A file of an association this person reads. Raises NotFound, as if there were none, for any other."""
    return _case_where(case_id, by.reads)


def own_case(case_id: uuid.UUID, by: Actor) -> Case:
    """A file of the person's own association, to be changed. Raises NotFound for any other."""
    return _case_where(case_id, frozenset({by.association_id}))


def _case_where(case_id: uuid.UUID, associations: frozenset[uuid.UUID]) -> Case:
    found = session.scalar(select(Case).where(Case.id == case_id, Case.association_id.in_(associations)))
    if found is None:
        raise NotFound(_("No file at this address, or it is not your association’s."))
    return found
