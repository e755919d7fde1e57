"""Concentration by domain, year and statistic, over partners and over routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kerege.case.tie_model import SeriesKey
from kerege.evidence.claims import ClaimBook
from kerege.position.concentration import effective_number, hhi_bounds, hirschman
from kerege.position.vectors import weakest
from kerege.position.wholes import Part, Whole

PARTNERS, ROUTES = "partners", "routes"


def index_rows(wholes: Mapping[tuple[SeriesKey, int], Whole], book: ClaimBook) -> list[dict[str, object]]:
    """Return the rows of ``indices``.

    Over partners a bloc with a row of its own counts as one, and a partner told by its routes only may have
    some of the rest as well; over routes every row counts, where any row names one by ``via``.
    """
    found = []
    for (series, year), whole in wholes.items():
        parts = whole.outer
        kinds = [(PARTNERS, _by_partner(parts))]
        if any(p.tie.via for p in parts):
            kinds.append((ROUTES, [[p] for p in parts]))
        for of, items in kinds:
            row = _row(items, whole, book, of)
            found.append({"domain": series[1], "measure": series[2], "year": year, "by": series[3],
                          "of": of, **row})  # fmt: skip
    return found


def _by_partner(parts: Sequence[Part]) -> list[list[Part]]:
    held: dict[str, list[Part]] = {}
    for part in parts:
        held.setdefault(part.tie.partner, []).append(part)
    return list(held.values())


def _row(items: Sequence[Sequence[Part]], whole: Whole, book: ClaimBook, of: str) -> dict[str, object]:
    low = np.array([sum(p.share.low for p in same) for same in items])
    high = np.array([min(1.0, sum(p.share.high for p in same)) for same in items])
    if of == PARTNERS:
        routed = np.array([all(p.tie.via for p in same) for same in items], dtype=bool)
        high = np.where(routed, np.minimum(1.0, high + whole.rest[1]), high)
    rest = (min(whole.rest[0], max(0.0, 1.0 - float(high.sum()))), whole.rest[1])
    if low.sum() > 1.0:  # rounding, within what the checks of the case let pass
        low = low / low.sum()
    bounds = hhi_bounds(low, np.maximum(low, high), rest)
    claims = frozenset(c for same in items for p in same for c in p.tie.claims) | frozenset(whole.claims)
    return {
        "hhi_low": bounds.low, "hhi_high": bounds.high, "effective_low": effective_number(bounds.high),
        "effective_high": effective_number(bounds.low), "hirschman_low": hirschman(bounds.low),
        "hirschman_high": hirschman(bounds.high), "partners": len(items), "claims": len(claims),
        "weakest": weakest(claims, book), "exact": bounds.exact,
    }  # fmt: skip
