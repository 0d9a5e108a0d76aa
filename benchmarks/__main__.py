"""`make bench`: one line a bench; exit code 1 when a ratio missed its goal."""

from __future__ import annotations

import sys

from benchmarks import calendars

ALL = (*calendars.BENCHES,)


def main() -> int:
    missed = 0
    for bench in ALL:
        ratio = bench.ratio()
        is_good = ratio <= bench.goal
        missed += not is_good
        verdict = "good" if is_good else "MISSED"
        print(f"{bench.name}: {ratio:.2f} × {bench.beside} (goal {bench.goal}): {verdict}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
