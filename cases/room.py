"""What the files of families bring to the house."""

from __future__ import annotations

from app.accounts.roles import Role
from app.house import Action, Door, NavigationItem, Panel, Room
from app.i18n import lazy_gettext as _l
from cases.commands import cases
from cases.events import CaseEvent
from cases.family_page import history_panel, home_panel, may_edit_now, may_open_study, members_panel
from cases.naming import CASES, PEOPLE
from cases.seed import seed_families
from cases.views import blueprint

WORKERS = frozenset({Role.WORKER})
READERS = frozenset({Role.WORKER, Role.SUPERVISOR, Role.AUDITOR})
REVEALERS = frozenset({Role.WORKER, Role.SUPERVISOR})
BOTH = ("GET", "POST")

room = Room(
    name="cases",
    blueprints=(blueprint,),
    doors=(
        Door("cases.index", READERS),
        Door("cases.type_ahead", READERS),
        Door("cases.new", WORKERS, BOTH),
        Door("cases.show", READERS, record="case"),
        Door("cases.edit", WORKERS, BOTH, record="case"),
        Door("cases.reveal", REVEALERS, record="case"),
        Door("cases.reveal", REVEALERS, ("POST",), record="case", password="reveal"),
        Door("cases.study", WORKERS, ("POST",), record="case"),
        Door("cases.other_date"),
    ),
    panels=(
        Panel("members", _l("Members of the family"), 10, "cases/_members_panel.html", members_panel),
        Panel("home", _l("Home and contact"), 20, "cases/_home_panel.html", home_panel),
        Panel("history", _l("History of the file"), 95, "cases/_history_panel.html", history_panel, is_aside=True),
    ),
    actions=(
        Action(_l("Open the study"), "check", "cases.study", 5, may_open_study, is_post=True),
        Action(_l("Edit the file"), "edit", "cases.edit", 70, may_edit_now),
    ),
    namers=(CASES, PEOPLE),
    navigation=(NavigationItem("cases.index", _l("Family files"), 10, READERS),),
    events=(CaseEvent,),
    commands=(cases,),
    seeds=(seed_families,),
)
