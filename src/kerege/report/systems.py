"""The study seen through one system of the case: its goods of one unit, its links and plants, its shocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import polars as pl

from kerege.case.model import Case
from kerege.report.context import Context
from kerege.report.shown import SHOWN
from kerege.study.model import Changes, ShockRun, Study, Tables
from kerege.study.scope import SOURCING, system_goods


@dataclass(frozen=True, slots=True)
class System:
    """A row of ``systems.csv`` with the goods it holds."""

    id: str
    title: str
    question: str
    default_shock: str
    sourcing: bool
    goods: tuple[str, ...]


def systems(case: Case) -> tuple[System, ...]:
    """Return the systems of a case that hold goods, in the order of its parts."""
    found = []
    for row in case.tables["systems"].iter_rows(named=True):
        goods = system_goods(case, row["id"])
        if goods:
            found.append(
                System(
                    row["id"],
                    row["title"],
                    row["question"],
                    row["default_shock"],
                    row["picture"] == SOURCING,
                    goods,
                )
            )
    return tuple(found)


def narrowings(ctx: Context, system: System) -> tuple[Context, ...]:
    """Return the context narrowed to a system, once for each unit its shocks are told in.

    The unit of the shock whose answer comes first leads.
    """
    quantities = ctx.case.quantities
    runs = [r for r in ctx.study.shocks if r.scope.system == system.id]
    runs.sort(key=lambda r: r.shock.id != system.default_shock)
    units = dict.fromkeys([*(r.scope.quantity for r in runs), *(quantities[g] for g in system.goods[:1])])
    return tuple(_narrowed(ctx, system, unit) for unit in units)


def _narrowed(ctx: Context, system: System, unit: str) -> Context:
    goods = tuple(g for g in system.goods if ctx.case.quantities[g] == unit)
    case = _case(ctx.case, system, goods)
    runs = tuple(
        _run(r, goods) for r in ctx.study.shocks if r.scope.system == system.id and r.scope.quantity == unit
    )
    base = replace(
        ctx.study.base,
        tables=_tables(ctx.study.base.tables, goods),
        balance=ctx.study.base.balance.filter(_rows_of(ctx.study.base.balance["element"].to_list(), case)),
    )
    tests = tuple(b for b in ctx.study.backtests if b.event.good in system.goods)
    study: Study = replace(ctx.study, case=case, base=base, shocks=runs, backtests=tests)
    return replace(ctx, study=study, shown=SHOWN[unit], system=system.id)


def _rows_of(elements: Collection[str], case: Case) -> pl.Series:
    """Return which rows are of an element of the narrowed case."""
    own = {
        *case.tables["links"]["id"].to_list(),
        *case.tables["plants"]["id"].to_list(),
        *case.tables["groups"]["id"].to_list(),
    }
    return pl.Series([e in own for e in elements], dtype=pl.Boolean)


def _case(case: Case, system: System, goods: Collection[str]) -> Case:
    """Return the case with the places, goods, links, plants and groups of some goods only."""
    tables: dict[str, pl.DataFrame] = dict(case.tables)
    wanted = list(goods)
    tables["goods"] = tables["goods"].filter(pl.col("id").is_in(wanted))
    tables["links"] = tables["links"].filter(pl.col("goods").list.eval(pl.element().is_in(wanted)).list.any())
    tables["plants"] = tables["plants"].filter(pl.col("good").is_in(wanted))
    inside = [e for e in case.tables["groups"]["id"].to_list() if set(case.elements.goods_of(e)) & set(goods)]
    tables["groups"] = tables["groups"].filter(pl.col("id").is_in(inside))
    tables["places"] = tables["places"].filter(pl.col("id").is_in(_places(tables)))
    return replace(case, tables=tables, meta=replace(case.meta, default_shock=system.default_shock))


def _places(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    links, plants = tables["links"], tables["plants"]
    return sorted({*links["from"].to_list(), *links["to"].to_list(), *plants["place"].to_list()})


def _tables(tables: Tables, goods: Collection[str]) -> Tables:
    wanted = pl.col("good").is_in(list(goods))
    return replace(
        tables,
        flows=tables.flows.filter(wanted),
        plants=tables.plants.filter(wanted),
        prices=tables.prices.filter(wanted),
    )


def _run(run: ShockRun, goods: Collection[str]) -> ShockRun:
    """Return a shock with the flows, plants and prices of the goods it is about."""
    about = list(run.scope.goods or goods)
    wanted = pl.col("good").is_in(about)
    changes: Changes = replace(
        run.changes,
        flows=run.changes.flows.filter(wanted),
        plants=run.changes.plants.filter(wanted),
        prices=run.changes.prices.filter(wanted),
    )
    return replace(run, tables=_tables(run.tables, about), changes=changes)
