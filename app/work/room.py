"""What the work queue brings to the house."""

from __future__ import annotations

from app.house import Room

room = Room(name="work")
