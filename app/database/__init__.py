"""The database: models' base, engines of both kinds, units of work."""

from app.database.base import Base, Id, UtcDateTime, new_id, text_enum
from app.database.counters import Counter, next_number
from app.database.session import session

__all__ = ["Base", "Counter", "Id", "UtcDateTime", "new_id", "next_number", "session", "text_enum"]
