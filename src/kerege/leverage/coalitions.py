"""Coalition values: the welfare of each market that is left when the others withdraw all they control."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kerege.leverage.board import Board
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import checked, default_players, overlap
from kerege.leverage.instruments import Instrument, withdrawals
from kerege.leverage.measures import Measure, measures_of, options_named
from kerege.leverage.power import Power, divide
from kerege.network.model import Floats
from kerege.runs.executors import run_all, usable_cores
from kerege.whatif.pipeline import Solved

#: players for whom all coalitions are solved
MOST_PLAYERS = 12


@dataclass(frozen=True)
class _Task:
    """One market with what each player can withdraw from it and what was bought for it."""

    solved: Solved
    months: int
    controls: tuple[tuple[Instrument, ...], ...]
    measures: tuple[Measure, ...]
    solver: str


@dataclass(frozen=True, slots=True)
class MarketWorth:
    """Welfare of one market by coalition of those who control something there.

    players : indices into all players, ascending; bit k of a mask is players[k]
    values  : float64[2**len(players)] kUSD over the horizon
    """

    players: tuple[int, ...]
    values: Floats
    residual: float
    solves: int


def find_power(
    solved: Solved,
    *,
    players: Sequence[str] = (),
    months: int = 12,
    options: Sequence[str] | None = None,
    workers: int | None = None,
    solver: str = "fast",
    tick: Callable[[], None] = lambda: None,
) -> Power:
    """Return how the worth of access is divided, as the market is and with each option.

    Parameters
    ----------
    solved
        The calibrated case.
    players
        States and blocs; the vectors and the focus actor by default. Others are no players: what they control
        is open to every coalition.
    months
        Months over which worth is counted.
    options
        Ids of options to compare; all by default.
    workers
        Processes; all usable cores by default. The digits do not depend on it.
    solver
        As in :func:`kerege.solve.solve`.
    tick
        Called after each market.

    Raises
    ------
    ValueError
        If a player or option is unknown, a player is part of another, or there are more than 12 players.
    SolveError
        If there is no answer with a passing certificate.
    """
    began = time.perf_counter()
    case = solved.values.case
    chosen = _players(solved, players)
    lasting = lasting_market(solved)
    boards = set_boards(lasting, months, solver=solver)
    bought = options_named(case, options)
    measures = {"": (), **{o.id: measures_of(solved.values, o) for o in bought}}
    tasks, keys = _tasks(boards, [withdrawals(case, p) for p in chosen], measures, months, solver)
    worths: dict[tuple[str, int], MarketWorth] = {}
    for key, worth in zip(keys, run_all(_run, tasks, workers or usable_cores()), strict=True):
        tick()
        worths[key] = worth
    divisions = [divide(name, chosen, *_whole(worths, name, len(chosen))) for name in measures]
    return Power(
        chosen,
        months,
        divisions[0],
        tuple(divisions[1:]),
        sum(w.solves for w in worths.values()),
        time.perf_counter() - began,
    )


def _players(solved: Solved, players: Sequence[str]) -> tuple[str, ...]:
    case = solved.values.case
    chosen = checked(case, players) or default_players(case)
    if len(chosen) > MOST_PLAYERS:
        raise ValueError(
            f"{len(chosen)} players have {2 ** len(chosen):,} coalitions, each of them a market to solve; "
            f"expected at most {MOST_PLAYERS}: name the players that matter, or a bloc for its members"
        )
    for one, other in combinations(chosen, 2):
        if overlap(case, one, other):
            raise ValueError(f"{one} and {other} are partly the same; name the bloc or its members, not both")
    return chosen


def lasting_market(solved: Solved) -> Solved:
    """Return ``solved`` without contract minima and without the time that routes need to grow."""
    network = solved.calibrated.network
    links, made, limits = network.links, network.producers, network.limits
    free = replace(
        network,
        links=replace(links, minimum=np.zeros_like(links.minimum), ramp=np.full_like(links.ramp, np.inf)),
        producers=replace(made, minimum=np.zeros_like(made.minimum)),
        limits=replace(limits, ramp=np.full_like(limits.ramp, np.inf)),
    )
    return replace(solved, calibrated=replace(solved.calibrated, network=free), _parts={})


def _tasks(
    boards: Boards,
    controls: Sequence[Sequence[Instrument]],
    measures: dict[str, tuple[Measure, ...]],
    months: int,
    solver: str,
) -> tuple[list[_Task], list[tuple[str, int]]]:
    """Return a task for every market and, again, for every option that changes it; keys tell which."""
    tasks, keys = [], []
    everything = [i for inside in controls for i in inside]
    for market, (board, inside) in enumerate(boards.by_market(everything)):
        here = {i.id for i in inside}
        mine = tuple(tuple(i for i in each if i.id in here) for each in controls)
        elements = {*board.network.names.links, *board.network.names.producers, *board.network.names.limits,
                    *board.network.names.consumers, *board.network.names.stores}  # fmt: skip
        for name, effects in measures.items():
            changed = tuple(m for m in effects if m.element in elements)
            if changed or not name:
                tasks.append(_Task(board.solved, months, mine, changed, solver))
                keys.append((name, market))
    return tasks, keys


def _run(task: _Task) -> MarketWorth:
    board = Board(task.solved, set_boards(task.solved, task.months).grid, task.solver)
    players = tuple(i for i, held in enumerate(task.controls) if held)
    values = np.zeros(1 << len(players))
    residual = 0.0
    for mask in range(values.size):
        outside = [m for k, i in enumerate(players) if not mask >> k & 1 for m in task.controls[i]]
        play = board.play([*task.measures, *outside])
        values[mask] = play.welfare
        residual = max(residual, play.residual)
    return MarketWorth(players, values - values[0], residual, board.solves)


def _whole(
    worths: dict[tuple[str, int], MarketWorth], option: str, players: int
) -> tuple[Floats, float]:  # fmt: skip
    """Return the worth of every coalition of all players over all markets, and the worst residual."""
    values, residual = np.zeros(1 << players), 0.0
    everyone = np.arange(values.size)
    for market in sorted({m for _, m in worths}):
        worth = worths.get((option, market), worths["", market])
        inside = np.zeros_like(everyone)
        for k, player in enumerate(worth.players):
            inside |= (everyone >> player & 1) << k
        values += worth.values[inside]
        residual = max(residual, worth.residual)
    return values, residual
