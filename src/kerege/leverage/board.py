"""Many sets of instruments on the same markets: each is solved once, and not at all where that is needless.

A set that adds an instrument on an element which nobody uses changes nothing: what was best without it is
still possible and still best. Such sets take over the answer of the smaller one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kerege.base.periods import Grid
from kerege.case.scenarios import Action, Shock
from kerege.equilibrium import Accounts, Outcome
from kerege.leverage.instruments import Instrument
from kerege.network.model import Floats, Ints, Network
from kerege.whatif.outcomes import ShockOutcome, run_shock
from kerege.whatif.pipeline import Solved

#: use below this is none, in units of quantity a day
UNUSED = 1e-6


@dataclass(frozen=True, slots=True)
class Play:
    """What a set of instruments does over the horizon, against the undisturbed market.

    money    : float64[n_actor] kUSD
    use      : float64[n_consumer] change of purchases, in the units of the goods
    unserved : float64[n_consumer] likewise
    output   : float64[n_producer] likewise
    residual : worst residual of the certificate
    outcome  : the market under the set
    """

    money: Floats
    use: Floats
    unserved: Floats
    output: Floats
    residual: float
    outcome: Outcome


@dataclass
class Board:
    """Separate markets on one grid; ``play`` answers for sets of instruments on their elements.

    solves : number of markets solved so far
    """

    solved: Solved
    grid: Grid
    solver: str = "fast"
    solves: int = 0
    _base: tuple[Outcome, Accounts] | None = None
    _known: dict[frozenset[str], Play] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        """The network of these markets."""
        return self.solved.calibrated.network

    def play(self, instruments: Iterable[Instrument]) -> Play:
        """Return what ``instruments`` do together from the first day of the grid to the last.

        Raises
        ------
        SolveError
            If there is no answer with a passing certificate.
        """
        chosen = {i.id: i for i in instruments}
        key = frozenset(chosen)
        if key not in self._known:
            self._known[key] = self._taken_over(chosen) or self._solve(chosen)
        return self._known[key]

    def _taken_over(self, chosen: dict[str, Instrument]) -> Play | None:
        for name, instrument in chosen.items():
            smaller = self._known.get(frozenset(chosen) - {name})
            if smaller is not None and use_of(smaller.outcome, instrument) <= UNUSED:
                return smaller
        return None

    def _solve(self, chosen: dict[str, Instrument]) -> Play:
        span = self.grid.whole
        actions = tuple(self._stream_by_stream(chosen[name].action(span)) for name in sorted(chosen))
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
        outcome=shocked,
    )


def use_of(outcome: Outcome, instrument: Instrument) -> float:
    """Return the largest use that ``outcome`` makes of what an instrument acts on; inf where not known."""
    names = outcome.network.names
    ways: tuple[tuple[tuple[str, ...], Callable[[int], Floats]], ...] = (
        (names.links, lambda i: _arcs(outcome, i, instrument.origins)),
        (names.producers, lambda i: outcome.output[i]),
        (names.consumers, lambda i: _purchases(outcome, i, instrument.origins)),
        (names.limits, lambda i: outcome.limit_use()[i]),
    )
    for ids, read in ways:
        if instrument.element in ids:
            return float(read(ids.index(instrument.element)).max(initial=0.0))
    return np.inf


def _of_origins(outcome: Outcome, streams: Ints, origins: tuple[str, ...]) -> NDArray[np.bool_]:
    names = outcome.network.names.streams
    return np.array([not origins or names[s][1] in origins for s in streams], dtype=np.bool_)


def _arcs(outcome: Outcome, link: int, origins: tuple[str, ...]) -> Floats:
    arcs = np.flatnonzero(outcome.network.links.arc_link == link)
    kept = arcs[_of_origins(outcome, outcome.network.links.arc_stream[arcs], origins)]
    return np.asarray(outcome.flow[kept])


def _purchases(outcome: Outcome, consumer: int, origins: tuple[str, ...]) -> Floats:
    buyers = outcome.network.consumers
    bought = np.flatnonzero(buyers.purchase_consumer == consumer)
    kept = bought[_of_origins(outcome, buyers.purchase_stream[bought], origins)]
    return np.asarray(outcome.purchase[kept])
