"""On which market a hedge is sought, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kerege.leverage.board import Move
from kerege.leverage.boards import Boards, set_boards
from kerege.whatif.pipeline import Solved


@dataclass(frozen=True)
class Setting:
    """On which market losses are counted: whose, over which months, from which day."""

    solved: Solved
    focus: str
    months: int
    start: date
    solver: str = "fast"

    def boards(self, always: tuple[Move, ...] = ()) -> Boards:
        """Return fresh boards, on which some moves are always in force."""
        return set_boards(self.solved, self.months, start=self.start, solver=self.solver, always=always)
