"""The worst case: the k elements whose loss costs an actor most."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.case.attributes import ElementKind
from kerege.case.elements import MAKERS

#: sets of elements of one market that are all tried; above, they are searched
LIMIT = 3_000
#: kinds of element that can be lost
LOSABLE = (ElementKind.LINK, ElementKind.LIMIT, *MAKERS)


@dataclass(frozen=True, slots=True)
class WorstCase:
    """Elements lost together over the whole horizon.

    loss     : of the actor, kUSD over the horizon
    exact    : proven to be the worst set of this size
    """

    count: int
    elements: tuple[str, ...]
    loss: float
    exact: bool


@dataclass(frozen=True)
class WorstCases:
    """The worst sets of 0 to k elements."""

    focus: str
    months: int
    cases: tuple[WorstCase, ...]
    considered: int
    solves: int
    seconds: float
