"""A bundled case loaded and solved once, and readings of its outcomes for the acceptance tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl

from kerege.base.periods import Grid
from kerege.case import Case, load_case
from kerege.case.adhoc import make_shock
from kerege.case.scenarios import Shock
from kerege.equilibrium import Accounts, Outcome
from kerege.network.values import Values
from kerege.study.backtests import run_backtests
from kerege.study.model import BacktestRun
from kerege.study.shocks import headline
from kerege.whatif import shock_grid
from kerege.whatif.outcomes import ShockOutcome, markets_of, run_shock
from kerege.whatif.pipeline import Solved, solve_case

#: where the collected evidence lies beside a checkout
SHARED = Path(__file__).parents[3] / "shared" / "facts"


class World:
    """A case and its solved base; shocks and backtests are solved when first asked for."""

    def __init__(self, name_or_path: str | Path) -> None:
        self.case: Case = load_case(name_or_path)
        self.solved: Solved = solve_case(Values(self.case))
        self._answers: dict[str, ShockOutcome] = {}
        self._bases: dict[tuple[Grid, tuple[str, ...]], tuple[Outcome, Accounts]] = {}
        self._tests: dict[str, BacktestRun] = {}

    @cached_property
    def shocks(self) -> dict[str, ShockOutcome]:
        """Every shock of the case."""
        return {shock.id: self.shock(shock.id) for shock in self.case.shocks}

    @cached_property
    def tests(self) -> dict[str, BacktestRun]:
        """Every backtest of the case."""
        return {event.id: self.backtest(event.id) for event in self.case.events}

    def shock(self, shock_id: str) -> ShockOutcome:
        """Return one shock with its accounts; shocks on the same grid share their base."""
        if shock_id not in self._answers:
            shock = self.case.shock(shock_id)
            assert shock is not None, shock_id
            self._answers[shock_id] = self._solve(shock)
        return self._answers[shock_id]

    def made_up(self, table: dict) -> ShockOutcome:
        """Return a shock that no file holds, given as a table of ``shocks.toml``."""
        return self._solve(make_shock(self.case, table))

    def _solve(self, shock: Shock) -> ShockOutcome:
        markets = markets_of(self.solved, shock).calibrated.network
        key = (shock_grid(self.case.meta, shock), markets.names.links)
        answer = run_shock(self.solved, shock, base=self._bases.get(key))
        self._bases[key] = (answer.pair.base, answer.before)
        return answer

    def backtest(self, event_id: str) -> BacktestRun:
        """Return one event beside the model."""
        if event_id not in self._tests:
            event = self.case.event(event_id)
            assert event is not None, event_id
            (self._tests[event_id],) = run_backtests(self.solved, [event])
        return self._tests[event_id]

    def members(self, group: str) -> list[str]:
        """Return the elements of a group, sorted."""
        rows = self.case.tables["group_members"].filter(pl.col("group") == group)
        return sorted(rows["element"].to_list())

    def change(self, shock: str, measure: str, subject: str = "KZ") -> float:
        """Return one headline result; what did not change is not told, so it is zero."""
        found = headline(self.shock(shock))
        values = [m.value for m in found if (m.measure, m.subject) == (measure, subject)]
        assert len(values) <= 1
        return values[0] if values else 0.0

    def flow_change(self, shock: str, *links: str) -> float:
        """Return how much more of all goods entered these links over the horizon, in their unit."""
        pair = self.shock(shock).pair
        return sum(total(pair.shocked, flow(pair.shocked, link)) for link in links) - sum(
            total(pair.base, flow(pair.base, link)) for link in links
        )


def total(outcome: Outcome, rate: np.ndarray) -> float:
    """Sum over the grid of float64[n_period] a day."""
    return float(rate @ outcome.network.grid.days)


def flow(outcome: Outcome, link: str, origin: str | None = None) -> np.ndarray:
    """float64[n_period] a day entering a link, of one origin or of all."""
    names, links = outcome.network.names, outcome.network.links
    mine = links.arc_link == names.links.index(link)
    if origin is not None:
        mine &= np.array([names.streams[s][1] == origin for s in links.arc_stream])
    return outcome.flow[mine].sum(axis=0)


def bought(outcome: Outcome, buyers: Iterable[str], origin: str | None = None) -> np.ndarray:
    """float64[n_period] a day taken by these consumers, of one origin or of all."""
    names, consumers, wanted = outcome.network.names, outcome.network.consumers, set(buyers)
    pairs = zip(consumers.purchase_consumer, consumers.purchase_stream, strict=True)
    mine = [names.consumers[c] in wanted and origin in {None, names.streams[s][1]} for c, s in pairs]
    return outcome.purchase[mine].sum(axis=0)


def made(outcome: Outcome, *plants: str) -> np.ndarray:
    """float64[n_period] a day of the main good of these producers and converters."""
    return outcome.output[[outcome.network.names.producers.index(p) for p in plants]].sum(axis=0)


def unserved(outcome: Outcome, *consumers: str) -> np.ndarray:
    """float64[n_period] a day that these consumers go without."""
    return outcome.unserved[[outcome.network.names.consumers.index(c) for c in consumers]].sum(axis=0)


def paid(outcome: Outcome, consumer: str) -> np.ndarray:
    """float64[n_period]: what one more unit is worth to a consumer."""
    return outcome.paid()[outcome.network.names.consumers.index(consumer)]


def leftovers(outcome: Outcome) -> dict[tuple[str, str, str], float]:
    """Return what does not add up of each stream at each place, as a share of the largest rate of its good.

    Counted from plants, recipes, links and stores one by one, not from the incidence of the program.
    """
    network, days = outcome.network, outcome.network.grid.days
    names, links, plants = network.names, network.links, network.producers
    nodes: dict[tuple[int, int], np.ndarray] = {}
    largest: dict[str, float] = {}

    def add(place: int, stream: int, rate: np.ndarray) -> None:
        key = int(place), int(stream)
        nodes[key] = nodes.get(key, 0.0) + rate
        good = names.streams[stream][0]
        largest[good] = max(largest.get(good, 0.0), float(np.abs(rate).max()))

    for a, (link, stream) in enumerate(zip(links.arc_link, links.arc_stream, strict=True)):
        add(links.tail[link], stream, -outcome.flow[a])
        add(links.head[link], stream, (1 - links.loss[link]) * outcome.flow[a])
    for p, (place, stream) in enumerate(zip(plants.place, plants.stream, strict=True)):
        add(place, stream, plants.delivered[p] * outcome.output[p])
    for plant, stream, ratio in zip(
        plants.recipe_producer, plants.recipe_stream, plants.recipe_ratio, strict=True
    ):
        add(plants.place[plant], stream, ratio * outcome.output[plant])
    buyers = network.consumers
    for u, (buyer, stream) in enumerate(zip(buyers.purchase_consumer, buyers.purchase_stream, strict=True)):
        add(buyers.place[buyer], stream, -outcome.purchase[u])
    stores = network.stores
    before = np.column_stack([stores.initial, outcome.stock[:, :-1]])
    for k, (store, stream) in enumerate(zip(stores.stock_store, stores.stock_stream, strict=True)):
        add(stores.place[store], stream, -(outcome.stock[k] - before[k]) / days)
    return {
        (names.places[place], *names.streams[stream]): float(np.abs(rest).max())
        / max(1.0, largest[names.streams[stream][0]])
        for (place, stream), rest in nodes.items()
    }
