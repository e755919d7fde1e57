"""Estimates: low, mid and high derived from claims by a stated rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from kerege.base.intervals import Interval
from kerege.evidence.claims import Claim, Kind, Source
from kerege.evidence.combining import difference, factors_in, product, quotient_in, ratio, total
from kerege.evidence.relays import drop_relays
from kerege.evidence.values import EstimateError, Figure, bound_words, disagree, figure, same

__all__ = ["RULES", "Estimate", "EstimateError", "estimate"]

#: rules about one quantity (several claims of it), and rules that derive it from others
_ALIKE = ("median", "first", "single", "span")
_DERIVED = ("sum", "difference", "ratio", "product", "total_share")
RULES = _ALIKE + _DERIVED


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its ends and where it comes from.

    interval : low, mid, high in ``unit``
    rule     : one of ``RULES``
    members  : ids of the claims it rests on; sorted for ``median`` and ``span``, else in the order given
    relays   : (id dropped, id it repeats)
    weakest  : weakest kind among the members
    conflict : whether two members of one quantity differ by more than their ranges and roundings
    """

    interval: Interval
    unit: str
    rule: str
    members: tuple[str, ...]
    relays: tuple[tuple[str, str], ...]
    weakest: Kind
    conflict: bool


def estimate(
    claims: Sequence[Claim],
    rule: str,
    unit: str,
    *,
    barrels_per_tonne: float | None = None,
    sources: Mapping[str, Source] | None = None,
) -> Estimate:
    """Return the estimate of ``claims`` by ``rule``, in ``unit``.

    Parameters
    ----------
    claims
        The claims, in the order of their roles for ``first``, ``difference``, ``ratio`` and ``total_share``.
    rule
        ``median``: middle of the distinct values, range over all figures; a single figure keeps its own range
        or its rounding. ``first``: the first claim is the mid, range over all. ``single``: one claim, its own
        range or its rounding. ``span``: from the lowest to the highest figure, mid half way. Derived, by
        interval arithmetic: ``sum``; ``difference``, first minus the rest; ``ratio``, first over second;
        ``product``; ``total_share``, the first is a total and the second a share of it.
    unit
        Unit of the result.
    barrels_per_tonne
        Density of the good, needed where barrels meet tonnes.
    sources
        Sources by id; their dates decide which of two relays stays. Without them the lowest id stays.

    Raises
    ------
    EstimateError
        If the claims cannot carry the rule; the message names them.
    """
    _check_call(claims, rule)
    try:
        if rule in _ALIKE:
            return _of_one_quantity(claims, rule, unit, barrels_per_tonne, sources or {})
        return _derived(claims, rule, unit, barrels_per_tonne, sources or {})
    except (OverflowError, ZeroDivisionError) as problem:
        raise EstimateError(f"rule {rule!r} over claims {_names(claims)} overflows ({problem})") from None
    except ValueError as problem:
        if isinstance(problem, EstimateError):
            raise
        raise EstimateError(f"rule {rule!r} over claims {_names(claims)}: {problem}") from None


def _check_call(claims: Sequence[Claim], rule: str) -> None:
    if rule not in RULES:
        raise EstimateError(f"unknown rule {rule!r}; known: {', '.join(RULES)}")
    if not claims:
        raise EstimateError(f"rule {rule!r} needs at least one claim, found none")
    ids = [c.id for c in claims]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise EstimateError(f"claim {', '.join(twice)} is listed twice for rule {rule!r}")
    ahead = [c for c in claims if c.kind.looks_ahead]
    if rule == "median" and ahead and len(ahead) < len(claims):
        others = [c for c in claims if not c.kind.looks_ahead]
        raise EstimateError(
            f"plans and forecasts ({_names(ahead)}) may not fill a measured quantity ({_names(others)}) "
            f"by the rule 'median'; leave them out, or use 'first' or 'span' with a note"
        )


def _of_one_quantity(
    claims: Sequence[Claim], rule: str, unit: str, density: float | None, sources: Mapping[str, Source]
) -> Estimate:
    figures = [figure(c, unit, density) for c in claims]
    kept, relays = drop_relays(figures, sources, same_cell=False)
    if rule == "single" and len(kept) > 1:
        raise EstimateError(f"rule 'single' needs exactly one claim, found {_names([f.claim for f in kept])}")
    interval = _ALIKE_RULES[rule](figures if rule == "first" else kept)
    members = [f.claim.id for f in kept]
    conflict = any(disagree(a, b) for a, b in combinations(kept, 2))
    ordered = tuple(sorted(members)) if rule in ("median", "span") else tuple(members)
    return Estimate(interval, unit, rule, ordered, relays, _weakest(kept), conflict)


