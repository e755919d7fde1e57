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
from datetime import date

from kerege.hedge.attacks import answers_to, first_attacks
from kerege.hedge.draws import shares_chosen
from kerege.hedge.frontiers import (
    Traced,
    as_frontier,
    choice_of,
    trace,
    unknown_worse,
    within,
    worst_attack_on,
)
from kerege.hedge.losses import Losses
from kerege.hedge.model import Attack, Hedge
from kerege.hedge.offers import offers_of
from kerege.hedge.parts import Part, make_parts
from kerege.hedge.setting import Setting
from kerege.hedge.verdicts import make_verdicts
from kerege.leverage.hands import checked, default_players, overlap
from kerege.leverage.threats import Threat
from kerege.runs.executors import usable_cores
from kerege.whatif.pipeline import Solved

#: years within which an option has to work, of the frontiers beside the one of all options
YEARS = (1, 3, 5)
SEED = 20240101
#: times the adversaries may answer what was bought
_ANSWERS = 2
#: an answer counts where it does this share more than what was known
_MORE = 1e-3
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
    case, cores = solved.values.case, workers or usable_cores()
    about = checked(case, (focus or case.meta.focus,))[0]
    rivals = _rivals(solved, adversaries, about)
    setting = Setting(solved, about, months, start or case.meta.base.start, solver)
    offers, left_out = offers_of(solved.values)
    known = [t for t in threats if (t.target, t.months) == (about, months) and t.coercer in rivals]
    attacks = first_attacks(setting, rivals, offers, known, workers=cores)
    tick()
    losses = Losses(setting, make_parts(setting.boards(), offers) or (_NO_PART,), cores)
    horizons = (0, *sorted({y for y in years if y > 0}))
    traced, rounds = _settle(losses, attacks, rivals, horizons, budget, tick)
    frontiers = tuple(as_frontier(losses, t, attacks) for t in traced)
    chosen = within(frontiers[0].points, budget)
    on_it = sorted({name for f in frontiers for p in f.points for name in p.options})
    binding = [a for a in attacks if any(a.id in p.binding for f in frontiers for p in f.points)]
    shares = shares_chosen(setting, on_it, binding, budget, draws, seed, cores)
    tick()
    verdicts = make_verdicts(losses, offers, attacks, chosen, budget, shares)
    return Hedge(
        about, months, budget, offers, tuple(attacks), chosen, frontiers, verdicts, left_out, rounds, draws,
        losses.solves, time.perf_counter() - began,
    )  # fmt: skip


def _rivals(solved: Solved, adversaries: Sequence[str], focus: str) -> tuple[str, ...]:
    case = solved.values.case
    named = checked(case, adversaries) or default_players(case)
    found = tuple(a for a in named if not overlap(case, a, focus))
    if not found:
        raise ValueError(f"nobody is left to attack {focus}; name adversaries other than itself")
    return found


def _settle(
    losses: Losses,
    attacks: list[Attack],
    rivals: Sequence[str],
    years: Sequence[int],
    budget: float,
    tick: Callable[[], None],
) -> tuple[list[Traced], int]:
    """Return frontiers that hold against all attacks, and how often the adversaries answered."""
    known = [max(attacks, key=lambda a: a.loss)]
    for answered in range(_ANSWERS + 1):
        traced = _prove(losses, known, attacks, years)
        tick()
        if answered == _ANSWERS:
            break
        fresh = _answers(losses, attacks, traced[0], rivals, budget, answered + 1)
        if not fresh:
            break
        attacks += fresh
        known += fresh
    return traced, answered


def _prove(
    losses: Losses, known: list[Attack], attacks: Sequence[Attack], years: Sequence[int]
) -> list[Traced]:
    """Return frontiers against ``known``, to which attacks are added until no other one does more."""
    while True:
        losses.fill_columns(known)
        traced = [trace(losses, known, y) for y in years]
        losses.fill_choices({c for t in traced for c in t.choices}, attacks)
        more = unknown_worse(losses, traced, attacks)
        if not more:
            return traced
        known += more


def _answers(
    losses: Losses,
    attacks: Sequence[Attack],
    traced: Traced,
    rivals: Sequence[str],
    budget: float,
    number: int,
) -> list[Attack]:
    """Return attacks that do more to the portfolio for the budget than any known one."""
    bought = within(as_frontier(losses, traced, attacks).points, budget)
    choice = choice_of(losses.parts, bought.options)
    if choice is None:
        return []
    pairs = zip(losses.parts, choice, strict=True)
    measures = tuple(m for part, c in pairs for m in part.bought(part.choices[c]))
    fresh = answers_to(losses.setting, rivals, measures, number=number, workers=losses.workers)
    losses.fill_choices([choice], fresh)
    limit = worst_attack_on(losses, choice, attacks)[0]
    return [a for a in fresh if losses.total(choice, a) > limit + _MORE * abs(limit)]
