"""The answer to a case's default shock in a few plain sentences, read off the study's tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from kerege.case.model import Case
from kerege.solve import Certificate
from kerege.study.figures import listing, number, ranged
from kerege.study.model import BacktestRun, ShockRun, Study

Range = tuple[float, float, float]

#: at most so many states, links and months are named
MOST = 4
#: share of the largest month, or of the largest change of income, below which nothing is named
SMALL = 0.05
#: output within this many percent of normal is back
BACK = 1.0
MUSD_PER_BILLION = 1000.0
KT_PER_MT = 1000.0


def answer(study: Study) -> tuple[str, ...]:
    """Return who loses how much, where the goods go instead, how output falls, and how far to trust it.

    Ranges are low to high over the draws; a study without draws has none.
    """
    run = default_run(study)
    if run is None:
        return ("The case has no shock, so there is nothing to answer.", *_trust(study))
    case = study.case
    lines = [
        f"{run.shock.title}, from {run.shock.start} for {(run.shock.end - run.shock.start).days} days.",
        _income(case, run),
        _months(run),
        *_others(case, run),
        *_routes(case, run),
        *_output(case, run),
        *_trust(study),
    ]
    return tuple(line for line in lines if line)


def default_run(study: Study) -> ShockRun | None:
    """Return the run of the case's default shock, else the first one, else nothing."""
    wanted = study.case.meta.default_shock
    return next((r for r in study.shocks if r.shock.id == wanted), next(iter(study.shocks), None))


def names_of(case: Case, table: str) -> dict[str, str]:
    """Return the name of every row of a table by id; the id where there is no name."""
    return {key: name or key for key, name in case.tables[table].select("id", "name").iter_rows()}


@dataclass(frozen=True, slots=True)
class Tested:
    """Events by what they say of the model.

    met    : the run at the mid of what was lost comes out as observed
    partly : only a run at one end of its range does
    missed : none does
    rest   : the event tests nothing
    """

    met: tuple[BacktestRun, ...]
    partly: tuple[BacktestRun, ...]
    missed: tuple[BacktestRun, ...]
    rest: tuple[BacktestRun, ...]

    def in_words(self) -> str:
        """Return the counts in a sentence, with the ids of events that are not met."""
        count = len(self.met) + len(self.partly) + len(self.missed)
        text = f"of {count} past events that test the model {len(self.met)} come out as observed"
        if self.partly:
            text += f", {len(self.partly)} only at one end of what was lost ({_ids(self.partly)})"
        text += f", {len(self.missed)} not" + (f" ({_ids(self.missed)})" if self.missed else "")
        return (
            f"{text}; {len(self.rest)} more test nothing, each with its reason." if self.rest else f"{text}."
        )


def _ids(runs: tuple[BacktestRun, ...]) -> str:
    return ", ".join(r.event.id for r in runs)


def by_verdict(runs: tuple[BacktestRun, ...]) -> Tested:
    """Return the events sorted by their verdict."""
    kinds: dict[str, list[BacktestRun]] = {"met": [], "partly": [], "missed": [], "rest": []}
    for run in runs:
        kinds[_kind(run.verdict)].append(run)
    return Tested(**{kind: tuple(found) for kind, found in kinds.items()})


def _kind(verdict: str) -> str:
    if verdict.startswith("outside"):
        return "missed"
    if verdict.startswith(("within", "null")):
        return "partly" if "end" in verdict.partition(":")[0].split() else "met"
    return "rest"


def worst_certificate(study: Study) -> tuple[str, Certificate]:
    """Return the certificate with the largest residual of all solves at the mid values, and what it is of."""
    return max(certificates(study), key=lambda pair: pair[1].worst)


def certificates(study: Study) -> Iterator[tuple[str, Certificate]]:
    """Yield every certificate with what it is of."""
    yield "base", study.base.certificate
    for run in study.shocks:
        yield f"shock {run.shock.id}", run.certificate
    for test in study.backtests:
        yield from ((f"event {test.event.id}", c) for c in test.certificates)


def _found(run: ShockRun, measure: str) -> dict[str, Range]:
    """Return (low, mid, high) of a headline measure by subject, in the order of the table."""
    rows = run.ranges.filter(pl.col("measure") == measure).select("subject", "low", "mid", "high")
    return {subject: (low, mid, high) for subject, low, mid, high in rows.iter_rows()}


def _money(value: Range) -> str:
    """Return an amount in millions of dollars, as billions where there are many."""
    if max(map(abs, value)) >= MUSD_PER_BILLION:
        return _ranged(value, "billion USD", MUSD_PER_BILLION)
    return _ranged(value, "million USD")


def _ranged(value: Range, unit: str, divide: float = 1.0) -> str:
    low, mid, high = (x / divide for x in value)
    return ranged(low, mid, high, unit)


def _size(value: Range) -> Range:
    """Return a loss or gain as a positive amount, low to high; beyond zero it is the opposite."""
    low, mid, high = value
    return (-high, -mid, -low) if mid < 0 else value


def _moved(value: Range, down: str, up: str) -> str:
    return f"{down if value[1] < 0 else up} {_money(_size(value))}"


