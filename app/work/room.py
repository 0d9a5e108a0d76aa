"""What the work queue brings to the house."""

from __future__ import annotations

from app.accounts.roles import Role
from app.house import Door, NavigationItem, Room
from app.i18n import lazy_gettext as _l
from app.work.views import blueprint

SUPERVISORS = frozenset({Role.SUPERVISOR})
OTHERS = frozenset(Role) - SUPERVISORS

room = Room(
    name="work",
    blueprints=(blueprint,),
    doors=(Door("work.home"),),
    navigation=(
        NavigationItem("work.home", _l("Decisions"), 0, SUPERVISORS),
        NavigationItem("work.home", _l("My work"), 0, OTHERS),
    ),
)
