"""Run one function over many inputs, here or in several processes: same answers, same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

#: chunks each worker gets: few enough to send shared inputs seldom, enough to keep all busy to the end
CHUNKS_PER_WORKER = 4

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def usable_cores() -> int:
    """Return the number of cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_all(work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int = 1) -> Iterator[Answer]:
    """Yield ``work(task)`` for every task, in the order of ``tasks``.

    Parameters
    ----------
    work
        A module-level function (it is sent to other processes when ``workers`` > 1).
    tasks
        Inputs; each must be picklable when ``workers`` > 1.
    workers
        Number of processes; 1 runs here.
    """
    if workers <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    from loky import get_reusable_executor  # noqa: PLC0415  (only where processes are wanted)

    # loky needs no `if __name__ == "__main__"` in the caller's script and keeps its workers for the next
    # call; what the tasks of a chunk share is sent once
    processes = min(workers, len(tasks))
    chunk = max(1, len(tasks) // (processes * CHUNKS_PER_WORKER))
    yield from get_reusable_executor(max_workers=processes).map(work, tasks, chunksize=chunk)
