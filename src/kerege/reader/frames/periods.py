"""Which period a figure has in view of its measure: sizes, prices, sums, forecasts and harvests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.candidates import Candidate
from kerege.reader.frames.listed import is_listed
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory, Quantity
from kerege.reader.times.finding import period_of
from kerege.reader.times.inferred import of_flow, of_market
from kerege.reader.times.tense import foretold

#: length of an ISO month; forecasts made up to this month are for its year
_MONTH, _LATEST, _SUMMER = 7, 9, 6
#: length of an ISO year
_YEAR = 4
#: month in which a season is over in most of the world
_REAPED = "08"
#: a season of two calendar years
_SEASON = re.compile(r"(\d{4})/(\d{4})")

#: measures summed up over months and years
SUMS = (
    *("_export", "_import", "_production", "_transit", "_generation", "_consumption", "_sales"),
    *("throughput", "_volume", "_transport", "_turnover", "_balance", "revenue", "profit", "remittances"),
    *("passengers_count", "flights_count", "tourists_count"),
)


def period_in_view(
    passage: Passage, quantity: Quantity, stem: str, good: str, modality: str, memory: Memory
) -> tuple[str, tuple[str, ...]]:
    """Return the period of a figure and its flags; sizes have none, forecasts of some measures a year."""
    period, flags = period_of(passage.times, quantity.start, quantity.end, passage.scan, memory)
    if stem in table("timeless_names") and not passage.dated(passage.clauses.at(quantity.start)):
        return "", ()
    dated = passage.times or not memory.report
    if "period-inferred" in flags and stem in table("daily_names") and dated:
        period = of_market(period, passage.scan)
    if (
        "period-inferred" in flags
        and _undated(passage, quantity)
        and stem.endswith(SUMS)
        and quantity.base_unit != "W"
    ):
        period = of_flow(period, passage.scan, memory, quantity.start)
    yearly = modality == "expected" and stem in table("yearly_names")
    if "period-inferred" in flags and yearly and not passage.scan.once(foretold):
        period = _year_told(period)
    reaped = "period-inferred" in flags and is_listed("harvests", stem)
    season = _season_told(memory, period) if reaped or _is_sown(stem, good, flags) else ""
    if reaped and not season:
        period = _year_told(period, modality == "expected")
    return season or period, flags


def _is_sown(stem: str, good: str, flags: tuple[str, ...]) -> bool:
    """Say whether a figure without a time is of the land that a crop grows on."""
    return "period-inferred" in flags and stem == "area" and is_listed("harvests", f"{good}_yield")


def _season_told(memory: Memory, period: str) -> str:
    """Return the season that the text has told of last ("2024/25") and that is not over by ``period``.

    None where the year was told since ("this year 26 Mt were reaped. The yield came to 1.6 t").
    """
    for told in memory.periods:
        if told == period[:_YEAR]:
            return ""
        match = _SEASON.fullmatch(told)
        if match and int(match[2]) - int(match[1]) == 1:
            over = match[2] < period[:_YEAR] or f"{match[2]}-{_REAPED}" <= period
            return "" if over else told
    return ""


def _undated(passage: Passage, quantity: Quantity) -> bool:
    """Return whether the times of a sentence all stand in clauses later than that of a figure."""
    at = passage.clauses.at
    clause = at(quantity.start)
    return all(
        at(time.start) > clause and time.role == "at" and time.kind != "vague" for time in passage.times
    )


def _year_told(month: str, ahead: bool = True) -> str:
    """Return the year of a month: forecasts without a time are for the year, harvests from summer on too."""
    if len(month) != _MONTH:
        return month
    fits = int(month[5:]) <= _LATEST if ahead else int(month[5:]) >= _SUMMER
    return month[:4] if fits else month


def forecast_for(made: str, memory: Memory) -> str:
    """Return what an earlier forecast was for: the time told before, not that of the forecast ("in May")."""
    told = next(iter(memory.periods), "")
    return told if told and (made <= told or len(made) > _YEAR) else made


def in_whole(told: Sequence[Candidate], one: Candidate) -> Candidate:
    """Return a share of what the figure before sums up with its period ("60 Mt, of which 80 % went by sea").

    Of sums of two years it is the later one ("245 t (261 t a year before), a third of it from Togo").
    """
    before = told[-1]
    share = one.base_unit == "ratio" and one.measure.startswith("share_of_")
    summed = before.base_unit != "ratio" and before.measure.endswith(SUMS)
    inferred = "period-inferred" in one.flags and one.modality == before.modality
    if not (share and summed and inferred and before.period):
        return one
    return replace(one, period=max(c.period for c in told if c.measure == before.measure))
