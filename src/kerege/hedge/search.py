"""The cheapest hedge: the defender buys, the adversaries answer, the market balances.

Column-and-constraint generation (Zeng & Zhao 2013, *Operations Research Letters* 41(5)). Frontiers are traced
against the attacks known so far, which bounds from below what any portfolio can reach. Every portfolio on
them is then tried under all attacks, which bounds it from above; an attack that does more becomes known.
Where none does, the bounds meet and the frontiers are proven for these attacks. Then the adversaries search
for a better answer to what was bought, which can add attacks; that search itself proves nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kerege.hedge.attacks import first_attacks
from kerege.hedge.draws import shares_chosen
from kerege.hedge.frontiers import as_frontier, within
from kerege.hedge.losses import Losses
from kerege.hedge.model import Hedge
from kerege.hedge.offers import offers_of
from kerege.hedge.parts import Part, make_parts
from kerege.hedge.setting import Setting
from kerege.hedge.settling import settle
from kerege.hedge.verdicts import make_verdicts
from kerege.leverage.hands import checked, default_players, overlap
from kerege.leverage.threats import Threat
from kerege.runs.executors import usable_cores
from kerege.whatif.pipeline import Solved

#: years within which an option has to work, of the frontiers beside the one of all options
YEARS = (1, 3, 5)
SEED = 20240101
#: what stands for no options at all
_NO_PART = Part(frozenset(), (), ((),), {}, whole=True)


def find_hedge(
    solved: Solved,
    *,
    budget: float = math.inf,
    focus: str = "",
    adversaries: Sequence[str] = (),
    months: int = 12,
    start: date | None = None,
    years: Sequence[int] = YEARS,
    threats: Sequence[Threat] = (),
    draws: int = 0,
    seed: int = SEED,
    workers: int | None = None,
    solver: str = "fast",
    tick: Callable[[], None] = lambda: None,
) -> Hedge:
    """Return the portfolio that makes the worst loss smallest within ``budget``, and the whole frontier.

    Parameters
    ----------
    solved
        The calibrated case.
    budget
        Capital cost that may be spent, kUSD.
    focus
        Who is to be hedged; the focus actor of the case by default.
    adversaries
        Who may attack; the vectors of the case by default, without the focus actor itself.
    months, start
        How long and from when an attack lasts; losses are counted over the same time.
    years
        Further frontiers with only those options that work within so many years.
    threats
        Combinations that are known already, for instance of :func:`kerege.leverage.find_leverage` over the
        same months from the same day; searched where there are none.
    draws, seed
        Draws from the claims' ranges, in which the portfolio is chosen anew.
    workers
        Processes; all usable cores by default. The digits do not depend on it.
    solver
        As in :func:`kerege.solve.solve`.
    tick
        Called after each stage.

    Raises
    ------
    ValueError
        If the budget is negative or NaN, an actor is unknown, or nobody is left to attack.
    SolveError
        If there is no answer with a passing certificate.
    """
    began = time.perf_counter()
    if math.isnan(budget) or budget < 0:
        raise ValueError(f"a budget is 0 or more, or inf; found {budget}")
    setting = _setting(solved, focus, months, start, solver)
    rivals = _rivals(solved, adversaries, setting.focus)
    asked = _Asked(setting, budget, rivals, (0, *sorted({y for y in years if y > 0})), draws, seed)
    return _found(asked, threats, workers or usable_cores(), tick, began)


def _setting(solved: Solved, focus: str, months: int, start: date | None, solver: str) -> Setting:
    case = solved.values.case
    about = checked(case, (focus or case.meta.focus,))[0]
    return Setting(solved, about, months, start or case.meta.base.start, solver)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question of a hedge; ``horizons`` are years within which options have to work, 0 for no limit."""

    setting: Setting
    budget: float
    rivals: tuple[str, ...]
    horizons: tuple[int, ...]
    draws: int
    seed: int


def _found(
    asked: _Asked, threats: Sequence[Threat], cores: int, tick: Callable[[], None], began: float
) -> Hedge:
    """Return the answer; ``tick`` is called after each stage."""
    setting, budget, rivals = asked.setting, asked.budget, asked.rivals
    about, months = setting.focus, setting.months
    offers, left_out = offers_of(setting.solved.values)
    known = [t for t in threats if (t.target, t.months) == (about, months) and t.coercer in rivals]
    attacks = first_attacks(setting, rivals, offers, known, workers=cores)
    tick()
    losses = Losses(setting, make_parts(setting.boards(), offers) or (_NO_PART,), cores)
    traced, rounds = settle(losses, attacks, rivals, asked.horizons, budget, tick)
    frontiers = tuple(as_frontier(losses, t, attacks) for t in traced)
    chosen = within(frontiers[0].points, budget)
    on_it = sorted({name for f in frontiers for p in f.points for name in p.options})
    binding = [a for a in attacks if any(a.id in p.binding for f in frontiers for p in f.points)]
    shares = shares_chosen(setting, on_it, binding, budget, asked.draws, asked.seed, cores)
    tick()
    verdicts = make_verdicts(losses, offers, attacks, chosen, budget, shares)
    return Hedge(
        about, months, budget, offers, tuple(attacks), chosen, frontiers, verdicts, left_out, rounds,
        asked.draws, losses.solves, time.perf_counter() - began,
    )  # fmt: skip


def _rivals(solved: Solved, adversaries: Sequence[str], focus: str) -> tuple[str, ...]:
    case = solved.values.case
    named = checked(case, adversaries) or default_players(case)
    found = tuple(a for a in named if not overlap(case, a, focus))
    if not found:
        raise ValueError(f"nobody is left to attack {focus}; name adversaries other than itself")
    return found
