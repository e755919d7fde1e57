"""What each player gains by two rules side by side: a bar and a diamond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.digits import number
from kerege.report.palette import INK, MUTED, RULE
from kerege.report.scale import Scale, fit, tick_words

ROW, _NAMES, _WIDTH, _TOP, _FOOT = 27.0, 150.0, 760.0, 46.0, 20.0


@dataclass(frozen=True, slots=True)
class Player:
    """One player with its colour; `shapley` and `nucleolus` in the unit of the chart."""

    name: str
    colour: str
    shapley: float
    nucleolus: float


def draw_power(
    players: Sequence[Player], unit: str, *, centre: str, identity: str, title: str, text: str
) -> svg.Node:
    """Return the chart; ``centre`` is what the diamond is called."""
    values = [0.0, *(v for p in players for v in (p.shapley, p.nucleolus))]
    x, marks = fit(min(values), max(values), _NAMES + 6, _WIDTH - 26, 6)
    height = _TOP + ROW * len(players) + _FOOT
    body: list[svg.Node] = [*_key(unit, centre)]
    for mark, said in zip(marks, tick_words(marks), strict=True):
        heavy = mark == 0
        body.append(
            svg.line(
                (x(mark), _TOP - 4), (x(mark), height - _FOOT + 2),
                stroke=INK if heavy else RULE, stroke_width=0.9 if heavy else 0.6,
            )
        )  # fmt: skip
        body.append(svg.text(x(mark), height - 4, said, size=10.5, anchor="middle", fill=MUTED))
    for n, player in enumerate(players):
        body.append(_row(x, _TOP + ROW * n, player, unit, centre))
    return svg.picture(_WIDTH, height, body, identity=identity, title=title, text=text, css="chart")


def _row(x: Scale, y: float, player: Player, unit: str, centre: str) -> svg.Node:
    words = f"{player.name}: Shapley {number(player.shapley)}, {centre} {number(player.nucleolus)} {unit}"
    a, b = sorted((x(0.0), x(player.shapley)))
    middle = y + ROW / 2
    return svg.group(
        [
            svg.node("title", words),
            svg.text(0, middle + 4, svg.shorten(player.name, _NAMES - 6, 11.5), size=11.5, fill=INK),
            svg.rect(a, middle - 6, b - a, 12, fill=player.colour, css="bar"),
            _diamond(x(player.nucleolus), middle),
        ]
    )


def _diamond(x: float, y: float) -> svg.Node:
    points = [(x, y - 7), (x + 5.5, y), (x, y + 7), (x - 5.5, y)]
    return svg.polygon(points, fill="#ffffff", stroke=INK, stroke_width=1.6, css="nucleolus")


def _key(unit: str, centre: str) -> list[svg.Node]:
    """Return the unit and what each shape means, in the order they are drawn."""
    out: list[svg.Node] = [svg.text(0, 11, unit, size=10.5, fill=MUTED)]
    x = _NAMES + 6
    shapes = (
        (svg.rect(x, 2, 22, 11, fill=MUTED), "bar: Shapley value"),
        (None, f"diamond: {centre}"),
    )
    for shape, words in shapes:
        out += [shape or _diamond(x + 11, 10), svg.text(x + 28, 12, words, size=10.5, fill=INK)]
        x += 28 + svg.text_width(words, 10.5) + 18
    return out
