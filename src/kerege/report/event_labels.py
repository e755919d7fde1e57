"""Marks that do not touch and labels that do not overlap, in one lane of dated events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kerege.report.svg import shorten, text_width

#: size of labels, height of their lines, room of a mark
SIZE, LINE, MARK = 10.0, 12.5, 9.5
_ROWS, _LONGEST, _GAP = 7, 190.0, 5.0


@dataclass(frozen=True, slots=True)
class EventMark:
    """One event: day, shape, title, weight for its label, link."""

    when: date
    shape: str
    title: str
    weight: float
    href: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A label placed: which mark, its words, the row above the marks (0 is the lowest), its left end."""

    mark: int
    words: str
    row: int
    left: float
    right: float
    stem: float

    def clashes(self, other: Flag) -> bool:
        """Whether the two labels meet, or the stem of one crosses the other."""
        if self.row == other.row:
            return self.left < other.right + _GAP and other.left < self.right + _GAP
        low, high = (self, other) if self.row < other.row else (other, self)
        return low.left - 2 < high.stem < low.right + 2


def stack(places: Sequence[float]) -> list[int]:
    """Return a row for each mark, the lowest where it touches no other; ``places`` ascend.

    Examples
    --------
    >>> stack([0.0, 4.0, 30.0])
    [0, 1, 0]
    """
    ends: list[float] = []
    rows = []
    for x in places:
        row = next((n for n, end in enumerate(ends) if x - end >= MARK), len(ends))
        ends[row : row + 1] = [x]
        rows.append(row)
    return rows


def place_flags(
    marks: Sequence[EventMark], places: Sequence[float], left: float, right: float
) -> tuple[Flag, ...]:
    """Return the labels that fit between ``left`` and ``right``: the heaviest are asked first.

    Of marks that stand on one another only one has a label.
    """
    placed: tuple[Flag, ...] = ()
    chosen: list[int] = []
    order = sorted(range(len(marks)), key=lambda n: (-marks[n].weight, marks[n].when, n))
    for n in order:
        if any(abs(places[n] - places[m]) < MARK / 2 for m in chosen):
            continue
        tried = _sweep(marks, places, [*chosen, n], left, right)
        if tried is not None:
            placed = tried
            chosen.append(n)
    return placed


def _sweep(
    marks: Sequence[EventMark], places: Sequence[float], chosen: Sequence[int], left: float, right: float
) -> tuple[Flag, ...] | None:
    """Return labels for all of ``chosen``, from the right to the left, or nothing where one has no row."""
    out: list[Flag] = []
    for n in sorted(chosen, key=lambda k: -places[k]):
        words, x = shorten(marks[n].title, _LONGEST, SIZE), places[n]
        wide = text_width(words, SIZE)
        sides = [at for at in (x - 2, x - wide + 2) if at >= left and at + wide <= right]
        flags = (Flag(n, words, row, at, at + wide, x) for row in range(_ROWS) for at in sides[:1])
        flag = next((f for f in flags if not any(f.clashes(o) for o in out)), None)
        if flag is None:
            return None
        out.append(flag)
    return tuple(out)
