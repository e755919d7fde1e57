"""Many sets of moves on the same markets: each is solved once, and not at all where that is needless.

A set that adds an instrument on an element which nobody uses changes nothing: what was best without it is
still possible and still best. Such sets take over the answer of the smaller one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from kerege.base.periods import Grid, Span
from kerege.case.scenarios import Action, Shock
from kerege.equilibrium import Accounts, Outcome
from kerege.leverage.use import Use, use_in
from kerege.network.model import Floats, Network
from kerege.whatif.outcomes import ShockOutcome, run_shock
from kerege.whatif.pipeline import Solved


class Move(Protocol):
    """What is done to one element; ``rank`` puts moves in order, ``idle`` says that it changes nothing."""

    @property
    def id(self) -> str:
        """Id among all moves."""

    @property
    def element(self) -> str:
        """Element it acts on."""

    @property
    def rank(self) -> int:
        """Moves of lower rank come first."""

    def action(self, span: Span) -> Action:
        """Return what happens over ``span``."""

    def idle(self, use: Use) -> bool:
        """Whether it changes nothing in a market that is used like this without it."""


@dataclass(frozen=True, slots=True)
class Play:
    """What a set of moves does over the horizon, against the undisturbed market.

    money    : float64[n_actor] kUSD
    use      : float64[n_consumer] change of purchases, in the units of the goods
    unserved : float64[n_consumer] likewise
    output   : float64[n_producer] likewise
    residual : worst residual of the certificate
    welfare  : of the whole market, kUSD
    market   : how much of what is used under the set
    """

    money: Floats
    use: Floats
    unserved: Floats
    output: Floats
    residual: float
    welfare: float
    market: Use


@dataclass
class Board:
    """Separate markets on one grid; ``play`` answers for sets of moves on their elements.

    always : moves that are part of every set
    solves : number of markets solved so far
    """

    solved: Solved
    grid: Grid
    solver: str = "fast"
    always: tuple[Move, ...] = ()
    solves: int = 0
    _base: tuple[Outcome, Accounts] | None = None
    _known: dict[frozenset[str], Play] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        """The network of these markets."""
        return self.solved.calibrated.network

    def play(self, moves: Iterable[Move]) -> Play:
        """Return what ``moves`` do together from the first day of the grid to the last.

        Raises
        ------
        SolveError
            If there is no answer with a passing certificate.
        """
        chosen = {m.id: m for m in (*self.always, *moves)}
        key = frozenset(chosen)
        if key not in self._known:
            self._known[key] = self._taken_over(chosen) or self._solve(chosen)
        return self._known[key]

    def _taken_over(self, chosen: dict[str, Move]) -> Play | None:
        for name, move in chosen.items():
            smaller = self._known.get(frozenset(chosen) - {name})
            if smaller is not None and move.idle(smaller.market):
                return smaller
        return None

    def _solve(self, chosen: dict[str, Move]) -> Play:
        span = self.grid.whole
        order = sorted(chosen, key=lambda name: (chosen[name].rank, name))
        actions = tuple(self._stream_by_stream(chosen[name].action(span)) for name in order)
        shock = Shock("+".join(sorted(chosen)) or "nothing", "", "", span.start, span.end, actions)
        result = run_shock(self.solved, shock, base=self._base, grid=self.grid, solver=self.solver)
        self.solves += 1
        self._base = (result.pair.base, result.before)
        return as_play(result)

    def _stream_by_stream(self, action: Action) -> Action:
        """Return a full stop of a link as one of all its streams: the program then keeps its shape."""
        names, links = self.network.names, self.network.links
        whole = action.lost is not None and action.lost.low >= 1.0 and not action.origins
        if not whole or action.element not in names.links:
            return action
        arcs = links.arc_stream[links.arc_link == names.links.index(action.element)]
        return replace(action, origins=tuple(sorted({names.streams[s][1] for s in arcs})))


def as_play(result: ShockOutcome) -> Play:
    """Return the differences that a shock makes."""
    base, shocked = result.pair.base, result.pair.shocked
    days, buyers = base.network.grid.days, base.network.consumers
    use = np.zeros(len(base.network.names.consumers))
    np.add.at(use, buyers.purchase_consumer, (shocked.purchase - base.purchase) @ days)
    return Play(
        money=(result.after.money - result.before.money).sum(axis=(0, 2)),
        use=use,
        unserved=(shocked.unserved - base.unserved) @ days,
        output=(shocked.output - base.output) @ days,
        residual=shocked.certificate.worst,
        welfare=-shocked.certificate.objective,
        market=replace(use_in(shocked), network=base.network),
    )
