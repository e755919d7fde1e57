"""The nucleolus and the prenucleolus: the largest complaint made smallest, then the next, and so on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kerege.games.coalitions import (
    Masks,
    Vector,
    check_game,
    coalition_sizes,
    membership,
    normalised,
)
from kerege.games.kohlberg import kohlberg
from kerege.games.rows import RowAnswer, RowProgram, minimise
from kerege.games.span import Span, extend_all, outside, whole_span
from kerege.solve import SolveError

#: a dual above this is positive: basic solutions have fractions of small whole numbers, never a millionth
_POSITIVE = 1e-7
#: a loss from cooperation below this share of what it is worth is rounding
_ROUNDING = 1e-12


class NucleolusError(RuntimeError):
    """A program cannot be solved, or the answer fails Kohlberg's criterion (and so is not returned)."""


def nucleolus(values: ArrayLike, *, per_capita: bool = False) -> Vector:
    """Return the nucleolus, float64[n], in the unit of the game.

    Among payoffs with x(N) = v(N) and x_i >= v({i}) it makes the excesses v(S) - x(S), sorted from the
    largest down, lexicographically smallest; it is unique, ties included. Schmeidler 1969, *SIAM Journal on
    Applied Mathematics* 17(6). It lies in the core where the core is not empty.

    Found by linear programs min t with x(S) + t >= v(S) over the coalitions not yet settled (Maschler, Peleg
    & Shapley 1979, *Mathematics of Operations Research* 4(4)); those with a positive dual are settled,
    because they are tight in every optimum (Guajardo & Jornsten 2015, *European Journal of Operational
    Research* 241(3)), and with them all in their span. Every answer is checked by ``kohlberg`` before it is
    returned. Excesses closer than 1e-8 of what cooperation is worth are ties.

    Parameters
    ----------
    values
        float[2**n], worth by coalition mask (bit i = player i), n up to 20. It need not be superadditive.
    per_capita
        Use excesses by member, (v(S) - x(S)) / |S|; Young 1985, *Cost Allocation*, p. 68.

    Raises
    ------
    ValueError
        If ``values`` is not a game, has more than 20 players, or no payoff gives everyone what they have
        alone (sum of v({i}) above v(N)); ``prenucleolus`` exists then, too.
    NucleolusError
        If a program cannot be solved or the answer fails Kohlberg's criterion: the worths differ by too many
        orders of magnitude.

    Examples
    --------
    Two states can each carry all the gas of a producer to a consumer: they compete their share away.

    >>> nucleolus([0] * 7 + [1] + [0] * 3 + [1] + [0] * 3 + [1]).round(6).tolist()
    [0.5, 0.5, 0.0, 0.0]
    """
    return _find(values, imputations=True, per_capita=per_capita)


