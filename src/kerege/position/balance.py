"""The vector balance: shares by statistic, by domain, and over all domains with the reader's weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from kerege.base.intervals import Interval
from kerege.case.belonging import Belonging
from kerege.case.tie_model import SeriesKey
from kerege.case.tie_tables import DOMAINS
from kerege.evidence.claims import ClaimBook
from kerege.position.vectors import OTHERS, vector_shares, weakest
from kerege.position.wholes import Whole

Row = dict[str, object]


def share_rows(
    wholes: Mapping[tuple[SeriesKey, int], Whole], belonging: Belonging, book: ClaimBook
) -> list[Row]:
    """Return the rows of ``shares``: one for each domain, measure, year, statistic and vector."""
    return [
        {"domain": series[1], "measure": series[2], "year": year, "by": series[3], "vector": v.vector,
         **ends(v.share), "start": whole.start, "end": whole.end, "claims": sorted(v.claims),
         "weakest": weakest(v.claims, book)}
        for (series, year), whole in wholes.items()
        for v in vector_shares(whole, belonging)
    ]  # fmt: skip


def ends(value: Interval) -> dict[str, object]:
    """Return an interval as columns."""
    return {"low": value.low, "mid": value.mid, "high": value.high}


def interval(row: Mapping[str, object]) -> Interval:
    """Return the interval of the columns of a row."""
    return Interval(*(float(str(row[name])) for name in ("low", "mid", "high")))


def balance_rows(shares: Sequence[Row], vectors: Sequence[str], book: ClaimBook) -> list[Row]:
    """Return the rows of ``balance`` from those of ``shares``: statistics combined, measures averaged."""
    found: list[Row] = []
    for (domain, year), rows in _grouped(shares, "domain", "year"):
        measures = [_combined(same, vectors) for _, same in _grouped(rows, "measure")]
        for vector in (*vectors, OTHERS):
            spoken = [r for r in rows if r["vector"] == vector and r["claims"]]
            claims = frozenset(str(c) for r in spoken for c in _list(r["claims"]))
            found.append({"domain": domain, "year": year, "vector": vector,
                          **ends(mean([m[vector] for m in measures])), "statistics": len(spoken),
                          "claims": len(claims), "weakest": weakest(claims, book)})  # fmt: skip
    order = list(DOMAINS)
    return sorted(found, key=lambda r: order.index(str(r["domain"])))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _combined(rows: Sequence[Row], vectors: Sequence[str]) -> dict[str, Interval]:
    """Return the share of each vector over the statistics of one measure.

    Those that speak of a vector span it, their median is the mid. Where none does, the tightest bound holds.
    No vector may have what the others have for certain, and the mid of the others is what the vectors leave.
    """
    found: dict[str, Interval] = {}
    for vector in vectors:
        mine = [r for r in rows if r["vector"] == vector]
        spoken = [interval(r) for r in mine if r["claims"]]
        least = min(interval(r).high for r in mine)
        found[vector] = hull(spoken) if spoken else Interval(0.0, 0.0, least)
    rest = [interval(r) for r in rows if r["vector"] == OTHERS]
    sure = sum(v.low for v in found.values()) + min(v.low for v in rest)
    for vector, v in found.items():
        found[vector] = Interval(v.low, v.mid, max(v.mid, min(v.high, 1.0 - (sure - v.low))))
    high = max(0.0, 1.0 - sum(v.low for v in found.values()))
    low = min([high, *(v.low for v in rest)])
    mid = min(max(1.0 - sum(v.mid for v in found.values()), low), high)
    found[OTHERS] = Interval(low, mid, high)
    return found


def hull(values: Sequence[Interval]) -> Interval:
    """Return the smallest interval that holds all, with the median of their mids."""
    return Interval(min(v.low for v in values), median(v.mid for v in values), max(v.high for v in values))


def mean(values: Sequence[Interval], weights: Sequence[float] | None = None) -> Interval:
    """Return the weighted mean of intervals, end by end; equal weights by default."""
    parts = weights or [1.0] * len(values)
    whole = sum(parts)
    low, mid, high = (
        sum(w * getattr(v, name) for v, w in zip(values, parts, strict=True)) / whole
        for name in ("low", "mid", "high")
    )
    return Interval(min(low, mid), mid, max(mid, high))


def overall_rows(balance: Sequence[Row], vectors: Sequence[str], weights: Mapping[str, float]) -> list[Row]:
    """Return the rows of ``overall``: each domain with its latest year up to the row's, by weight."""
    found: list[Row] = []
    years = sorted({int(str(r["year"])) for r in balance})
    table = {(r["domain"], r["year"], r["vector"]): r for r in balance}
    held: dict[str, list[int]] = {}
    for domain, year in dict.fromkeys((str(r["domain"]), int(str(r["year"]))) for r in balance):
        if weights.get(domain, 1.0) > 0.0:
            held.setdefault(domain, []).append(year)
    for year in years:
        latest = {d: max(y for y in ys if y <= year) for d, ys in held.items() if ys[0] <= year}
        if not latest:
            continue
        parts = [weights.get(d, 1.0) for d in latest]
        for vector in (*vectors, OTHERS):
            values = [interval(table[(d, y, vector)]) for d, y in latest.items()]
            found.append({"year": year, "vector": vector, **ends(mean(values, parts)),
                          "domains": list(latest), "oldest": min(latest.values())})  # fmt: skip
    return found


def change_rows(shares: Sequence[Row]) -> list[Row]:
    """Return the rows of ``changes``: a vector's share against the year before it in the same statistic."""
    found: list[Row] = []
    for key, rows in _grouped(shares, "domain", "measure", "by", "vector"):
        ordered = sorted(rows, key=lambda r: int(str(r["year"])))
        for one, two in pairwise(ordered):
            if one["start"] == two["start"] and one["end"] == two["end"]:
                continue  # one figure over several years is no change
            before, after = interval(one), interval(two)
            change = Interval(after.low - before.high, after.mid - before.mid, after.high - before.low)
            sign = "up" if change.low > 0.0 else ("down" if change.high < 0.0 else "unclear")
            found.append({**dict(zip(("domain", "measure", "by", "vector"), key, strict=True)),
                          "from_year": one["year"], "to_year": two["year"], **ends(change),
                          "sign": sign})  # fmt: skip
    return found


def _grouped(rows: Iterable[Row], *names: str) -> Iterable[tuple[tuple[object, ...], list[Row]]]:
    def key(row: Row) -> tuple[object, ...]:
        return tuple(row[name] for name in names)

    return [(k, list(same)) for k, same in groupby(sorted(rows, key=key), key=key)]
