"""Who is the largest partner, by whose numbers: rankings under each statistic, and the pairs that flip."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kerege.base.intervals import Interval
from kerege.base.units import factor
from kerege.case.belonging import Belonging
from kerege.case.tie_groups import Group
from kerege.case.tie_model import Tie
from kerege.case.tie_tables import Form
from kerege.evidence.claims import ClaimBook
from kerege.evidence.values import converts
from kerege.position.balance import ends
from kerege.position.vectors import weakest

Sized = tuple[str, Interval, list[Tie]]


def ranking_rows(groups: Sequence[Group], belonging: Belonging, book: ClaimBook) -> list[dict[str, object]]:
    """Return the rows of ``rankings``: shares and amounts of one group are ranked apart."""
    found = []
    for group in groups:
        for unit, sized in _sized(group):
            named = frozenset(name for name, _, _ in sized)
            inside = {n: belonging.inside(n, named, group.day) for n in named}
            blocs = [belonging.kinds.get(n) == "bloc" for n, _, _ in sized]
            ranks = _ranks([n for n, _, _ in sized if not inside[n]])
            states = _ranks([n for (n, _, _), bloc in zip(sized, blocs, strict=True) if not bloc])
            for k, (partner, value, ties) in enumerate(sized):
                after = [v for n, v, _ in sized[k + 1 :] if inside[n] != partner]
                claims = frozenset(c for t in ties for c in t.claims)
                found.append({
                    "domain": group.series[1], "measure": group.series[2], "year": group.day.year,
                    "by": group.series[3], "start": group.start, "end": group.end,
                    "rank": ranks.get(partner), "state_rank": states.get(partner), "partner": partner,
                    "kind": belonging.kinds.get(partner, ""), "inside": inside[partner], **ends(value),
                    "unit": unit,
                    "clear": all(value.low > v.high for v in after) if after else None,
                    "claims": sorted(claims), "weakest": weakest(claims, book),
                })  # fmt: skip
    return found


def _ranks(names: Sequence[str]) -> dict[str, int]:
    return {name: n for n, name in enumerate(names, 1)}


def _sized(group: Group) -> list[tuple[str, list[Sized]]]:
    """Return the partners by size, largest first, for the shares and for the amounts of a group."""
    found = []
    for unit, ties in (
        ("1", [t for t in group.rows if t.form == Form.SHARE]),
        (group.unit, [t for t in group.rows if t.form != Form.SHARE]),
    ):
        held: dict[str, list[Tie]] = {}
        for tie in ties:
            held.setdefault(tie.partner, []).append(tie)
        sized = [(name, _sum(group, same), same) for name, same in held.items()]
        if sized:
            found.append((unit, sorted(sized, key=lambda s: (-s[1].mid, s[0]))))
    return found


def _sum(group: Group, ties: Sequence[Tie]) -> Interval:
    values = [group.value(t) if t.form != Form.SHARE or t.estimate is None else t.estimate.interval
              for t in ties]  # fmt: skip
    return Interval(*(sum(getattr(v, name) for v in values) for name in ("low", "mid", "high")))


def flip_rows(rankings: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``flips``: pairs of which either may be larger, by the statistic chosen for each.

    Only figures of one measure and the same period are set against each other, and never a bloc against one
    of its members.
    """
    found: list[dict[str, object]] = []
    told: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in rankings:
        key = (row["domain"], row["measure"], row["year"], row["start"], row["end"])
        told.setdefault(key, []).append(row)
    for (domain, measure, year, start, end), rows in told.items():
        partners = sorted({str(r["partner"]) for r in rows})
        for one, two in combinations(partners, 2):
            flip = _flip([r for r in rows if r["partner"] == one], [r for r in rows if r["partner"] == two])
            if flip is not None:
                found.append({"domain": domain, "measure": measure, "year": year, "start": start, "end": end,
                              "one": one, "two": two, **flip})  # fmt: skip
    return found


def _flip(ones: Sequence[dict[str, object]], twos: Sequence[dict[str, object]]) -> dict[str, object] | None:
    one_larger: list[tuple[str, bool]] = []
    two_larger: list[tuple[str, bool]] = []
    for a in ones:
        for b in twos:
            if a["inside"] == b["partner"] or b["inside"] == a["partner"]:
                return None
            unit_a, unit_b = str(a["unit"]), str(b["unit"])
            if (unit_a == "1") != (unit_b == "1") or not converts(unit_a, unit_b):
                continue  # a share and a count convert, and do not compare
            times = 1.0 if unit_a == unit_b else factor(unit_a, unit_b)
            (low, mid, high), (other_low, other_mid, other_high) = _ends(a, times), _ends(b, 1.0)
            under = f"{a['by']} / {b['by']}"
            if mid > other_mid:
                one_larger.append((under, low > other_high))
            elif mid < other_mid:
                two_larger.append((under, other_low > high))
    if not one_larger or not two_larger:
        return None
    return {
        "one_larger": [under for under, _ in one_larger],
        "two_larger": [under for under, _ in two_larger],
        "clear": any(sure for _, sure in one_larger) and any(sure for _, sure in two_larger),
    }


def _ends(row: dict[str, object], times: float) -> tuple[float, ...]:
    return tuple(times * float(str(row[name])) for name in ("low", "mid", "high"))
