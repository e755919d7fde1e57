"""The separate markets of a case on one grid: moves are sorted to the market they act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np

from kerege.base.periods import DAYS_PER_MONTH, Grid
from kerege.case.model import Case
from kerege.leverage.board import Board, Move, Play
from kerege.leverage.hands import Hands
from kerege.whatif.pipeline import Solved
from kerege.whatif.run import grid_over

M = TypeVar("M", bound=Move)


@dataclass
class Boards:
    """Boards by market; markets that nothing acts on are never set up.

    always : moves that are in force whatever else is done, each on the market of its element
    """

    solved: Solved
    grid: Grid
    solver: str = "fast"
    always: tuple[Move, ...] = ()
    _boards: dict[frozenset[int], Board] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case of these markets."""
        return self.solved.values.case

    @property
    def solves(self) -> int:
        """Markets solved so far."""
        return sum(board.solves for board in self._boards.values())

    def by_market(self, moves: Iterable[M]) -> list[tuple[Board, list[M]]]:
        """Return boards with the moves that act on them, in the order of the first of each."""
        found: dict[frozenset[int], list[M]] = {}
        for move in moves:
            market = self.market_of(move)
            if market:
                found.setdefault(market, []).append(move)
        return [(self._board(market, inside[0].element), inside) for market, inside in found.items()]

    def market_of(self, move: Move) -> frozenset[int]:
        """Return the label of the market that a move acts on; empty for an element without one."""
        return self.solved.markets.of(self.solved.calibrated.network, {move.element})

    def _board(self, market: frozenset[int], element: str) -> Board:
        if market not in self._boards:
            here = tuple(m for m in self.always if market == self.market_of(m))
            self._boards[market] = Board(self.solved.part({element}), self.grid, self.solver, here)
        return self._boards[market]

    def plays(self, moves: Iterable[Move]) -> list[tuple[Board, Play]]:
        """Return what ``moves`` do together, market by market."""
        return [(board, board.play(inside)) for board, inside in self.by_market(moves)]

    def loss(self, play: Play, hands: Hands) -> float:
        """Return what a play costs an actor and all who act for it, kUSD; negative for a gain."""
        names = self.solved.calibrated.network.names.actors
        mine = np.array([name in hands.all for name in names], dtype=np.bool_)
        return -float(play.money[mine].sum())


def set_boards(
    solved: Solved,
    months: int,
    *,
    start: date | None = None,
    solver: str = "fast",
    always: tuple[Move, ...] = (),
) -> Boards:
    """Return the boards over ``months`` months from ``start``, the first day of the base period by default.

    Raises
    ------
    ValueError
        If ``months`` is below 1.
    """
    if months < 1:
        raise ValueError(f"a horizon is a whole number of months from 1 on, found {months}")
    meta = solved.values.case.meta
    grid = grid_over(meta, start or meta.base.start, round(months * DAYS_PER_MONTH))
    return Boards(solved, grid, solver, always)
