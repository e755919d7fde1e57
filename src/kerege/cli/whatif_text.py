"""One shock as tables on the screen."""

from __future__ import annotations

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import focus_group
from kerege.case.model import Case
from kerege.case.quantities import price_unit
from kerege.cli.screen import put_json, say, table
from kerege.report.context import names_of
from kerege.report.digits import number, residual
from kerege.study.model import ShockRun

#: rows of the tables of flows and prices
ROWS = 12
#: changes below this share of the largest are not listed
SMALL = 0.001


def shock_list(case: Case, *, as_json: bool) -> None:
    """Print the shocks of a case."""
    if as_json:
        rows = [{"id": s.id, "title": s.title, "question": s.question, "start": s.start,
                 "days": (s.end - s.start).days, "default": s.id == case.meta.default_shock}
                for s in case.shocks]  # fmt: skip
        put_json({"case": case.meta.id, "shocks": rows, "findings": []})
        return
    table(
        f"Shocks of {case.meta.id} (* is the default)",
        ("id", "from", ">days", "title"),
        [
            (
                s.id + ("*" if s.id == case.meta.default_shock else ""),
                s.start.isoformat(),
                str((s.end - s.start).days),
                s.title,
            )
            for s in case.shocks
        ],
    )


def tell(case: Case, run: ShockRun) -> None:
    """Print incomes by state, output by month, the largest changes of flows and of prices."""
    shock, actors = run.shock, names_of(case.tables["actors"])
    grid = run.outcome.network.grid
    say(f"{shock.title}: from {shock.start} for {(shock.end - shock.start).days} days")
    say(f"Results over {grid.days.sum():.0f} days from {grid.edges[0]}, at the mid of every range.")
    _states(run, actors)
    _output(case, run, actors)
    days = pl.DataFrame({"period": list(grid.labels), "days": grid.days})
    _flows(case, run, names_of(case.tables["links"]), days)
    _prices(case, run, names_of(case.tables["places"]), days)
    worst = run.certificate
    found, allowed = residual(worst.worst), residual(worst.tolerance)
    say(f"Certificate: worst residual {found}, allowed {allowed} ({worst.solver})")


def _states(run: ShockRun, names: dict[str, str]) -> None:
    frame = run.changes.states
    largest = frame["change"].abs().max()
    floor = SMALL * largest if isinstance(largest, float) else 0.0
    kept = frame.filter(pl.col("change").abs() > floor)
    table(
        "Income by state",
        ("state", "name", ">before MUSD", ">after MUSD", ">change MUSD", ">% of GDP"),
        [
            (r["state"], names.get(r["state"], ""), number(r["base"] / KUSD_PER_MUSD),
             number(r["shocked"] / KUSD_PER_MUSD), number(r["change"] / KUSD_PER_MUSD, sign=True),
             number(r["percent_of_gdp"], 2, sign=True))
            for r in kept.iter_rows(named=True)
        ],
    )  # fmt: skip


def _output(case: Case, run: ShockRun, names: dict[str, str]) -> None:
    focus, unit = case.meta.focus, run.scope.quantity
    mine = run.changes.plants.filter(
        pl.col("attribute") == "output",
        pl.col("origin").is_in(list(focus_group(case))),
        pl.col("good").is_in(list(run.scope.goods)),
    )
    months = mine.group_by("period", maintain_order=True).agg(pl.col("base", "shocked", "change").sum())
    table(
        f"Output of {names.get(focus, focus)} by period: {', '.join(run.scope.goods)}",
        ("period", f">before {unit}/day", f">after {unit}/day", f">change {unit}/day", ">change %"),
        [
            (r["period"], number(r["base"]), number(r["shocked"]), number(r["change"], sign=True),
             number(100 * r["change"] / r["base"] if r["base"] else None, sign=True))
            for r in months.iter_rows(named=True)
        ],
    )  # fmt: skip


def _flows(case: Case, run: ShockRun, names: dict[str, str], days: pl.DataFrame) -> None:
    whole = pl.col("base", "shocked", "change") * pl.col("days")
    sums = (
        run.changes.flows.join(days, on="period", how="left", maintain_order="left")
        .group_by("link", "good", "origin", maintain_order=True)
        .agg(whole.sum())
    )
    table(
        f"Flows that change most (in all; {min(ROWS, sums.height)} of {sums.height})",
        ("link", "origin", ">before", ">after", ">change", "unit", "name"),
        [
            (r["link"], r["origin"], number(r["base"]), number(r["shocked"]), number(r["change"], sign=True),
             case.quantities[r["good"]], names.get(r["link"], ""))
            for r in _largest(sums, "change").iter_rows(named=True)
        ],
    )  # fmt: skip


def _prices(case: Case, run: ShockRun, names: dict[str, str], days: pl.DataFrame) -> None:
    """Print, for the places where a price moves most, the period in which it does."""
    peak = (
        run.changes.prices.join(days, on="period", how="left", maintain_order="left")
        .filter(pl.col("base").is_finite(), pl.col("shocked").is_finite())
        .sort(pl.col("change").abs(), descending=True, maintain_order=True)
        .group_by("place", "good", "origin", maintain_order=True)
        .first()
    )
    shown = min(ROWS, peak.height)
    table(
        f"Prices that change most (in the period of the largest change; {shown} of {peak.height})",
        ("place", "good", "origin", "period", ">before", ">after", ">change", "unit", "name"),
        [
            (r["place"], r["good"], r["origin"], r["period"], number(r["base"]), number(r["shocked"]),
             number(r["change"], sign=True), price_unit(case.quantities[r["good"]]),
             names.get(r["place"], ""))
            for r in _largest(peak, "change").iter_rows(named=True)
        ],
    )  # fmt: skip


def _largest(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the rows with the largest changes, largest first; those near zero are left out."""
    top = frame.sort(pl.col(column).abs(), descending=True, maintain_order=True).head(ROWS)
    return top.filter(pl.col(column).abs() > SMALL * pl.col(column).abs().max())
