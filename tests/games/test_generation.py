"""The loop of proposals and replies itself: how it stops, and what it then says."""

from collections.abc import Sequence

import numpy as np
import pytest

from kerege.games.generation import Answered, Clock, Met, cheapest_within, close_bounds
from kerege.solve import SolveError, Status


def far(guess: int) -> Answered[int, int]:
    """The farther of two targets."""
    return max((Answered(guess, t, float(abs(guess - t))) for t in (2, 7)), key=lambda a: a.value)


def propose(targets: Sequence[int], seconds: float | None) -> tuple[int, float]:
    return min(((g, float(max(abs(g - t) for t in targets))) for g in range(10)), key=lambda p: p[1])


def late(targets: Sequence[int], seconds: float | None) -> tuple[int, float]:
    raise SolveError("time", Status.LIMIT)


def test_iterations_and_time_leave_a_gap() -> None:
    one = close_bounds(propose, far, [2], gap=0.0, iterations=1, clock=Clock(None))
    assert (one.proven, one.gap, one.replies) == (False, 5 / 6, (2,))
    up = close_bounds(propose, far, [2], gap=0.0, iterations=9, clock=Clock(0.0))
    assert up.upper.tolist() == [5.0]


def test_a_master_out_of_time_ends_the_search_once_a_choice_is_known() -> None:
    met = close_bounds(late, far, [2], first=far(9), gap=0.0, iterations=9, clock=Clock(None))
    assert (met.best, met.proven, met.gap, met.lower.size) == (far(9), False, np.inf, 0)
    with pytest.raises(SolveError, match="time"):
        close_bounds(late, far, [2], gap=0.0, iterations=9, clock=Clock(None))


def test_an_adversary_that_repeats_itself_ends_the_search() -> None:
    met = close_bounds(lambda _t, _s: (0, 0.0), far, [7], gap=0.0, iterations=9, clock=Clock(None))
    assert (met.best.value, met.proven, met.upper.size) == (7.0, False, 1)


def test_bounds_that_cross_are_an_error() -> None:
    with pytest.raises(SolveError, match="the proven bound 9 is above the value 3 of a choice met"):
        close_bounds(lambda _t, _s: (4, 9.0), far, [2], gap=0.0, iterations=9, clock=Clock(None))


@pytest.mark.parametrize(("gap", "iterations"), [(-1.0, 1), (float("nan"), 1), (0.0, 0)])
def test_settings_that_cannot_be_are_said(gap: float, iterations: int) -> None:
    with pytest.raises(ValueError, match="expected 1 iteration or more and a gap of 0 or more"):
        close_bounds(propose, far, [2], gap=gap, iterations=iterations, clock=Clock(None))


def test_the_cheapest_within_a_ceiling() -> None:
    """The smallest guess at most 4 from both targets is 3."""
    met: Met[int, int] = close_bounds(propose, far, [2], gap=0.0, iterations=9, clock=Clock(None))

    def smallest(targets: Sequence[int], seconds: float | None) -> tuple[int, bool]:
        return min(g for g in range(10) if max(abs(g - t) for t in targets) <= 4), True

    assert cheapest_within(smallest, far, met, ceiling=4.0, clock=Clock(None)) == (far(3), True)
    assert cheapest_within(smallest, far, met, ceiling=4.0, clock=Clock(0.0)) == (met.best, False)
    stuck = cheapest_within(lambda _t, _s: (0, True), far, met, ceiling=4.0, clock=Clock(None))
    assert stuck == (met.best, False)
    unproven = cheapest_within(lambda _t, _s: (3, False), far, met, ceiling=4.0, clock=Clock(None))
    assert unproven == (met.best, False)
    out = cheapest_within(late, far, met, ceiling=4.0, clock=Clock(None))  # type: ignore[arg-type]
    assert out == (met.best, False)
