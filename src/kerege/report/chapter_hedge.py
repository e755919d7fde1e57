"""The chapter of the hedge: which measures cut the worst loss most for the money."""

from __future__ import annotations

import math
from collections.abc import Iterator

from kerege.base.units import KUSD_PER_MUSD
from kerege.hedge.model import Frontier, Hedge, Point
from kerege.leverage.threats import LEAST
from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.digits import money, number
from kerege.report.frontier_plot import Spot, Steps, cut, draw_frontier, spreads
from kerege.report.offer_tables import (
    attacks_table,
    limit_words,
    options_table,
    portfolio_table,
    portfolio_words,
)
from kerege.report.threat_words import months_words
from kerege.report.words import Sentence, listing, sentence

#: from this cost or loss on, million USD, the plot is in billions
_BILLION = 1000.0
#: a budget beyond this many times the largest cost is not drawn
_FAR = 2.0


def hedge_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the study holds no hedge."""
    hedge = ctx.study.hedge
    if hedge is None:
        return None
    first, *others = hedge.frontiers or (Frontier(0, (hedge.chosen,), complete=False),)
    left = [ctx.name(o) for o in hedge.left_out]
    return {
        "lead": list(_lead(ctx, hedge)),
        "plot": _plot(ctx, hedge),
        "portfolios": portfolio_table(ctx, hedge, first),
        "others": [portfolio_table(ctx, hedge, f) for f in others],
        "options": options_table(ctx, hedge),
        "attacks": attacks_table(ctx, hedge),
        "left_out": f"Left out, as cost or lead time is not bound: {listing(left)}." if left else "",
        "rounds": hedge.rounds,
        "evaluated": hedge.evaluated,
    }


def _lead(ctx: Context, hedge: Hedge) -> Iterator[Sentence]:
    name, chosen = ctx.actor(hedge.focus), hedge.chosen
    worst = max((a.loss for a in hedge.attacks), default=0.0)
    before = money(worst / KUSD_PER_MUSD)
    when = months_words(hedge.months)
    said = _budget_words(hedge)
    if not hedge.offers:
        yield sentence(
            f"No option has both a cost and a lead time, so nothing can be bought against {before}."
        )
    elif not chosen.options:
        yield sentence(
            f"{said}, nothing on offer is worth buying: the worst loss of {name} over {when} is {before}."
        )
    else:
        cost, after = (money(v / KUSD_PER_MUSD) for v in (chosen.cost, chosen.loss))
        yield sentence(
            f"{said}, {name} best buys {portfolio_words(ctx, chosen.options)} for {cost}: the worst loss "
            f"over {when} falls from {before} to {after}."
        )
    if chosen.binding:
        names = {a.id: a.name for a in hedge.attacks}
        yield sentence(f"What then hurts most: {listing([names.get(a, a) for a in chosen.binding])}.")
    yield sentence(_proof(chosen))


def _budget_words(hedge: Hedge) -> str:
    if math.isfinite(hedge.budget):
        return f"With {money(hedge.budget / KUSD_PER_MUSD)}"
    return "With no limit of money"


def _proof(point: Point) -> str:
    if point.proven or point.loss - point.bound <= LEAST:
        return "Against the attacks below it is proven: no portfolio of this cost loses less."
    bound = money(point.bound / KUSD_PER_MUSD)
    return f"It was found by search: a better one may exist, but none of this cost comes below {bound}."


def _plot(ctx: Context, hedge: Hedge) -> Figure | None:
    points = [p for f in hedge.frontiers for p in f.points]
    if not points:
        return None
    largest = max([0.0, *(p.cost for p in points)]) / KUSD_PER_MUSD
    budget = hedge.budget / KUSD_PER_MUSD if math.isfinite(hedge.budget) else None
    drawn = None if budget is None or budget > _FAR * max(largest, 1.0) else budget
    high = max([abs(p.loss) / KUSD_PER_MUSD for p in points] + [largest])
    per, unit = (_BILLION, "billion USD") if high >= _BILLION else (1.0, "million USD")
    lines = [
        Steps(limit_words(f), tuple(_spot(ctx, hedge, f, n, per, unit) for n in range(len(f.points))))
        for f in hedge.frontiers
    ]
    title = f"What money buys: capital cost against the worst loss over {months_words(hedge.months)}"
    text = "; ".join(s.words for line in lines for s in line.spots)
    drawing = draw_frontier(
        lines, unit, budget=None if drawn is None else (drawn / per, f"budget {money(drawn)}"),
        identity="fig-hedge", title=title, text=text,
    )  # fmt: skip
    return Figure(svg.render(drawing), title, wide=True, note=_note(hedge, budget, drawn, points))


def _spot(ctx: Context, hedge: Hedge, frontier: Frontier, n: int, per: float, unit: str) -> Spot:
    point = frontier.points[n]
    cost, loss, bound = (v / KUSD_PER_MUSD / per for v in (point.cost, point.loss, point.bound))
    open_gap = not point.proven and point.loss - point.bound > LEAST
    return Spot(
        cost,
        loss,
        bound if open_gap else loss,
        f"{limit_words(frontier)}, {n + 1}: {portfolio_words(ctx, point.options)}, cost {number(cost)}, "
        f"worst loss {number(loss)} {unit}",
        str(n + 1),
        frontier.years == hedge.frontiers[0].years and point.options == hedge.chosen.options,
    )


def _note(hedge: Hedge, budget: float | None, drawn: float | None, points: list[Point]) -> str:
    parts = [
        "Each point is a portfolio, numbered as in the table; the line is the least loss that money buys."
    ]
    if spreads([p.cost for p in points]):
        parts.append("Cost runs by powers of ten.")
    if cut([p.loss for p in points]):
        parts.append("The axis of losses does not begin at zero.")
    if len(hedge.frontiers) > 1:
        parts.append("Dashes and shapes tell the limits of time apart.")
    if any(p.options == hedge.chosen.options for p in points):
        parts.append("Ring: the portfolio for the budget.")
    if any(not p.proven and p.loss - p.bound > LEAST for p in points):
        parts.append("A stroke down from a point ends at the bound: nothing of this cost comes below it.")
    if budget is None:
        parts.append("No budget was said.")
    elif drawn is None:
        parts.append(f"The budget of {money(budget)} lies far to the right.")
    return " ".join(parts)
