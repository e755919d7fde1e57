"""The chapter of the base: what the claims say, what fits together, and which claims had to be stretched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from kerege.report import svg
from kerege.report.bars import Bar, draw_bars
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import display, fixed, number, residual
from kerege.report.dots import Row, draw_dots
from kerege.report.flows import mean, mine
from kerege.report.words import Sentence, claim_cell, sentence

SHOWN = 24
_TRICKLE = 1e-4  # share of all below which a bar is not drawn
_LIMIT = (-40.0, 40.0)  # percent; beyond it an arrow


def balance_chapter(ctx: Context) -> dict[str, object]:
    """Return the text, figures and tables of the base balance."""
    rows = list(ctx.study.base.balance.iter_rows(named=True))
    stretched = [r for r in rows if r["stretch"]]
    stretched.sort(key=lambda r: (-_relative(r), r["element"], r["attribute"], r["of"], r["period"]))
    return {
        "text": _text(ctx, len(rows), len(stretched), sum(_relative(r) < 1e-3 for r in stretched)),
        "ends": _ends(ctx),
        "deviations": _deviations(ctx, rows),
        "stretched": _table(
            ctx, stretched, f"Claims stretched: {len(stretched)} of {len(rows)} observed numbers"
        ),
        "all": _table(ctx, rows, f"All {len(rows)} observed numbers of the base balance"),
    }


def _text(ctx: Context, count: int, stretched: int, tiny: int) -> Sentence:
    base = ctx.study.base
    slightly = f", {tiny} of them by less than a thousandth" if tiny else ""
    return sentence(
        "Observed quantities come as ranges from different speakers and do not add up. The base "
        "table is the set "
        "of flows closest to them that balances at every place. "
        f"Of {count} observed numbers, {count - stretched} keep their claimed range and {stretched} "
        "had to leave "
        f"it{slightly}. Solved without any shock, the calibrated model returns this table; the "
        "largest relative "
        "deviation of a flow is ",
        (residual(base.residual), "#certificate-base"),
        ".",
    )


def _relative(row: Mapping[str, Any]) -> float:
    return abs(float(row["stretch"])) / max(abs(float(row["mid"])), 1e-9)


def _name(ctx: Context, row: Mapping[str, Any]) -> str:
    of = f", {ctx.actor(row['of'])}" if row["of"] else ""
    when = f", {row['period']}" if row["period"] else ""
    return f"{ctx.name(row['element'])}: {row['attribute'].replace('_', ' ')}{of}{when}"


def _unit(ctx: Context, row: Mapping[str, Any]) -> str:
    bound = ctx.case.number(row["element"], row["attribute"], row["of"], row["period"])
    return bound.estimate.unit if bound else ctx.shown.daily


def _deviations(ctx: Context, rows: Sequence[Mapping[str, Any]]) -> Figure | None:
    sized = [r for r in rows if r["mid"] and abs(r["mid"]) > 1e-9]
    if not sized:
        return None
    top = sorted(sized, key=lambda r: (-_relative(r), -abs(r["mid"]), r["element"]))[:SHOWN]
    top.sort(key=lambda r: -abs(r["mid"]))

    def away(row: Mapping[str, Any], key: str) -> float:
        return 100 * (float(row[key]) / float(row["mid"]) - 1)

    shown = [
        Row(
            _name(ctx, r),
            away(r, "low"),
            0.0,
            away(r, "high"),
            away(r, "value"),
            outside=bool(r["stretch"]),
            remark=_small(away(r, "value")),
        )
        for r in top
    ]
    title = f"How far the balanced value lies from what was claimed, the {len(top)} numbers under most strain"
    outside = [r.name for r in shown if r.outside]
    drawing = draw_dots(
        shown,
        "percent of the middle of the claims",
        identity=f"fig-deviations{ctx.suffix}",
        title=title,
        limit=_LIMIT,
        width=740,
        names=310,
        text=f"Outside their claimed range: {'; '.join(outside) or 'none'}.",
    )
    key = (
        ("#9fb7c9", "range of the claims"),
        ("#0b5f93", "balanced value, within (dot)"),
        ("#b3261e", "balanced value, outside (diamond)"),
    )
    return Figure(svg.render(drawing), title, key, wide=True)


def _small(percent: float) -> str:
    """Return a deviation in percent with one decimal; less than that is called so."""
    return fixed(percent, 1, sign=True) + " %" if abs(percent) >= 0.05 else "under 0.05 %"


def _ends(ctx: Context) -> list[Figure]:
    """Return where the focus actor's own goods come from and where they end."""
    plants, time = ctx.study.base.tables.plants, ctx.time
    out = mean(ctx, plants, "plant", "rate", time, time.periods, pl.col("attribute") == "output", mine(ctx))
    uses = mean(
        ctx, plants, "plant", "rate", time, time.periods, pl.col("attribute") == "purchase", mine(ctx)
    )
    whose = ctx.actor(ctx.focus)
    colour = ctx.palette.actor(ctx.focus)
    home = ctx.palette.shades([ctx.focus, ctx.focus, ctx.focus])[2]
    places = dict(zip(ctx.case.tables["plants"]["id"], ctx.case.tables["plants"]["place"], strict=True))
    land = dict(zip(ctx.case.tables["places"]["id"], ctx.case.tables["places"]["territory"], strict=True))
    figures: list[Figure] = []
    for identity, values, title in (
        ("fig-sources", out, f"Sources: {whose}'s output by place"),
        ("fig-uses", uses, f"Uses: who takes what comes from {whose}"),
    ):
        top = sorted(
            ((k, v) for k, v in values.items() if v > _TRICKLE * sum(values.values())),
            key=lambda kv: (-kv[1], kv[0]),
        )
        if not top:
            continue
        bars = [
            Bar(
                ctx.name(k),
                v,
                home if identity == "fig-uses" and land.get(places.get(k, "")) in ctx.group else colour,
            )
            for k, v in top
        ]
        total = sum(v for _, v in top)
        drawing = draw_bars(
            bars,
            ctx.shown.rate,
            identity=identity + ctx.suffix,
            title=title,
            sign=False,
            names=176,
            width=440,
            text=f"Together {number(total)} {ctx.shown.rate}, the largest {bars[0].name}.",
        )
        key = ((colour, "abroad"), (home, "at home")) if identity == "fig-uses" else ()
        less = sum(out.values()) - total
        note = (
            f"{number(less)} {ctx.shown.rate} less than the output: used or lost before it gets there."
            if less > _TRICKLE * total
            else ""
        )
        figures.append(
            Figure(svg.render(drawing), f"{title}, together {number(total)} {ctx.shown.rate}", key, note=note)
        )
    return figures


