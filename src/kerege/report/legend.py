"""The key under a map: streams by colour, widths, what the marks mean, the scale in kilometres."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.report import svg
from kerege.report.digits import number
from kerege.report.palette import CLOSED, INK, MUTED, Palette
from kerege.report.projection import Frame

_ROUND = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def draw(
    palette: Palette,
    origins: Sequence[tuple[str, str]],
    unit: str,
    per_unit: float,
    frame: Frame,
    marked: bool,
) -> svg.Node:
    """Return the key, to the width of the frame, below it."""
    top = frame.height + 20.0
    out: list[svg.Node] = [svg.text(0, top + 4, "Origin", size=10.5, fill=MUTED)]
    x = 44.0
    for identity, name in origins:
        out.append(svg.rect(x, top - 4, 20, 8, fill=palette.actor(identity)))
        out.append(svg.text(x + 26, top + 4, name, size=10.5, fill=INK))
        x += 26 + svg.text_width(name, 10.5) + 18
    bottom = top + 24.0
    out.append(svg.text(0, bottom + 4, "Width", size=10.5, fill=MUTED))
    x = 44.0
    for flow in widths(per_unit):
        wide = flow * per_unit
        out.append(svg.line((x, bottom), (x + 30, bottom), stroke=INK, stroke_width=wide, css="key-width"))
        words = f"{number(flow, 1)} {unit}"
        out.append(svg.text(x + 36, bottom + 4, words, size=10.5, fill=INK))
        x += 36 + svg.text_width(words, 10.5) + 16
    for words, colour, dash in (
        ("no flow", MUTED, "1 3"),
        *((("hit by the shock", CLOSED, "6 4"),) if marked else ()),
    ):
        out.append(
            svg.line((x, bottom), (x + 30, bottom), stroke=colour, stroke_width=1.6, stroke_dasharray=dash)
        )
        out.append(svg.text(x + 36, bottom + 4, words, size=10.5, fill=INK))
        x += 36 + svg.text_width(words, 10.5) + 16
    return svg.group([*out, *_scale(frame, top)])


def widths(per_unit: float) -> list[float]:
    """Return up to three round flows whose widths span the map's."""
    fitting = [flow for flow in _ROUND if 0.6 <= flow * per_unit <= 17.5]
    return sorted({fitting[0], fitting[len(fitting) // 2], fitting[-1]}) if fitting else []


def _scale(frame: Frame, y: float) -> list[svg.Node]:
    whole = next(
        (k for k in (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if k / frame.kilometres(1.0) <= 150), 1
    )
    long = whole / frame.kilometres(1.0)
    right = frame.width
    return [
        svg.line((right - long, y), (right, y), stroke=INK, stroke_width=1.4),
        *(svg.line((x, y - 4), (x, y + 4), stroke=INK, stroke_width=1.4) for x in (right - long, right)),
        svg.text(
            right - long - 8, y + 4, f"{number(whole, 3)} km, mid-map", size=10.5, anchor="end", fill=INK
        ),
    ]
