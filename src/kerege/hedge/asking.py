"""The question of a hedge put to a case: checked, calibrated, solved."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kerege.base.findings import Finding, error, raise_errors, shorten
from kerege.base.units import KUSD_PER_MUSD
from kerege.case.model import Case
from kerege.hedge.model import Hedge
from kerege.hedge.search import SEED, YEARS, find_hedge
from kerege.leverage.asked import MOST_MONTHS, actor_findings, known_actors, whole_findings
from kerege.leverage.asking import solved_base
from kerege.leverage.hands import default_players, overlap
from kerege.runs.progress import Progress, Silent


def hedge(
    case: Case,
    *,
    budget: float = math.inf,
    focus: str = "",
    adversaries: Sequence[str] = (),
    months: int = 12,
    years: Sequence[int] = YEARS,
    draws: int = 0,
    seed: int = SEED,
    workers: int | None = None,
    solver: str = "fast",
    progress: Progress | None = None,
) -> Hedge:
    """Return which options cut the worst loss of the focus actor most within a budget, and the frontier.

    Parameters
    ----------
    case
        A checked case with options.
    budget
        What may be spent, in million USD; no limit by default. Money in the result is kUSD.
    focus
        Actor that is protected; that of the case by default.
    adversaries
        States and blocs whose attacks count; the vectors of the case by default.
    months
        Horizon of the attacks.
    years
        For each, a frontier of the options that work within so many years.
    draws
        Draws from the claims' ranges, for how often an option is in the portfolio.
    seed
        Seed of the draws.
    workers, solver, progress
        As in :func:`kerege.leverage.asking.leverage`.

    Raises
    ------
    FindingsError
        If the case has no option, an actor is unknown, or a number is out of range.
    SolveError
        If there is no answer with a passing certificate.

    Examples
    --------
    >>> hedge(load_case("kazakhstan"), budget=2000).chosen.options  # doctest: +SKIP
    """
    about = focus or case.meta.focus
    raise_errors("hedge", _asked_findings(case, budget, about, adversaries, months, years, draws))
    listen = progress or Silent()
    solved = solved_base(case, listen)
    listen.stage("attacks and portfolios", 0)
    return find_hedge(
        solved, budget=budget * KUSD_PER_MUSD, focus=focus, adversaries=adversaries, months=months,
        years=years, draws=draws, workers=workers, solver=solver, seed=seed, tick=listen.step,
    )  # fmt: skip


def _asked_findings(
    case: Case,
    budget: float,
    about: str,
    adversaries: Sequence[str],
    months: int,
    years: Sequence[int],
    draws: int,
) -> list[Finding]:
    """Return what is wrong with the question, or with the case it is put to."""
    return [
        *_no_options(case),
        *budget_findings(budget),
        *actor_findings(case, (about, *adversaries)),
        *_own_adversary(case, about, adversaries),
        *whole_findings("months", (months,), most=MOST_MONTHS),
        *(whole_findings("years", years) if years else ()),
        *whole_findings("draws", (draws,), least=0),
    ]


def budget_findings(budget: float) -> list[Finding]:
    """Return what is wrong with a budget in million USD."""
    if budget >= 0:
        return []
    return [error("bad-budget", "the budget is no sum that could be spent", subject="budget",
                  expected="0 or more million USD, or inf for no limit", found=shorten(budget),
                  remedy="give what may be spent, for example 2000")]  # fmt: skip


def _no_options(case: Case) -> list[Finding]:
    if case.options:
        return []
    return [error("no-options", f"the case {case.meta.id} has nothing that could be bought",
                  file="options.csv", expected="at least one option with its effects", found="none",
                  remedy="add rows to options.csv and option_effects.csv, and their costs to "
                         "bindings.csv")]  # fmt: skip


def _own_adversary(case: Case, about: str, adversaries: Sequence[str]) -> list[Finding]:
    known = set(known_actors(case))
    if not adversaries and about in known and all(overlap(case, a, about) for a in default_players(case)):
        return [error("no-adversary", f"nobody is left to attack {about}", subject=about,
                      expected="adversaries apart from the one that is protected", found="none",
                      remedy="name adversaries, or vectors in case.toml")]  # fmt: skip
    return [error("own-adversary", f"{name} is {about} or part of it, and would attack itself", subject=name,
                  expected="actors apart from the one that is protected", found=name,
                  remedy=f"leave {name} out")
            for name in dict.fromkeys(adversaries) if {name, about} <= known and overlap(case, name, about)
            ]  # fmt: skip
