"""Power as tables in long form: worths of coalitions and how they are divided; money in MUSD."""

from __future__ import annotations

import polars as pl

from kerege.leverage.power import Division, Power
from kerege.study.shocks import MUSD

_T, _I, _F, _B, _L = pl.String, pl.Int64, pl.Float64, pl.Boolean, pl.List(pl.String)

#: columns of every table of power, in order; a blank option is the market as it is
COLUMNS: dict[str, dict[str, type[pl.DataType] | pl.DataType]] = {
    "coalition_values": {"option": _T, "members": _L, "mask": _I, "worth": _F},
    "divisions": {"option": _T, "player": _T, "alone": _F, "shapley": _F, "nucleolus": _F,
                  "alone_change": _F, "shapley_change": _F, "nucleolus_change": _F},
    "division_checks": {"option": _T, "whole": _F, "imputation": _B, "superadditive": _B, "core_empty": _B,
                        "residual": _F},
}  # fmt: skip


def power_tables(power: Power) -> dict[str, pl.DataFrame]:
    """Return the tables by name: the market as it is first, then each option in order."""
    games = (power.base, *power.options)
    rows: dict[str, list[tuple[object, ...]]] = {
        "coalition_values": [
            (g.option, _members(g, mask), mask, float(worth) / MUSD)
            for g in games
            for mask, worth in enumerate(g.values)
        ],
        "divisions": [row for g in games for row in _division(power.base, g)],
        "division_checks": [
            (g.option, float(g.values[-1]) / MUSD, g.imputation, g.superadditive, g.core_empty, g.residual)
            for g in games
        ],
    }
    return {name: pl.DataFrame(rows[name], schema=COLUMNS[name], orient="row") for name in COLUMNS}


def _members(game: Division, mask: int) -> list[str]:
    return [player for bit, player in enumerate(game.players) if mask >> bit & 1]


def _division(base: Division, game: Division) -> list[tuple[object, ...]]:
    """Return a row for each player; changes are against the base, by player."""
    rows = []
    for i, player in enumerate(game.players):
        shares = [float(a[i]) / MUSD for a in (game.alone, game.shapley, game.nucleolus)]
        at = base.players.index(player)
        before = [float(a[at]) / MUSD for a in (base.alone, base.shapley, base.nucleolus)]
        rows.append((game.option, player, *shares, *(a - b for a, b in zip(shares, before, strict=True))))
    return rows
