"""What access is worth in a bargain: coalition values from the market, divided by cooperative game theory.

v(S) is the welfare of the market that is left when every actor outside S withdraws all it controls, less that
of the market without any player (Hubert & Ikonnikova 2011, *Journal of Industrial Economics* 59(1)). What no
player controls is usable by every coalition, and what others gain there counts as its worth. Contract minima
and the time routes need to grow are left out: the game is about a lasting division.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kerege.games import core, nucleolus, prenucleolus, shapley
from kerege.network.model import Floats

#: a loss from cooperation up to this share of the whole is rounding of the solver
_ROUNDING = 1e-7


@dataclass(frozen=True, slots=True)
class Division:
    """A game and how it is divided. Money in kUSD over the horizon.

    option        : id of the option that stands ready; blank for the market as it is
    players       : bit i of a mask is player i
    values        : float64[2**n], worth by coalition mask
    alone         : float64[n], worth of each player alone
    shapley       : float64[n]
    nucleolus     : float64[n]; the prenucleolus where ``imputation`` is false
    imputation    : some division gives everyone what it has alone
    superadditive : two separate coalitions are never worth more apart than together
    core_empty    : whatever is agreed, some coalition does better on its own
    residual      : worst residual of the certificates behind it
    """

    option: str
    players: tuple[str, ...]
    values: Floats
    alone: Floats
    shapley: Floats
    nucleolus: Floats
    imputation: bool
    superadditive: bool
    core_empty: bool
    residual: float


@dataclass(frozen=True)
class Power:
    """Divisions of the markets as they are and with each option, in the order of the options."""

    players: tuple[str, ...]
    months: int
    base: Division
    options: tuple[Division, ...]
    solves: int
    seconds: float

    def change(self, division: Division) -> Floats:
        """float64[n]: change of the Shapley value when the option stands ready, kUSD."""
        return np.asarray(division.shapley - self.base.shapley)


def divide(option: str, players: Sequence[str], values: Floats, residual: float = 0.0) -> Division:
    """Return the division of a game given as float64[2**n].

    Raises
    ------
    ValueError
        If ``values`` is not a game of these players: a length other than 2**n, NaN, a worth of nobody.
    NucleolusError
        If the nucleolus cannot be proven.
    """
    if len(values) != 1 << len(players):
        raise ValueError(
            f"{len(players)} players have {1 << len(players)} coalitions, found {len(values)} worths"
        )
    alone = np.asarray(values[1 << np.arange(len(players))], dtype=np.float64)
    imputation = float(values[-1]) >= float(alone.sum()) - _ROUNDING * float(np.abs(values).max(initial=0.0))
    return Division(
        option=option,
        players=tuple(players),
        values=values,
        alone=alone,
        shapley=shapley(values),
        nucleolus=_centre(values, imputation=imputation),
        imputation=imputation,
        superadditive=is_superadditive(values),
        core_empty=core(values).empty,
        residual=residual,
    )


def _centre(values: Floats, *, imputation: bool) -> Floats:
    """Return the nucleolus where rounding lets there be one, else the prenucleolus."""
    if imputation:
        try:
            return nucleolus(values)
        except ValueError:
            return prenucleolus(values)  # alone they are worth as much as together, up to rounding
    return prenucleolus(values)


def is_superadditive(values: Floats) -> bool:
    """Whether no two separate coalitions are worth more apart than together, up to rounding.

    Examples
    --------
    >>> is_superadditive(np.array([0.0, 1, 1, 3])), is_superadditive(np.array([0.0, 1, 1, 1]))
    (True, False)
    """
    size = len(values)
    tolerance = _ROUNDING * float(np.abs(values).max(initial=0.0))
    everyone = np.arange(size)
    for mask in range(1, size):
        apart = everyone[(everyone & mask) == 0]
        if (values[mask] + values[apart] > values[mask | apart] + tolerance).any():
            return False
    return True
