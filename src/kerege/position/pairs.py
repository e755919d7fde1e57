"""Asymmetry of pairs: how much of its trade each side has with the other."""

from __future__ import annotations

from collections.abc import Mapping

from kerege.base.intervals import Interval
from kerege.case.tie_model import SeriesKey
from kerege.position.balance import ends
from kerege.position.formulas import asymmetry
from kerege.position.wholes import Whole

#: domain of one side -> domain of the other: exports of one are imports of the other
MIRROR = {"exports": "imports", "imports": "exports"}


def asymmetry_rows(wholes: Mapping[tuple[SeriesKey, int], Whole], focus: str) -> list[dict[str, object]]:
    """Return the rows of ``asymmetries``: every own statistic against every statistic of the partner's."""
    theirs: dict[tuple[str, str, str, int], list[tuple[str, Interval, tuple[str, ...]]]] = {}
    for (series, year), whole in wholes.items():
        if series[0] != focus:
            for partner, share, claims in _shares(whole):
                if partner == focus:
                    key = (series[0], series[1], series[2], year)
                    theirs.setdefault(key, []).append((series[3], share, claims))
    found: list[dict[str, object]] = []
    for (series, year), whole in wholes.items():
        if series[0] != focus:
            continue
        for partner, own, claims in _shares(whole):
            mirror = (partner, MIRROR.get(series[1], series[1]), series[2], year)
            for by, share, others in theirs.get(mirror, ()):
                found.append({
                    "domain": series[1], "measure": series[2], "year": year, "partner": partner,
                    "by": series[3], "by_partner": by, "own_low": own.low, "own_mid": own.mid,
                    "own_high": own.high, "theirs_low": share.low, "theirs_mid": share.mid,
                    "theirs_high": share.high, **ends(asymmetry(own, share)),
                    "claims": sorted({*claims, *others}),
                })  # fmt: skip
    return found


def _shares(whole: Whole) -> list[tuple[str, Interval, tuple[str, ...]]]:
    """Return the share and claims of every partner, those inside a bloc included."""
    held: dict[str, list[tuple[Interval, tuple[str, ...]]]] = {}
    for part in whole.parts:
        held.setdefault(part.tie.partner, []).append((part.share, part.tie.claims))
    return [
        (
            partner,
            Interval(*(min(1.0, sum(getattr(s, name) for s, _ in same)) for name in ("low", "mid", "high"))),
            tuple(c for _, claims in same for c in claims) + whole.claims,
        )
        for partner, same in held.items()
    ]
