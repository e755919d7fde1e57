"""The drawings of one shock: months, routes, buyers, drivers."""

from __future__ import annotations

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import bloc_members
from kerege.report import svg
from kerege.report.bars import Bar, draw_bars
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.digits import display, number
from kerege.report.flows import at_home, export_routes, mean, mine, monthly
from kerege.report.headline import find_range
from kerege.report.lines import Series, draw_lines
from kerege.report.palette import FOCUS, INK, lighten
from kerege.report.shock_tables import buyer_prices
from kerege.report.stacks import draw_stacks
from kerege.report.timeline import Timeline
from kerege.report.tornado import Swing, draw_tornado
from kerege.report.uncertainty_tables import driver_name
from kerege.study.blocs import standings
from kerege.study.model import ShockRun

STATES_SHOWN = 5
_LEAST = 1e-3  # share of the largest below which nothing is drawn


def monthly_figures(ctx: Context, run: ShockRun, time: Timeline) -> list[Figure]:
    """Return output, exports by route, incomes and prices, month by month."""
    return [
        f
        for f in (
            _output(ctx, run, time),
            _exports(ctx, run, time),
            _incomes(ctx, run, time),
            _prices(ctx, run, time),
        )
        if f is not None
    ]


def _output(ctx: Context, run: ShockRun, time: Timeline) -> Figure:
    own = (pl.col("attribute") == "output", mine(ctx), at_home(ctx))
    base, shocked = (monthly(run.changes.plants, column, time, *own) for column in ("base", "shocked"))
    title = f"Output of {ctx.actor(ctx.focus)}"
    series = [
        Series("undisturbed", INK, base, dashed=True),
        Series("with the shock", ctx.palette.actor(ctx.focus), shocked),
    ]
    lowest, usual = number(min(shocked, default=0)), number(max(base, default=0))
    text = f"Lowest {lowest} {ctx.shown.daily} against {usual} undisturbed."
    drawing = draw_lines(
        series,
        time.axis(run.shock),
        ctx.shown.daily,
        identity=f"fig-output-{run.shock.id}",
        title=title,
        text=text,
    )
    return Figure(svg.render(drawing), title)


def _exports(ctx: Context, run: ShockRun, time: Timeline) -> Figure | None:
    routes = export_routes(ctx)
    colours = ctx.palette.shades([r.into for r in routes])
    found: list[tuple[float, Series]] = []
    base = [0.0] * len(time.periods)
    for route, colour in zip(routes, colours, strict=True):
        own = (pl.col("link") == route.link, mine(ctx))
        values = monthly(run.changes.flows, "shocked", time, *own)
        before = monthly(run.changes.flows, "base", time, *own)
        base = [a + b for a, b in zip(base, before, strict=True)]
        found.append((max([*values, *before], default=0.0), Series(route.name, colour, values)))
    largest = max((size for size, _ in found), default=0.0)
    parts = [series for size, series in found if size > _LEAST * largest]
    if not parts:
        return None
    title = "Exports by route"
    drawing = draw_stacks(
        parts,
        base,
        time.axis(run.shock),
        ctx.shown.daily,
        identity=f"fig-exports-{run.shock.id}",
        title=title,
        text=f"Stacked columns by month; routes: {', '.join(p.name for p in parts)}.",
    )
    key = tuple((p.colour, p.name) for p in reversed(parts))
    return Figure(
        svg.render(drawing),
        title,
        key,
        note="Colour: the territory the route enters; lighter for its smaller routes.",
    )


def _incomes(ctx: Context, run: ShockRun, time: Timeline) -> Figure | None:
    frame = standings(ctx.case, run.changes.states, run.changes.blocs)
    top = frame.sort(pl.col("change").abs(), descending=True)["state"].to_list()[:STATES_SHOWN]
    inside = bloc_members(ctx.case)
    if not top:
        return None
    top.sort(key=lambda s: s != ctx.focus)
    series = [
        Series(
            ctx.actor(s),
            colour,
            tuple(
                v / KUSD_PER_MUSD
                for v in monthly(
                    run.changes.accounts, "change", time, pl.col("state").is_in([s, *inside.get(s, ())])
                )
            ),
        )
        for s, colour in zip(top, ctx.palette.shades(top), strict=True)
    ]
    title = "Change of income"
    drawing = draw_lines(
        series,
        time.axis(run.shock),
        "million USD a month",
        identity=f"fig-income-{run.shock.id}",
        title=title,
        text=f"Change of income by month for {', '.join(s.name for s in series)}.",
    )
    return Figure(svg.render(drawing), title, tuple((s.colour, s.name) for s in series))


