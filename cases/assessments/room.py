"""What visits and assessments bring to the house."""

from __future__ import annotations

from app.accounts.roles import Role
from app.house import Action, Door, Panel, Room, SheetSection, WorkSource
from app.i18n import lazy_gettext as _l
from cases.assessments.commands import recompute
from cases.assessments.events import AssessmentEvent
from cases.assessments.panels import (
    can_decide_now,
    can_send,
    can_take_back_now,
    can_visit,
    can_write,
    needs_panel,
    summary_panel,
    visits_panel,
)
from cases.assessments.paper import (
    draw_decision,
    draw_money,
    draw_needs,
    draw_opinion,
    draw_working,
    gather_money,
)
from cases.assessments.reference import load_need_policies
from cases.assessments.seed import seed_assessments
from cases.assessments.sheet import gather_decision, gather_needs, gather_opinion, gather_working
from cases.assessments.views import blueprint
from cases.assessments.work import (
    decisions_awaited,
    drafts,
    restudies_due,
    returned_files,
    under_study,
    visits_due,
)
from cases.commands import cases

WORKERS = frozenset({Role.WORKER})
SUPERVISORS = frozenset({Role.SUPERVISOR})
READERS = frozenset({Role.WORKER, Role.SUPERVISOR, Role.AUDITOR})
BOTH = ("GET", "POST")

room = Room(
    name="assessments",
    blueprints=(blueprint,),
    doors=(
        Door("assessments.new_visit", WORKERS, BOTH, record="case"),
        Door("assessments.assessment", WORKERS, BOTH, record="case"),
        Door("assessments.study", READERS, record="case"),
        Door("assessments.submission", WORKERS, ("POST",), record="case"),
        Door("assessments.taking_back", WORKERS, ("POST",), record="case"),
        Door("assessments.decision", SUPERVISORS, record="case"),
        Door("assessments.approval", SUPERVISORS, ("POST",), record="case", password="approval"),
        Door("assessments.return_for_completion", SUPERVISORS, ("POST",), record="case"),
        Door("assessments.refusal", SUPERVISORS, BOTH, record="case"),
    ),
    panels=(
        Panel("assessment", _l("Social assessment"), 30, "assessments/_summary_panel.html", summary_panel),
        Panel("needs", _l("Needs"), 50, "assessments/_needs_panel.html", needs_panel),
        Panel("visits", _l("Visits"), 60, "assessments/_visits_panel.html", visits_panel, is_aside=True),
    ),
    actions=(
        Action(_l("Decide"), "okc", "assessments.decision", 10, can_decide_now),
        Action(_l("Send for approval"), "send", "assessments.submission", 20, can_send, is_post=True),
        Action(_l("Write the assessment"), "edit", "assessments.assessment", 30, can_write),
        Action(_l("Record a visit"), "home", "assessments.new_visit", 40, can_visit),
        Action(_l("Take the file back"), "reply", "assessments.taking_back", 50, can_take_back_now, is_post=True),
    ),
    sheet_sections=(
        SheetSection("money", 40, gather_money, draw_money),
        SheetSection("working", 60, gather_working, draw_working),
        SheetSection("needs", 70, gather_needs, draw_needs),
        SheetSection("opinion", 100, gather_opinion, draw_opinion),
        SheetSection("decision", 110, gather_decision, draw_decision),
    ),
    work_sources=(
        WorkSource("returned", _l("Returned to me"), _l("A supervisor says what is missing"), 10, returned_files),
        WorkSource("decisions", _l("Family files"), _l("Decide within 7 days"), 15, decisions_awaited),
        WorkSource("visits", _l("Visits due"), _l("Planned visits of your families"), 20, visits_due),
        WorkSource("study", _l("Under study"), _l("Visit, assess, then send"), 30, under_study),
        WorkSource("drafts", _l("Drafts"), _l("Nobody else works on them until the study opens"), 40, drafts),
        WorkSource("restudy", _l("Yearly new study"), _l("12 months after the last one"), 60, restudies_due),
    ),
    events=(AssessmentEvent,),
    references=(load_need_policies,),
    seeds=(seed_assessments,),
)

cases.add_command(recompute)  # `flask cases recompute` stands in the group of the room below.
