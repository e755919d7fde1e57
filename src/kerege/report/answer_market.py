"""What a shock does to prices, use and output, in sentences."""

from __future__ import annotations

import polars as pl

from kerege.report.axes import long_period
from kerege.report.digits import number, percent, ranged
from kerege.report.flows import at_home, mine, monthly, own_share
from kerege.report.headline import about, size
from kerege.report.shock_tables import buyer_prices
from kerege.report.telling import OWN, SMALL, STATES, WORTH_TELLING, Told
from kerege.report.words import Part, Sentence, sentence

_BACK = 0.01  # output within this share of normal is back


def price_sentence(told: Told) -> Sentence:
    """Return what the largest buyer of all pays more: why those who buy little of this oil lose too."""
    ctx, changes = told.ctx, told.run.changes
    bought = changes.plants.filter(pl.col("attribute") == "purchase")
    sizes = bought.group_by("plant", "origin").agg(pl.col("base").sum()).sort("base", "plant", "origin")
    if sizes.is_empty():
        return ()
    plant = sizes["plant"][-1]
    row = ctx.case.tables["plants"].filter(pl.col("id") == plant).row(0, named=True)
    prices = buyer_prices(told.run, row)
    if prices.is_empty():
        return ()
    peak = prices.sort("change", "period")[-1]
    change, base = float(peak["change"][0]), float(peak["base"][0])
    if change < WORTH_TELLING * base:
        return ()
    return sentence(
        f"The largest buyer ({ctx.name(plant)}) pays up to ",
        (f"{number(change)} {ctx.shown.price} ({percent(change / base)})", f"{told.section}-prices"),
        " more: so buyers lose who take little from there, and sellers elsewhere gain.",
    )


def use_sentence(told: Told) -> Sentence:
    """Tell what goes unserved, and whose consumers take less or more."""
    ctx, run = told.ctx, told.run
    rows = run.ranges.filter(pl.col("measure").is_in(["unserved", "use change"]))
    found: dict[str, list[tuple[str, float, float, float]]] = {"unserved": [], "use change": []}
    for measure, state, *ends in rows.select("measure", "subject", "low", "mid", "high").iter_rows():
        low, mid, high = (e * ctx.shown.per_amount for e in ends)
        found[measure].append((state, low, mid, high))
    said: list[Part] = []
    for state, low, mid, high in sorted(found["unserved"], key=lambda r: -r[2])[:STATES]:
        if mid > 0:
            amount = ranged(low, mid, high, ctx.shown.amount)
            said += [f"{', and ' if said else ''}in {ctx.actor(state)} ", (amount, told.proof)]
    if said:
        said = [said[0].replace("in ", "In ", 1) if isinstance(said[0], str) else said[0], *said[1:]]
        said.append(" of demand goes unserved. ")
    changes = sorted(found["use change"], key=lambda r: (-abs(r[2]), r[0]))[:STATES]
    floor = SMALL * max((abs(r[2]) for r in changes), default=0.0)
    for n, (state, low, mid, high) in enumerate(r for r in changes if abs(r[2]) > floor):
        opening = "Use changes most in " if n == 0 else "; in "
        said += [
            f"{opening}{ctx.actor(state)} by ",
            (ranged(low, mid, high, ctx.shown.amount, sign=True), told.proof),
        ]
    return sentence(*said, "." if changes else "") if said else ()


def output_sentence(told: Told) -> Sentence:
    """Tell how far output at home falls, when, and when it is back."""
    ctx, run, time = told.ctx, told.run, told.time
    if own_share(ctx) < OWN:
        return ()
    condition = (pl.col("attribute") == "output", mine(ctx), at_home(ctx))
    base = monthly(run.changes.plants, "base", time, *condition)
    change = monthly(run.changes.plants, "change", time, *condition)
    shares = [c / b if b else 0.0 for c, b in zip(change, base, strict=True)]

    def amount(n: int) -> str:
        found = about(100 * shares[n], run, "output change by month", time.periods[n])
        return ranged(*size(found), "%")

    def at(n: int) -> str:
        return long_period(time.periods[n])

    hit = [n for n, s in enumerate(shares) if s < -_BACK]
    normal = f"within {number(100 * _BACK, 1)} % of normal"
    if not hit:
        top = max(range(len(shares)), key=lambda n: shares[n], default=0)
        if shares and shares[top] > _BACK:
            return sentence("Output is up to ", (f"{amount(top)} higher", told.proof), f", in {at(top)}.")
        return sentence("Output stays ", (normal, told.proof), " in every month.")
    first, low, back = hit[0], shares.index(min(shares)), hit[-1] + 1
    deepest = f" and {amount(low)} lower in {at(low)}, the lowest month" if low != first else ""
    end = f"it is {normal} again from {at(back)}" if back < len(shares) else f"it is not back {normal}"
    total = sum(c * d for c, d in zip(change, time.days, strict=True)) * ctx.shown.per_amount
    missing = ranged(
        *size(about(total, run, "output change", ctx.focus, 1 / ctx.shown.per_amount)), ctx.shown.amount
    )
    return sentence(
        "Output is ",
        (f"{amount(first)} lower", told.proof),
        f" in {at(first)}{deepest}; {end}. In all {missing} is not produced.",
    )
