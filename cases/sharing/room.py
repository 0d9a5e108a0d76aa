"""What this room brings to the house."""

from __future__ import annotations

from flask import url_for

from app.accounts.roles import Role
from app.house import Action, Door, Namer, NavigationItem, Panel, Room
from app.i18n import lazy_gettext as _l
from cases.sharing.events import SharingEvent
from cases.sharing.panels import consents_panel
from cases.sharing.policy import can_record_consent
from cases.sharing.queries import consent_names, memorandum_names
from cases.sharing.seed import seed_memorandum
from cases.sharing.views import blueprint

WORKERS = frozenset({Role.WORKER})
HEARERS = frozenset({Role.WORKER, Role.SUPERVISOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
BOTH = ("GET", "POST")


def memorandum_address(memorandum_id: str) -> str:
    return url_for("sharing.memorandum")


def consent_address(consent_id: str) -> str:
    """A consent has no page of its own; it stands on the family's."""
    return ""


room = Room(
    name="sharing",
    blueprints=(blueprint,),
    doors=(
        Door("sharing.memorandum"),
        Door("sharing.new_memorandum", ADMINISTRATORS, BOTH),
        Door("sharing.new_consent", WORKERS, BOTH, record="case"),
        Door("sharing.withdrawal", HEARERS, BOTH, record="consent"),
    ),
    panels=(Panel("consents", _l("Consents of the family"), 90, "sharing/_panel.html", consents_panel, is_aside=True),),
    actions=(Action(_l("Record a consent"), "shield", "sharing.new_consent", 80, can_record_consent),),
    namers=(
        Namer("consent", _l("Consent"), consent_names, consent_address),
        Namer("memorandum", _l("Memorandum"), memorandum_names, memorandum_address),
    ),
    navigation=(NavigationItem("sharing.memorandum", _l("Memorandum"), 60, ADMINISTRATORS),),
    events=(SharingEvent,),
    seeds=(seed_memorandum,),
)
