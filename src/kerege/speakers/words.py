"""Facts and sides in words, for screens and pages."""

from __future__ import annotations

from kerege.base.dates_in_words import period_words
from kerege.case.model import Case
from kerege.speakers.facts import Fact, Told


def side_words(case: Case, side: str | None) -> str:
    """Return the name of the actor a speaker speaks for, ``none`` or ``not known``."""
    if side is None:
        return "not known"
    return str(case.elements.actors[side]["name"]) if side else "none"


def fact_words(fact: Fact) -> str:
    """Return subject, measure, object and period: ``Norway: gas export, Germany, 2023``."""
    about = ", ".join(part for part in (fact.measure.replace("_", " "), fact.object, when(fact)) if part)
    return f"{fact.subject}: {about}"


def when(fact: Fact) -> str:
    """Return the period of a fact, blank where one of its ends is open."""
    return "" if fact.start is None or fact.end is None else period_words(fact.start, fact.end)


def told_words(fact: Fact) -> str:
    """Return every telling, the lowest first: ``0.5 EU Reporter (author); 0.993 KazTransOil*  Mt``."""
    ordered = sorted(fact.told, key=lambda t: (best_of(t), t.speaker))
    told = "; ".join(f"{figure_of(t)} {t.speaker}{'*' if t.party else ''}" for t in ordered)
    return f"{told} ({fact.unit})"


def figure_of(told: Told) -> str:
    """Return the figure as told: ``41``, ``24 to 26``, ``over 70``, ``up to 40``."""
    if told.mid is not None and told.low is not None and told.low < told.mid:
        return f"{told.low:g} to {told.high:g}" if told.high is not None else f"{told.mid:g}"
    if told.low is not None and told.high is None:
        return f"over {told.low:g}"
    if told.high is not None and told.low is None:
        return f"up to {told.high:g}"
    return "" if told.mid is None else f"{told.mid:g}"


def best_of(told: Told) -> float:
    """Return the figure somebody tells: the middle, else a bound."""
    return next(x for x in (told.mid, told.low, told.high) if x is not None)
