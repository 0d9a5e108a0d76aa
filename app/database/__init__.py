"""The database: models' base, engines of both kinds, units of work."""

from app.database.base import Base, Id, UtcDateTime, new_id, text_enum
from app.database.session import session

__all__ = ["Base", "Id", "UtcDateTime", "new_id", "session", "text_enum"]
