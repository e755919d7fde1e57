"""Blocs and their members on the first day of the base period."""

from __future__ import annotations

import polars as pl

from kerege.case.model import Case


def bloc_members(case: Case) -> dict[str, tuple[str, ...]]:
    """Return the members of each bloc of the case on the first day of the base period, both sorted."""
    day = case.meta.base.start
    actors, rows = case.tables["actors"], case.tables["memberships"]
    blocs = sorted(actors.filter(pl.col("kind") == "bloc")["id"].to_list())
    inside = rows.filter(
        (pl.col("status") == "member")
        & (pl.col("since").is_null() | (pl.col("since") <= day))
        & (pl.col("until").is_null() | (pl.col("until") > day))
    )
    found = {bloc: tuple(sorted(inside.filter(pl.col("of") == bloc)["actor"].to_list())) for bloc in blocs}
    return {bloc: members for bloc, members in found.items() if members}


def focus_group(case: Case) -> tuple[str, ...]:
    """Return the focus actor, with its members where it is a bloc: their goods and income are its own."""
    focus = case.meta.focus
    return (focus, *bloc_members(case).get(focus, ()))
