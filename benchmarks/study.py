"""The whole study of the bundled case, as ``kerege run`` makes it, less the report."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.measure import KIB_PER_MIB

if TYPE_CHECKING:
    from kerege.study.model import Study

CASE = "kazakhstan"
#: word of the command line that asks for the base alone
SOLVE = "solve"


@dataclass(frozen=True, slots=True)
class StudyTiming:
    """One run.

    wall, cpu : seconds; cpu over all processes
    solve     : seconds of the base of all systems alone: balance, prices, calibration, market
    memory    : MiB, peak of the largest process
    games     : by question about adversaries, seconds, markets solved, what was asked
    """

    wall: float
    cpu: float
    memory: float
    shocks: int
    draws: int
    events: int
    worst: float
    solve: float
    games: dict[str, tuple[float, int, str]]


def run_once() -> StudyTiming:
    """Run the study in a fresh process.

    Raises
    ------
    RuntimeError
        If it fails.
    """
    return StudyTiming(**{**_fresh(), **_fresh(SOLVE)})  # type: ignore[arg-type]


def _fresh(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.study", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own module)
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no message"])[-1])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _solve() -> dict[str, float]:
    import kerege as kg  # noqa: PLC0415  (the import is not timed)
    from kerege.network.values import Values  # noqa: PLC0415
    from kerege.whatif.pipeline import solve_case  # noqa: PLC0415

    values = Values(kg.load_case(CASE))
    began = time.perf_counter()
    solve_case(values)
    return {"solve": time.perf_counter() - began}


def _run() -> dict[str, Any]:
    from loky import get_reusable_executor  # noqa: PLC0415

    import kerege as kg  # noqa: PLC0415  (the import is not timed)

    study = kg.run_study(kg.load_case(CASE))
    get_reusable_executor().shutdown(wait=True)  # so that the workers are counted
    solves = [study.base.certificate, *(run.certificate for run in study.shocks)]
    solves += [c for test in study.backtests for c in test.certificates]
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "wall": study.seconds,
        "cpu": sum(u.ru_utime + u.ru_stime for u in used),
        "memory": max(u.ru_maxrss for u in used) / KIB_PER_MIB,
        "shocks": len(study.shocks),
        "draws": study.draws,
        "events": len(study.backtests),
        "worst": max(c.worst for c in solves),
        "games": _games(study),
    }


def _games(study: Study) -> dict[str, tuple[float, int, str]]:
    found = {}
    if (lev := study.leverage) is not None:
        size = f"{len(lev.actors)} actors, {len(lev.months)} horizons, second moves, joint threats, shifts"
        found["leverage"] = (lev.seconds, lev.solves, size)
    if (power := study.power) is not None:
        size = f"{len(power.players)} players, as it is and with each of {len(power.options)} options"
        found["power"] = (power.seconds, power.solves, size)
    if (worst := study.worst) is not None:
        size = f"up to {len(worst.cases) - 1} of {worst.considered} elements, {worst.months} months, one core"
        found["worst case"] = (worst.seconds, worst.solves, size)
    if (hedge := study.hedge) is not None:
        size = f"{len(hedge.offers)} options, {len(hedge.frontiers)} frontiers, {hedge.draws} draws"
        found["hedge"] = (hedge.seconds, hedge.evaluated, size)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_solve() if SOLVE in sys.argv else _run()) + "\n")
