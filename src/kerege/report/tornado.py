"""Tornado charts: what one result becomes when one number goes from its low to its high, widest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import number
from kerege.report.palette import FOCUS, INK, MUTED, RULE, lighten
from kerege.report.scale import fit, tick_words

ROW = 24.0


@dataclass(frozen=True, slots=True)
class Swing:
    """One number: the result at its low end and at its high end, with the ends in words."""

    name: str
    at_low: float
    at_high: float
    low_words: str
    high_words: str


def draw_tornado(
    swings: Sequence[Swing],
    centre: float,
    unit: str,
    *,
    identity: str,
    title: str,
    text: str,
    width: float = 680,
    names: float = 210,
) -> svg.Node:
    """Return the chart about ``centre``, the result with every number at its mid."""
    ends = [v for s in swings for v in (s.at_low, s.at_high)]
    x, marks = fit(min([centre, *ends]), max([centre, *ends]), names + 64, width - 64, 5)
    height = 30 + ROW * len(swings) + 20
    body: list[svg.Node] = [svg.text(0, 11, unit, size=10.5, fill=MUTED)]
    for mark, said in zip(marks, tick_words(marks), strict=True):
        body.append(svg.line((x(mark), 22), (x(mark), height - 20), stroke=RULE, stroke_width=0.6))
        body.append(svg.text(x(mark), height - 6, said, size=10.5, anchor="middle", fill=MUTED))
    for n, swing in enumerate(swings):
        y = 28 + ROW * n
        body.append(svg.text(0, y + 13, svg.shorten(swing.name, names, 11), size=11, fill=INK))
        for value, words, colour in (
            (swing.at_low, swing.low_words, lighten(FOCUS, 0.55)),
            (swing.at_high, swing.high_words, FOCUS),
        ):
            a, b = sorted((x(centre), x(value)))
            told = svg.node("title", f"{swing.name} at {words}: {number(value)} {unit}")
            body.append(svg.rect(a, y + 3, b - a, ROW - 9, told, fill=colour, css="swing"))
        left_end = min((swing.at_low, swing.low_words), (swing.at_high, swing.high_words))
        right_end = max((swing.at_low, swing.low_words), (swing.at_high, swing.high_words))
        body.append(
            svg.text(
                min(x(left_end[0]), x(centre)) - 4, y + 13, left_end[1], size=10, anchor="end", fill=MUTED
            )
        )
        body.append(svg.text(max(x(right_end[0]), x(centre)) + 4, y + 13, right_end[1], size=10, fill=MUTED))
    body.append(svg.line((x(centre), 20), (x(centre), height - 20), stroke=INK, stroke_width=1.1))
    return svg.picture(width, height, body, identity=identity, title=title, text=text, css="chart wide")
