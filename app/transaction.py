"""`with transaction():` is the only commit in the program; it stands in views and commands around an operation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from app.database.units import writing_unit


@contextlib.contextmanager
def transaction() -> Iterator[None]:
    """Do what stands inside in one writing unit, with its trail as the last act; any error undoes all of it."""
    with writing_unit():
        yield
