"""Coercers who act together: whether their threats add up, or close the ways out of each other."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.leverage.boards import Boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument
from kerege.leverage.threats import LEAST, Threat


@dataclass(frozen=True, slots=True)
class Alliance:
    """The worst combinations of two coercers used together against one target.

    loss  : of the target under both, kUSD
    apart : sum of its losses under each alone
    """

    one: Threat
    other: Threat
    instruments: tuple[Instrument, ...]
    loss: float
    apart: float

    @property
    def extra(self) -> float:
        """What acting together adds; above zero where the threats close ways out of each other."""
        return self.loss - self.apart


def join_threats(boards: Boards, one: Threat, other: Threat) -> Alliance:
    """Return what two threats against the same target do together.

    Raises
    ------
    ValueError
        If they have different targets or horizons.
    SolveError
        If there is no answer with a passing certificate.
    """
    if (one.target, one.months) != (other.target, other.months):
        raise ValueError(
            f"threats against {one.target} over {one.months} months and against {other.target} over "
            f"{other.months} months cannot be joined"
        )
    both = {i.id: i for i in (*one.instruments, *other.instruments)}
    instruments = tuple(both[name] for name in sorted(both))
    theirs = hands_of(boards.case, one.target)
    loss = sum(boards.loss(play, theirs) for _, play in boards.plays(instruments))
    return Alliance(one, other, instruments, loss, one.loss + other.loss)


def matters(alliance: Alliance) -> bool:
    """Whether acting together makes a difference."""
    return abs(alliance.extra) > LEAST
