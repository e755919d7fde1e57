"""Conflicts: claims of the same thing, at the same time, that do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kerege.base.units import UnitError, factor
from kerege.evidence.claims import Claim, ClaimBook
from kerege.evidence.values import EstimateError, Figure, converts, disagree, is_amount, scaled


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims with the same subject, measure and object that disagree beyond ranges and roundings.

    start, end : first day and day after the last one that the claims speak of; None = open or not said
    claims     : ids, sorted; each of them disagrees with at least one other
    low, high  : lowest and highest figure in ``unit`` (that of the first claim)
    spread     : (high - low) over the larger of their sizes: 0.25 means that the low end is a quarter below
    speakers   : who says so, sorted; claims without a speaker add none
    """

    subject: str
    measure: str
    object: str
    start: date | None
    end: date | None
    claims: tuple[str, ...]
    unit: str
    low: float
    high: float
    spread: float
    speakers: tuple[str, ...]


def list_conflicts(book: ClaimBook) -> tuple[Conflict, ...]:
    """Return all conflicts of a book, sorted by subject, measure, object and claim ids.

    Claims compare if their units convert into each other and their periods overlap; amounts (Mt, USD), which
    add up over time, and units not known compare only for the same period. Plans and forecasts compare with
    each other, not with what was measured.
    """
    cells: dict[tuple[str, str, str, bool], list[Claim]] = {}
    for claim in book.claims.values():
        if claim.has_figure:
            key = (claim.subject, claim.measure, claim.object, claim.kind.looks_ahead)
            cells.setdefault(key, []).append(claim)
    found = [
        conflict for claims in cells.values() for group in _by_unit(claims) for conflict in _conflicts(group)
    ]
    return tuple(sorted(found, key=lambda c: (c.subject, c.measure, c.object, c.claims)))


def _by_unit(claims: Sequence[Claim]) -> list[list[Figure]]:
    """Return the figures in groups of convertible units, each in the unit of its first claim."""
    groups: list[list[Figure]] = []
    for claim in sorted(claims, key=lambda c: c.id):
        for group in groups:
            unit = group[0].claim.unit
            if converts(claim.unit, unit):
                _append(group, claim, 1.0 if claim.unit == unit else factor(claim.unit, unit))
                break
        else:
            group = []
            _append(group, claim, 1.0)
            if group:
                groups.append(group)
    return groups


def _append(group: list[Figure], claim: Claim, times: float) -> None:
    try:
        group.append(scaled(claim, times))
    except (EstimateError, UnitError):
        return  # a claim with impossible figures is the reader's finding, not a conflict


def _conflicts(group: Sequence[Figure]) -> list[Conflict]:
    """Return one conflict for each set of figures linked by disagreement."""
    unit = group[0].claim.unit
    amount = is_amount(unit)
    root = {f.claim.id: f.claim.id for f in group}
    clashing: dict[str, Figure] = {}
    for one, two in combinations(group, 2):
        if _comparable(one.claim, two.claim, amount=amount) and disagree(one, two):
            clashing[one.claim.id], clashing[two.claim.id] = one, two
            old, new = sorted((root[one.claim.id], root[two.claim.id]), reverse=True)
            root = {k: new if r == old else r for k, r in root.items()}
    sets: dict[str, list[Figure]] = {}
    for name in sorted(clashing):
        sets.setdefault(root[name], []).append(clashing[name])
    return [_conflict(figures, unit) for figures in sets.values()]


def _comparable(one: Claim, two: Claim, *, amount: bool) -> bool:
    if amount:
        return (one.start, one.end) == (two.start, two.end)
    starts_in_time = one.start is None or two.end is None or one.start < two.end
    return starts_in_time and (two.start is None or one.end is None or two.start < one.end)


def _conflict(figures: Sequence[Figure], unit: str) -> Conflict:
    numbers = [x for f in figures for x in f.numbers]
    low, high = min(numbers), max(numbers)
    claims = [f.claim for f in figures]
    starts, ends = [c.start for c in claims], [c.end for c in claims]
    speakers = {c.speaker for c in claims if c.speaker}
    return Conflict(
        subject=claims[0].subject,
        measure=claims[0].measure,
        object=claims[0].object,
        start=None if None in starts else min(s for s in starts if s),
        end=None if None in ends else max(e for e in ends if e),
        claims=tuple(sorted(c.id for c in claims)),
        unit=unit,
        low=low,
        high=high,
        spread=(high - low) / max(abs(low), abs(high)),
        speakers=tuple(sorted(speakers)),
    )
