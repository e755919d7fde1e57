"""Why an actor has a say in an element: where it lies, who runs it, owns it, or builds it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from kerege.case.attributes import ElementKind
from kerege.case.elements import ALL, MAKERS
from kerege.case.model import Case
from kerege.leverage.hands import Hands

#: share that lets a holder block a decision: a quarter and one share in most company laws, rounded down
BLOCKING_STAKE = 0.25


class Basis(StrEnum):
    """Why an actor has an instrument."""

    TERRITORY = "territory"
    OPERATION = "operation"
    STAKE = "stake"
    PURCHASE = "purchase"
    SUPPLY = "supply"
    STATED = "stated"


def grounds_of(case: Case, hands: Hands, *, domestic: bool) -> Iterator[tuple[str, tuple[Basis, ...]]]:
    """Yield the links, makers and limits that these hands have a say in, with the reasons."""
    elements = case.elements
    for element in elements.of_kind(ElementKind.LINK, *MAKERS):
        reasons = _reasons(case, element, hands)
        if reasons and (domestic or not _at_home(case, element, hands)):
            yield element, reasons
    for element in elements.of_kind(ElementKind.LIMIT):
        if elements.rows[element]["holder"] in hands.all:
            yield element, (Basis.OPERATION,)


def _reasons(case: Case, element: str, hands: Hands) -> tuple[Basis, ...]:
    row, lands = case.elements.rows[element], _lands(case, element)
    held = sum(share for holder, share in _stakes(case).get(element, ()) if holder in hands.all)
    abroad = len(lands) == 1 and not lands & hands.states
    grounds = (
        (Basis.TERRITORY, bool(lands & hands.states)),
        (Basis.OPERATION, not abroad and (row.get("operator") or row.get("owner")) in hands.all),
        (Basis.STAKE, not abroad and held >= BLOCKING_STAKE),
        (Basis.SUPPLY, bool(_builders(case).get(element, frozenset()) & hands.all)),
    )
    return tuple(basis for basis, holds in grounds if holds)


def _lands(case: Case, element: str) -> set[str]:
    """Return the territories that an element lies in."""
    row = case.elements.rows[element]
    if "territories" in row:
        return set(row["territories"] or ())
    home = case.elements.places[row["place"]]["territory"]
    return {home} if home else set()


@lru_cache(maxsize=4)
def _builders(case: Case) -> dict[str, frozenset[str]]:
    """Return who builds the plants that options open: fuel, parts and service are theirs to withhold."""
    found: dict[str, set[str]] = {}
    for option in case.options:
        for effect in option.effects:
            if option.builder and case.kinds[effect.element] in MAKERS:
                found.setdefault(effect.element, set()).add(option.builder)
    return {element: frozenset(builders) for element, builders in found.items()}


@lru_cache(maxsize=4)
def _stakes(case: Case) -> dict[str, list[tuple[str, float]]]:
    """Return the (holder, share) pairs of every element."""
    found: dict[str, list[tuple[str, float]]] = {}
    for number in case.numbers.values():
        if number.attribute == "stake":
            found.setdefault(number.element, []).append((number.of, number.estimate.interval.mid))
    return found


def _at_home(case: Case, element: str, hands: Hands) -> bool:
    """Whether an element is a link that moves only the actor's own goods within its own borders."""
    row, places = case.elements.rows[element], case.elements.places
    if "to" not in row:
        return False
    ends = {places[row[end]]["territory"] or "" for end in ("from", "to")}
    origins = case.elements.origins_of(element)
    inside = _lands(case, element) | ends <= hands.states
    return inside and ALL not in origins and set(origins) <= hands.states
