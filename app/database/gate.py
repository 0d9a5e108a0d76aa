"""The write gate: on SQLite, one writer at a time waits on a file lock instead of spinning on a busy database."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock; there BEGIN IMMEDIATE with its busy timeout keeps writers apart.
    fcntl = None  # type: ignore[assignment]


class WriteGate:
    """Lets one unit write at a time, across threads and processes; `path` is None where the engine does it itself."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._threads = threading.Lock()

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        if self.path is None:
            yield
            return
        with self._threads, self.path.open("w") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
