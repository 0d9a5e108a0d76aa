"""People around one family's study."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.accounts.actor import Actor
from app.accounts.models import RoleGrant
from app.accounts.queries import actor_for
from app.accounts.roles import Role
from app.database import session
from app.database.units import writing_unit
from tests.makers.accounts import LONG_AGO, make_actor, make_user


@dataclass(frozen=True)
class People:
    """A worker, a colleague of hers, their supervisor, and one person who is both."""

    worker: Actor
    colleague: Actor
    supervisor: Actor
    both: Actor


@pytest.fixture
def people(unit: object, frozen_clock: object) -> People:
    both = make_user()
    association_id = actor_for(both).association_id
    with writing_unit():
        grant = RoleGrant(user_id=both.id, association_id=association_id, role=Role.SUPERVISOR, valid_from=LONG_AGO)
        session.add(grant)
    return People(make_actor(), make_actor(), make_actor(Role.SUPERVISOR), actor_for(both))
