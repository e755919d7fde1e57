"""The position as tables on the screen."""

from __future__ import annotations

from typing import Any

import polars as pl

from kerege.case.model import Case
from kerege.cli.screen import say, table
from kerege.position.model import Position
from kerege.position.vectors import OTHERS
from kerege.report.context import names_of
from kerege.report.digits import DASH, NOTHING, fixed, number

#: rows of the tables of the timeline and of rankings by domain and statistic
ROWS = 12
TOP = 3
#: more equal partners than this are as good as any number
MANY = 1000.0


def tell(case: Case, found: Position) -> None:
    """Print the balance, concentration, rankings, flips, asymmetries, events and forecasts."""
    names = {**names_of(case.tables["actors"]), OTHERS: "Others and not said"}
    say(f"Position of {names.get(found.focus, found.focus)}: shares in percent, low{DASH}high (mid)")
    if found.balance.is_empty() and found.timeline.is_empty() and found.forecasts.is_empty():
        say("Nothing is known of its relations: the case has no rows in ties.csv"
            + ("" if found.year is None else f" for {found.year}") + ".")  # fmt: skip
        return
    _balance(found, names)
    _indices(found)
    _rankings(found, names)
    _asymmetries(found, names)
    _changes(found)
    _timeline(found)
    _forecasts(found)


