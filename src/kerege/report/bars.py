"""Horizontal bars from zero, to both sides where signs differ; the number stands at the bar's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import number
from kerege.report.palette import INK, MUTED
from kerege.report.scale import Scale

ROW = 21.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: name, value, colour, and the ends of its range where known."""

    name: str
    value: float
    colour: str
    low: float | None = None
    high: float | None = None


def draw_bars(
    bars: Sequence[Bar],
    unit: str,
    *,
    identity: str,
    title: str,
    text: str,
    width: float = 420,
    sign: bool = True,
    names: float = 132,
) -> svg.Node:
    """Return the chart; ``names`` is the room for the names, ``sign`` prints a plus."""
    ends = [v for b in bars for v in (b.value, b.low, b.high) if v is not None]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    said = [_say(b, sign=sign) for b in bars]
    room = max((svg.text_width(s, 11) for s in said), default=0.0) + 8
    left, right = names + (room if low < 0 else 4), width - (room if high > 0 else 6)
    x = Scale(low, high if high > low else low + 1, left, right)
    height = 24 + ROW * len(bars) + 4
    body: list[svg.Node] = [svg.text(0, 11, unit, size=10.5, fill=MUTED)]
    for n, (bar, words) in enumerate(zip(bars, said, strict=True)):
        y = 22 + ROW * n
        a, b = sorted((x(0.0), x(bar.value)))
        body.append(svg.text(0, y + 12.5, svg.shorten(bar.name, names - 6, 11), size=11, fill=INK))
        body.append(
            svg.rect(
                a,
                y + 3,
                b - a,
                ROW - 8,
                svg.node("title", f"{bar.name}: {words} {unit}"),
                fill=bar.colour,
                css="bar",
            )
        )
        tips = [x(v) for v in (bar.value, bar.low, bar.high) if v is not None]
        if bar.low is not None and bar.high is not None:
            middle = y + ROW / 2 - 1
            body.append(
                svg.line(
                    (x(bar.low), middle), (x(bar.high), middle), stroke=INK, stroke_width=1.1, css="range"
                )
            )
            body += [
                svg.line((x(v), middle - 3.5), (x(v), middle + 3.5), stroke=INK, stroke_width=1.1)
                for v in (bar.low, bar.high)
            ]
        negative = bar.value < 0
        at = min([*tips, x(0.0)]) - 5 if negative else max([*tips, x(0.0)]) + 5
        body.append(svg.text(at, y + 12.5, words, size=11, anchor="end" if negative else "start", fill=INK))
    body.append(svg.line((x(0.0), 20), (x(0.0), height - 4), stroke=INK, stroke_width=0.9))
    return svg.picture(width, height, body, identity=identity, title=title, text=text, css="chart")


def _say(bar: Bar, *, sign: bool) -> str:
    return number(bar.value, sign=sign)
