"""The frontier of cost against worst loss: a step line for each limit of time, points, bounds, the budget."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import as_given
from kerege.report.palette import FOCUS, INK, MUTED, RULE
from kerege.report.scale import PowerScale, Scale, fit, tick_words

_WIDTH, _HEIGHT, _TOP, _FOOT, _GAP = 820.0, 380.0, 40.0, 46.0, 13.0
#: (dashes, width, colour) of the lines in turn: where two run together, both are seen
_LINES = (("", 2.8, FOCUS), ("8 5", 1.5, INK), ("2 4", 1.7, INK), ("10 3 2 3", 1.5, MUTED))
#: costs whose largest is so many times the smallest are of many sizes
_SPREAD = 30.0
#: share of the largest cost below which costs are drawn as next to none
_TINY = 1e-5
#: losses that differ by less than this share are drawn on an axis without zero
_FLAT = 0.6
#: places of an axis, with their words
Marks = list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """One portfolio: cost and worst loss in the unit of the chart, the bound below it, words."""

    cost: float
    loss: float
    bound: float
    words: str
    name: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """One line: portfolios by cost, and what it is called at its end."""

    name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    x: Scale | PowerScale
    y: Scale


def draw_frontier(
    lines: Sequence[Steps],
    unit: str,
    *,
    budget: tuple[float, str] | None,
    identity: str,
    title: str,
    text: str,
) -> svg.Node:
    """Return the plot; ``budget`` is a place and its words, None where there is none to show."""
    spots = [s for line in lines for s in line.spots]
    losses = [v for s in spots for v in (s.loss, s.bound) if math.isfinite(v)] or [0.0]
    if not cut(losses):
        losses.append(0.0)
    costs = [0.0, *(s.cost for s in spots), *([budget[0]] if budget is not None else [])]
    room = 14 + max((svg.text_width(line.name, 10.5) for line in lines), default=0.0)
    y, y_marks = fit(min(losses), max(losses), _HEIGHT - _FOOT, _TOP, 5)
    left = 22 + max(svg.text_width(w, 10.5) for w in tick_words(y_marks))
    x, x_marks = _across(costs, left, _WIDTH - room)
    axes = _Axes(x, y)
    body = [*_frame(axes, x_marks, y_marks, unit), *_budget(axes, budget)]
    ends = _apart([y(line.spots[-1].loss) if line.spots else y(0.0) for line in lines])
    for n, (line, end) in enumerate(zip(lines, ends, strict=True)):
        body += _line(axes, line, n, end)
    body += _names(axes, lines[0].spots if lines else ())
    return svg.picture(_WIDTH, _HEIGHT, body, identity=identity, title=title, text=text, css="chart")


def cut(losses: Sequence[float]) -> bool:
    """Whether losses lie so close that their axis starts near the least, or the steps could not be seen."""
    return min(losses, default=0.0) >= _FLAT * max(losses, default=0.0) > 0.0


def spreads(costs: Sequence[float]) -> bool:
    """Whether costs are of so many sizes that the axis runs by powers of ten."""
    some = [c for c in costs if c > 0]
    return bool(some) and max(some) >= _SPREAD * min(some)


def _across(costs: Sequence[float], left: float, right: float) -> tuple[Scale | PowerScale, Marks]:
    """Return the axis of costs and its marks with their words."""
    if spreads(costs):
        least = max(min(c for c in costs if c > 0), _TINY * max(costs))
        scale = PowerScale(least, 1.15 * max(costs), left, right)
        return scale, [(mark, as_given(mark)) for mark in scale.marks()]
    plain, marks = fit(min(costs), max(costs), left, right, 6)
    return plain, list(zip(marks, tick_words(marks), strict=True))


def _frame(axes: _Axes, x_marks: Marks, y_marks: list[float], unit: str) -> Iterator[svg.Node]:
    x, y = axes.x, axes.y
    for mark, said in zip(y_marks, tick_words(y_marks), strict=True):
        heavy = mark == 0
        yield svg.line(
            (x.start, y(mark)), (x.stop, y(mark)),
            stroke=INK if heavy else RULE, stroke_width=0.9 if heavy else 0.6,
        )  # fmt: skip
        yield svg.text(x.start - 13, y(mark) + 3.6, said, size=10.5, anchor="end", fill=MUTED)
    for mark, said in x_marks:
        foot = y.start
        yield svg.line((x(mark), foot), (x(mark), foot + 4), stroke=MUTED, stroke_width=0.8)
        yield svg.text(x(mark), foot + 17, said, size=10.5, anchor="middle", fill=MUTED)
    yield svg.text(0, 12, f"Worst loss, {unit}", size=10.5, fill=MUTED)
    yield svg.text(x.stop, _HEIGHT - 8, f"Capital cost, {unit}", size=10.5, anchor="end", fill=MUTED)


def _budget(axes: _Axes, budget: tuple[float, str] | None) -> Iterator[svg.Node]:
    if budget is None:
        return
    at, words = axes.x(budget[0]), budget[1]
    late = at + svg.text_width(words, 10.5) + 6 > _WIDTH
    yield svg.line((at, _TOP - 12), (at, axes.y.start), stroke=INK, stroke_width=1.1, css="budget")
    yield svg.text(
        at - 5 if late else at + 5, _TOP - 6, words, size=10.5, anchor="end" if late else "start", fill=INK
    )


def _line(axes: _Axes, line: Steps, n: int, end: float) -> Iterator[svg.Node]:
    if not line.spots:
        return
    dashes, width, colour = _LINES[n % len(_LINES)]
    points: list[svg.Point] = []
    for spot in line.spots:
        at = (axes.x(spot.cost), axes.y(spot.loss))
        if points:
            points.append((at[0], points[-1][1]))
        points.append(at)
    points.append((axes.x.stop, points[-1][1]))
    yield svg.polyline(
        points, stroke=colour, stroke_width=width, stroke_dasharray=dashes or None, stroke_linejoin="round",
        css="steps",
    )  # fmt: skip
    for spot in line.spots:
        yield from _spot(axes, spot, n, colour)
    yield svg.text(axes.x.stop + 6, end + 3.6, line.name, size=10.5, fill=INK)


def _spot(axes: _Axes, spot: Spot, n: int, colour: str) -> Iterator[svg.Node]:
    x, y = axes.x(spot.cost), axes.y(spot.loss)
    if spot.bound < spot.loss and math.isfinite(spot.bound):
        low = axes.y(spot.bound)
        yield svg.line((x, y), (x, low), stroke=INK, stroke_width=1.1, css="gap")
        yield svg.line((x - 4, low), (x + 4, low), stroke=INK, stroke_width=1.1)
    told = svg.node("title", spot.words)
    if spot.chosen:
        yield svg.node("circle", cx=x, cy=y, r=11, fill="none", stroke=INK, stroke_width=1.4, css="chosen")
    shape = n % 3
    if shape == 0:
        yield svg.node("circle", told, cx=x, cy=y, r=4.2, fill=colour, css="spot")
    elif shape == 1:
        yield svg.rect(x - 6.5, y - 6.5, 13, 13, told, fill="none", stroke=colour, css="spot")
    else:
        corners = [(x, y - 10), (x + 9, y + 6.5), (x - 9, y + 6.5)]
        yield svg.polygon(corners, fill="none", stroke=colour, css="spot")


def _names(axes: _Axes, spots: Sequence[Spot]) -> Iterator[svg.Node]:
    """Yield the names of points that have room for one, above and to the right of them."""
    taken: list[svg.Point] = []
    for spot in spots:
        at = (axes.x(spot.cost) + 12, axes.y(spot.loss) - 8)
        if spot.name and all(abs(at[0] - x) > 16 or abs(at[1] - y) > _GAP for x, y in taken):
            taken.append(at)
            yield svg.text(
                *at, spot.name, size=11, fill=INK, font_weight="600", paint_order="stroke", stroke="#ffffff",
                stroke_width=3,
            )  # fmt: skip


def _apart(heights: Sequence[float]) -> list[float]:
    """Return heights moved so that no two labels overlap, in their order from the top."""
    out = list(heights)
    last = -math.inf
    for n in sorted(range(len(out)), key=lambda n: (out[n], n)):
        out[n] = max(out[n], last + _GAP)
        last = out[n]
    return out
