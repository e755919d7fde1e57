"""Relays: one statement printed twice is one claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kerege.evidence.claims import Source
from kerege.evidence.values import Figure, same

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_UNDATED = "9999"


def drop_relays(
    figures: Sequence[Figure], sources: Mapping[str, Source], *, same_cell: bool
) -> tuple[list[Figure], tuple[tuple[str, str], ...]]:
    """Return the figures without relays, in their order, and (id dropped, id it repeats) sorted by id.

    Two figures are one statement if they agree in all numbers and have the same speaker and period, or the
    same source; a plan or forecast never repeats a claim of another kind. The one with the earliest dated
    source stays, then the lowest id; undated sources come last. With ``same_cell`` they must also agree in
    subject, measure and object (needed where different quantities are combined).
    """
    ordered = sorted(figures, key=lambda f: (_date(f, sources), f.claim.id))
    roots: list[int] = []
    for index, later in enumerate(ordered):
        matches = [roots[k] for k in range(index) if _repeats(ordered[k], later, same_cell=same_cell)]
        roots.append(min(matches, default=index))
    dropped = {ordered[i].claim.id: ordered[root].claim.id for i, root in enumerate(roots) if root != i}
    kept = [f for f in figures if f.claim.id not in dropped]
    return kept, tuple(sorted(dropped.items()))


def _date(one: Figure, sources: Mapping[str, Source]) -> str:
    source = sources.get(one.claim.source)
    found = _DATE.match(source.date.strip()) if source else None
    return found.group() if found else _UNDATED


def _repeats(one: Figure, two: Figure, *, same_cell: bool) -> bool:
    a, b = one.claim, two.claim
    numbers = ((one.low, two.low), (one.mid, two.mid), (one.high, two.high))
    if a.kind.looks_ahead != b.kind.looks_ahead or not all(same(x, y) for x, y in numbers):
        return False
    if same_cell and (a.subject, a.measure, a.object) != (b.subject, b.measure, b.object):
        return False
    if a.source and a.source == b.source:
        return not same_cell or (a.start, a.end) == (b.start, b.end)
    speaks = a.speaker.strip().casefold()
    return bool(speaks) and speaks == b.speaker.strip().casefold() and (a.start, a.end) == (b.start, b.end)
