"""Shocks of a study: outcomes, accounts and the headline measures that ranges are given for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kerege.case.blocs import bloc_members, focus_group
from kerege.equilibrium import Item
from kerege.network import Network, link_totals
from kerege.network.model import Ints
from kerege.study.scope import Scope, shock_scope
from kerege.whatif import WhatIf
from kerege.whatif.outcomes import ShockOutcome, income_by_state
from kerege.whatif.pipeline import Solved

MUSD = 1000.0  # kUSD
_LEAST = 1e-6  # of the unit: what is no change


@dataclass(frozen=True, slots=True)
class Measurement:
    """One headline result of a shock."""

    measure: str
    subject: str
    unit: str
    value: float


def headline(result: ShockOutcome) -> tuple[Measurement, ...]:
    """Return the headline results: incomes by state, output of the focus actor by month, use, rerouting.

    Quantities are of the goods that the shock is about (:mod:`kerege.study.scope`), in their unit.
    """
    solved, pair = result.solved, result.pair
    case = solved.values.case
    scope = shock_scope(case, pair.shock)
    by_state = income_by_state(result)
    found = [Measurement("income change", state, "MUSD", value / MUSD) for state, value in by_state.items()]
    for bloc, members in bloc_members(case).items():
        total = sum(by_state.get(member, 0.0) for member in (*members, bloc))
        found.append(Measurement("income change of bloc", bloc, "MUSD", total / MUSD))
    found += _output(solved, pair, scope)
    found += _income_by_month(result)
    found += _use(solved, pair, scope)
    found += _rerouted(pair, focus_group(case), scope)
    return tuple(found)


def _output(solved: Solved, pair: WhatIf, scope: Scope) -> list[Measurement]:
    """Return what the focus actor's own plants on its own soil make more or less."""
    network, focus = pair.base.network, solved.values.case.meta.focus
    group = focus_group(solved.values.case)
    land = [network.names.actors.index(actor) for actor in group]
    soil = solved.owners.territory[:, land].sum(axis=1) > 0
    mine = _of_streams(network.producers.stream, network, scope, group) & soil
    change = (pair.shocked.output - pair.base.output)[mine].sum(axis=0)
    level = pair.base.output[mine].sum(axis=0)
    percent = 100 * np.divide(change, level, out=np.zeros_like(change), where=level > _LEAST)
    months = zip(network.grid.labels, percent, strict=True)
    return [
        Measurement("output change", focus, scope.quantity, float(change @ network.grid.days)),
        Measurement("deepest output change", focus, "%", float(percent.min())),
        *(Measurement("output change by month", label, "%", float(value)) for label, value in months),
    ]


def _use(solved: Solved, pair: WhatIf, scope: Scope) -> list[Measurement]:
    """Return what each state's consumers take more or less, and what of their demand goes unserved."""
    network = pair.base.network
    buyers, names = network.consumers, network.names
    about = _of_streams(buyers.purchase_stream, network, scope)
    taken = np.zeros(len(names.consumers))
    change = (pair.shocked.purchase - pair.base.purchase) @ network.grid.days
    np.add.at(taken, buyers.purchase_consumer[about], change[about])
    unserved = (pair.shocked.unserved - pair.base.unserved) @ network.grid.days
    concerned = np.isin(np.arange(len(names.consumers)), buyers.purchase_consumer[about])
    found = []
    home = solved.owners.home
    for measure, amount in (("use change", taken), ("unserved", np.where(concerned, unserved, 0.0))):
        shares = solved.owners.consumers * amount[:, None]
        sums = {s: float(sum(shares[:, i].sum() for i, h in enumerate(home) if h == s)) for s in set(home)}
        found += [
            Measurement(measure, state, scope.quantity, value)
            for state, value in sorted(sums.items())
            if abs(value) > _LEAST
        ]
    return found


def _of_streams(
    stream: Ints, network: Network, scope: Scope, origins: Sequence[str] = ()
) -> NDArray[np.bool_]:
    """bool[n]: which entries of ``stream`` are of the scope's goods (and of some origins)."""
    names = network.names.streams
    chosen = [good in scope.goods and (not origins or o in origins) for good, o in names]
    wanted = np.array(chosen, dtype=np.bool_)
    return np.asarray(wanted[stream], dtype=np.bool_)


def _income_by_month(result: ShockOutcome) -> list[Measurement]:
    solved = result.solved
    focus, group = solved.values.case.meta.focus, focus_group(solved.values.case)
    mine = [i for i, home in enumerate(solved.owners.home) if home in group]
    change = (result.after.money - result.before.money)[:, mine].sum(axis=(0, 1)) / MUSD
    take = (result.after.money - result.before.money)[list(Item).index(Item.STATE_TAKE)][mine].sum() / MUSD
    labels = result.pair.base.network.grid.labels
    months = [
        Measurement("income change by month", label, "MUSD", float(v))
        for label, v in zip(labels, change, strict=True)
    ]
    return [*months, Measurement("state take change", focus, "MUSD", float(take))]


def _rerouted(pair: WhatIf, focus: Sequence[str], scope: Scope) -> list[Measurement]:
    """Gains on links over the horizon, focus origin only, that exceed one per cent of the largest loss."""
    network = pair.base.network
    change = (pair.shocked.flow - pair.base.flow) @ network.grid.days
    mine = _of_streams(network.links.arc_stream, network, scope, focus)
    by_link = link_totals(network, np.where(mine, change, 0.0))
    largest = float(np.abs(by_link).max(initial=0.0))
    return [
        Measurement("flow change", network.names.links[link], scope.quantity, float(by_link[link]))
        for link in np.flatnonzero(np.abs(by_link) > 0.01 * largest)
    ]


def focus_income(result: ShockOutcome) -> float:
    """Return the focus actor's income change, MUSD: the result that drivers are judged by."""
    by_state = income_by_state(result)
    return sum(by_state.get(actor, 0.0) for actor in focus_group(result.solved.values.case)) / MUSD
