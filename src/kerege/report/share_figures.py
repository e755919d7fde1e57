"""Figures of the position: the balance of vectors by domain, and shares over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerege.position.model import Position
from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.digits import DASH, as_given, percent
from kerege.report.palette import REST
from kerege.report.position_words import (
    OTHERS,
    Row,
    domain_words,
    in_percent,
    plain,
    told,
    vector_words,
    whose,
    years_words,
)
from kerege.report.share_bands import Band, Point, draw_bands
from kerege.report.vector_grid import GridRow, Share, draw_grid

#: vectors drawn in a chart over the years, and years it takes to draw one
MAIN, _YEARS = 4, 3


def latest_balance(position: Position) -> dict[str, list[Row]]:
    """Return the rows of the balance of each domain in its latest year, by vector."""
    found: dict[str, list[Row]] = {}
    for row in position.balance.to_dicts():
        mine = found.setdefault(row["domain"], [])
        if mine and mine[0]["year"] != row["year"]:
            mine.clear()
        mine.append(row)
    return found


def grid_figure(ctx: Context, position: Position) -> Figure:
    """Return the balance of vectors: every domain on the same axes, then all of them by weight."""
    weights = {r["domain"]: r["weight"] for r in position.weights.to_dicts()}
    several = _several(position)
    rows = [
        GridRow(
            domain_words(domain), str(own[0]["year"]), f"× {as_given(weights[domain])}",
            tuple(_share(ctx, r, told(r), several.get((domain, r["year"], r["vector"]), ())) for r in own),
            f"#position-{domain}",
        )
        for domain, own in latest_balance(position).items()
    ]  # fmt: skip
    overall = position.overall.filter(position.overall["year"] == position.overall["year"].max()).to_dicts()
    note = ""
    if overall:
        years = f"{overall[0]['oldest']}{DASH}{overall[0]['year']}"
        rows.append(
            GridRow("All, by weight", years, "", tuple(_share(ctx, r, True) for r in overall), strong=True)
        )
        note = (
            "All, by weight: mean of the domains, each with its latest year; the weights are the reader's, "
            "in choices.toml or with --weight. "
        )
    vectors = [*position.vectors, OTHERS]
    columns = [(vector_words(ctx, v), REST if v == OTHERS else ctx.palette.actor(v)) for v in vectors]
    title = f"Who {ctx.actor(position.focus)} depends on: share of each vector in each domain, %"
    drawing = draw_grid(
        columns, rows, identity="fig-position-grid", title=title,
        text="; ".join(s.words for row in rows for s in row.shares if s.told and s.mid > 0),
    )  # fmt: skip
    return Figure(
        svg.render(drawing), title, wide=True,
        note="Bar: low to high of what the figures admit, all statistics together; dot and number: mid; a "
        "tick: what one statistic says, where several speak. Dashed and ≤: no figure names it, it may have "
        f"up to so much. {note}Others: partners that are none of the vectors, and what nobody names. The "
        "name of a domain leads to its figures and claims.",
    )  # fmt: skip


def _several(position: Position) -> dict[tuple[str, int, str], tuple[float, ...]]:
    """Return the mids by domain, year and vector where more than one statistic names it."""
    found: dict[tuple[str, int, str], list[float]] = {}
    for r in position.shares.to_dicts():
        if r["claims"]:
            found.setdefault((r["domain"], r["year"], r["vector"]), []).append(r["mid"])
    return {key: tuple(mids) for key, mids in found.items() if len(mids) > 1}


def _share(ctx: Context, row: Row, is_told: bool, several: tuple[float, ...] = ()) -> Share:
    where = domain_words(row["domain"]) if "domain" in row else "All domains"
    name = vector_words(ctx, row["vector"])
    said = f"{in_percent(row)} %" if is_told else f"not named, up to {percent(row['high'])}"
    return Share(
        row["low"], row["mid"], row["high"], is_told, f"{where} {row['year']}, {name}: {said}", several
    )


def band_figures(ctx: Context, position: Position) -> Iterator[Figure]:
    """Yield a chart for each measure that figures of several years tell."""
    shares = position.shares
    for domain, measure in dict.fromkeys(shares.select("domain", "measure").iter_rows()):
        rows = shares.filter(domain=domain, measure=measure).to_dicts()
        held: dict[str, list[Row]] = {}
        for r in rows:
            if told(r) and r["vector"] != OTHERS:
                held.setdefault(r["vector"], []).append(r)
        lasting = {v: own for v, own in held.items() if len({(r["start"], r["end"]) for r in own}) >= 2}
        if len({r["year"] for own in lasting.values() for r in own}) >= _YEARS:
            yield _band_figure(ctx, domain, measure, lasting)


def _band_figure(ctx: Context, domain: str, measure: str, held: dict[str, list[Row]]) -> Figure:
    def size(vector: str) -> float:
        return sum(float(r["mid"]) for r in held[vector]) / len(held[vector])

    main = sorted(sorted(held, key=lambda v: -size(v))[:MAIN], key=ctx.case.meta.vectors.index)
    bands = [
        Band(ctx.actor(v), ctx.palette.actor(v),
             tuple(Point(r["year"], r["low"], r["mid"], r["high"], r["by"]) for r in held[v]))
        for v in main
    ]  # fmt: skip
    title = f"{domain_words(domain)}: {plain(measure)}"
    drawing = draw_bands(
        bands, identity=f"fig-share-{domain}-{measure}", title=title,
        text="; ".join(f"{b.name} {p.year}: {100 * p.mid:.0f} %" for b in bands for p in b.points),
    )  # fmt: skip
    return Figure(svg.render(drawing), title, wide=True, note=_sources([r for v in main for r in held[v]]))


def _sources(rows: Sequence[Row]) -> str:
    by: dict[str, set[int]] = {}
    for r in rows:
        by.setdefault(r["by"], set()).add(r["year"])
    told_by = sorted(by.items(), key=lambda kv: min(kv[1]))
    said = "; ".join(f"{whose(b)} {years_words(sorted(ys))}" for b, ys in told_by)
    return f"{said[:1].upper()}{said[1:]}."
