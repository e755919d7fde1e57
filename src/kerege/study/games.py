"""The part of a study that is about adversaries: leverage, power, the worst case, the hedge."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.hedge.model import Hedge
from kerege.hedge.offers import offers_of
from kerege.hedge.search import find_hedge
from kerege.leverage.coalitions import MOST_PLAYERS, find_power
from kerege.leverage.hands import default_actors, default_players, overlap
from kerege.leverage.matrix import MONTHS, Leverage, find_leverage, task_count
from kerege.leverage.power import Power
from kerege.leverage.worst import WorstCases, find_worst
from kerege.study.progress import Progress
from kerege.whatif.pipeline import Solved

#: elements lost together in the worst case, and for how many months: the time in which nothing new is built
WORST_COUNT, WORST_MONTHS = 2, 1
#: draws in which the hedge is chosen anew: each calibrates the case again
HEDGE_DRAWS = 5


@dataclass(frozen=True)
class Games:
    """What adversaries can do and what helps; nothing where a case has no rivals, or no options."""

    leverage: Leverage | None = None
    power: Power | None = None
    worst: WorstCases | None = None
    hedge: Hedge | None = None


def run_games(solved: Solved, *, draws: int, seed: int, workers: int, listen: Progress) -> Games:
    """Return leverage, power, the worst case and the hedge of a calibrated case.

    Power is left out where a case has more vectors than a game can have players.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    case = solved.values.case
    actors, players = default_actors(case), default_players(case)
    rivals = [a for a in players if not overlap(case, a, case.meta.focus)]
    if len(actors) < 2 or not rivals:
        return Games()
    listen.stage("leverage", task_count(actors, MONTHS))
    leverage = find_leverage(
        solved, under=case.shock(case.meta.default_shock), workers=workers, tick=listen.step
    )
    power = None
    if len(players) <= MOST_PLAYERS:
        listen.stage("power", 1)
        power = find_power(solved, workers=workers)
        listen.step()
    listen.stage("worst case", 1)
    worst = find_worst(solved, WORST_COUNT, months=WORST_MONTHS)
    listen.step()
    if not offers_of(solved.values)[0]:
        return Games(leverage, power, worst)
    listen.stage("hedge", 1)
    hedge = find_hedge(
        solved, threats=leverage.threats, draws=min(draws, HEDGE_DRAWS), seed=seed, workers=workers
    )
    listen.step()
    return Games(leverage, power, worst, hedge)
