"""What aid brings to the house."""

from __future__ import annotations

from app.accounts.roles import Role
from app.house import Action, Door, Namer, NavigationItem, Panel, Room, SheetSection, WorkSource
from app.i18n import lazy_gettext as _l
from app.i18n import lazy_pgettext
from cases.aid.commands import aid
from cases.aid.events import AidEvent
from cases.aid.funds.commands import funds
from cases.aid.funds.views import blueprint as funds_blueprint
from cases.aid.panels import aid_panel, may_request_now
from cases.aid.paper import draw_aid, gather_aid
from cases.aid.queries import case_of_request, codes_of_funds, find_by_number, find_by_receipt, numbers_of, receipts_of
from cases.aid.reference import load_aid_kinds, load_funds
from cases.aid.seed import seed_aid
from cases.aid.steps import address_of
from cases.aid.views import blueprint
from cases.aid.work import aid_returned, aid_to_approve, aid_to_hand_over

WORKERS = frozenset({Role.WORKER})
SUPERVISORS = frozenset({Role.SUPERVISOR})
BOTH_SIDES = frozenset({Role.WORKER, Role.SUPERVISOR})
READERS = frozenset({Role.WORKER, Role.SUPERVISOR, Role.AUDITOR})
OVERSEERS = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR})
BOTH = ("GET", "POST")
REQUEST = "aid_request"

room = Room(
    name="aid",
    blueprints=(blueprint, funds_blueprint),
    doors=(
        Door("aid.new", WORKERS, BOTH, record="case"),
        Door("aid.index", READERS),
        Door("aid.show", READERS, record=REQUEST),
        Door("aid.approval", SUPERVISORS, ("POST",), record=REQUEST, password="approval"),
        Door("aid.return_for_completion", SUPERVISORS, ("POST",), record=REQUEST, password="approval"),
        Door("aid.refusal", SUPERVISORS, ("GET",), record=REQUEST),
        Door("aid.refusal", SUPERVISORS, ("POST",), record=REQUEST, password="approval"),
        Door("aid.cancellation", WORKERS, BOTH, record=REQUEST),
        Door("aid.approval_withdrawal", BOTH_SIDES, ("GET",), record=REQUEST),
        Door("aid.approval_withdrawal", BOTH_SIDES, ("POST",), record=REQUEST, password="approval"),
        Door("aid.revision", WORKERS, BOTH, record=REQUEST),
        Door("aid.hand_over", WORKERS, BOTH, record=REQUEST),
        Door("aid.receipt", READERS, record=REQUEST),
        Door("aid.aid_history", READERS, BOTH, record="case", password="export"),
        Door("aid.association_history", OVERSEERS, BOTH, password="export"),
        Door("funds.index", OVERSEERS),
    ),
    sheet_sections=(SheetSection("aid", 80, gather_aid, draw_aid),),
    panels=(Panel("aid", _l("Aid history"), 70, "aid/_panel.html", aid_panel),),
    actions=(Action(_l("Ask for aid"), "hand", "aid.new", 15, may_request_now),),
    namers=(
        Namer("aid_request", _l("Aid request"), numbers_of, address_of, find_by_number, case_of=case_of_request),
        Namer("hand_over", _l("Receipt"), receipts_of, lambda hand_over_id: "", find_by_receipt),
        Namer("fund", _l("Fund"), codes_of_funds, lambda fund_id: ""),
    ),
    work_sources=(
        WorkSource("aid_returned", _l("Aid returned to me"), _l("A supervisor says what is missing"), 12, aid_returned),
        WorkSource("aid", _l("Aid requests"), _l("Decide within 5 days"), 16, aid_to_approve),
        WorkSource("hand_over", _l("Aid to hand over"), _l("Approved; you did not prepare it"), 18, aid_to_hand_over),
    ),
    navigation=(
        NavigationItem("aid.index", lazy_pgettext("list", "Aid"), 30, READERS),
        NavigationItem("funds.index", _l("Funds"), 50, OVERSEERS),
    ),
    events=(AidEvent,),
    commands=(aid, funds),
    references=(load_aid_kinds, load_funds),
    seeds=(seed_aid,),
)
