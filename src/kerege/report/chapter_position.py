"""The chapter of position: who depends on whom, for what, by whose numbers, and how that shifted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kerege.base.units import factor
from kerege.evidence.values import converts
from kerege.position.model import Position
from kerege.report.context import Context
from kerege.report.position_tables import (
    asymmetry_table,
    domain_link,
    domain_table,
    index_table,
    ranking_table,
)
from kerege.report.position_words import OTHERS, Row, amount, domain_words, plain, range_words, whose
from kerege.report.share_figures import MAIN, band_figures, grid_figure, latest_balance
from kerege.report.words import Part, Sentence, sentence


def position_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the case has no relation in figures or events."""
    position = ctx.position
    if position is None or position.balance.is_empty():
        return None
    domains = [d for d in position.weights["domain"].to_list() if d in set(position.shares["domain"])]
    return {
        "lead": list(_leaders(ctx, position)),
        "grid": grid_figure(ctx, position),
        "indices": index_table(ctx, position),
        "rankings": ranking_table(ctx, position),
        "flips": list(_flips(ctx, position)),
        "asymmetries": asymmetry_table(ctx, position),
        "bands": list(band_figures(ctx, position)),
        "main": MAIN,
        "domains": [(f"position-{d}", domain_table(ctx, position, d)) for d in domains],
    }


def _leaders(ctx: Context, position: Position) -> Iterator[Sentence]:
    """Yield where each vector is the largest for certain, and the domains where none is."""
    sure: dict[str, list[Row]] = {}
    open_domains: list[str] = []
    for domain, rows in latest_balance(position).items():
        own = [r for r in rows if r["vector"] != OTHERS]
        if not own:
            continue
        top = max(own, key=lambda r: float(r["mid"]))
        if all(top["low"] > r["high"] for r in own if r is not top):
            sure.setdefault(top["vector"], []).append(top)
        else:
            open_domains.append(domain)
    for vector in position.vectors:
        if vector in sure:
            parts: list[Part] = [f"{ctx.actor(vector)} is the largest of the vectors for certain in "]
            for n, r in enumerate(sorted(sure[vector], key=lambda r: -float(r["mid"]))):
                parts += [
                    "" if n == 0 else ", ",
                    (domain_words(r["domain"]).lower(), f"#position-{r['domain']}"),
                ]
                parts.append(f" ({r['year']}: {range_words(r)})")
            yield sentence(*parts, ".")
    if open_domains:
        parts = ["The figures do not settle which is the largest in "]
        for n, d in enumerate(open_domains):
            parts += ["" if n == 0 else ", ", (domain_words(d).lower(), f"#position-{d}")]
        yield sentence(*parts, ".")


def _flips(ctx: Context, position: Position) -> Iterator[Sentence]:
    """Yield a sentence for every pair whose order depends on whose numbers are believed."""
    held: dict[tuple[object, ...], list[Row]] = {}
    for r in position.rankings.to_dicts():
        key = (r["domain"], r["measure"], r["start"], r["end"], r["by"], r["partner"])
        held.setdefault(key, []).append(r)
    for flip in position.flips.to_dicts():
        series = (flip["domain"], flip["measure"], flip["start"], flip["end"])
        one, two = flip["one"], flip["two"]
        first = _pairs(held, series, (one, two), [p.split(" / ") for p in flip["one_larger"]])
        second = _pairs(held, series, (two, one), [p.split(" / ")[::-1] for p in flip["two_larger"]])
        if first and second:
            settled = "." if flip["clear"] else "; the ranges of the figures overlap."
            yield sentence(
                (domain_words(flip["domain"]), domain_link(position, flip["domain"])),
                f", {plain(flip['measure'])}, {flip['year']}: ",
                *_ahead(ctx, first), "; ", *_ahead(ctx, second), settled,
            )  # fmt: skip


def _pairs(
    held: Mapping[tuple[object, ...], list[Row]],
    series: tuple[object, ...],
    partners: tuple[str, str],
    named: Sequence[Sequence[str]],
) -> list[tuple[Row, Row]]:
    """Return the figures of the pairs of statistics that have the first partner ahead."""
    return [
        (a, b)
        for by_one, by_two in named
        for a in held.get((*series, by_one, partners[0]), ())
        for b in held.get((*series, by_two, partners[1]), ())
        if _exceeds(a, b)
    ]


def _exceeds(one: Row, two: Row) -> bool:
    """Whether a figure is the larger in one unit; a share and a count have none in common."""
    a, b = one["unit"], two["unit"]
    if a == b:
        return bool(one["mid"] > two["mid"])
    return "1" not in {a, b} and converts(a, b) and bool(one["mid"] * factor(a, b) > two["mid"])


def _ahead(ctx: Context, pairs: Sequence[tuple[Row, Row]]) -> Iterator[Part]:
    """Yield that one partner is ahead of another with both figures, of one statistic where there is such."""
    a, b = min(pairs, key=lambda pair: bool(pair[0]["by"] != pair[1]["by"]))
    same = a["by"] == b["by"]
    yield f"{ctx.actor(a['partner'])} is ahead of {ctx.actor(b['partner'])} with "
    yield amount(a), ctx.anchors.claim(a["claims"][0])
    yield " against " if same else f" by {whose(a['by'])} against "
    yield amount(b), ctx.anchors.claim(b["claims"][0])
    more = len(pairs) - 1
    yield f"{', both' if same else ''} by {whose(b['by'])}" + (
        f" (and {more} more such pair{'' if more == 1 else 's'})" if more else ""
    )
