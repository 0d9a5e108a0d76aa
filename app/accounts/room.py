"""What the accounts bring to the house."""

from __future__ import annotations

from app.accounts.commands import users
from app.accounts.events import AccountEvent
from app.accounts.reference import load_associations
from app.accounts.views import blueprint
from app.house import Door, Room
from app.installation import load_installation

room = Room(
    name="accounts",
    blueprints=(blueprint,),
    doors=(
        Door("accounts.sign_in", methods=("GET", "POST"), is_public=True),
        Door("accounts.language", is_public=True),
        Door("accounts.leave", methods=("POST",)),
    ),
    events=(AccountEvent,),
    commands=(users,),
    references=(load_installation, load_associations),
)
