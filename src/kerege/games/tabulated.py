"""One choice for each of several parts, within a budget, so that the worst scenario does least.

For losses that no program describes: they are asked for one by one, and only those that matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kerege.games.coalitions import Vector
from kerege.games.generation import Answered, Clock, Met, cheapest_within, close_bounds
from kerege.games.loss_table import LossTable, PartLoss
from kerege.games.tabulated_program import TIE, Choices, choices_of, dearest_choice, tabulated_program
from kerege.solve import Status, solve_milp

#: relative gap at which the mixed-integer programs end; finer than any gap asked for
_MILP_GAP = 1e-10


@dataclass(frozen=True, slots=True)
class TabulatedChoice:
    """A choice for each part and what is proven of it.

    choice       : one for each part
    cost         : what it costs
    value        : its loss in the worst scenario; the upper bound
    bound        : no choice within the budget has a smaller worst loss
    binding      : scenarios in which its loss is ``value`` within a relative 1e-9
    scenarios    : known to the master at the end, in the order they were met
    lower, upper : float64[i], proven bounds after each iteration
    gap          : (value - bound) / (size + |value|), where size is the largest loss of a part in the worst
                   scenario of the cheapest choice
    proven       : the gap asked for is reached
    cheapest     : proven that no cheaper choice is as good within a relative 1e-9
    """

    choice: Choices
    cost: float
    value: float
    bound: float
    binding: tuple[int, ...]
    scenarios: tuple[int, ...]
    lower: Vector
    upper: Vector
    gap: float
    proven: bool
    cheapest: bool


def choose(
    parts_costs: Sequence[ArrayLike],
    scenarios: int,
    loss: PartLoss,
    budget: float,
    *,
    gap: float = 1e-7,
    seconds: float | None = None,
) -> TabulatedChoice:
    """Return the choices within the budget whose largest total loss over scenarios is smallest.

    By column-and-constraint generation (``close_bounds``): a mixed-integer master knows the losses of all
    choices in the scenarios met so far; its proposal is evaluated in all scenarios, and the worst becomes
    known. Of equally good choices the cheapest is taken, found the same way.

    Parameters
    ----------
    parts_costs
        For each part float[c], the cost of each of its choices; doing nothing is one of them.
    scenarios
        Their number s; they are 0 to s - 1.
    loss
        loss(part, choice, scenario), a finite number, below 0 for a gain; asked once at most. Losses of parts
        add up.
    budget
        Most to spend, within 1e-9 of the dearest choice; may be inf.
    gap
        Relative gap at which the search ends.
    seconds
        Time limit; what is found then comes back with its gap.

    Raises
    ------
    ValueError
        If there is no part or scenario, a cost is negative or not finite, a loss is not finite, or the budget
        does not cover the cheapest choices.
    kerege.solve.SolveError
        If a program cannot be solved.

    Examples
    --------
    A second supplier (cost 3) halves the loss of scenario 0, a store (cost 2) that of scenario 1:

    >>> saved = {(0, 1, 0): 4.0, (1, 1, 1): 3.0}
    >>> found = choose([[0, 3], [0, 2]], 2, lambda m, c, s: 4.0 - s - saved.get((m, c, s), 0.0), budget=4)
    >>> found.choice, found.cost, found.value, found.binding
    ((1, 0), 3.0, 6.0, (1,))
    """
    return choose_from(LossTable(parts_costs, scenarios, loss), budget, gap=gap, seconds=seconds)


def choose_from(
    table: LossTable,
    budget: float,
    *,
    gap: float,
    seconds: float | None,
    known: Sequence[int] = (),
) -> TabulatedChoice:
    """Return ``choose`` of a table; ``known`` are scenarios met before."""
    least = table.cheapest()
    if not table.cost(least) <= budget + cost_tie(table):
        raise ValueError(
            f"a budget of {budget:g} does not cover the cheapest choice of every part, "
            f"{table.cost(least):g}; raise it, or add the choice of doing nothing"
        )
    clock = Clock(seconds)

    def adversary(choice: Choices) -> Answered[Choices, int]:
        totals = table.totals(choice)
        return Answered(choice, int(np.argmax(totals)), float(totals.max()))

    def master(met: Sequence[int], left: float | None) -> tuple[Choices, float]:
        program, integer = tabulated_program(table, met, budget, size)
        answer = solve_milp(program, integer, gap=_MILP_GAP, seconds=left, what="choice within the budget")
        return choices_of(table, answer.x), answer.bound * size

    first = adversary(least)
    size = _size(table, first.reply)
    start = [*known, first.reply]
    most = table.scenarios + 1
    met = close_bounds(
        master, adversary, start, first=first, gap=gap, size=size, iterations=most, clock=clock
    )
    ceiling = met.best.value + TIE * (size + abs(met.best.value))

    def thrifty(met: Sequence[int], left: float | None) -> tuple[Choices, bool]:
        program, integer = tabulated_program(table, met, budget, size, ceiling=ceiling)
        answer = solve_milp(program, integer, gap=_MILP_GAP, seconds=left, what="cheapest choice as good")
        return choices_of(table, answer.x), answer.status is Status.SOLVED

    accepted = ceiling + 10 * TIE * (size + abs(ceiling))
    best, cheapest = cheapest_within(thrifty, adversary, met, ceiling=accepted, clock=clock)
    return _result(table, best, met, cheapest=cheapest)


def cost_tie(table: LossTable) -> float:
    """Return the difference below which two costs are equal."""
    return TIE * dearest_choice(table)


def _result(
    table: LossTable, best: Answered[Choices, int], met: Met[Choices, int], *, cheapest: bool
) -> TabulatedChoice:
    totals = table.totals(best.choice)
    binding = np.flatnonzero(totals >= best.value - TIE * abs(best.value))
    return TabulatedChoice(
        choice=best.choice,
        cost=table.cost(best.choice),
        value=best.value,
        bound=min(float(met.lower[-1]), best.value) if met.lower.size else -np.inf,
        binding=tuple(int(s) for s in binding),
        scenarios=met.replies,
        lower=met.lower,
        upper=met.upper,
        gap=met.gap,
        proven=met.proven,
        cheapest=cheapest,
    )


def _size(table: LossTable, scenario: int) -> float:
    """Return the largest loss of a part in a scenario: what counts as a loss of normal size."""
    largest = max(float(np.abs(table.column(m, scenario)).max()) for m in range(len(table.costs)))
    return largest or 1.0
