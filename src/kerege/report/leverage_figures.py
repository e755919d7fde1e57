"""The withdrawal matrix as heat maps: who can cost whom how much, for each horizon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind, Threat
from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.decades import Decades, make_decades
from kerege.report.digits import as_given
from kerege.report.heat import Layout, Square, draw_heat
from kerege.report.threat_words import (
    cost_words,
    detail_link,
    gdp_words,
    months_words,
    short_money,
    size_words,
)
from kerege.study.gdp import gdp_of, percent_of_gdp

_AXES = ("who acts", "who is hit")
_MARKS = (
    (Square(marked=True), "costs its maker more than its target"),
    (Square(empty=True), "the same actor, or a state and its own bloc"),
)
_LARGE = Layout(apart_rows=1, apart_columns=1)
_SMALL = Layout(names=92.0, wide=66.0, high=25.0, apart_rows=1, apart_columns=1)


@dataclass(frozen=True, slots=True)
class _Map:
    """What the maps of one matrix share; `relative` where colours are of shares of GDP."""

    ctx: Context
    leverage: Leverage
    order: tuple[str, ...]
    scale: Decades
    relative: bool

    def size(self, target: str, kusd: float) -> float:
        """Return what a colour stands for: % of the target's GDP, or million USD."""
        share = percent_of_gdp(self.ctx.case, target, kusd) if self.relative else None
        return kusd / KUSD_PER_MUSD if share is None else share

    def say(self, size: float) -> str:
        """Return a size in words, with its unit."""
        return f"{as_given(size)} % of GDP" if self.relative else size_words(size)


def harm(threat: Threat) -> float:
    """Return what a threat costs its target, kUSD."""
    return threat.loss


def harm_beyond_cost(threat: Threat) -> float:
    """Return the harm to the target beyond the own cost, kUSD; an own gain adds nothing."""
    return threat.loss - max(threat.own_loss, 0.0)


def in_order(leverage: Leverage) -> tuple[str, ...]:
    """Return the focus actor, then the others by the sum of what they can do over the longest horizon."""
    last = leverage.months[-1] if leverage.months else 0
    sums = dict.fromkeys(leverage.actors, 0.0)
    for t in leverage.threats:
        if t.kind is Kind.WORST and t.months == last:
            sums[t.coercer] += t.loss
    others = sorted((a for a in leverage.actors if a != leverage.focus), key=lambda a: (-sums[a], a))
    first = (leverage.focus,) if leverage.focus in leverage.actors else ()
    return (*first, *others)


def matrix_figures(ctx: Context, leverage: Leverage) -> dict[str, object]:
    """Return the maps: the longest horizon, the shorter ones, and what is worth its own cost."""
    chosen = [t for t in leverage.threats if t.kind is not Kind.SINGLE]
    if not chosen:
        return {"main": None, "shorter": (), "worthwhile": None}
    relative = all(gdp_of(ctx.case, t.target) for t in chosen)
    shared = _Map(ctx, leverage, in_order(leverage), Decades(0), relative)
    shared = _Map(
        ctx, leverage, shared.order, make_decades(shared.size(t.target, t.loss) for t in chosen), relative
    )
    *shorter, last = leverage.months
    return {
        "main": _figure(shared, last, Kind.WORST, harm, _LARGE),
        "shorter": tuple(_figure(shared, months, Kind.WORST, harm, _SMALL) for months in shorter),
        "worthwhile": _figure(shared, last, Kind.WORTHWHILE, harm_beyond_cost, _LARGE),
    }


def _figure(
    shared: _Map, months: int, kind: Kind, worth: Callable[[Threat], float], layout: Layout
) -> Figure:
    large = layout is _LARGE
    when = months_words(months)
    if kind is Kind.WORST:
        title = f"What each can cost the other within {when}: loss of the target, USD"
    else:
        title = f"Harm within {when} beyond the own cost, USD: the combinations worth most to their maker"
    threats = [
        [None if a == b else shared.leverage.threat(a, b, months, kind) for b in shared.order]
        for a in shared.order
    ]
    squares = [[_square(shared, t, worth, large=large) for t in row] for row in threats]
    names = [shared.ctx.actor(a) for a in shared.order]
    marks = _MARKS if kind is Kind.WORST else _MARKS[1:]
    drawing = draw_heat(
        names, names, squares, axes=_AXES, marks=marks if large else (),
        layout=_fitting(layout, len(names)), identity=f"fig-leverage-{kind}-{months}", title=title,
        text="; ".join(s.words for row in squares for s in row if s.words),
    )  # fmt: skip
    held = [t for row in threats for t in row if t is not None]
    if not large:
        return Figure(svg.render(drawing), f"Within {when}: loss of the target, USD", wide=True)
    sizes = [shared.size(t.target, worth(t)) for t in held]
    key = shared.scale.key(shared.say, [(v > 0) - (v < 0) for v in sizes if shared.scale.level(v)])
    return Figure(svg.render(drawing), title, key, wide=True, note=_note(shared, held, kind))


def _fitting(layout: Layout, count: int) -> Layout:
    """Return a layout with narrower cells where there are many."""
    room = (880.0 - layout.names) / max(1, count)
    wide = min(layout.wide, max(60.0, room))
    return Layout(layout.names, wide, layout.high, layout.apart_rows, layout.apart_columns)


def _square(shared: _Map, threat: Threat | None, worth: Callable[[Threat], float], *, large: bool) -> Square:
    if threat is None:
        return Square(empty=True)
    ctx, t, money = shared.ctx, threat, worth(threat)
    size = shared.size(t.target, money)
    gdp = gdp_words(ctx, t.target, money)
    pair = f"{ctx.actor(t.coercer)} against {ctx.actor(t.target)}"
    gain = " (a gain)" if money < 0 else ""
    share = f", {gdp} of GDP" if gdp else ""
    said = f"{pair}: {short_money(money)} USD{gain}{share}, {cost_words(t.own_loss)}"
    nothing = not t.instruments
    return Square(
        text="0" if nothing else short_money(money),
        small="" if nothing or not large else gdp,
        fill=shared.scale.colour(size),
        ink=shared.scale.ink(size),
        words=f"{pair}: nothing" if nothing else said,
        href=detail_link(shared.leverage, t),
        marked=t.costs_more and t.kind is Kind.WORST and not nothing,
    )


def _note(shared: _Map, held: Sequence[Threat], kind: Kind) -> str:
    least = shared.say(shared.scale.least)
    if shared.relative:
        measure = (
            "Colour and the small number: in % of a year's GDP of the target, since losses in dollars span "
            f"many sizes; each class is ten times the next, white is below {least}."
        )
    else:
        measure = (
            "Colour: dollars, as GDP is not bound for every target; each class is ten times the next, "
            f"white is below {least}."
        )
    told = [t for t in held if t.instruments]
    proven = sum(t.exact for t in told)
    kinds = "worst" if kind is Kind.WORST else "best of their kind"
    sure = (
        f" Of {len(told)} combinations {proven} are proven to be the {kinds}; the others were found by "
        "search, so that there may be a still larger one."
        if told
        else ""
    )
    order = f"{shared.ctx.actor(shared.leverage.focus)} first, the others by the sum of what they can do."
    whole = " A bloc acts as one with its members." if len(held) < len(shared.order) ** 2 else ""
    below = " Below zero: a gain." if any(t.loss < 0 for t in held) else ""
    return f"{measure}{below}{sure} Order: {order}{whole}"