def _income(case: Case, run: ShockRun) -> str:
    focus = case.meta.focus
    change = _found(run, "income change").get(focus)
    if change is None:
        return ""
    states = run.changes.states.filter(pl.col("state") == focus)
    share = states["percent_of_gdp"].to_list()[0] if states.height else None
    gdp = "" if share is None else f", {number(abs(share), 2)} % of a year's GDP"
    take = _found(run, "state take change").get(focus)
    state = "" if take is None else f"; the state's take alone {_moved(take, 'falls by', 'rises by')}"
    who = names_of(case, "actors").get(focus, focus)
    days = sum(run.outcome.network.grid.days)
    return f"{who} {_moved(change, 'loses', 'gains')} over the {days:.0f} days from the first{gdp}{state}."


def _months(run: ShockRun) -> str:
    months = _found(run, "income change by month")
    largest = max((abs(mid) for _, mid, _ in months.values()), default=0.0)
    if largest == 0:
        return ""
    named = [m for m, (_, mid, _) in months.items() if abs(mid) > SMALL * largest][:MOST]
    rest = sum(mid for m, (_, mid, _) in months.items() if m not in named)
    words = "; ".join(f"{m} {ranged(*months[m])}" for m in named)
    others = f"the other {len(months) - len(named)} together {number(rest, sign=True)}"
    return f"By month, in million USD: {words}; {others}."


def _others(case: Case, run: ShockRun) -> Iterator[str]:
    names, incomes = names_of(case, "actors"), _found(run, "income change")
    largest = max((abs(mid) for _, mid, _ in incomes.values()), default=0.0)
    others = {s: v for s, v in incomes.items() if s != case.meta.focus and abs(v[1]) > SMALL * largest}
    order = sorted(others, key=lambda s: (others[s][1], s))
    for verb, states in (
        ("Others that lose", [s for s in order if others[s][1] < 0][:MOST]),
        ("Others that gain", [s for s in reversed(order) if others[s][1] > 0][:MOST]),
    ):
        if states:
            told = [f"{names.get(s, s)} {_money(_size(others[s]))}" for s in states]
            yield f"{verb}: {'; '.join(told)}."


def exits(case: Case) -> list[str]:
    """Return the links that lead out of the focus actor's territory, in the order of the case."""
    places = case.tables["places"]
    home = dict(places.select("id", "territory").iter_rows())
    focus = case.meta.focus
    pairs = case.tables["links"].select("id", "from", "to").iter_rows()
    return [link for link, tail, head in pairs if home.get(tail) == focus and home.get(head) != focus]


def _routes(case: Case, run: ShockRun) -> Iterator[str]:
    """Tell what leaves less and what more by the links that cross the focus actor's border."""
    names, change = names_of(case, "links"), _found(run, "flow change")
    crossing = [link for link in exits(case) if link in change]
    told = {link: change[link] for link in crossing or change}
    down = sorted((x for x in told if told[x][1] < 0), key=lambda x: told[x][1])
    up = sorted((x for x in told if told[x][1] > 0), key=lambda x: -told[x][1])

    def words(links: list[str]) -> str:
        return listing([f"{names.get(x, x)} {ranged(*_size(told[x]), unit='kt')}" for x in links[:MOST]])

    if down:
        yield f"Less goes by {words(down)}."
    if down and crossing:
        lost, found = (abs(sum(told[x][1] for x in links)) for links in (down, up))
        share = f"{number(100 * found / lost, 2)} % of the {number(lost)} kt finds another way out"
        yield f"{share}: {words(up)}." if up else f"None of the {number(lost)} kt finds another way out."
    elif up:
        yield f"More goes by {words(up)}."


def _output(case: Case, run: ShockRun) -> Iterator[str]:
    months = _found(run, "output change by month")
    total = _found(run, "output change").get(case.meta.focus)
    deepest = _found(run, "deepest output change").get(case.meta.focus)
    hit = [m for m, (_, mid, _) in months.items() if mid < -BACK]
    if total is None or deepest is None or not hit:
        yield f"Output stays within {number(BACK, 1)} % of normal in every month."
        return
    low = min(months, key=lambda m: months[m][1])
    words = [f"{ranged(*_size(months[hit[0]]), unit='%')} in {hit[0]}"]
    if low != hit[0]:
        words.append(f"{ranged(*_size(deepest), unit='%')} in {low}, the lowest month")
    order = list(months)
    later = order[order.index(hit[-1]) + 1 :]
    end = f"from {later[0]} it is within {number(BACK, 1)} % of normal" if later else "it does not recover"
    lost = _ranged(_size(total), "Mt", KT_PER_MT)
    yield f"Output falls by {listing(words)}; {end}. In all {lost} is not produced."


def _trust(study: Study) -> Iterator[str]:
    if study.backtests:
        yield f"Backtests: {by_verdict(study.backtests).in_words()}"
    of, worst = worst_certificate(study)
    yield (
        f"Certificates: worst residual {worst.worst:.1e} ({of}), allowed {worst.tolerance:.0e}; "
        f"the base returns its table within {100 * study.base.residual:.1g} %."
    )
    if study.failed:
        yield f"{len(study.failed)} draws have no certified answer and are left out: {study.failed[0]}"
    if study.draws:
        yield (
            f"Ranges are the 5th to 95th percentile of {study.draws} draws from the claims' ranges "
            f"(seed {study.seed}), widened to hold the run at the mid values."
        )
    else:
        yield "No ranges: the study was run without draws."
