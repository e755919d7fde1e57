"""Column-and-constraint generation: a master that proposes, an adversary that replies, until bounds meet.

Zeng & Zhao 2013, *Operations Research Letters* 41, 457-461. The master knows only the replies met so far, so
its optimum is a lower bound; the worst reply to its proposal is an upper bound, and becomes known. With
finitely many replies this ends. The file knows neither programs nor tables: both sides are functions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from kerege.games.coalitions import Vector
from kerege.solve import SolveError, Status, relative_gap

Choice = TypeVar("Choice")
Reply = TypeVar("Reply", bound=Hashable)
#: share of its size by which a bound may be above a value met: rounding of two solves
_CROSSED = 1e-6


@dataclass(frozen=True, slots=True)
class Answered(Generic[Choice, Reply]):
    """A choice with its worst reply and what it then costs in all; inf where nothing is feasible."""

    choice: Choice
    reply: Reply
    value: float


@dataclass(frozen=True, slots=True)
class Met(Generic[Choice, Reply]):
    """How far the bounds came.

    best         : the best choice met
    replies      : known to the master, in the order they were met
    lower, upper : float64[i], proven bounds after each iteration; lower never falls, upper never rises
    gap          : (upper - lower) / (size + |upper|) at the end
    proven       : the gap asked for is reached
    """

    best: Answered[Choice, Reply]
    replies: tuple[Reply, ...]
    lower: Vector
    upper: Vector
    gap: float
    proven: bool


#: proposes a choice for the replies known and proves a lower bound; its time limit in seconds comes second
Master = Callable[[Sequence[Reply], float | None], tuple[Choice, float]]
#: returns the worst reply to a choice
Adversary = Callable[[Choice], Answered[Choice, Reply]]


class Clock:
    """Seconds left of a time limit; None where there is none."""

    __slots__ = ("_end",)

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Return the seconds left, 0 or more."""
        return None if self._end is None else max(self._end - time.monotonic(), 0.0)

    def up(self) -> bool:
        """Whether none are left."""
        return self.left() == 0.0


def close_bounds(
    master: Master[Reply, Choice],
    adversary: Adversary[Choice, Reply],
    start: Sequence[Reply],
    *,
    first: Answered[Choice, Reply] | None = None,
    gap: float,
    size: float = 1.0,
    iterations: int,
    clock: Clock,
) -> Met[Choice, Reply]:
    """Return the best choice against the worst reply, with bounds.

    Stops when the gap is reached, after ``iterations``, when time is up (after at least one choice), or when
    the adversary repeats itself, which rounding alone can cause: then the gap left is told.

    Parameters
    ----------
    master, adversary
        The two sides.
    start
        Replies known from the start, at least one.
    first
        A choice met already, if any.
    gap, size
        Gap asked for and what counts as a value of normal size; see ``kerege.solve.relative_gap``.
    iterations
        Most proposals, 1 or more.
    clock
        Time limit.

    Raises
    ------
    ValueError
        If ``iterations`` or ``gap`` cannot be.
    kerege.solve.SolveError
        From either side; a master out of time ends the search instead, once a choice is known.

    Examples
    --------
    Guess a number from 0 to 9 so that the farther of 2 and 7 is nearest:

    >>> def far(guess):
    ...     return max((Answered(guess, target, float(abs(guess - target))) for target in (2, 7)),
    ...                key=lambda answered: answered.value)
    >>> def propose(targets, seconds):
    ...     return min(((g, float(max(abs(g - t) for t in targets))) for g in range(10)), key=lambda p: p[1])
    >>> met = close_bounds(propose, far, [2], gap=0.0, iterations=9, clock=Clock(None))
    >>> met.best.choice, met.best.value, met.lower.tolist(), met.upper.tolist()
    (4, 3.0, [0.0, 3.0], [5.0, 3.0])
    """
    if iterations < 1 or not gap >= 0:
        raise ValueError(f"expected 1 iteration or more and a gap of 0 or more, found {iterations} and {gap}")
    return _closed(master, adversary, list(dict.fromkeys(start)), first, gap, size, iterations, clock)


def _closed(
    master: Master[Reply, Choice],
    adversary: Adversary[Choice, Reply],
    known: list[Reply],
    best: Answered[Choice, Reply] | None,
    gap: float,
    size: float,
    iterations: int,
    clock: Clock,
) -> Met[Choice, Reply]:
    """Let master and adversary take turns until the bounds meet, or nothing more can be learnt."""
    lower: list[float] = []
    upper: list[float] = []
    while True:
        if best is not None and clock.up():
            return _met(best, known, lower, upper, gap, size)
        try:
            choice, bound = master(known, clock.left())
        except SolveError as failed:
            if failed.status is not Status.LIMIT or best is None:
                raise
            return _met(best, known, lower, upper, gap, size)
        answered = adversary(choice)
        best = answered if best is None or answered.value < best.value else best
        if bound > best.value + _CROSSED * (size + abs(best.value)):
            raise SolveError(f"the proven bound {bound:g} is above the value {best.value:g} of a choice met")
        upper.append(best.value)
        lower.append(min(max([bound, *lower[-1:]]), best.value))
        closed = relative_gap(upper[-1], lower[-1], size=size) <= gap
        if closed or answered.reply in known or len(upper) == iterations:
            return _met(best, known, lower, upper, gap, size)
        known.append(answered.reply)


def _met(
    best: Answered[Choice, Reply],
    known: Sequence[Reply],
    lower: Sequence[float],
    upper: Sequence[float],
    gap: float,
    size: float,
) -> Met[Choice, Reply]:
    left = relative_gap(best.value, lower[-1], size=size) if lower else np.inf
    return Met(best, tuple(known), np.array(lower), np.array(upper), left, left <= gap)


def cheapest_within(
    cheapest: Callable[[Sequence[Reply], float | None], tuple[Choice, bool]],
    adversary: Adversary[Choice, Reply],
    met: Met[Choice, Reply],
    *,
    ceiling: float,
    clock: Clock,
) -> tuple[Answered[Choice, Reply], bool]:
    """Return the cheapest choice whose worst reply costs at most ``ceiling``, and whether that is proven.

    The same generation of replies: each proposal is the cheapest one that withstands those known, so the
    first that withstands all is the cheapest of all.

    Parameters
    ----------
    cheapest
        Returns the cheapest choice that keeps all known replies below the ceiling, and whether that is
        proven; the second argument is its time limit in seconds.
    adversary
        Returns the worst reply to a choice.
    met
        Its best choice is returned where time is up or the adversary repeats itself.
    ceiling
        Most that the choice may cost under its worst reply; a little above what ``cheapest`` is held to.
    clock
        Time limit.
    """
    known = list(met.replies)
    while not clock.up():
        try:
            choice, proven = cheapest(known, clock.left())
        except SolveError as failed:
            if failed.status is not Status.LIMIT:
                raise
            break
        answered = adversary(choice)
        if answered.value <= ceiling and proven:
            return answered, True
        if answered.reply in known:
            break
        known.append(answered.reply)
    return met.best, False
