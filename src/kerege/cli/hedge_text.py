"""A hedge as tables on the screen: what to buy and why, what that leaves, and what each sum could buy."""

from __future__ import annotations

import math

from kerege.base.periods import DAYS_PER_YEAR
from kerege.case.model import Case
from kerege.cli.amounts import musd, percent
from kerege.cli.screen import counted, say, table
from kerege.hedge.model import Frontier, Hedge, Offer, Point, Verdict
from kerege.report.context import names_of
from kerege.report.digits import NOTHING, number, span


def tell(case: Case, found: Hedge) -> None:
    """Print the portfolio, the options with reasons, the attacks and every frontier."""
    names = names_of(case.tables["actors"])
    limit = f"up to {musd(found.budget)} million USD" if math.isfinite(found.budget) else "without a limit"
    say(f"Hedge of {names.get(found.focus, found.focus)} against attacks over "
        f"{counted(found.months, 'month')}; budget {limit}.")  # fmt: skip
    say(*_answer(case, found), "")
    _options(found)
    if found.left_out:
        say("Left out, for want of a cost or a lead time: " + ", ".join(found.left_out) + ".", "")
    _attacks(case, found, names)
    for frontier in found.frontiers:
        _frontier(frontier)
    say(
        "worst loss: in the worst attack with the portfolio, running costs included; below zero for a gain.",
        "bound: no portfolio of this cost or less has a smaller worst loss; proven where the two meet.",
    )


def _answer(case: Case, found: Hedge) -> list[str]:
    """Return what to buy, and what that changes."""
    chosen, before = found.chosen, _unhedged(found)
    bought = ", ".join(chosen.options)
    lead = f"Buy {bought} for {musd(chosen.cost)} million USD." if bought else "Buy nothing."
    left = f"The worst loss is then {musd(chosen.loss)} million USD"
    share = percent(case, found.focus, chosen.loss)
    left += f" ({share} % of a year's GDP)" if share != NOTHING else ""
    left += f", {musd(before.loss)} where nothing is bought." if bought and before is not None else "."
    sure = (
        "It is proven, for the attacks below, that no other choice within the budget does better."
        if chosen.proven
        else f"Not proven: no choice within the budget goes below {musd(chosen.bound)} million USD."
    )
    return [lead, left, sure]


def _unhedged(found: Hedge) -> Point | None:
    """Return the point of the first frontier where nothing is bought."""
    points = found.frontiers[0].points if found.frontiers else ()
    return next((p for p in points if not p.options), None)


def _options(found: Hedge) -> None:
    verdicts = {v.option: v for v in found.verdicts}
    table(
        "Options",
        ("option", "buy", *([">in draws %"] if found.draws else []), ">cost MUSD", ">running MUSD/yr",
         ">lead time, years", "reason"),
        [_option(o, verdicts.get(o.option.id), draws=found.draws) for o in found.offers],
    )  # fmt: skip
    if found.draws:
        say(f"in draws: share of {counted(found.draws, 'draw')} from the claims' ranges that buy it.",
            "")  # fmt: skip


def _option(offer: Offer, verdict: Verdict | None, *, draws: int) -> tuple[str, ...]:
    share = None if verdict is None or verdict.share is None else 100 * verdict.share
    capital, time = offer.capital, offer.lead_time
    return (
        offer.option.id, "yes" if verdict is not None and verdict.chosen else "no",
        *([number(share)] if draws else []), span(capital.low / 1000, capital.high / 1000),
        musd(offer.running), span(time.low / DAYS_PER_YEAR, time.high / DAYS_PER_YEAR, 2),
        "" if verdict is None else verdict.words,
    )  # fmt: skip


def _attacks(case: Case, found: Hedge, names: dict[str, str]) -> None:
    table(
        "Attacks (* one in which the worst loss of the portfolio is reached)",
        ("by", ">loss MUSD, nothing bought", ">% GDP", "attack"),
        [
            (names.get(a.coercer, a.coercer) or "nobody", musd(a.loss), percent(case, found.focus, a.loss),
             a.name + (" *" if a.id in found.chosen.binding else ""))
            for a in found.attacks
        ],
    )  # fmt: skip


def _frontier(frontier: Frontier) -> None:
    within = (
        f"Options that work within {counted(frontier.years, 'year')}" if frontier.years else "All options"
    )
    table(
        f"{within}: cost against worst loss, million USD"
        + ("" if frontier.complete else " (not complete: points may be missing between these)"),
        (">cost", ">worst loss", ">bound", "sure", "portfolio"),
        [
            (musd(p.cost), musd(p.loss), musd(p.bound), "proven" if p.proven else "searched",
             " + ".join(p.options) or "nothing")
            for p in frontier.points
        ],
    )  # fmt: skip