def _median(figures: Sequence[Figure]) -> Interval:
    mids = sorted(f.mid for f in figures if f.mid is not None)
    if not mids:
        raise EstimateError(
            f"only bounds, no value: {_bounds(figures)}; add a claim with a value or use 'span'"
        )
    distinct = [x for i, x in enumerate(mids) if i == 0 or not same(x, mids[i - 1])]
    return _around(median(distinct), figures)


def _first(figures: Sequence[Figure]) -> Interval:
    mid = figures[0].mid
    if mid is None:
        raise EstimateError(f"the first claim of rule 'first' is only a bound: {_bounds(figures[:1])}")
    return _around(mid, figures)


def _around(mid: float, figures: Sequence[Figure]) -> Interval:
    """Return the range of all figures about ``mid``; if all are one number, its rounding is the range."""
    numbers = [x for f in figures for x in f.numbers]
    if all(same(x, mid) for x in numbers):
        exact = min((f for f in figures if f.mid is not None), key=lambda f: f.rounding)
        return exact.interval()
    return Interval(min(*numbers, mid), mid, max(*numbers, mid))


def _single(figures: Sequence[Figure]) -> Interval:
    return figures[0].interval()


def _span(figures: Sequence[Figure]) -> Interval:
    lows = [x for f in figures for x in (f.low, f.mid) if x is not None]
    highs = [x for f in figures for x in (f.high, f.mid) if x is not None]
    if not lows or not highs:
        missing = "lower" if not lows else "upper"
        raise EstimateError(f"rule 'span' has no {missing} end: {_bounds(figures)}")
    low, high = min(lows + highs), max(lows + highs)
    return Interval(low, min(max(0.5 * low + 0.5 * high, low), high), high)


_ALIKE_RULES: dict[str, Callable[[Sequence[Figure]], Interval]] = {
    "median": _median,
    "first": _first,
    "single": _single,
    "span": _span,
}


def _derived(
    claims: Sequence[Claim], rule: str, unit: str, density: float | None, sources: Mapping[str, Source]
) -> Estimate:
    relays: tuple[tuple[str, str], ...] = ()
    if rule in ("sum", "difference"):
        figures = [figure(c, unit, density) for c in claims]
        head, tail = (figures[:1], figures[1:]) if rule == "difference" else ([], figures)
        tail, relays = drop_relays(tail, sources, same_cell=True)
        figures = [*head, *tail]
    elif rule == "product":
        figures = factors_in(claims, unit, density)
    else:
        if len(claims) != 2:
            raise EstimateError(f"rule {rule!r} needs exactly two claims, found {_names(claims)}")
        one, two = claims
        figures = (
            quotient_in(one, two, unit, density)
            if rule == "ratio"
            else [figure(one, unit, density), _share(two)]
        )
    interval = _combine(rule, figures)
    return Estimate(
        interval, unit, rule, tuple(f.claim.id for f in figures), relays, _weakest(figures), conflict=False
    )


def _share(claim: Claim) -> Figure:
    share = figure(claim, "1")
    if not all(0.0 <= x <= 1.0 for x in share.numbers):
        raise EstimateError(f"claim {claim.id} is not a share between 0 and 1: {share.numbers}")
    return share


def _combine(rule: str, figures: Sequence[Figure]) -> Interval:
    parts = [f.interval() for f in figures]
    if rule == "sum":
        return total(parts)
    if rule == "difference":
        if len(parts) < 2:
            raise EstimateError(f"rule 'difference' needs two claims or more, found {figures[0].claim.id}")
        return difference(parts[0], parts[1:])
    if rule == "ratio":
        if 0.0 in parts[1]:
            raise EstimateError(
                f"claim {figures[1].claim.id} may be zero and cannot divide {figures[0].claim.id}"
            )
        return ratio(parts[0], parts[1])
    return product(parts)


def _weakest(figures: Sequence[Figure]) -> Kind:
    return max((f.claim.kind for f in figures), key=lambda kind: kind.weakness)


def _names(claims: Sequence[Claim]) -> str:
    return ", ".join(c.id for c in claims)


def _bounds(figures: Sequence[Figure]) -> str:
    return ", ".join(f"{f.claim.id} ({bound_words(f)})" for f in figures)
