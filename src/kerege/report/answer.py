"""The answer first: what the default shock does and how far to trust it, in sentences of the study's numbers.

The page shows them with links; ``kerege run`` prints the same without.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.blocs import bloc_members
from kerege.report.axes import long_period, short_period
from kerege.report.context import Context, certificate_anchor, make_context
from kerege.report.digits import money_ranged, number, percent, ranged
from kerege.report.flows import Route, at_home, export_routes, mine, monthly, own_share
from kerege.report.headline import about, find_range, size, state_change
from kerege.report.shock_tables import buyer_prices
from kerege.report.strategy_words import strategy_sentences
from kerege.report.systems import narrowings, systems
from kerege.report.timeline import Timeline, make_timeline
from kerege.report.trust import past_events, remarks
from kerege.report.words import Part, Sentence, day, listing, plain, sentence, stretch_of_days
from kerege.study.blocs import standings
from kerege.study.model import ShockRun, Study
from kerege.study.verdicts import default_run

_SMALL = 0.05  # share of the largest month below which a month is not named
_MONTHS, _STATES, _WAYS = 6, 3, 3  # most that are named
_WORTH_TELLING = 0.005  # share of the largest change of income, or of a price, below which one is not told
_TRICKLE = 1e-4  # share of what leaves undisturbed below which a change of a route is not told
_OWN = 0.005  # share of all flows below which the focus actor's own are not told
_BACK = 0.01  # output within this share of normal is back


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences, pieces of them links.

    lead      : what happens, and when
    question  : what the shock asks, in the words of the case
    sentences : what comes of it, and how the model did on past events
    remarks   : the small print
    """

    lead: Sentence
    question: str
    sentences: tuple[Sentence, ...]
    remarks: tuple[Sentence, ...]

    def plain(self) -> tuple[str, ...]:
        """Return all sentences without their links."""
        return tuple(plain(s) for s in (self.lead, *self.sentences, *self.remarks))


@dataclass(frozen=True, slots=True)
class _Told:
    """What every sentence on a shock needs; ``proof`` and ``section`` are links."""

    ctx: Context
    run: ShockRun
    time: Timeline
    proof: str
    section: str


def plain_answer(study: Study) -> tuple[str, ...]:
    """Return the sentences of the report's first chapter without links."""
    return answer(make_context(study)).plain()


def answer(ctx: Context) -> Answer:
    """Return the sentences of the first chapter."""
    study, whole = ctx.study, ctx
    run = default_run(study)
    past, small = past_events(study.backtests), tuple(remarks(study))
    if run is not None and not ctx.system and run.scope.system:
        ctx, run = _of_system(ctx, run)
    if run is None:
        lead = sentence("The case holds no shock, so there is nothing to answer.")
        return Answer(lead, "", (past,) if past else (), small)
    shock = run.shock
    told = _Told(
        ctx,
        run,
        make_timeline(run.tables),
        f"#{certificate_anchor(shock.id)}",
        f"#shock-{shock.id}",
    )
    lead = sentence((shock.title, told.section), f" ({stretch_of_days(shock.start, shock.end)}).")
    parts = (_loss, _months, _others, _price, _use, _routes, _output)
    strategy = () if whole.system else strategy_sentences(whole)  # told once, for all systems together
    found = (*(part(told) for part in parts), *strategy, past)
    return Answer(lead, shock.question, tuple(s for s in found if s), small)


def _of_system(ctx: Context, run: ShockRun) -> tuple[Context, ShockRun]:
    """Return the context narrowed to the system of a shock, and the shock as it is seen there."""
    system = next(s for s in systems(ctx.case) if s.id == run.scope.system)
    view = next(v for v in narrowings(ctx, system) if v.shown.quantity == run.scope.quantity)
    return view, next(r for r in view.study.shocks if r.shock.id == run.shock.id)


def _loss(told: _Told) -> Sentence:
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


def _months(told: _Told) -> Sentence:
    mine_only = pl.col("state").is_in(list(told.ctx.group))
    values = [v / KUSD_PER_MUSD for v in monthly(told.run.changes.accounts, "change", told.time, mine_only)]
    largest = max((abs(v) for v in values), default=0.0)
    if len(values) < 2 or largest == 0:
        return ()
    order = sorted(range(len(values)), key=lambda n: (-abs(values[n]), n))
    named = sorted(n for n in order[:_MONTHS] if abs(values[n]) > _SMALL * largest)
    divide, unit = (1000.0, "billion USD") if largest >= 1000 else (1.0, "million USD")

    def words(n: int) -> str:
        period = told.time.periods[n]
        low, mid, high = about(values[n], told.run, "income change by month", period)
        return f"{short_period(period)} {ranged(low / divide, mid / divide, high / divide, sign=True)}"

    left = [v for n, v in enumerate(values) if n not in named]
    total = number(sum(left) / divide, sign=True)
    rest = f"; the other {len(left)} together {total}" if left else ""
    return sentence(f"By month, in {unit}: ", (listing([words(n) for n in named]), told.section), f"{rest}.")


