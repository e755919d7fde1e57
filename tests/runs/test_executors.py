"""Serial and processes: the same answers, in the same order, to the last digit."""

import math
from collections.abc import Iterator

import numpy as np
import pytest

from kerege.runs.executors import run_all, usable_cores

NUMBERS = [float(x) for x in np.random.default_rng(5).uniform(0, 50, 23)]


def test_processes_give_the_digits_of_one_process_in_order() -> None:
    serial = list(run_all(math.lgamma, NUMBERS, workers=1))
    assert serial == [math.lgamma(x) for x in NUMBERS]
    assert list(run_all(math.lgamma, NUMBERS, workers=2)) == serial


def test_arrays_keep_their_digits_across_processes() -> None:
    matrices = [np.random.default_rng(i).normal(size=(8, 8)) for i in range(5)]
    serial = list(run_all(np.linalg.inv, matrices, workers=1))
    for one, two in zip(serial, run_all(np.linalg.inv, matrices, workers=2), strict=True):
        np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize("workers", [1, 2, 9])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_tasks(workers: int, count: int) -> None:
    assert list(run_all(math.sqrt, [4.0, 9.0][:count], workers)) == [2.0, 3.0][:count]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_task_raises_reaches_the_caller(workers: int) -> None:
    answers = run_all(math.sqrt, [4.0, -1.0, 9.0], workers)
    with pytest.raises(ValueError, match=r"math domain error|nonnegative"):
        list(answers)


def test_answers_come_one_by_one() -> None:
    """A progress bar needs an answer as soon as it is there: nothing is worked out ahead in one process."""
    asked: list[int] = []

    def note(task: int) -> int:
        asked.append(task)
        return task

    answers: Iterator[int] = run_all(note, [1, 2, 3])
    assert next(answers) == 1
    assert asked == [1]


def test_there_is_a_core() -> None:
    assert usable_cores() >= 1
