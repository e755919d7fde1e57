"""Errors of forecasts as dots on one axis of percent, by speaker; what came is the zero line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import number
from kerege.report.palette import CLOSED, FOCUS, INK, MUTED, RULE, lighten
from kerege.report.scale import Scale, fit, tick_words

WIDTH, SPEAKER, TITLE, SAID, ROW, TOP = 900.0, 236.0, 190.0, 62.0, 19.0, 40.0
#: verdict -> colour; the shapes differ as well
VERDICTS = {"met": "#1f6b4a", "missed": CLOSED, "unclear": "#6b7178"}


@dataclass(frozen=True, slots=True)
class Scored:
    """One scored forecast, in percent of what came: error, range said, range of what came."""

    speaker: str
    title: str
    error: float
    verdict: str
    low: float | None = None
    high: float | None = None
    came: tuple[float, float] = (0.0, 0.0)
    href: str = ""


def draw_errors(rows: Sequence[Scored], *, identity: str, title: str, text: str) -> svg.Node:
    """Return the chart; rows of one speaker stand together under one name."""
    left, right = SPEAKER + TITLE + 8, WIDTH - SAID
    ends = [v for r in rows for v in (r.error, r.low, r.high, *r.came) if v is not None]
    x, marks = fit(min([0.0, *ends]), max([0.0, *ends]), left, right, 7)
    foot = TOP + ROW * len(rows)
    body = [
        *_key(),
        svg.text(WIDTH, TOP - 8, "error, %", size=10.5, anchor="end", fill=MUTED),
        svg.text(left, TOP - 22, "forecast less outcome, % of the outcome", size=10.5, fill=MUTED),
    ]
    for mark, words in zip(marks, tick_words(marks), strict=True):
        body.append(
            svg.line((x(mark), TOP - 4), (x(mark), foot + 2), stroke=INK if mark == 0 else RULE,
                     stroke_width=1.0 if mark == 0 else 0.6)
        )  # fmt: skip
        body += [
            svg.text(x(mark), y, words, size=10.5, anchor="middle", fill=MUTED) for y in (TOP - 8, foot + 15)
        ]
    before = ""
    for n, row in enumerate(rows):
        y = TOP + ROW * n
        if row.speaker != before:
            body.append(svg.line((0, y), (WIDTH, y), stroke=RULE, stroke_width=0.6))
            body.append(svg.text(0, y + 13.5, svg.shorten(row.speaker, SPEAKER - 8, 11), size=11, fill=INK))
            before = row.speaker
        body += _row(row, x, y)
    return svg.picture(WIDTH, foot + 22, body, identity=identity, title=title, text=text, css="errors")


def _row(row: Scored, x: Scale, y: float) -> list[svg.Node]:
    middle, colour = y + ROW / 2, VERDICTS[row.verdict]
    tip = svg.node("title", f"{row.speaker}: {row.title}, {number(row.error, sign=True)} %, {row.verdict}")
    words = svg.text(SPEAKER, y + 13.5, svg.shorten(row.title, TITLE - 4, 11), size=11)
    out = [svg.node("a", words, href=row.href, fill=FOCUS) if row.href else words]
    a, b = (x(v) for v in row.came)
    out.append(svg.rect(a - 0.8, middle - 5, b - a + 1.6, 10, fill="#c9cdd2", css="came"))
    if row.low is not None and row.high is not None:
        out.append(
            svg.line(
                (x(row.low), middle), (x(row.high), middle), stroke=lighten(colour, 0.35), stroke_width=3
            )
        )
    out.append(_dot(x(row.error), middle, row.verdict, tip))
    said = number(row.error, 2, sign=True)
    out.append(svg.text(WIDTH, y + 13.5, said, size=11, anchor="end", fill=INK))
    return out


def _dot(x: float, y: float, verdict: str, *children: svg.Node) -> svg.Node:
    colour = VERDICTS[verdict]
    look = {"fill": colour, "stroke": "#ffffff", "stroke_width": 0.8, "css": f"dot {verdict}"}
    if verdict == "met":
        return svg.node("circle", *children, cx=x, cy=y, r=4.4, **look)
    if verdict == "unclear":
        look.update(fill="#ffffff", stroke=colour, stroke_width=1.7)
        return svg.node("circle", *children, cx=x, cy=y, r=3.5, **look)
    corners = [(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)]
    return svg.node("path", *children, d=svg.path(corners) + "Z", **look)


def _key() -> list[svg.Node]:
    out: list[svg.Node] = []
    x = 0.0
    for verdict, words in (("met", "met"), ("missed", "missed"), ("unclear", "unclear")):
        out.append(_dot(x + 6, 10, verdict))
        out.append(svg.text(x + 15, 14, words, size=10.5, fill=INK))
        x += 15 + svg.text_width(words, 10.5) + 16
    out.append(svg.rect(x, 5, 10, 10, fill="#c9cdd2"))
    out.append(svg.text(x + 15, 14, "range of what came", size=10.5, fill=INK))
    x += 15 + svg.text_width("range of what came", 10.5) + 16
    out.append(svg.line((x, 10), (x + 18, 10), stroke=lighten(MUTED, 0.35), stroke_width=3))
    out.append(svg.text(x + 23, 14, "range said", size=10.5, fill=INK))
    return out