def _prices(ctx: Context, run: ShockRun, time: Timeline) -> Figure | None:
    found: list[tuple[float, str, tuple[float, ...]]] = []
    for row in ctx.case.tables["plants"].filter(kind="consumer").iter_rows(named=True):
        rows = buyer_prices(run, row)
        if rows.is_empty():
            continue
        values = monthly(rows, "change", time)
        found.append((max(abs(v) for v in values), row["id"], values))
    found.sort(key=lambda f: (-f[0], f[1]))
    shown = [f for f in found[:4] if f[0] > _LEAST * found[0][0]]
    colours = ctx.palette.shades([_territory(ctx, plant) for _, plant, _ in shown])
    series = [
        Series(ctx.name(plant), c, values) for (_, plant, values), c in zip(shown, colours, strict=True)
    ]
    if not series:
        return None
    title = "Change of the delivered price"
    drawing = draw_lines(
        series,
        time.axis(run.shock),
        ctx.shown.price,
        identity=f"fig-prices-{run.shock.id}",
        title=title,
        text=f"Change of price by month, largest at {series[0].name}.",
    )
    return Figure(svg.render(drawing), title, tuple((s.colour, s.name) for s in series))


def _territory(ctx: Context, plant: str) -> str:
    places = ctx.case.tables["places"].join(
        ctx.case.tables["plants"].filter(id=plant).select(pl.col("place").alias("id")), on="id"
    )
    return (places["territory"][0] or "") if not places.is_empty() else ""


def where_figures(ctx: Context, run: ShockRun, time: Timeline) -> list[Figure]:
    """Return change by route and change by buyer, as means over the periods the shock touches."""
    window = time.window(run.shock)
    figures: list[Figure] = []
    routes = export_routes(ctx)
    by_route = mean(ctx, run.changes.flows, "link", "change", time, window, mine(ctx))
    colours = dict(zip([r.link for r in routes], ctx.palette.shades([r.into for r in routes]), strict=True))
    bars = [Bar(r.name, by_route.get(r.link, 0.0), colours[r.link]) for r in routes]
    buyers = mean(
        ctx, run.changes.plants, "plant", "change", time, window, pl.col("attribute") == "purchase", mine(ctx)
    )
    owners = dict(zip(ctx.case.tables["plants"]["id"], ctx.case.tables["plants"]["owner"], strict=True))
    taken = [Bar(ctx.name(p), v, ctx.palette.actor(owners.get(p) or "")) for p, v in buyers.items()]
    whose = ctx.actor(ctx.focus)
    for identity, found, title in (
        ("routes", bars, "By which route: change of exports while the shock acts"),
        ("buyers", taken, f"Who gets less: change of purchases from {whose} while the shock acts"),
    ):
        largest = max((abs(b.value) for b in found), default=0.0)
        shown = sorted((b for b in found if abs(b.value) > _LEAST * largest), key=lambda b: (b.value, b.name))
        if shown:
            drawing = draw_bars(
                shown,
                ctx.shown.rate,
                identity=f"fig-{identity}-{run.shock.id}",
                title=title,
                names=192,
                width=460,
                text="; ".join(f"{b.name} {number(b.value, sign=True)}" for b in shown),
            )
            figures.append(Figure(svg.render(drawing), title))
    return figures


def tornado(ctx: Context, run: ShockRun) -> Figure | None:
    """Return the drivers of the focus actor's income change."""
    rows = [r for r in run.drivers.iter_rows(named=True) if abs(r["swing"]) > 1e-6]
    if not rows:
        return None
    found = find_range(run, "income change", ctx.focus)
    centre = found[1] if found else (rows[0]["result_low"] + rows[0]["result_high"]) / 2
    swings = []
    for row in rows:
        low, unit = display(row["low_value"], row["unit"], row["attribute"])
        high, _ = display(row["high_value"], row["unit"], row["attribute"])
        name = driver_name(ctx, row)
        swings.append(
            Swing(
                name,
                row["result_low"],
                row["result_high"],
                f"{number(low)} {unit}".strip(),
                f"{number(high)} {unit}".strip(),
            )
        )
    whose = ctx.actor(ctx.focus)
    title = f"What moves the result: {whose}'s change of income when one claim goes from its low to its high"
    drawing = draw_tornado(
        swings,
        centre,
        "million USD",
        identity=f"fig-tornado-{run.shock.id}",
        title=title,
        text=f"Widest swing: {swings[0].name}.",
    )
    return Figure(
        svg.render(drawing),
        title,
        ((lighten(FOCUS, 0.55), "claim at its low"), (FOCUS, "claim at its high")),
        wide=True,
    )
