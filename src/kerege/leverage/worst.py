"""The worst case: the k elements whose loss costs an actor most."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kerege.games import worst_of_separable, worst_subset
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import Hands, hands_of
from kerege.leverage.instruments import Basis, Instrument
from kerege.case.attributes import ElementKind
from kerege.case.elements import MAKERS
from kerege.case.instruments import CHANGES, Deed
from kerege.whatif.pipeline import Solved

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
