"""What the case sheet brings to the house: its own first three sections and its address."""

from __future__ import annotations

from app.accounts.roles import Role
from app.house import Action, Door, Room, SheetSection
from app.i18n import lazy_gettext as _l
from cases import sheet_commands  # noqa: F401 (it adds its command to `flask cases`)
from cases.sheet_sections import draw_family, draw_home, draw_members, gather_family, gather_home, gather_members
from cases.sheet_views import blueprint

READERS = frozenset({Role.WORKER, Role.SUPERVISOR, Role.AUDITOR})

room = Room(
    name="sheet",
    blueprints=(blueprint,),
    doors=(Door("sheet.case_sheet", READERS, ("GET", "POST"), record="case", password="export"),),
    actions=(Action(_l("Print the case sheet"), "print", "sheet.case_sheet", 80, lambda case, by: True),),
    sheet_sections=(
        SheetSection("family", 10, gather_family, draw_family),
        SheetSection("members", 20, gather_members, draw_members),
        SheetSection("home", 30, gather_home, draw_home),
    ),
)
