"""The same fact as told by different speakers, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kerege.base.units import factor
from kerege.evidence.claims import Claim
from kerege.evidence.values import EstimateError, Figure, converts, disagree, scaled


@dataclass(frozen=True, slots=True)
class Told:
    """What one speaker says of a fact: the figures of a claim in the unit of the fact.

    party : whether the speaker's side is a party to the matter; None = not known
    """

    speaker: str
    claim: str
    low: float | None
    mid: float | None
    high: float | None
    party: bool | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One quantity of one period that at least two speakers tell.

    start, end : first day, and day after the last one; None = not said
    spread     : (highest - lowest figure) over the larger of their sizes; 0 where all agree
    conflict   : whether two of them differ by more than their ranges and roundings
    """

    subject: str
    measure: str
    object: str
    start: date | None
    end: date | None
    unit: str
    told: tuple[Told, ...]
    spread: float
    conflict: bool


def side_by_side(
    claims: Sequence[Claim], speakers: Mapping[str, str], parties: Mapping[str, bool | None]
) -> tuple[Fact, ...]:
    """Return the facts that several speakers tell, conflicts first, then the widest spread.

    Claims are of one fact if subject, measure, object and period are the same, the units convert, and both
    look ahead or neither does.

    Parameters
    ----------
    speakers
        Claim id -> speaker; claims without one are left out.
    parties
        Claim id -> whether its speaker is a party to the matter.
    """
    cells: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.has_figure and claim.id in speakers:
            key = (claim.subject, claim.measure, claim.object, claim.start, claim.end, claim.kind.looks_ahead)
            cells.setdefault(key, []).append(claim)
    facts = [
        _fact(group, speakers, parties)
        for cell in cells.values()
        for group in _by_unit(cell)
        if len({speakers[f.claim.id] for f in group}) > 1
    ]
    order = lambda f: (not f.conflict, -f.spread, f.subject, f.measure, f.object, str(f.start))  # noqa: E731
    return tuple(sorted(facts, key=order))


def _by_unit(claims: Sequence[Claim]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for claim in claims:
        home = next((g for g in groups if converts(claim.unit, g[0].claim.unit)), None)
        unit = home[0].claim.unit if home else claim.unit
        try:
            figure = scaled(claim, 1.0 if claim.unit == unit else factor(claim.unit, unit))
        except EstimateError:
            continue  # impossible figures are the reader's finding
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _fact(figures: Sequence[Figure], speakers: Mapping[str, str], parties: Mapping[str, bool | None]) -> Fact:
    first = figures[0].claim
    numbers = [x for f in figures for x in f.numbers]
    low, high = min(numbers), max(numbers)
    size = max(abs(low), abs(high))
    told = [
        Told(speakers[f.claim.id], f.claim.id, f.low, f.mid, f.high, parties.get(f.claim.id)) for f in figures
    ]
    return Fact(
        first.subject,
        first.measure,
        first.object,
        first.start,
        first.end,
        first.unit,
        tuple(sorted(told, key=lambda t: (t.speaker, t.claim))),
        (high - low) / size if size else 0.0,
        any(disagree(one, two) for n, one in enumerate(figures) for two in figures[:n]),
    )
