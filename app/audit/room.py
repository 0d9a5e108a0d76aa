"""What the trail brings to the house."""

from __future__ import annotations

from app.accounts.queries import usernames_of
from app.accounts.roles import Role
from app.audit.commands import audit
from app.audit.events import AuditEvent
from app.audit.views import blueprint
from app.house import Door, Namer, NavigationItem, Room
from app.i18n import lazy_gettext as _l

AUDITORS = frozenset({Role.AUDITOR})

room = Room(
    name="audit",
    blueprints=(blueprint,),
    doors=(
        Door("audit.trail", AUDITORS),
        Door("audit.verification", AUDITORS, methods=("POST",)),
    ),
    navigation=(NavigationItem("audit.trail", _l("Audit trail"), 5, AUDITORS),),
    events=(AuditEvent,),
    namers=(Namer("user", _l("Account"), usernames_of, lambda user_id: ""),),
    commands=(audit,),
)
