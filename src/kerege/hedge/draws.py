"""Which options survive the claims' ranges: the choice made anew in draws from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kerege.case.model import Case, NumberKey
from kerege.hedge.frontiers import as_frontier, trace, within
from kerege.hedge.losses import Losses
from kerege.hedge.model import Attack
from kerege.hedge.offers import offers_of
from kerege.hedge.parts import make_parts
from kerege.hedge.setting import Setting
from kerege.network.unknowns import draw_values
from kerege.network.values import Values
from kerege.runs.executors import run_all
from kerege.solve import SolveError
from kerege.whatif.pipeline import solve_case


@dataclass(frozen=True)
class _Draw:
    case: Case
    drawn: dict[NumberKey, float]
    names: tuple[str, ...]
    attacks: tuple[Attack, ...]
    budget: float
    focus: str
    months: int
    start: date


def _run(draw: _Draw) -> tuple[str, ...] | None:
    """Return the portfolio that is best in one draw, or nothing where it has no certified answer."""
    try:
        solved = solve_case(Values(draw.case, draw.drawn), solver="fast")
        setting = Setting(solved, draw.focus, draw.months, draw.start)
        offers = [o for o in offers_of(solved.values)[0] if o.option.id in draw.names]
        losses = Losses(setting, make_parts(setting.boards(), offers), 1)
        losses.fill_columns(draw.attacks)
        frontier = as_frontier(losses, trace(losses, draw.attacks, 0), draw.attacks)
    except SolveError:
        return None
    return within(frontier.points, draw.budget).options


def shares_chosen(
    setting: Setting,
    names: Sequence[str],
    attacks: Sequence[Attack],
    budget: float,
    count: int,
    seed: int,
    workers: int,
) -> dict[str, float]:
    """Return, for each of the options ``names``, the share of draws in which it is bought.

    Everything with a range is drawn: the market, what options cost and add. Options and attacks are those
    that matter at the mid values; each draw chooses among all portfolios of these options.
    """
    if not names or count == 0:
        return {}
    case = setting.solved.values.case
    tasks = [
        _Draw(case, drawn, tuple(names), tuple(attacks), budget, setting.focus, setting.months, setting.start)
        for drawn in draw_values(case, count, seed)
    ]
    found = [p for p in run_all(_run, tasks, workers) if p is not None]
    if not found:
        return {}
    return {name: sum(name in portfolio for portfolio in found) / len(found) for name in names}
