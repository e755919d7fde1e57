"""``python -m benchmarks``: check all answers, then show times and write ``docs/benchmarks.md``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from benchmarks.answers import Answer, agree, apart
from benchmarks.contestants import CONTESTANTS
from benchmarks.measure import Timing, in_process
from benchmarks.networks import SIZES, Size
from benchmarks.page import Entry, page
from benchmarks.study import StudyTiming, run_once

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
SHOCKS = 10
STUDIES = 3


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--shocks", type=int, default=SHOCKS, help="shocks for each market (default %(default)s)"
    )
    parser.add_argument(
        "--studies", type=int, default=STUDIES, help="runs of the whole study (default %(default)s)"
    )
    parser.add_argument(
        "--sizes", nargs="+", choices=[s.name for s in SIZES], default=[s.name for s in SIZES]
    )
    parser.add_argument("--print-only", action="store_true", help="leave docs/benchmarks.md as it is")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    results = [(s, _size(s, chosen.shocks)) for s in SIZES if s.name in chosen.sizes]
    studies = [_study(i) for i in range(chosen.studies)]
    text = page(results, studies, load)
    print(text)
    if not chosen.print_only:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE}")


def _study(index: int) -> StudyTiming:
    print(f"study, run {index + 1} ...", flush=True)
    return run_once()


def _size(size: Size, shocks: int) -> list[Entry]:
    """Return one entry a contestant; nothing is timed for the reader where the reference has no answer."""
    reference: dict[int, Answer] = {}
    entries = []
    for index, contestant in enumerate(CONTESTANTS):
        if contestant.missing:
            missing = ", ".join(contestant.missing)
            entries.append(Entry(contestant.name, None, (0.0, 0.0), f"absent: {missing} is not installed"))
            continue
        print(f"{size.name}: {contestant.name} ...", flush=True)
        try:
            timing, answers = in_process(index, SIZES.index(size), shocks)
        except RuntimeError as problem:
            entries.append(Entry(contestant.name, None, (0.0, 0.0), f"failed: {problem}"))
            continue
        if index == 0:
            reference = answers
        entries.append(_checked(contestant.name, timing, answers, reference))
    return entries


def _checked(name: str, timing: Timing, answers: dict[int, Answer], reference: dict[int, Answer]) -> Entry:
    """Return the entry of a contestant whose answers are those of the reference, else why it has no times."""
    if not answers.keys() <= reference.keys():
        return Entry(name, None, (0.0, 0.0), "not checked: the reference has no answer; no time shown")
    gaps = [apart(reference[k], answers[k]) for k in answers]
    worst = (max(g[0] for g in gaps), max(g[1] for g in gaps))
    if all(agree(reference[k], answers[k]) for k in answers):
        return Entry(name, timing, worst)
    note = f"answers differ: objective by {worst[0]:.0e}, flows by {worst[1]:.0e}; no time shown"
    return Entry(name, None, worst, note)


if __name__ == "__main__":
    main()
