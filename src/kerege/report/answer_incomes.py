"""Who loses and who gains by a shock, in sentences: the focus actor, by month, and others."""

from __future__ import annotations

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import bloc_members
from kerege.report.axes import short_period
from kerege.report.digits import money_ranged, number, percent, ranged
from kerege.report.flows import monthly
from kerege.report.headline import about, find_range, size, state_change
from kerege.report.telling import SMALL, STATES, WORTH_TELLING, Told
from kerege.report.words import Part, Sentence, day, listing, sentence
from kerege.study.blocs import standings

_MONTHS = 6  # most months that are named


def loss_sentence(told: Told) -> Sentence:
    """Tell what the focus actor loses or gains, in money and of a year's GDP."""
    ctx, run, time = told.ctx, told.run, told.time
    found = state_change(run, ctx.focus)
    if found is None:
        return ()
    change, share = found
    amount = money_ranged(*size(about(change, run, "income change", ctx.focus)))
    said: list[Part] = [
        f"{ctx.actor(ctx.focus)} {'loses' if change < 0 else 'gains'} ",
        (amount, told.proof),
        f" over the {time.length(time.periods):.0f} days from {day(time.starts[0])}",
    ]
    if share is not None:
        gdp = ctx.anchors.number(ctx.focus, "gdp")
        said += [", or ", (percent(abs(share) / 100), gdp), " of a year's GDP"]
    take = find_range(run, "state take change", ctx.focus)
    if take is not None and take[1]:
        join = "; the state's take alone" if take[1] * change > 0 else ", while the state's take"
        said += [f"{join} {'falls' if take[1] < 0 else 'rises'} by ", (money_ranged(*size(take)), told.proof)]
    return sentence(*said, ".")


def months_sentence(told: Told) -> Sentence:
    """Tell the months in which most is lost or gained."""
    mine_only = pl.col("state").is_in(list(told.ctx.group))
    values = [v / KUSD_PER_MUSD for v in monthly(told.run.changes.accounts, "change", told.time, mine_only)]
    largest = max((abs(v) for v in values), default=0.0)
    if len(values) < 2 or largest == 0:
        return ()
    order = sorted(range(len(values)), key=lambda n: (-abs(values[n]), n))
    named = sorted(n for n in order[:_MONTHS] if abs(values[n]) > SMALL * largest)
    divide, unit = (1000.0, "billion USD") if largest >= 1000 else (1.0, "million USD")

    def words(n: int) -> str:
        period = told.time.periods[n]
        low, mid, high = about(values[n], told.run, "income change by month", period)
        return f"{short_period(period)} {ranged(low / divide, mid / divide, high / divide, sign=True)}"

    left = [v for n, v in enumerate(values) if n not in named]
    total = number(sum(left) / divide, sign=True)
    rest = f"; the other {len(left)} together {total}" if left else ""
    return sentence(f"By month, in {unit}: ", (listing([words(n) for n in named]), told.section), f"{rest}.")


def others_sentence(told: Told) -> Sentence:
    """Tell which other states and blocs lose and gain most."""
    ctx, run = told.ctx, told.run
    everyone = standings(ctx.case, run.changes.states, run.changes.blocs)
    floor = WORTH_TELLING * max((abs(v) for v in everyone["change"].to_list()), default=0.0)
    pairs = [
        (state, change / KUSD_PER_MUSD)
        for state, change in everyone.select("state", "change").iter_rows()
        if state != ctx.focus and abs(change) > floor
    ]
    blocs = bloc_members(ctx.case)
    losers = [p for p in pairs if p[1] < 0][:STATES]
    winners = [p for p in reversed(pairs) if p[1] > 0][:STATES]
    said: list[Part] = []
    for opening, group in (("Others who lose: ", losers), ("Others who gain: ", winners)):
        for n, (state, change) in enumerate(group):
            before = f"{'. ' * bool(said)}{opening}" if n == 0 else " and " if n == len(group) - 1 else ", "
            measure = "income change of bloc" if state in blocs else "income change"
            amount = money_ranged(*size(about(change, run, measure, state)))
            said += [f"{before}{ctx.actor(state)} ", (amount, f"{told.section}-states")]
    return sentence(*said, ".") if said else ()
