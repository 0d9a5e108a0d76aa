"""What form drafts bring to the house."""

from __future__ import annotations

from app.drafts.views import blueprint
from app.house import Door, Room

room = Room(
    name="drafts",
    blueprints=(blueprint,),
    doors=(Door("drafts.keep", methods=("POST",)), Door("drafts.drop", methods=("POST",))),
)
