"""The worst case: the k elements whose loss costs an actor most."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kerege.case.attributes import ElementKind
from kerege.case.elements import MAKERS
from kerege.case.instruments import CHANGES, Deed
from kerege.case.model import Case
from kerege.games import worst_of_separable, worst_subset
from kerege.leverage.board import Board
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import Hands, hands_of
from kerege.leverage.instruments import Instrument
from kerege.whatif.pipeline import Solved

#: sets of elements of one market that are all tried; above, they are searched
LIMIT = 3_000
#: kinds of element that can be lost: ways, and with plants also what brings goods in
WAYS = (ElementKind.LINK, ElementKind.LIMIT)


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


def find_worst(
    solved: Solved,
    count: int,
    *,
    focus: str = "",
    months: int = 3,
    start: date | None = None,
    plants: bool = False,
    limit: int = LIMIT,
    solver: str = "fast",
    tick: Callable[[], None] = lambda: None,
) -> WorstCases:
    """Return the sets of 0 to ``count`` links and joint limits whose loss costs ``focus`` most.

    Markets that do not touch each other are searched apart and put together exactly, because losses add up.
    Within a market every set is tried where there are no more than ``limit``; otherwise the worst set of one
    less is extended and exchanged element by element, which proves nothing.

    Parameters
    ----------
    solved
        The calibrated case.
    count
        Most elements lost at once.
    focus
        Actor that is hit; that of the case by default.
    months, start
        How long and from when the elements are lost; from the first day of the base period by default.
    plants
        Whether producers and converters can be lost too; one of them often stands for many.
    limit
        Sets of one market up to which all are tried.
    solver
        As in :func:`kerege.solve.solve`.
    tick
        Called after each market.

    Raises
    ------
    ValueError
        If ``count`` is negative, a horizon is below one month or the actor is unknown.
    SolveError
        If there is no answer with a passing certificate.
    """
    if count < 0:
        raise ValueError(f"a number of elements is 0 or more, found {count}")
    began = time.perf_counter()
    case = solved.values.case
    victim = hands_of(case, focus or case.meta.focus)
    boards = set_boards(solved, months, start=start, solver=solver)
    kinds = (*WAYS, *MAKERS) if plants else WAYS
    losses = [_loss_of(case, e) for e in sorted(case.elements.of_kind(*kinds))]
    found = []
    for board, inside in boards.by_market(losses):
        sizes = range(min(count, len(inside)) + 1)
        found.append([_worst(boards, board, inside, k, victim, limit) for k in sizes])
        tick()
    cases = tuple(_together(found, k) for k in range(count + 1))
    seconds = time.perf_counter() - began
    return WorstCases(victim.actor, months, cases, len(losses), boards.solves, seconds)


def _loss_of(case: Case, element: str) -> Instrument:
    """Return the loss of an element as what fate can do to it."""
    attribute = CHANGES[case.kinds[element]]
    return Instrument(f"lost.{element}", "", element, Deed.CLOSE, attribute, (), "", ())


def _worst(
    boards: Boards, board: Board, losses: list[Instrument], count: int, victim: Hands, limit: int
) -> WorstCase:
    """Return the worst set of at most ``count`` elements of one market."""

    def cost(members: tuple[int, ...]) -> float:
        return boards.loss(board.play(losses[i] for i in members), victim)

    found = worst_subset(len(losses), count, cost, limit=limit)
    return WorstCase(count, tuple(losses[i].element for i in found.elements), found.value, found.exact)


def _together(markets: list[list[WorstCase]], count: int) -> WorstCase:
    """Return the worst set over all markets, whose losses add up."""
    taken = worst_of_separable([[case.loss for case in best] for best in markets], count).counts
    parts = [best[k] for best, k in zip(markets, taken, strict=True)]
    # a set is proven where every market's sets up to this size are, for any of them might be worse
    exact = all(case.exact for best in markets for case in best[: count + 1])
    elements = tuple(sorted(e for part in parts for e in part.elements))
    return WorstCase(count, elements, sum(part.loss for part in parts), exact)
