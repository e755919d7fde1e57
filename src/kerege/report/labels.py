"""Words on a map without overlaps: boxes, candidates in order of taste, the important ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kerege.report.svg import Point, text_width

LINE = 1.18  # line height, em


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share an inner point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Wish:
    """A label asked for: words, the point it names, how much it matters, how far to stay from the point."""

    key: str
    words: str
    at: Point
    weight: float
    size: float = 10.5
    gap: float = 4.0
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A label placed: the left end of its baseline, and its box."""

    wish: Wish
    x: float
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class Room:
    """Where labels may go: the page, boxes they must not touch, points (with a price) better left free.

    A label that could only stand at a price above ``ceiling`` is left out.
    """

    width: float
    height: float
    blocked: tuple[Box, ...] = ()
    costly: tuple[tuple[Point, float], ...] = field(default=())
    ceiling: float = 1e9


def place(wishes: Sequence[Wish], room: Room) -> list[Label]:
    """Return the labels that fit, none over another; heavier wishes choose first, others may be left out."""
    taken = list(room.blocked)
    out: list[Label] = []
    for wish in sorted(wishes, key=lambda w: (-w.weight, w.key)):
        best: tuple[float, Label] | None = None
        for taste, (dx, dy) in enumerate(_candidates(wish)):
            label = _label(wish, dx, dy)
            box = label.box
            if box.left < 2 or box.top < 2 or box.right > room.width - 2 or box.bottom > room.height - 2:
                continue
            if any(box.meets(other) for other in taken):
                continue
            price = 0.6 * taste + sum(cost for point, cost in room.costly if box.holds(point))
            if best is None or price < best[0]:
                best = (price, label)
        if best is not None and best[0] <= room.ceiling:
            out.append(best[1])
            taken.append(best[1].box)
    return out


def _label(wish: Wish, dx: float, dy: float) -> Label:
    width = text_width(wish.words, wish.size, bold=wish.bold)
    left, top = wish.at[0] + dx, wish.at[1] + dy
    height = wish.size * LINE
    return Label(wish, left, top + 0.82 * wish.size, Box(left - 1, top, left + width + 1, top + height))


def _candidates(wish: Wish) -> list[tuple[float, float]]:
    """Offsets of the label's upper left corner from the point: the sides, the corners, then farther out."""
    width, height = text_width(wish.words, wish.size, bold=wish.bold), wish.size * LINE
    if wish.centred:
        shifts = (
            (0, 0),
            (0, -1),
            (0, 1),
            (-0.4, 0),
            (0.4, 0),
            (0, -2),
            (0, 2),
            (-0.5, -1),
            (0.5, -1),
            (-0.5, 1),
            (0.5, 1),
            (-0.9, 0),
            (0.9, 0),
            (0, -3),
            (0, 3),
        )
        return [(dx * width - width / 2, dy * height - height / 2) for dx, dy in shifts]
    out: list[tuple[float, float]] = []
    for gap in (wish.gap, wish.gap + 6, wish.gap + 13):
        out += [
            (gap, -height / 2),
            (-width - gap, -height / 2),
            (-width / 2, -height - gap),
            (-width / 2, gap),
            (gap * 0.7, -height - gap * 0.6),
            (-width - gap * 0.7, -height - gap * 0.6),
            (gap * 0.7, gap * 0.6),
            (-width - gap * 0.7, gap * 0.6),
        ]
    return out
