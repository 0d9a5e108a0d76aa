"""`Sealed("name")`: an attribute that reads and writes text through a sealed column named `name_sealed`."""

from __future__ import annotations

from typing import Any

from app.sealed.keyring import keyring


class Sealed:
    """Text sealed to its table, column and row; it opens when read, so lists never decrypt. None stays None."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.column = f"{name}_sealed"

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        stored = getattr(row, self.column)
        return None if stored is None else keyring().open(stored, self._bound_to(row)).decode()

    def __set__(self, row: Any, value: str | None) -> None:
        sealed = None if value is None else keyring().seal(value.encode(), self._bound_to(row))
        setattr(row, self.column, sealed)

    def _bound_to(self, row: Any) -> str:
        return f"{row.__tablename__}.{self.column}:{row.id}"
