"""The attacker: which few elements to take away so that the least cost of what is left is largest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.attack_program import priced_attack
from kerege.games.attack_values import AttackValues
from kerege.games.recourse import Recourse
from kerege.games.subsets import TIE, greedy_subset, subset_count, worst_subset
from kerege.solve import relative_gap

Method = Literal["auto", "enumeration", "milp"]
#: sets up to which ``auto`` enumerates: seconds, where one program takes milliseconds
ENUMERATED = 2_000
#: a relative gap below this is rounding
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack and what it does.

    elements  : ascending
    value     : least cost after it, by a certified linear program; in the unit of the recourse
    bound     : no attack of at most k elements does more
    exact     : value and bound agree within a relative 1e-6
    method    : ``enumeration``, ``milp`` or ``greedy``
    ties      : all attacks of the same value within a relative 1e-9, this one first; only enumeration knows
                more than one
    evaluated : number of linear programs solved
    """

    elements: tuple[int, ...]
    value: float
    bound: float
    exact: bool
    method: str
    ties: tuple[tuple[int, ...], ...]
    evaluated: int


def worst_attack(
    recourse: Recourse,
    k: int,
    *,
    method: Method = "auto",
    attackable: ArrayLike | None = None,
    limit: int = ENUMERATED,
    seconds: float | None = None,
) -> Attack:
    """Return the attack on at most k elements after which the least cost is largest.

    max over x with at most k elements of min over y of cost'y, attacked columns closed; Wood 1993,
    *Mathematical and Computer Modelling* 17(2). The value never falls with k. With k = 0, or nothing
    attackable, it is the least cost without an attack; k above the number of elements counts as that number.

    Parameters
    ----------
    recourse
        What is left to do after an attack.
    k
        Most elements attacked at once.
    method
        ``enumeration`` tries all sets and lists ties; among them the attack of fewest elements, then the
        lexicographically smallest, is taken. ``milp`` proves a bound by a mixed-integer program
        (``priced_attack``), which rests on the penalties of the recourse; elements that add nothing are left
        out. ``auto`` enumerates up to ``limit`` sets.
    attackable
        bool[e]; all elements if left out.
    limit
        Most sets to enumerate.
    seconds
        Time limit of the mixed-integer search; what it has then comes back with its bound.

    Raises
    ------
    ValueError
        If k is negative, ``attackable`` has another length, there are more than ``limit`` sets for
        ``enumeration``, or a penalty is found too small.
    kerege.solve.SolveError
        If nothing is feasible after an attack, or a program cannot be solved.

    Examples
    --------
    Of three ways over, the worst loss is the cheapest one; of two losses, the two cheapest:

    >>> from kerege.games import shortest_path
    >>> ways = shortest_path([0, 0, 0], [1, 1, 1], [2, 5, 9], 0, 1, penalty=10)
    >>> [worst_attack(ways, k).value for k in range(4)]
    [2.0, 5.0, 9.0, 20.0]
    """
    candidates = attack_candidates(recourse, k, attackable)
    return search_attack(AttackValues(recourse), k, candidates, method=method, limit=limit, seconds=seconds)


def greedy_attack(recourse: Recourse, k: int, *, attackable: ArrayLike | None = None) -> Attack:
    """Return an attack built element by element, each the worst one after those before.

    Quick, and never above ``worst_attack``; blind to elements that hurt only together. Proven (``exact``)
    where there is nothing to combine: k of at most 1, or of all elements. Otherwise the bound is inf.

    Parameters
    ----------
    recourse, k, attackable
        As for ``worst_attack``.

    Raises
    ------
    ValueError, kerege.solve.SolveError
        As for ``worst_attack``.

    Examples
    --------
    >>> from kerege.games import shortest_path
    >>> ways = shortest_path([0, 0, 0], [1, 1, 1], [2, 5, 9], 0, 1, penalty=10)
    >>> greedy_attack(ways, 2).elements
    (0, 1)
    """
    candidates = attack_candidates(recourse, k, attackable)
    values = AttackValues(recourse)
    chosen = _needed(values, greedy_subset(candidates.tolist(), k, values))
    value = values(chosen)
    exact = k <= 1 or k >= candidates.size
    return Attack(chosen, value, value if exact else np.inf, exact, "greedy", (chosen,), values.solved)


def search_attack(
    values: AttackValues,
    k: int,
    candidates: NDArray[np.int64],
    *,
    method: Method,
    limit: int = ENUMERATED,
    seconds: float | None = None,
) -> Attack:
    """Return the worst attack on ``candidates``, int64[c] ascending; values known already are used.

    As ``worst_attack``, for whoever asks about one recourse many times.
    """
    sets = subset_count(candidates.size, k)
    if method == "enumeration" and sets > limit:
        raise ValueError(
            f"{sets} attacks of at most {k} of {candidates.size} elements, limit {limit}; raise the limit, "
            "or use method='milp'"
        )
    if method not in {"auto", "enumeration", "milp"}:
        raise ValueError(f"unknown method {method!r}; known: auto, enumeration, milp")
    if method == "milp" or sets > limit:
        return _by_program(values, k, candidates, seconds)
    names = candidates.tolist()
    found = worst_subset(len(names), k, lambda places: values(tuple(names[i] for i in places)), limit=limit)
    ties = tuple(tuple(names[i] for i in places) for places in found.ties)
    return Attack(ties[0], found.value, found.value, True, "enumeration", ties, values.solved)


def _by_program(values: AttackValues, k: int, candidates: NDArray[np.int64], seconds: float | None) -> Attack:
    values(())  # says what is wrong where nothing is feasible even without an attack
    answer = priced_attack(values.recourse, k, candidates, seconds=seconds)
    value = values(answer.elements)
    if relative_gap(value, answer.bound) > _ROUNDING:
        raise ValueError(
            f"a penalty of the recourse is too small: the attack on elements {list(answer.elements)} costs "
            f"{value:g}, the bound with penalties is {answer.bound:g}; raise the penalty of their columns to "
            "what one unit of use saves at most"
        )
    chosen = _needed(values, answer.elements)
    bound = max(answer.bound, value)
    exact = answer.solved and relative_gap(bound, value) <= _ROUNDING
    return Attack(chosen, value, bound, exact, "milp", (chosen,), values.solved)


def _needed(values: AttackValues, attack: tuple[int, ...]) -> tuple[int, ...]:
    """Return ``attack`` without elements that add nothing to it, the last ones dropped first."""
    value = values(attack)
    chosen = attack
    for element in reversed(attack):
        fewer = tuple(e for e in chosen if e != element)
        if values(fewer) >= value - TIE * abs(value):
            chosen = fewer
    return chosen


def attack_candidates(recourse: Recourse, k: int, attackable: ArrayLike | None) -> NDArray[np.int64]:
    """Return the attackable elements, int64[c] ascending, or ValueError where k or the flags cannot be."""
    if k < 0:
        raise ValueError(f"k is a number of elements, 0 or more, found {k}")
    allowed = np.ones(recourse.count, dtype=np.bool_) if attackable is None else np.asarray(attackable)
    if allowed.shape != (recourse.count,) or allowed.dtype != np.bool_:
        raise ValueError(
            f"attackable must be true or false for each of {recourse.count} elements, "
            f"found {allowed.dtype} of shape {allowed.shape}"
        )
    return np.flatnonzero(allowed)
