"""Intervals of shares as small multiples: a row for each domain, a column for each vector, one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.palette import FOCUS, INK, MUTED, RULE, darken, lighten
from kerege.report.position_words import whole_percent
from kerege.report.scale import Scale

WIDTH, NAMES, ROW, TOP = 880.0, 190.0, 21.0, 44.0
#: room right of a column's axis for its number
_SAID = 32.0
_FOOT = 18.0
LINK = FOCUS


@dataclass(frozen=True, slots=True)
class Share:
    """One interval: parts of one; without ``told`` only its high end is known and nothing names it.

    ``several`` holds the mid under each statistic where more than one speaks.
    """

    low: float
    mid: float
    high: float
    told: bool
    words: str
    several: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A domain: name, year, weight, a share for each column, and where its figures stand."""

    name: str
    year: str
    weight: str
    shares: tuple[Share, ...]
    href: str = ""
    strong: bool = False


def draw_grid(
    columns: Sequence[tuple[str, str]], rows: Sequence[GridRow], *, identity: str, title: str, text: str
) -> svg.Node:
    """Return the picture; ``columns`` are (name, colour)."""
    wide = (WIDTH - NAMES) / max(1, len(columns))
    height = TOP + ROW * len(rows) + _FOOT + (8 if any(r.strong for r in rows) else 0)
    body: list[svg.Node] = [
        svg.text(0, TOP - 8, "Domain", size=10.5, fill=MUTED),
        svg.text(NAMES - 48, TOP - 8, "year", size=10.5, anchor="end", fill=MUTED),
        svg.text(NAMES - 8, TOP - 8, "weight", size=10.5, anchor="end", fill=MUTED),
    ]
    scales = []
    for n, (name, colour) in enumerate(columns):
        left = NAMES + n * wide + 6
        x = Scale(0.0, 1.0, left, left + wide - 12 - _SAID)
        scales.append(x)
        body += _axis(x, name, colour, wide, height)
    y = TOP
    for row in rows:
        if row.strong:
            y += 8
            body.append(svg.line((0, y - 4), (WIDTH, y - 4), stroke=INK, stroke_width=0.9))
        body += _names(row, y)
        for x, (_, colour), share in zip(scales, columns, row.shares, strict=True):
            body += _interval(x, y, share, colour)
        y += ROW
    return svg.picture(WIDTH, height, body, identity=identity, title=title, text=text, css="grid")


def _axis(x: Scale, name: str, colour: str, wide: float, height: float) -> list[svg.Node]:
    out = [
        svg.text(
            x.start, 13, svg.shorten(name, wide - 8, 10.8), size=11.5, font_weight="600",
            fill=darken(colour, 0.25),
        )
    ]  # fmt: skip
    foot = height - _FOOT + 2
    for mark in (0.0, 0.5, 1.0):
        out.append(
            svg.line((x(mark), TOP - 4), (x(mark), foot), stroke=RULE, stroke_width=0.9 if mark == 0 else 0.6)
        )
        words = f"{100 * mark:.0f}"
        out += [
            svg.text(x(mark), y, words, size=9.5, anchor="middle", fill=MUTED) for y in (TOP - 9, foot + 11)
        ]
    out.append(svg.text(x.stop + 12, TOP - 9, "%", size=9.5, fill=MUTED))
    return out


def _names(row: GridRow, y: float) -> list[svg.Node]:
    heavy = "600" if row.strong else None
    name = svg.text(0, y + 14, svg.shorten(row.name, NAMES - 82, 11.5), size=11.5, font_weight=heavy)
    return [
        svg.node("a", name, href=row.href, fill=LINK) if row.href else svg.group([name], fill=INK),
        svg.text(NAMES - 48, y + 14, row.year, size=10.5, anchor="end", fill=MUTED),
        svg.text(NAMES - 8, y + 14, row.weight, size=10.5, anchor="end", fill=MUTED),
    ]


def _interval(x: Scale, y: float, share: Share, colour: str) -> list[svg.Node]:
    a, b, middle = x(share.low), x(share.high), y + ROW / 2
    tip = svg.node("title", share.words)
    said_at = x.stop + 7
    if not share.told:
        return [
            svg.rect(
                a, middle - 3.5, b - a, 7, tip, fill="none", stroke="#9aa1a8", stroke_width=0.8,
                stroke_dasharray="2 2", css="untold",
            ),
            svg.text(said_at, y + 14, f"≤{whole_percent(share.high)}", size=10.5, fill=MUTED),
        ]  # fmt: skip
    return [
        svg.rect(a, middle - 4.5, max(1.5, b - a), 9, tip, fill=lighten(colour, 0.55), css="interval"),
        *(
            svg.line((x(v), middle - 6.5), (x(v), middle + 6.5), stroke=INK, stroke_width=1, css="statistic")
            for v in share.several
        ),
        svg.node(
            "circle", cx=x(share.mid), cy=middle, r=3.6, fill=colour, stroke="#ffffff", stroke_width=0.8,
            css="mid",
        ),
        svg.text(said_at, y + 14, whole_percent(share.mid), size=11, fill=INK),
    ]  # fmt: skip
