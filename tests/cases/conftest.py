"""People that only these tests need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.accounts.actor import Actor
from app.accounts.models import RoleGrant
from app.accounts.queries import actor_for
from app.accounts.roles import Role
from app.database import session
from app.database.units import writing_unit
from tests.makers.accounts import LONG_AGO, make_user


@pytest.fixture
def make_both(unit: object) -> Callable[[], Actor]:
    """Makes a person who is worker and supervisor of one association at once."""

    def make() -> Actor:
        user = make_user()
        association_id = actor_for(user).association_id
        with writing_unit():
            grant = RoleGrant(user_id=user.id, association_id=association_id, role=Role.SUPERVISOR, valid_from=LONG_AGO)
            session.add(grant)
        return actor_for(user)

    return make
