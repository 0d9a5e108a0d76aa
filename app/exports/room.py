"""What exports bring to the house."""

from __future__ import annotations

from app.exports.commands import exports
from app.exports.events import ExportEvent
from app.exports.queries import names_of_exports
from app.exports.views import blueprint
from app.house import Door, Namer, NavigationItem, Room
from app.i18n import lazy_gettext as _l

room = Room(
    name="exports",
    blueprints=(blueprint,),
    doors=(Door("exports.register"),),
    navigation=(NavigationItem("exports.register", _l("Exports"), 70),),
    events=(ExportEvent,),
    namers=(Namer("export", _l("Export"), names_of_exports, lambda export_id: ""),),
    commands=(exports,),
)
