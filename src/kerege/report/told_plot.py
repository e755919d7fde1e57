"""One fact as told by several: each telling a dot on the fact's own axis, the highest at the right end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.palette import INK, MUTED, RULE

WIDTH, LEFT, RIGHT, ROW, TOP = 900.0, 420.0, 60.0, 38.0, 44.0
_MARKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Dot:
    """One telling: its share of the highest figure, colour of the speaker's side, whether that is a party."""

    share: float
    colour: str
    party: bool
    words: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A fact: what it is, who told which figure, the dots, the spread in words."""

    name: str
    told: str
    dots: tuple[Dot, ...]
    spread: str


def draw_told(rows: Sequence[ToldRow], *, identity: str, title: str, text: str) -> svg.Node:
    """Return the chart; a filled dot is told by a party to the matter, a ring by anybody else."""
    right = WIDTH - RIGHT
    foot = TOP + ROW * len(rows)
    body: list[svg.Node] = [
        svg.text(LEFT, TOP - 26, "share of the highest figure told, %", size=10.5, fill=MUTED),
        svg.text(WIDTH, TOP - 8, "spread", size=10.5, anchor="end", fill=MUTED),
    ]
    for mark in _MARKS:
        x = LEFT + mark * (right - LEFT)
        body.append(svg.line((x, TOP - 4), (x, foot), stroke=RULE, stroke_width=0.6))
        body.append(svg.text(x, TOP - 8, f"{mark:.0%}".rstrip("%"), size=10.5, anchor="middle", fill=MUTED))
    for n, row in enumerate(rows):
        body += _row(row, TOP + ROW * n, right)
    return svg.picture(WIDTH, foot + 6, body, identity=identity, title=title, text=text, css="told")


def _row(row: ToldRow, y: float, right: float) -> list[svg.Node]:
    middle = y + 19
    places = [LEFT + dot.share * (right - LEFT) for dot in row.dots]
    out: list[svg.Node] = [
        svg.line((0, y), (WIDTH, y), stroke=RULE, stroke_width=0.6),
        svg.text(0, y + 15, svg.shorten(row.name, LEFT - 14, 11), size=11, fill=INK),
        svg.text(0, y + 30, svg.shorten(row.told, LEFT - 14, 10), size=10, fill=MUTED),
        svg.line((min(places), middle), (max(places), middle), stroke=MUTED, stroke_width=1.2),
        svg.text(WIDTH, middle + 4, row.spread, size=11, anchor="end", fill=INK),
    ]
    for dot, x in zip(row.dots, places, strict=True):
        fill = dot.colour if dot.party else "#ffffff"
        look = {"fill": fill, "stroke": dot.colour, "stroke_width": 1.8}
        out.append(svg.node("circle", svg.node("title", dot.words), cx=x, cy=middle, r=4.6, **look))
    return out
