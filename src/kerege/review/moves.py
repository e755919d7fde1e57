"""Which numbers of the model a candidate would move, and to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kerege.case.attributes import attribute_of, for_good
from kerege.case.bindings import densities
from kerege.case.choices import excluded_claims
from kerege.case.model import Case, Number
from kerege.evidence.claims import Claim
from kerege.evidence.estimates import EstimateError, estimate
from kerege.review.matches import Move

#: rules over several claims of one quantity: one more claim joins the others
_JOINED = ("median", "span", "first")
#: rule over one claim: with one more it is a median
_SINGLE = "single"


def moves(case: Case, new: Claim, beside: Iterable[str], named: Iterable[Number]) -> tuple[Move, ...]:
    """Return the numbers that would move, the largest change first.

    Parameters
    ----------
    new
        The candidate as a claim.
    beside
        Claims about the same thing at the same time: numbers that rest on them would take the new one in,
        or, where a rule derives them from several quantities, take it instead.
    named
        Numbers of elements that the candidate names.
    """
    known = list(beside)
    found = {}
    for number in case.numbers.values():
        for old in [claim for claim in known if claim in number.claims][:1]:
            found[number.key] = _move(case, number, new, old)
    for number in named:
        if number.key not in found:
            found[number.key] = _move(case, number, new, "")
    moved = [m for m in found.values() if m is not None and m.before != m.after]
    return tuple(sorted(moved, key=lambda m: (-abs(m.change), m.number)))


def _move(case: Case, number: Number, new: Claim, old: str) -> Move | None:
    """Return what a number becomes with a new claim, or nothing if it cannot take it in."""
    own = number.estimate
    if not _admits(case, number, new) or any(_is_of(choice, number) for choice in case.choices.chosen):
        return None
    left_out = excluded_claims(case.choices, case.book)
    claims = [case.book.claims[c] for c in number.claims if c in case.book.claims and c not in left_out]
    if own.rule in (*_JOINED, _SINGLE):
        rule, members, instead = "median" if own.rule == _SINGLE else own.rule, [*claims, new], ""
    else:
        rule, members, instead = own.rule, [new if c.id == old else c for c in claims], old
    density = densities(case.elements, dict(case.numbers))(number.element)
    try:
        after = estimate(members, rule, own.unit, barrels_per_tonne=density, sources=case.book.sources)
    except EstimateError:
        return None  # another dimension, a bound alone, a period that is missing
    return Move(number.key, own.unit, own.interval, after.interval, instead)


def _admits(case: Case, number: Number, new: Claim) -> bool:
    """Return whether the attribute may rest on a claim of this kind."""
    kind = case.elements.kind_of(number.element)
    declared = attribute_of(kind, number.attribute) if kind else None
    return declared is not None and new.kind in for_good(declared, "kt").kinds


def _is_of(choice: object, number: Number) -> bool:
    key = (getattr(choice, "element", ""), getattr(choice, "attribute", ""), getattr(choice, "of", ""))
    return key == (number.element, number.attribute, number.of)


def numbers_of(case: Case, elements: Iterable[str], attribute: str) -> Iterator[Number]:
    """Yield the numbers of some elements and one attribute, without a second key."""
    for element in elements:
        number = case.numbers.get((element, attribute, "", ""))
        if number is not None:
            yield number
