"""The defender before the attacker: what to harden within a budget so that the worst attack does least."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.attack_values import AttackValues
from kerege.games.coalitions import Vector
from kerege.games.defence_sides import Attacker, Defender
from kerege.games.generation import Answered, Clock, Met, cheapest_within, close_bounds
from kerege.games.hardening_program import Elements
from kerege.games.interdiction import ENUMERATED, Attack, Method, attack_candidates
from kerege.games.recourse import Recourse

#: share of its size by which equally good hardenings may differ
_TIE = 1e-7


@dataclass(frozen=True, slots=True)
class Defence:
    """What to harden, and the worst that can then happen.

    hardened     : elements, ascending; the cheapest set that is as good, where ``cheapest`` says so
    cost         : what it costs
    attack       : the worst attack on what is left
    value        : least cost after that attack; the upper bound
    bound        : no hardening within the budget does better
    attacks      : known to the master at the end, in the order they were met
    lower, upper : float64[i], proven bounds after each iteration
    gap          : (value - bound) / (1 + |value|)
    proven       : the gap asked for is reached
    cheapest     : proven that no cheaper set is as good
    """

    hardened: Elements
    cost: float
    attack: Attack
    value: float
    bound: float
    attacks: tuple[Elements, ...]
    lower: Vector
    upper: Vector
    gap: float
    proven: bool
    cheapest: bool


def defend(
    recourse: Recourse,
    k: int,
    harden_cost: ArrayLike,
    budget: float,
    *,
    attackable: ArrayLike | None = None,
    method: Method = "auto",
    limit: int = ENUMERATED,
    gap: float = 1e-6,
    iterations: int = 1_000,
    seconds: float | None = None,
) -> Defence:
    """Return the elements to harden so that the worst attack on at most k others does least.

    min over hardenings of max over attacks of min over y of cost'y (Brown, Carlyle, Salmeron & Wood 2006,
    *Interfaces* 36(6), defender-attacker-defender), by column-and-constraint generation over attacks
    (``close_bounds``). A budget of 0 gives ``worst_attack``, one for everything the cost without an attack;
    more budget never makes it worse. Of equally good sets the cheapest is taken.

    Parameters
    ----------
    recourse, k, attackable, method, limit
        As for ``worst_attack``. Columns of attackable elements need a finite upper.
    harden_cost
        float[e], what hardening an element costs; inf where it cannot be hardened.
    budget
        Most to spend; may be inf.
    gap
        Relative gap at which the search ends.
    iterations
        Most iterations.
    seconds
        Time limit; what is found then comes back with its gap.

    Raises
    ------
    ValueError
        If ``harden_cost`` has another length, a cost or the budget is negative or NaN, a column of an
        attackable element has no finite upper, or as for ``worst_attack``.
    kerege.solve.SolveError
        As for ``worst_attack``.

    Examples
    --------
    Three ways over, the attacker takes two. Hardening the cheapest way settles it:

    >>> from kerege.games import shortest_path
    >>> ways = shortest_path([0, 0, 0], [1, 1, 1], [2, 5, 9], 0, 1, penalty=10)
    >>> found = defend(ways, 2, [4, 4, 4], budget=4)
    >>> found.hardened, found.value, found.attack.elements
    ((0,), 2.0, ())
    """
    candidates = attack_candidates(recourse, k, attackable)
    cost = _checked(recourse, harden_cost, budget, candidates)
    defender = Defender(recourse, cost, budget, gap)
    attacker = Attacker(AttackValues(recourse), k, candidates, method, limit, Clock(seconds))
    return _settled(defender, attacker, gap, iterations)


def _settled(defender: Defender, attacker: Attacker, gap: float, iterations: int) -> Defence:
    """Return the best hardening, then the cheapest of those as good."""
    first, clock = attacker.reply(()), attacker.clock
    met = close_bounds(
        defender.best, attacker.reply, [first.reply], first=first, gap=gap, iterations=iterations, clock=clock
    )
    ceiling = met.best.value + _TIE * (1 + abs(met.best.value))
    accepted = ceiling + _TIE * (1 + abs(ceiling))
    thrifty = partial(defender.cheapest, ceiling)
    best, cheapest = cheapest_within(thrifty, attacker.reply, met, ceiling=accepted, clock=clock)
    return _defence(best, met, attacker.met[best.choice], defender.cost, cheapest=cheapest)


def _defence(
    best: Answered[Elements, Elements],
    met: Met[Elements, Elements],
    attack: Attack,
    cost: Vector,
    *,
    cheapest: bool,
) -> Defence:
    return Defence(
        hardened=best.choice,
        cost=float(cost[list(best.choice)].sum()),
        attack=attack,
        value=best.value,
        bound=float(met.lower[-1]) if met.lower.size else -np.inf,
        attacks=met.replies,
        lower=met.lower,
        upper=met.upper,
        gap=met.gap,
        proven=met.proven,
        cheapest=cheapest,
    )


def _checked(
    recourse: Recourse, harden_cost: ArrayLike, budget: float, candidates: NDArray[np.int64]
) -> Vector:
    cost = np.asarray(harden_cost, dtype=np.float64)
    if cost.shape != (recourse.count,):
        raise ValueError(
            f"harden_cost must have one entry for each of {recourse.count} elements, found shape {cost.shape}"
        )
    faulty = np.flatnonzero(~(cost >= 0))
    if faulty.size:
        raise ValueError(f"harden_cost[{faulty[0]}] is {cost[faulty[0]]}; expected 0 or more")
    if not budget >= 0:
        raise ValueError(f"the budget must be 0 or more, found {budget}")
    columns = np.unique(recourse.elements[candidates].indices)
    endless = columns[np.isinf(recourse.upper[columns])]
    if endless.size:
        raise ValueError(
            f"column {endless[0]} of an attackable element has no finite upper; give it the most it can carry"
        )
    return cost
