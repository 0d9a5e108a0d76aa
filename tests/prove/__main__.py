"""`make prove`: runs every part, one line a figure, and remembers what passed until the code changes.

WASL_COUNTS=quarter tries a quarter as often. Names of parts as arguments run those parts only.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import traceback
from pathlib import Path

from tests.prove.part import Part
from tests.prove.parts import ALL
from tests.support.absent import PARTS as OF_THE_MACHINE
from tests.tooling.source import ROOT, modules_of_tests, product_modules

MEMORY = ROOT / ".prove"


def main(names: list[str]) -> int:
    """Exit code 0 when every part passed, 1 when one failed or, where CI=true, could not run."""
    share = os.environ.get("WASL_COUNTS") or "full"
    if share not in ("full", "quarter") or set(names) - {part.name for part in ALL}:
        print(f"WASL_COUNTS is full or quarter; the parts are {', '.join(part.name for part in ALL)}.", file=sys.stderr)
        return 1
    memory = MEMORY / f"{_state_of_the_code()}-{share}.json"
    passed = json.loads(memory.read_text()) if memory.exists() else {}
    failed = 0
    for part in [part for part in ALL if not names or part.name in names]:
        if part.needs and OF_THE_MACHINE[part.needs]() is None:
            print(f"{part.name}: left out, it needs {part.needs}", flush=True)
            failed += os.environ.get("CI") == "true"
        elif part.name in passed:
            print(f"{part.name}: {passed[part.name]} (already proved)", flush=True)
        elif figure := _figure(part, part.count(share)):
            passed[part.name] = figure
            _remember(memory, passed)
        else:
            failed += 1
    print(f"{sum(not names or name in names for name in passed)} passed, {failed} failed")
    return 1 if failed else 0


def _figure(part: Part, count: int) -> str:
    """The part's line, printed with its time; "" when it failed, with the reason on stderr."""
    started = time.monotonic()
    try:
        figure = part.run(count)
    except Exception:
        print(f"{part.name}: FAILED", flush=True)
        traceback.print_exc()
        return ""
    print(f"{part.name}: {figure} ({time.monotonic() - started:.1f} s)", flush=True)
    return figure


def _remember(memory: Path, passed: dict[str, str]) -> None:
    """Written aside and renamed, so that an interrupted run never leaves half a memory."""
    memory.parent.mkdir(exist_ok=True)
    aside = memory.with_suffix(".new")
    aside.write_text(json.dumps(passed, indent=1))
    aside.replace(memory)


def _state_of_the_code() -> str:
    """A digest of everything that a part runs: what was proved counts for this code and these libraries only."""
    state = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for module in (*product_modules(), *modules_of_tests()):
        state.update(f"{module.place}\0{module.text}\0".encode())
    return state.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
