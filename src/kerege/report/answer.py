"""The answer first: what the default shock does, in three to six sentences made of the study's numbers."""

from __future__ import annotations

import polars as pl

from kerege.report.axes import long_period, short_period
from kerege.report.context import Context
from kerege.report.digits import money, number, percent, span
from kerege.report.flows import KUSD_PER_MUSD, export_routes, mine, monthly
from kerege.report.timeline import Timeline, make_timeline
from kerege.report.words import Sentence, listing, sentence
from kerege.study.answer import by_verdict, default_run
from kerege.study.blocs import standings
from kerege.study.model import ShockRun

_SMALL = 0.05  # share of the largest month below which a month is not named
_MOST = 6
_WORTH_TELLING = 0.005  # a price change below this share is not told


def answer(ctx: Context) -> dict[str, object]:
    """Return the sentences of the first chapter."""
    run = default_run(ctx.study)
    if run is None:
        return {"shock": None, "sentences": []}
    time = make_timeline(run.tables.flows)
    proof = f"#certificate-{run.shock.id}"
    told = [
        _loss(ctx, run, proof),
        _months(ctx, run, time),
        _others(ctx, run),
        _price(ctx, run),
        _reroute(ctx, run, time, proof),
        _output(ctx, run, time, proof),
        _trust(ctx),
    ]
    return {"shock": run.shock, "sentences": [s for s in told if s], "anchor": f"#shock-{run.shock.id}"}


def find_range(run: ShockRun, measure: str, subject: str | None = None) -> tuple[float, float, float] | None:
    """Return low, mid and high of a headline result, or nothing."""
    rows = run.ranges.filter(pl.col("measure") == measure)
    if subject is not None:
        rows = rows.filter(pl.col("subject") == subject)
    return None if rows.is_empty() else (rows["low"][0], rows["mid"][0], rows["high"][0])


def _within(found: tuple[float, float, float] | None, divide: float = 1.0) -> str:
    if found is None or found[0] == found[2]:
        return ""
    ends = sorted((abs(found[0]), abs(found[2]))) if found[0] * found[2] > 0 else [found[0], found[2]]
    return f" (range {span(ends[0] / divide, ends[1] / divide)})"


def state_change(run: ShockRun, state: str) -> tuple[float, float | None] | None:
    """Return a state's change of income in MUSD and in percent of a year's GDP."""
    rows = run.changes.states.filter(pl.col("state") == state)
    if rows.is_empty():
        return None
    return rows["change"][0] / KUSD_PER_MUSD, rows["percent_of_gdp"][0]


def _loss(ctx: Context, run: ShockRun, proof: str) -> Sentence:
    found = state_change(run, ctx.focus)
    if found is None:
        return ()
    change, share = found
    verb = "loses" if change < 0 else "gains"
    within = _within(find_range(run, "income change", ctx.focus), 1000.0 if abs(change) >= 1000 else 1.0)
    said: list[str | tuple[str, str]] = [
        f"{ctx.actor(ctx.focus)} {verb} ",
        (money(abs(change)), proof),
        f"{within} over the year from the first day of the shock",
    ]
    if share is not None:
        said += [
            ", or ",
            (percent(abs(share) / 100), ctx.anchors.number(ctx.focus, "gdp")),
            " of a year's GDP",
        ]
    return sentence(*said, ".")


def _months(ctx: Context, run: ShockRun, time: Timeline) -> Sentence:
    values = [
        v / KUSD_PER_MUSD for v in monthly(run.changes.accounts, "change", time, pl.col("state") == ctx.focus)
    ]
    largest = max((abs(v) for v in values), default=0.0)
    named = [
        (p, v) for p, v in zip(time.periods, values, strict=True) if largest and abs(v) > _SMALL * largest
    ]
    if len(named) < 2:
        return ()
    scale, unit = (1000.0, "billion USD") if largest >= 1000 else (1.0, "million USD")
    words = listing([f"{short_period(p)} {number(v / scale, 2, sign=True)}" for p, v in named[:_MOST]])
    more = (
        f", and {len(named) - _MOST} further months with more than {percent(_SMALL)} of the largest"
        if len(named) > _MOST
        else ""
    )
    return sentence(f"By month, in {unit}: ", (words, f"#shock-{run.shock.id}"), f"{more}.")


