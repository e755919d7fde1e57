"""The two sides of a defence: who hardens within a budget, and who attacks what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kerege.games.attack_values import AttackValues
from kerege.games.coalitions import Vector
from kerege.games.generation import Answered, Clock
from kerege.games.hardening_program import Elements, hardening_program
from kerege.games.interdiction import Attack, Method, search_attack
from kerege.games.recourse import Recourse
from kerege.solve import Status, solve_milp


@dataclass(frozen=True, slots=True)
class Attacker:
    """Who answers a hardening with the worst attack on at most k others.

    candidates : int[e], elements that may be attacked
    met        : attack by hardening, as they were searched
    """

    values: AttackValues
    k: int
    candidates: NDArray[np.int64]
    method: Method
    limit: int
    clock: Clock
    met: dict[Elements, Attack] = field(default_factory=dict)

    def reply(self, hardened: Elements) -> Answered[Elements, Elements]:
        """Return the worst attack on what is left open, searched once."""
        if hardened not in self.met:
            open_to = self.candidates[~np.isin(self.candidates, hardened)]
            self.met[hardened] = search_attack(
                self.values, self.k, open_to, method=self.method, limit=self.limit, seconds=self.clock.left()
            )
        found = self.met[hardened]
        return Answered(hardened, found.elements, found.bound)


@dataclass(frozen=True, slots=True)
class Defender:
    """Who hardens within a budget against the attacks known.

    cost : float[e]
    gap  : relative gap of the whole search; a tenth of it is asked of each program
    """

    recourse: Recourse
    cost: Vector
    budget: float
    gap: float

    def best(self, known: Sequence[Elements], left: float | None) -> tuple[Elements, float]:
        """Return the hardening that makes the worst known attack do least, and its proven bound."""
        program, integer = hardening_program(self.recourse, self.cost, self.budget, known)
        answer = solve_milp(program, integer, gap=self.gap / 10, seconds=left, what="hardening")
        return _hardened(answer.x, self.recourse.count), answer.bound

    def cheapest(
        self, ceiling: float, known: Sequence[Elements], left: float | None
    ) -> tuple[Elements, bool]:
        """Return the cheapest hardening that keeps known attacks below ``ceiling``, and whether proven."""
        program, integer = hardening_program(self.recourse, self.cost, self.budget, known, ceiling=ceiling)
        answer = solve_milp(program, integer, seconds=left, what="cheapest hardening")
        return _hardened(answer.x, self.recourse.count), answer.status is Status.SOLVED


def _hardened(x: Vector, count: int) -> Elements:
    return tuple(int(e) for e in np.flatnonzero(x[:count] > 0.5))
