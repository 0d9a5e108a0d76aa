"""What this room brings to the house."""

from __future__ import annotations

from app.house import Room
from cases.aid.events import AidEvent
from cases.aid.funds.commands import funds
from cases.aid.operations import request_aid
from cases.aid.reference import load_aid_kinds, load_funds

room = Room(name="aid", events=(AidEvent,), commands=(funds,), references=(load_aid_kinds, load_funds))
__all__ = ["request_aid", "room"]
