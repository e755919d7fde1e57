"""Colours of amounts that span many sizes: classes of a factor ten, centred on zero, losses and gains."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kerege.report.palette import GAIN, INK, LOSS, lighten

#: how much white is in the colour of a class, the smallest class first
_WHITE = (0.86, 0.66, 0.36, 0.0)
BLANK = "#ffffff"


@dataclass(frozen=True, slots=True)
class Decades:
    """Classes of size: the largest begins at ten to the power of ``top``, each next one at a tenth.

    What is smaller than the smallest class is left white.
    """

    top: int

    def level(self, value: float) -> int:
        """Return the class of a size: 0 for next to none, up to 4.

        Examples
        --------
        >>> [Decades(1).level(v) for v in (0.0, 0.005, 0.02, -0.2, 3.0, 50.0)]
        [0, 0, 1, 2, 3, 4]
        """
        if value == 0 or math.isnan(value):
            return 0
        place = math.floor(math.log10(abs(value)) + 1e-9)
        return max(0, min(len(_WHITE), place - self.top + len(_WHITE)))

    def colour(self, value: float, *, gain: bool = False) -> str:
        """Return the colour of a value; with ``gain`` it is above zero that is good."""
        level = self.level(value)
        if not level:
            return BLANK
        return lighten(LOSS if (value > 0) is not gain else GAIN, _WHITE[level - 1])

    def ink(self, value: float) -> str:
        """Return the colour of words on the colour of ``value``."""
        return "#ffffff" if self.level(value) == len(_WHITE) else INK

    def key(
        self, say: Callable[[float], str], signs: Iterable[int], *, gain: bool = False
    ) -> tuple[tuple[str, str], ...]:
        """Return (colour, words) of every class, for the signs that occur (1 above zero, -1 below).

        ``say`` puts a size into words, with its unit.
        """
        found: list[tuple[str, str]] = []
        for sign in sorted(set(signs) - {0}, reverse=True):
            good = (sign > 0) is gain
            for level in range(len(_WHITE), 0, -1):
                low = 10.0 ** (self.top - len(_WHITE) + level)
                ends = f"{say(low)} or more" if level == len(_WHITE) else f"{say(low)} to {say(10 * low)}"
                colour = lighten(GAIN if good else LOSS, _WHITE[level - 1])
                found.append((colour, f"{'gain' if good else 'loss'} of {ends}"))
        return tuple(found)

    @property
    def least(self) -> float:
        """The smallest size that has a colour."""
        return float(10.0 ** (self.top - len(_WHITE) + 1))


def make_decades(values: Iterable[float]) -> Decades:
    """Return the classes whose largest holds the largest of ``values``.

    Examples
    --------
    >>> make_decades([0.3, -21.0]).top, make_decades([]).top
    (1, 0)
    """
    largest = max((abs(v) for v in values if math.isfinite(v)), default=0.0)
    return Decades(math.floor(math.log10(largest) + 1e-9) if largest > 0 else 0)
