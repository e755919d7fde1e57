"""The records of a match: how a candidate stands to claims that are known and to numbers of the model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kerege.base.intervals import Interval

if TYPE_CHECKING:
    from kerege.case.model import NumberKey


class Status(StrEnum):
    """How a candidate stands to what is known, the most urgent first."""

    CONFLICTS = "conflicts"
    AGREES = "agrees"
    RELAY = "relay"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate beside one known claim.

    spread : distance of the two figures over the larger of their sizes; 0 where they agree
    """

    claim: str
    status: Status
    spread: float


@dataclass(frozen=True, slots=True)
class Move:
    """What a number of the model would become if the candidate were taken in.

    before, after : interval in ``unit``, the base unit of the attribute
    instead       : claim it would stand instead of; blank if it joins the others
    """

    number: NumberKey
    unit: str
    before: Interval
    after: Interval
    instead: str = ""

    @property
    def change(self) -> float:
        """Change of the mid, as a share of it before; 0 where both are zero."""
        if self.before.mid == 0.0:
            return 0.0 if self.after.mid == 0.0 else float("inf")
        return (self.after.mid - self.before.mid) / abs(self.before.mid)


@dataclass(frozen=True, slots=True)
class Match:
    """How a candidate stands to a case.

    comparisons : claims about the same thing at the same time, conflicts first, the widest first
    elsewhere   : claims about the same thing at other times
    moves       : numbers of the model that would move, the largest change first
    elements    : elements of the case that the candidate names
    """

    status: Status
    comparisons: tuple[Comparison, ...] = ()
    elsewhere: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    elements: tuple[str, ...] = ()

    @property
    def spread(self) -> float:
        """The widest distance to a known claim."""
        return max((c.spread for c in self.comparisons), default=0.0)
