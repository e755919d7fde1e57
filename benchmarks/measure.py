"""Time and peak memory of one contestant, each in a process of its own."""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.answers import Answer
from benchmarks.contestants import CONTESTANTS
from benchmarks.networks import SIZES, make_problem

#: one thread each, so that a core is compared with a core
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
WARM_UP = 2
#: no new round of solves is begun after so many seconds
BUDGET = 20.0
ROUNDS = 5
KIB_PER_MIB = 1024.0


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured of one contestant on one size.

    prepare     : seconds to build what is built once
    wall, cpu   : milliseconds of every measured solve
    memory      : MiB, peak of the whole process
    solved      : shocks that answers were returned for
    """

    prepare: float
    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    memory: float
    solved: tuple[int, ...]


def in_process(contestant: int, size: int, shocks: int) -> tuple[Timing, dict[int, Answer]]:
    """Measure one contestant in a fresh process.

    Raises
    ------
    RuntimeError
        If the process fails; the message is its last line of errors.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.npz"
        command = [sys.executable, "-m", "benchmarks.measure", *map(str, (contestant, size, shocks, out))]
        done = subprocess.run(  # noqa: S603  (our own module and numbers)
            command, capture_output=True, text=True, check=False, env={**os.environ, **ONE_THREAD}
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["no message"]
            raise RuntimeError(lines[-1])
        told = json.loads(done.stdout.splitlines()[-1])
        with np.load(out) as stored:
            answers = {
                shock: Answer(float(stored[f"objective{shock}"]), stored[f"flow{shock}"])
                for shock in told["solved"]
            }
    timing = Timing(
        prepare=told["prepare"],
        wall=tuple(told["wall"]),
        cpu=tuple(told["cpu"]),
        memory=told["memory"],
        solved=tuple(told["solved"]),
    )
    return timing, answers


def _measure(contestant: int, size: int, shocks: int, out: Path) -> Timing:
    problem = make_problem(SIZES[size], shocks)
    prepare = CONTESTANTS[contestant].load()
    began = time.perf_counter()
    solve = prepare(problem)
    prepared = time.perf_counter() - began
    for shock in range(WARM_UP):
        solve(shock)
    answers: dict[int, Answer] = {}
    wall, cpu = [], []
    gc.collect()
    began = time.perf_counter()
    for count in range(ROUNDS * shocks):
        shock = 1 + count % shocks
        if count >= WARM_UP and time.perf_counter() - began > BUDGET:
            break
        at, used = time.perf_counter(), time.process_time()
        answers[shock] = solve(shock)
        wall.append(1e3 * (time.perf_counter() - at))
        cpu.append(1e3 * (time.process_time() - used))
    arrays = {f"flow{shock}": a.flow for shock, a in answers.items()}
    arrays |= {f"objective{shock}": np.array(a.objective) for shock, a in answers.items()}
    np.savez(out, allow_pickle=False, **arrays)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    return Timing(prepared, tuple(wall), tuple(cpu), memory, tuple(sorted(answers)))


if __name__ == "__main__":
    import logging
    import warnings

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    who, what, count = (int(a) for a in sys.argv[1:4])
    found = _measure(who, what, count, Path(sys.argv[4]))
    sys.stdout.write("\n" + json.dumps(asdict(found)) + "\n")