def _latest(frame: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """Return the rows of the latest year of each key, so that every domain shows what is newest."""
    return frame.filter(pl.col("year") == pl.col("year").max().over(list(keys)))


def _percent(row: dict[str, Any]) -> str:
    low, mid, high = (fixed(100 * row[k], 1) for k in ("low", "mid", "high"))
    return mid if low == high else f"{low}{DASH}{high} ({mid})"


def _balance(found: Position, names: dict[str, str]) -> None:
    vectors = (*found.vectors, OTHERS)
    weights = dict(found.weights.select("domain", "weight").iter_rows())
    lines = []
    for key, rows in _latest(found.balance, "domain").group_by("domain", "year", maintain_order=True):
        domain, year = str(key[0]), str(key[1])
        cells = {r["vector"]: _percent(r) for r in rows.iter_rows(named=True)}
        lines.append((domain, year, number(weights[domain]),
                      *(cells.get(v, NOTHING) for v in vectors)))  # fmt: skip
    last = found.overall.filter(pl.col("year") == pl.col("year").max())
    if last.height:
        cells = {r["vector"]: _percent(r) for r in last.iter_rows(named=True)}
        lines.append(("overall", str(last["year"][0]), "", *(cells.get(v, NOTHING) for v in vectors)))
    heads = tuple(">" + (v if v != OTHERS else "others") for v in vectors)
    table("Vector balance, each domain in its latest year", ("domain", ">year", ">weight", *heads), lines)
    if last.height:
        oldest = last["oldest"][0]
        say("Vectors: " + ", ".join(f"{v} {names.get(v, v)}" for v in vectors)
            + f". Oldest year in the overall balance: {oldest}.", "")  # fmt: skip


def _indices(found: Position) -> None:
    table(
        "Concentration, latest year of each statistic",
        ("domain", "measure", ">year", "by", "of", ">HHI", ">equal partners", ">named", ">claims", "weakest"),
        [
            (r["domain"], r["measure"], str(r["year"]), r["by"] or "recorded", r["of"],
             _ends(r["hhi_low"], r["hhi_high"]), _partners(r["effective_low"], r["effective_high"]),
             str(r["partners"]), str(r["claims"]), r["weakest"])
            for r in _latest(found.indices, "domain", "measure", "by").iter_rows(named=True)
        ],
    )  # fmt: skip


def _ends(low: float, high: float) -> str:
    one, two = number(low), number(high)
    return one if one == two else f"{one}{DASH}{two}"


def _partners(low: float, high: float) -> str:
    return f"{number(low)} or more" if high > MANY else _ends(low, high)


def _rankings(found: Position, names: dict[str, str]) -> None:
    latest = _latest(found.rankings, "domain", "measure", "by")
    group = ["domain", "measure", "by", "start", "end", "unit"]
    rivals = latest.filter(pl.len().over(group) > 1)
    alone = latest.select(group).unique().height - rivals.select(group).unique().height
    table(
        f"Largest partners, by whose numbers (a bloc counts as one; {alone} more name one partner only)",
        ("domain", "measure", "by", "from", "before", ">rank", "partner", ">value", "unit", "surely larger"),
        [
            (r["domain"], r["measure"], r["by"], str(r["start"]), str(r["end"]), str(r["rank"]),
             names.get(r["partner"], r["partner"]), _ends(r["low"], r["high"]), r["unit"],
             NOTHING if r["clear"] is None else ("yes" if r["clear"] else "no"))
            for r in rivals.filter(pl.col("rank") <= TOP).iter_rows(named=True)
        ],
    )  # fmt: skip
    flips = _latest(found.flips, "domain", "measure")
    table(
        "Order that depends on whose numbers are believed",
        ("domain", "measure", ">year", "first larger", "under (first / second)", "second larger", "under"),
        [
            (r["domain"], r["measure"], str(r["year"]), r["one"], "; ".join(r["one_larger"]), r["two"],
             "; ".join(r["two_larger"]))
            for r in flips.iter_rows(named=True)
        ],
    )  # fmt: skip


def _asymmetries(found: Position, names: dict[str, str]) -> None:
    table(
        "Asymmetry: own share of trade with a partner less the partner's with us (percentage points)",
        ("domain", ">year", "partner", "by", "partner by", ">own", ">theirs", ">difference"),
        [
            (r["domain"], str(r["year"]), names.get(r["partner"], r["partner"]), r["by"], r["by_partner"],
             fixed(100 * r["own_mid"], 1), fixed(100 * r["theirs_mid"], 1), _percent(r))
            for r in _latest(found.asymmetries, "domain", "partner").iter_rows(named=True)
        ],
    )  # fmt: skip


def _changes(found: Position) -> None:
    sure = found.changes.filter(pl.col("sign") != "unclear")
    last = sure.filter(pl.col("to_year") == pl.col("to_year").max().over("domain", "measure", "by", "vector"))
    table(
        "Shifts that no reading of the figures undoes, the latest of each (percentage points)",
        ("domain", "measure", "by", "vector", ">from", ">to", ">change"),
        [
            (r["domain"], r["measure"], r["by"] or "recorded", r["vector"], str(r["from_year"]),
             str(r["to_year"]), _percent(r))
            for r in last.iter_rows(named=True)
        ],
    )  # fmt: skip


def _timeline(found: Position) -> None:
    last = found.timeline.tail(ROWS)
    table(
        f"Timeline (last {last.height} of {found.timeline.height})",
        ("date", "type", "actor", "partners", "title", "claims"),
        [
            (str(r["date"]), r["type"], r["actor"], " ".join(r["partners"]), r["title"],
             " ".join(r["claims"]))
            for r in last.iter_rows(named=True)
        ],
    )  # fmt: skip


def _forecasts(found: Position) -> None:
    table(
        "Forecasts",
        ("forecast", "due", "speaker", ">said", ">came", "unit", ">error %", "verdict"),
        [
            (r["forecast"], str(r["due"]), r["speaker"], _said(r), number(r["actual_mid"]), r["unit"],
             NOTHING if r["relative"] is None else fixed(100 * r["relative"], 1, sign=True),
             r["verdict"] or r["status"])
            for r in found.forecasts.iter_rows(named=True)
        ],
    )  # fmt: skip

    scored = found.speakers.filter(pl.col("resolved") > 0)
    table(
        "Forecasts that came due, by speaker",
        ("speaker", ">resolved", ">met", ">missed", ">unclear", ">mean error %", ">mean size %"),
        [
            (r["speaker"], *(str(r[k]) for k in ("resolved", "met", "missed", "unclear")),
             *(NOTHING if r[k] is None else fixed(100 * r[k], 1) for k in ("mean_relative", "mean_absolute")))
            for r in scored.iter_rows(named=True)
        ],
    )  # fmt: skip


def _said(row: dict[str, Any]) -> str:
    if row["low"] is not None and row["high"] is not None:
        return _ends(row["low"], row["high"])
    return number(
        row["mid"] if row["mid"] is not None else row["low"] if row["low"] is not None else row["high"]
    )
