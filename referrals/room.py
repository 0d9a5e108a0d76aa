"""What this room brings to the house."""

from __future__ import annotations

from flask import url_for

from app.accounts.roles import Role
from app.house import Action, Door, Namer, NavigationItem, Panel, Room, SheetSection, WorkSource
from app.i18n import lazy_gettext as _l
from referrals.events import ReferralEvent
from referrals.panels import may_refer, referrals_panel
from referrals.queries import find_number, numbers_of, waiting_for
from referrals.seed import seed_referrals
from referrals.sheet import draw_referrals, gather_referrals
from referrals.views import blueprint
from referrals.work import awaiting_my_release, incoming_to_answer, services_due, to_go_on_with
from referrals.working_days import load_holidays

WORKERS = frozenset({Role.WORKER})
SUPERVISORS = frozenset({Role.SUPERVISOR})
SENDERS = WORKERS | SUPERVISORS
READERS = SENDERS | {Role.AUDITOR}
BOTH, POST = ("GET", "POST"), ("POST",)


def address_of(referral_id: str) -> str:
    return url_for("referrals.show", referral_id=referral_id)


room = Room(
    name="referrals",
    blueprints=(blueprint,),
    doors=(
        Door("referrals.index", READERS),
        Door("referrals.new", WORKERS, BOTH, record="case"),
        Door("referrals.show", READERS, record="referral"),
        Door("referrals.draft", WORKERS, BOTH, record="referral"),
        Door("referrals.release", SUPERVISORS, POST, record="referral"),
        Door("referrals.return_to_preparer", SUPERVISORS, POST, record="referral"),
        Door("referrals.acceptance", WORKERS, POST, record="incoming_referral"),
        Door("referrals.question", WORKERS, POST, record="incoming_referral"),
        Door("referrals.answer", WORKERS, POST, record="referral"),
        Door("referrals.decline", WORKERS, POST, record="incoming_referral"),
        Door("referrals.services", WORKERS, POST, record="incoming_referral"),
        Door("referrals.outcome", WORKERS, POST, record="incoming_referral"),
        Door("referrals.withdrawal", SENDERS, POST, record="referral"),
        Door("referrals.expiry", SENDERS, POST, record="referral"),
    ),
    panels=(Panel("referrals", _l("Referrals"), 80, "referrals/_panel.html", referrals_panel, is_aside=True),),
    actions=(Action(_l("Refer the family"), "send", "referrals.new", 70, may_refer),),
    namers=(Namer("referral", _l("Referral"), numbers_of, address_of, find_number),),
    sheet_sections=(SheetSection("referrals", 90, gather_referrals, draw_referrals),),
    work_sources=(
        WorkSource("release", _l("Referrals to release"), _l("Read, then release"), 18, awaiting_my_release),
        WorkSource("incoming", _l("Incoming referrals"), _l("Answer within 7 working days"), 22, incoming_to_answer),
        WorkSource("asked", _l("Our referrals"), _l("Questions to answer, drafts to finish"), 24, to_go_on_with),
        WorkSource("services", _l("Services due"), _l("First service within 14 working days"), 26, services_due),
    ),
    navigation=(NavigationItem("referrals.index", _l("Referrals"), 40, READERS, waiting_for),),
    events=(ReferralEvent,),
    references=(load_holidays,),
    seeds=(seed_referrals,),
)
