"""Stacked columns by period: parts of a whole as they shift, with the base total as a line above."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.report import svg
from kerege.report.axes import TimeAxis, draw_axes, make_plot
from kerege.report.digits import number
from kerege.report.lines import Series
from kerege.report.palette import INK


def draw_stacks(
    parts: Sequence[Series],
    base: Sequence[float],
    axis: TimeAxis,
    unit: str,
    *,
    identity: str,
    title: str,
    text: str,
) -> svg.Node:
    """Return the chart; ``base`` is the undisturbed total of each period. Parts are never negative."""
    count = len(axis.periods)
    totals = [sum(p.values[n] for p in parts) for n in range(count)]
    plot = make_plot([*totals, *base], count)
    body = [*draw_axes(plot, axis, unit)]
    wide = (plot.right - plot.left) / count
    for n, period in enumerate(axis.periods):
        below = 0.0
        for part in parts:
            value = max(0.0, part.values[n])
            top, foot = plot.y(below + value), plot.y(below)
            below += value
            told = svg.node("title", f"{part.name}, {period}: {number(value)} {unit}")
            body.append(
                svg.rect(
                    plot.x(n) - 0.42 * wide,
                    top,
                    0.84 * wide,
                    foot - top,
                    told,
                    fill=part.colour,
                    stroke="#ffffff",
                    stroke_width=0.5,
                    css="part",
                )
            )
    steps: list[svg.Point] = []
    for n, value in enumerate(base):
        steps += [(plot.x(n) - wide / 2, plot.y(value)), (plot.x(n) + wide / 2, plot.y(value))]
    if steps:
        body.append(svg.polyline(steps, stroke=INK, stroke_width=1.2, stroke_dasharray="4 3", css="base"))
        body.append(
            svg.text(
                plot.right,
                plot.y(max(base)) - 4,
                "undisturbed",
                size=10,
                anchor="end",
                fill=INK,
                paint_order="stroke",
                stroke="#ffffff",
                stroke_width=2.5,
            )
        )
    return svg.picture(plot.width, plot.height, body, identity=identity, title=title, text=text, css="chart")
