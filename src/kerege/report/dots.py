"""Interval plots: a range as a bar, its middle as a tick, what the model says as a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import MINUS, number
from kerege.report.palette import CLOSED, FOCUS, INK, MUTED, RULE
from kerege.report.scale import Scale, fit, tick_words

ROW = 20.0
_RANGE = "#9fb7c9"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the observed range, the model's value and range; any of them may be missing."""

    name: str
    low: float | None
    mid: float | None
    high: float | None
    value: float | None
    value_low: float | None = None
    value_high: float | None = None
    outside: bool = False
    remark: str = ""


def draw_dots(
    rows: Sequence[Row],
    unit: str,
    *,
    identity: str,
    title: str,
    text: str,
    width: float = 640,
    names: float = 230,
    limit: tuple[float, float] | None = None,
) -> svg.Node:
    """Return the chart. Values beyond ``limit`` are drawn as arrows at the edge."""
    given = [
        v for r in rows for v in (r.low, r.mid, r.high, r.value, r.value_low, r.value_high) if v is not None
    ]
    if limit is not None:
        given = [max(limit[0], min(limit[1], v)) for v in given]
    right = width - 96
    x, marks = fit(min([0.0, *given]), max([0.0, *given]), names + 8, right, 6)
    height = 34 + ROW * len(rows) + 20
    body: list[svg.Node] = [svg.text(0, 11, unit, size=10.5, fill=MUTED)]
    for mark, said in zip(marks, tick_words(marks), strict=True):
        body.append(
            svg.line(
                (x(mark), 22), (x(mark), height - 20), stroke=INK if mark == 0 else RULE, stroke_width=0.6
            )
        )
        body.append(svg.text(x(mark), height - 6, said, size=10.5, anchor="middle", fill=MUTED))
    for n, row in enumerate(rows):
        body += _row(row, 34 + ROW * n, x, names, right)
    return svg.picture(width, height, body, identity=identity, title=title, text=text, css="chart wide")


def _row(row: Row, y: float, x: Scale, names: float, right: float) -> list[svg.Node]:

    def at(value: float) -> float:
        return max(x.start, min(x.stop, x(value)))

    out = [svg.text(0, y + 3.8, svg.shorten(row.name, names, 11), size=11, fill=INK)]
    if row.low is not None and row.high is not None:
        a, b = at(row.low), at(row.high)
        out.append(svg.rect(a - 1, y - 4.5, b - a + 2, 9, fill=_RANGE, css="range"))
    if row.mid is not None:
        out.append(svg.line((at(row.mid), y - 6), (at(row.mid), y + 6), stroke=INK, stroke_width=1.2))
    if row.value is not None:
        colour = CLOSED if row.outside else FOCUS
        if row.value_low is not None and row.value_high is not None:
            out.append(
                svg.line((at(row.value_low), y), (at(row.value_high), y), stroke=colour, stroke_width=1.6)
            )
        beyond = not x.start - 0.01 <= x(row.value) <= x.stop + 0.01
        if beyond:
            out.append(
                svg.text(
                    at(row.value),
                    y + 4,
                    "›" if x(row.value) > x.stop else "‹",
                    size=15,
                    anchor="middle",
                    fill=colour,
                    font_weight="700",
                )
            )
        elif row.outside:
            c = at(row.value)
            out.append(
                svg.polygon([(c, y - 5), (c + 5, y), (c, y + 5), (c - 5, y)], fill=colour, stroke="#ffffff")
            )
        else:
            out.append(svg.node("circle", cx=at(row.value), cy=y, r=4, fill=colour, stroke="#ffffff"))
    words = row.remark or ("" if row.value is None else number(row.value, sign=True).replace("+0", "0"))
    out.append(
        svg.text(right + 12, y + 3.8, words.replace("-", MINUS), size=11, fill=CLOSED if row.outside else INK)
    )
    return out