def prenucleolus(values: ArrayLike, *, per_capita: bool = False) -> Vector:
    """Return the prenucleolus, float64[n]: the nucleolus without the condition x_i >= v({i}).

    It exists and is unique for every game; Sobolev 1975, *Mathematical Methods in Social Sciences* 6. Where
    the game is superadditive (or the core is not empty) it is the nucleolus.

    Parameters
    ----------
    values, per_capita
        As for ``nucleolus``.

    Raises
    ------
    ValueError
        If ``values`` is not a game, or has more than 20 players.
    NucleolusError
        As for ``nucleolus``.

    Examples
    --------
    Players 0 and 1 alone are worth more than with player 2, who has to pay:

    >>> prenucleolus([0, 0, 0, 0, 0, 10, 0, 2]).round(6).tolist()
    [3.0, -4.0, 3.0]
    """
    return _find(values, imputations=False, per_capita=per_capita)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What the programs so far settled.

    span         : of all settled coalitions; x(S) is the same in all optima to come for every S in it
    masks, level : int64[m]; x(S) + size(S) t = w(S) with the t of that program; -1 where a player is held at
                   the bound, x_i = 0
    programs     : number of programs so far
    """

    span: Span
    masks: Masks
    level: Masks
    programs: int


def _find(values: ArrayLike, *, imputations: bool, per_capita: bool) -> Vector:
    game, players = check_game(
        values,
        instead="shapley_sampled, or a game of fewer, joined players",
    )
    gains, singles, scale = normalised(game, players)
    if imputations and gains[-1] < -_ROUNDING:
        raise ValueError(
            f"the nucleolus does not exist: alone the players are worth {singles.sum():g} together, in "
            f"cooperation {game[-1]:g}, so no payoff gives everyone what they have alone; use prenucleolus"
        )
    if scale == 0.0 or (imputations and gains[-1] <= _ROUNDING):
        share = np.full(players, gains[-1] / players)  # the one imputation
    else:
        size = coalition_sizes(players).astype(np.float64) if per_capita else np.ones(game.size)
        try:
            share = _sequence(gains, size, players, imputations=imputations)
        except SolveError as failed:
            raise NucleolusError(f"{failed}; the worths differ by too many orders of magnitude") from failed
    check = kohlberg(gains, share, imputations=imputations, per_capita=per_capita)
    if not check.holds:
        raise NucleolusError(
            f"the answer fails Kohlberg's criterion: {check.reason} (as a share of {scale:g}); the worths "
            "differ by too many orders of magnitude"
        )
    return singles + scale * share


def _sequence(gains: Vector, size: Vector, players: int, *, imputations: bool) -> Vector:
    """Return the (pre)nucleolus of a normalised game."""
    nobody: Masks = np.zeros(0, dtype=np.int64)
    settled = _Settled(whole_span(players), nobody, nobody, 0)
    x, written = np.full(players, gains[-1] / players), nobody
    while settled.span.rank < players:
        free = outside(settled.span)
        pair = np.flatnonzero(free)[:1]
        pair = np.append(pair, free.size - 1 - pair)  # with the complement t cannot fall for ever
        answer = minimise(
            _program(gains, size, free, settled.span, x, imputations=imputations),
            np.append(written[free[written]], pair),
            what=f"nucleolus, program {settled.programs + 1}",
        )
        x, written = answer.x, answer.masks
        settled = _settle(settled, answer)
    return _exact(gains, size, settled, players)


def _program(
    gains: Vector, size: Vector, free: NDArray[np.bool_], span: Span, x: Vector, *, imputations: bool
) -> RowProgram:
    """Return: make the largest excess t of the free coalitions smallest, keep x(S) in the span as it is."""
    players = x.size
    return RowProgram(
        cost=np.append(np.zeros(players), 1.0),
        lower=np.append(np.full(players, 0.0 if imputations else -np.inf), -np.inf),
        upper=np.full(players + 1, np.inf),
        equations=np.column_stack([span.basis, np.zeros(span.rank)]),
        right=span.basis @ x,
        need=np.where(free, gains, -np.inf),
        slope=size,
    )


def _settle(settled: _Settled, answer: RowAnswer) -> _Settled:
    """Return what is settled after one more program: coalitions and bounds with a positive dual."""
    tight = answer.masks[answer.dual > _POSITIVE]
    held = 1 << np.flatnonzero(answer.bound_dual > _POSITIVE)
    span = extend_all(settled.span, np.append(tight, held))
    if span.rank == settled.span.rank:
        raise NucleolusError("no coalition has a positive dual; the worths are badly scaled")
    level = np.append(np.full(tight.size, settled.programs), np.full(held.size, -1))
    return _Settled(
        span,
        np.concatenate([settled.masks, tight, held]),
        np.append(settled.level, level),
        settled.programs + 1,
    )


def _exact(gains: Vector, size: Vector, settled: _Settled, players: int) -> Vector:
    """Return x from the equations of all settled coalitions at once, free of the solvers' tolerances."""
    counted = settled.level >= 0
    depth = np.zeros((settled.masks.size, settled.programs))
    depth[counted, settled.level[counted]] = size[settled.masks[counted]]
    everyone = np.append(np.ones(players), np.zeros(settled.programs))
    system = np.vstack([everyone, np.column_stack([membership(settled.masks, players), depth])])
    right = np.append(gains[-1], np.where(counted, gains[settled.masks], 0.0))
    x = np.linalg.lstsq(system, right)[0][:players]
    held = settled.masks[~counted]
    x[[int(mask).bit_length() - 1 for mask in held]] = 0.0
    return np.asarray(x, dtype=np.float64)
