"""The one session of the unit of work that is under way in this context."""

from __future__ import annotations

from contextvars import ContextVar

from sqlalchemy.orm import Session
from werkzeug.local import LocalProxy

current: ContextVar[Session] = ContextVar("wasl_session")

session: Session = LocalProxy(current, unbound_message="No unit of work is open here.")  # type: ignore[assignment]
