"""`python -m tests.tooling.run`: the whole suite in two processes, the tests on PostgreSQL beside all the others.

With arguments it is pytest itself, in one process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.postgres import find_programs

PYTEST = [sys.executable, "-m", "pytest", "--quiet"]


def main(arguments: list[str]) -> int:
    """The exit code: 0 only when both halves passed."""
    if arguments or find_programs() is None:
        return subprocess.call([*PYTEST, *arguments])
    with tempfile.NamedTemporaryFile("w+", suffix=".log") as log:
        beside = subprocess.Popen([*PYTEST, "-m", "postgres"], stdout=log, stderr=subprocess.STDOUT)
        print("On SQLite, and whatever needs no database:", flush=True)
        first = subprocess.call([*PYTEST, "-m", "not postgres"])
        second = beside.wait()
        print("On PostgreSQL:", flush=True)
        print(Path(log.name).read_text(), flush=True)
    return first or second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
