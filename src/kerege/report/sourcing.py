"""Who supplies whom with what, as bars of shares: one bar for each good and buyer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.digits import number, percent
from kerege.report.palette import INK, MUTED, REST, lighten
from kerege.report.shown import SHOWN
from kerege.report.systems import System

ROW, NAMES, WIDTH = 23.0, 150.0, 820.0
_AMOUNT = 96.0
#: share below which a supplier is not named on the bar
_NAMED = 0.07


def sourcing_figures(ctx: Context, system: System) -> tuple[Figure, ...]:
    """Return one figure for each buyer among the vectors that takes several of the system's goods."""
    frame = _purchases(ctx, system)
    figures = []
    for buyer in (ctx.focus, *ctx.case.meta.vectors):
        own = frame.filter(pl.col("owner") == buyer)
        if own["good"].n_unique() >= 2:
            figures.append(_figure(ctx, buyer, own))
    return tuple(figures)


def _purchases(ctx: Context, system: System) -> pl.DataFrame:
    """Return base purchases of the system's goods by owner of the buyer and origin, quantity a year."""
    plants = ctx.case.tables["plants"].select(pl.col("id").alias("plant"), "owner")
    frame = ctx.study.base.tables.plants.filter(
        pl.col("attribute") == "purchase", pl.col("good").is_in(list(system.goods))
    )
    days = sum(ctx.time.days)
    return (
        frame.join(plants, on="plant")
        .group_by("owner", "good", "origin")
        .agg((pl.col("quantity").sum() * 365 / days).alias("amount"))
        .sort("owner", "good", "origin")
    )


def _figure(ctx: Context, buyer: str, own: pl.DataFrame) -> Figure:
    goods = own["good"].unique(maintain_order=True).to_list()
    goods.sort(key=ctx.name)
    body: list[svg.Node] = []
    told = []
    for n, good in enumerate(goods):
        rows = own.filter(pl.col("good") == good)
        amounts = dict(zip(rows["origin"].to_list(), rows["amount"].to_list(), strict=True))
        body += _bar(ctx, good, amounts, 8 + ROW * n)
        told.append(f"{ctx.name(good)}: " + ", ".join(_words(ctx, amounts)))
    title = f"Where {ctx.actor(buyer)} gets its raw materials: share of each origin, base period"
    drawing = svg.picture(
        WIDTH,
        12 + ROW * len(goods),
        body,
        identity=f"fig-sourcing-{buyer}",
        title=title,
        text="; ".join(told),
        css="chart",
    )
    named = [a for a in (ctx.focus, *ctx.case.meta.vectors) if a in set(own["origin"].to_list())]
    key = tuple((ctx.palette.actor(a), ctx.actor(a)) for a in named)
    return Figure(
        svg.render(drawing), title, (*key, (REST, "other origins, named where there is room")), wide=True
    )


def _words(ctx: Context, amounts: Mapping[str, float]) -> list[str]:
    total = sum(amounts.values()) or 1.0
    order = sorted(amounts.items(), key=lambda kv: (-kv[1], kv[0]))
    return [f"{ctx.actor(o)} {percent(v / total)}" for o, v in order if v > 0]


def _bar(ctx: Context, good: str, amounts: Mapping[str, float], top: float) -> list[svg.Node]:
    total = sum(amounts.values())
    shown = SHOWN[ctx.case.quantities[good]]
    said = f"{number(total * shown.per_amount)} {shown.amount}"
    out = [
        svg.text(0, top + 12.5, svg.shorten(ctx.name(good), NAMES - 8, 11), size=11, fill=INK),
        svg.text(WIDTH, top + 12.5, said, size=11, anchor="end", fill=MUTED),
    ]
    left, room = NAMES, WIDTH - NAMES - _AMOUNT
    for origin, amount in _ordered(ctx, amounts):
        share = amount / total if total else 0.0
        wide = share * room
        colour = ctx.palette.actor(origin)
        words = f"{ctx.actor(origin)} {percent(share)}"
        out.append(
            svg.rect(
                left, top, wide, ROW - 7, svg.node("title", f"{ctx.name(good)}: {words}"),
                fill=colour if colour != REST else lighten(REST, 0.35), stroke="#ffffff", stroke_width=1,
            )
        )  # fmt: skip
        if share >= _NAMED:
            out += _label(words, ctx.actor(origin), left, wide, top, dark=colour == REST)
        left += wide
    return out


def _label(words: str, name: str, left: float, wide: float, top: float, *, dark: bool) -> list[svg.Node]:
    fitting = [t for t in (words, name) if svg.text_width(t, 10) <= wide - 6]
    return [svg.text(left + 4, top + 11.5, t, size=10, fill=INK if dark else "#ffffff") for t in fitting[:1]]


def _ordered(ctx: Context, amounts: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    rank = {a: n for n, a in enumerate((ctx.focus, *ctx.case.meta.vectors))}
    return sorted(
        ((o, v) for o, v in amounts.items() if v > 0),
        key=lambda kv: (rank.get(kv[0], len(rank)), -kv[1], kv[0]),
    )