def _others(ctx: Context, run: ShockRun) -> Sentence:
    everyone = standings(ctx.case, run.changes.states, run.changes.blocs)
    states = everyone.filter(pl.col("state") != ctx.focus)
    largest = max((abs(v) for v in everyone["change"].to_list()), default=0.0)
    pairs = [
        (s, v / KUSD_PER_MUSD)
        for s, v in states.select("state", "change").iter_rows()
        if abs(v) > 0.005 * largest
    ]
    losers, winners = [p for p in pairs if p[1] < 0][:3], [p for p in reversed(pairs) if p[1] > 0][:3]
    said: list[str | tuple[str, str]] = []
    for opening, group in (
        ("Others who lose: ", losers),
        ("Others who gain: " if not losers else ". Who gains: ", winners),
    ):
        for n, (state, change) in enumerate(group):
            before = opening if n == 0 else " and " if n == len(group) - 1 else ", "
            said += [
                f"{before}{ctx.actor(state)} ",
                (money(change, sign=True), f"#shock-{run.shock.id}-states"),
            ]
    return sentence(*said, ".") if said else ()


def _price(ctx: Context, run: ShockRun) -> Sentence:
    """Return what the largest buyer of all pays more: why those who buy little of this oil lose too."""
    bought = run.changes.plants.filter(pl.col("attribute") == "purchase")
    size = bought.group_by("plant", "origin").agg(pl.col("base").sum()).sort("base", "plant", "origin")
    if size.is_empty():
        return ()
    plant, origin = size["plant"][-1], size["origin"][-1]
    place = ctx.case.tables["plants"].filter(pl.col("id") == plant)["place"][0]
    prices = run.changes.prices.filter((pl.col("place") == place) & (pl.col("origin") == origin))
    peak = prices.sort("change", "period")[-1]
    change, base = float(peak["change"][0]), float(peak["base"][0])
    if change < _WORTH_TELLING * base:
        return ()
    return sentence(
        f"{ctx.name(plant)}, the largest of all, pay up to ",
        (f"{number(change)} USD/t ({percent(change / base)})", f"#shock-{run.shock.id}-prices"),
        " more for any crude: so buyers lose who take little of this oil, and sellers elsewhere gain.",
    )


def _reroute(ctx: Context, run: ShockRun, time: Timeline, proof: str) -> Sentence:
    routes = export_routes(ctx)
    ids = [r.link for r in routes]
    frame = run.changes.flows.filter(mine(ctx), pl.col("link").is_in(ids)).join(time.table(), on="period")
    sums = frame.group_by("link").agg((pl.col("change") * pl.col("days")).sum() / 1000)
    change = {k: float(v) for k, v in sums.iter_rows()}
    down, up = (
        [r for r in routes if change.get(r.link, 0) < -0.005],
        [r for r in routes if change.get(r.link, 0) > 0.005],
    )
    if not down:
        return ()
    lost, found = -sum(change[r.link] for r in down), sum(change[r.link] for r in up)
    ways = [
        f"{r.name} {number(change[r.link], 2, sign=True)} Mt"
        + _within(find_range(run, "flow change", r.link), 1000)
        for r in sorted(up, key=lambda r: -change[r.link])[:3]
    ]
    tail = f", chiefly by {listing(ways)}" if ways else ""
    return sentence(
        "Of ",
        (f"{number(lost)} Mt", proof),
        f" that do not leave by {listing([r.name for r in down[:2]])}, ",
        (f"{number(found)} Mt ({percent(found / lost)})", f"#shock-{run.shock.id}-routes"),
        f" find another way out{tail}.",
    )


def _output(ctx: Context, run: ShockRun, time: Timeline, proof: str) -> Sentence:
    condition = (pl.col("attribute") == "output", mine(ctx))
    base = monthly(run.changes.plants, "base", time, *condition)
    change = monthly(run.changes.plants, "change", time, *condition)
    shares = [c / b if b else 0.0 for c, b in zip(change, base, strict=True)]
    if not shares or min(shares) > -0.001:
        return ()
    low = shares.index(min(shares))
    first = next(n for n, s in enumerate(shares) if s < -0.001)
    within = _within(find_range(run, "deepest output change"))
    text = f"Output is {percent(-shares[first])} lower in {long_period(time.periods[first])}"
    within = within.replace(")", " %)")
    lowest = f" and {percent(-shares[low])} lower{within} at its lowest in {long_period(time.periods[low])}"
    back = next((n for n in range(low, len(shares)) if shares[n] > -0.01), None)
    end = (
        f"; it is within 1 % of normal again in {long_period(time.periods[back])}" if back is not None else ""
    )
    return sentence((text, proof), lowest if low != first else within, f"{end}.")


def _trust(ctx: Context) -> Sentence:
    found = by_verdict(ctx.study.backtests)
    count = len(found.met) + len(found.partly) + len(found.missed)
    if count == 0:
        return ()
    partly = f", in {len(found.partly)} only at one end of what was lost" if found.partly else ""
    rest = f"; {len(found.rest)} more are listed with the reason why they test nothing" if found.rest else ""
    return sentence(
        f"Of {count} past disruption{'s' * (count > 1)} that test the model, it ",
        (f"comes out as observed in {len(found.met)}{partly} and not in {len(found.missed)}", "#backtests"),
        f"{rest}.",
    )