def _table(ctx: Context, rows: Sequence[Mapping[str, Any]], caption: str) -> TableView:
    lines = []
    for row in rows:
        unit = _unit(ctx, row)
        shown = [
            display(float(row[k]), unit, row["attribute"]) for k in ("low", "mid", "high", "value", "stretch")
        ]
        href = ctx.anchors.number(row["element"], row["attribute"], row["of"], row["period"])
        words = [number(v) for v, _ in shown[:4]]
        strained = bool(row["stretch"])
        lines.append(
            Line(
                (
                    Cell(_name(ctx, row), href),
                    *(Cell(w, href) for w in words[:3]),
                    Cell(words[3], "#certificate-base"),
                    Cell(
                        number(shown[4][0], sign=True) if strained else "none",
                        css="bad" if strained else "quiet",
                    ),
                    Cell(shown[0][1]),
                    claim_cell(ctx, row["claims"] or ()),
                )
            )
        )
    columns = (
        Column("Number"),
        Column("low", numeric=True),
        Column("mid", numeric=True),
        Column("high", numeric=True),
        Column("balanced", numeric=True),
        Column("stretch", numeric=True),
        Column("unit"),
        Column("claims"),
    )
    remark = "Stretch: how far the balanced value lies outside the claimed range, in the unit of the row."
    return table(caption, columns, lines, remark)
