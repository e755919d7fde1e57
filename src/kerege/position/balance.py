"""The vector balance: shares by statistic, by domain, and over all domains with the reader's weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from kerege.base.intervals import Interval
from kerege.case.belonging import Belonging
from kerege.case.tie_model import SeriesKey
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
    """Return the rows of ``balance`` from those of ``shares``.

    Statistics of one measure: from the lowest low to the highest high, mid their median. Measures of one
    domain: the plain mean of low, mid and high. The mid of the others is what the vectors leave.
    """
    found: list[Row] = []
    for (domain, year), rows in _grouped(shares, "domain", "year"):
        lines = []
        for vector in (*vectors, OTHERS):
            mine = [r for r in rows if r["vector"] == vector]
            hulls = [hull([interval(r) for r in same]) for _, same in _grouped(mine, "measure")]
            claims = frozenset(str(c) for r in mine for c in _list(r["claims"]))
            lines.append({"domain": domain, "year": year, "vector": vector, **ends(mean(hulls)),
                          "statistics": len(mine), "claims": len(claims),
                          "weakest": weakest(claims, book)})  # fmt: skip
        found += _closed(lines)
    return found


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _closed(lines: list[Row]) -> list[Row]:
    """Return the lines with the mid of the last one, the others, as what the mids before it leave."""
    left = 1.0 - sum(interval(r).mid for r in lines[:-1])
    last = interval(lines[-1])
    mid = min(max(left, last.low), last.high)
    return [*lines[:-1], {**lines[-1], "mid": mid}]


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
    for domain, year in sorted({(str(r["domain"]), int(str(r["year"]))) for r in balance}):
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