def _others(told: _Told) -> Sentence:
    ctx, run = told.ctx, told.run
    everyone = standings(ctx.case, run.changes.states, run.changes.blocs)
    floor = _WORTH_TELLING * max((abs(v) for v in everyone["change"].to_list()), default=0.0)
    pairs = [
        (state, change / KUSD_PER_MUSD)
        for state, change in everyone.select("state", "change").iter_rows()
        if state != ctx.focus and abs(change) > floor
    ]
    blocs = bloc_members(ctx.case)
    losers = [p for p in pairs if p[1] < 0][:_STATES]
    winners = [p for p in reversed(pairs) if p[1] > 0][:_STATES]
    said: list[Part] = []
    for opening, group in (("Others who lose: ", losers), ("Others who gain: ", winners)):
        for n, (state, change) in enumerate(group):
            before = f"{'. ' * bool(said)}{opening}" if n == 0 else " and " if n == len(group) - 1 else ", "
            measure = "income change of bloc" if state in blocs else "income change"
            amount = money_ranged(*size(about(change, run, measure, state)))
            said += [f"{before}{ctx.actor(state)} ", (amount, f"{told.section}-states")]
    return sentence(*said, ".") if said else ()


def _price(told: _Told) -> Sentence:
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
    if change < _WORTH_TELLING * base:
        return ()
    return sentence(
        f"The largest buyer ({ctx.name(plant)}) pays up to ",
        (f"{number(change)} {ctx.shown.price} ({percent(change / base)})", f"{told.section}-prices"),
        " more: so buyers lose who take little from there, and sellers elsewhere gain.",
    )


def _use(told: _Told) -> Sentence:
    """Tell what goes unserved, and whose consumers take less or more."""
    ctx, run = told.ctx, told.run
    rows = run.ranges.filter(pl.col("measure").is_in(["unserved", "use change"]))
    found: dict[str, list[tuple[str, float, float, float]]] = {"unserved": [], "use change": []}
    for measure, state, *ends in rows.select("measure", "subject", "low", "mid", "high").iter_rows():
        low, mid, high = (e * ctx.shown.per_amount for e in ends)
        found[measure].append((state, low, mid, high))
    said: list[Part] = []
    for state, low, mid, high in sorted(found["unserved"], key=lambda r: -r[2])[:_STATES]:
        if mid > 0:
            amount = ranged(low, mid, high, ctx.shown.amount)
            said += [f"{', and ' if said else ''}in {ctx.actor(state)} ", (amount, told.proof)]
    if said:
        said = [said[0].replace("in ", "In ", 1) if isinstance(said[0], str) else said[0], *said[1:]]
        said.append(" of demand goes unserved. ")
    changes = sorted(found["use change"], key=lambda r: (-abs(r[2]), r[0]))[:_STATES]
    floor = _SMALL * max((abs(r[2]) for r in changes), default=0.0)
    for n, (state, low, mid, high) in enumerate(r for r in changes if abs(r[2]) > floor):
        opening = "Use changes most in " if n == 0 else "; in "
        said += [
            f"{opening}{ctx.actor(state)} by ",
            (ranged(low, mid, high, ctx.shown.amount, sign=True), told.proof),
        ]
    return sentence(*said, "." if changes else "") if said else ()


def _routes(told: _Told) -> Sentence:
    """Tell what leaves the focus actor's territory less by one route, and what more by others."""
    ctx, run, time = told.ctx, told.run, told.time
    if own_share(ctx) < _OWN:
        return ()
    routes = export_routes(ctx)
    own = run.changes.flows.filter(mine(ctx), pl.col("link").is_in([r.link for r in routes]))
    whole = (pl.col("base", "change") * pl.col("days")).sum() * ctx.shown.per_amount
    sums = own.join(time.table(), on="period").group_by("link").agg(whole)
    change = {link: float(moved) for link, _, moved in sums.iter_rows()}
    floor = _TRICKLE * float(sums["base"].sum())
    order = sorted((r for r in routes if abs(change.get(r.link, 0.0)) > floor), key=lambda r: change[r.link])
    down, up = [r for r in order if change[r.link] < 0], [r for r in order[::-1] if change[r.link] > 0]

    def by(chosen: list[Route]) -> str:
        parts = (
            ranged(
                *about(change[r.link], run, "flow change", r.link, 1 / ctx.shown.per_amount), ctx.shown.amount
            )
            for r in chosen
        )
        return listing([f"{r.name} {words}" for r, words in zip(chosen, parts, strict=True)])

    where = f"{told.section}-routes"
    if not down:
        return sentence("More leaves by ", (by(up[:_WAYS]), where), ".") if up else ()
    lost, found = -sum(change[r.link] for r in down), sum(change[r.link] for r in up)
    shut = [r.name for r in down[:2]] + ([f"{len(down) - 2} more ways"] if len(down) > 2 else [])
    only = size(about(change[down[0].link], run, "flow change", down[0].link, 1 / ctx.shown.per_amount))
    amount = f"{number(lost)} {ctx.shown.amount}" if down[1:] else ranged(*only, ctx.shown.amount)
    opening = ("Of ", (amount, told.proof), f" that do not leave by {listing(shut)}, ")
    if not up:
        return sentence(*opening, ("none", where), " finds another way out.")
    chiefly = "chiefly " if len(up) > _WAYS else ""
    ways = f" find another way out, {chiefly}by {by(up[:_WAYS])}."
    return sentence(*opening, (f"{number(found)} {ctx.shown.amount} ({percent(found / lost)})", where), ways)


def _output(told: _Told) -> Sentence:
    ctx, run, time = told.ctx, told.run, told.time
    if own_share(ctx) < _OWN:
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
