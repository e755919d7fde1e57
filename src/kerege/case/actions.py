"""Checks that shocks and events share: does the action's target exist and take that change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kerege.case.attributes import ElementKind
from kerege.case.elements import ALL, Elements
from kerege.case.hints import did_you_mean, listed
from kerege.case.quantities import DEFAULT, price_unit
from kerege.case.scenarios import Action
from kerege.evidence.claims import ClaimBook

#: what an action can change, by kind of element; other numbers describe the world or its habits
CHANGEABLE: Mapping[ElementKind, tuple[str, ...]] = {
    ElementKind.LINK: ("capacity", "minimum", "ramp", "tariff"),
    ElementKind.LIMIT: ("capacity", "ramp"),
    ElementKind.PRODUCER: ("capacity", "output"),
    ElementKind.CONVERTER: ("capacity", "output"),
    ElementKind.CONSUMER: ("demand", "purchase"),
    ElementKind.STORE: ("size",),
}


_BY_ORIGIN = {
    (ElementKind.LINK, "capacity"),
    (ElementKind.LINK, "tariff"),
    (ElementKind.CONSUMER, "purchase"),
}

#: barrels per tonne of what an element carries, by element id
Density = Callable[[str], float | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may refer to: elements, claims, and the density that converts barrels."""

    elements: Elements
    book: ClaimBook
    density: Density


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding without its place: the caller knows file and row."""

    code: str
    key: str
    message: str
    expected: str
    found: str
    remedy: str


def target_problems(
    element: str, attribute: str, origins: Iterable[str], elements: Elements
) -> list[Problem]:
    """Return what is wrong with the target of an action."""
    kind = elements.kinds.get(element)
    if kind is None:
        return (
            []
            if elements.unsure(element)
            else [
                Problem(
                    "unknown-target",
                    "element",
                    f"the action is on {element!r}, which is not an element",
                    "an id of links.csv, plants.csv or groups.csv",
                    repr(element),
                    did_you_mean(element, elements.kinds),
                )
            ]
        )
    known = CHANGEABLE.get(kind, ())
    if attribute not in known:
        return [
            Problem(
                "unknown-attribute",
                "attribute",
                f"{attribute!r} of a {kind} cannot be changed by an action",
                listed(known, 20) if known else "an element of another kind",
                repr(attribute),
                did_you_mean(attribute, known),
            )
        ]
    return [p for origin in origins for p in _origin_problems(element, origin, elements)]


def _origin_problems(element: str, origin: str, elements: Elements) -> list[Problem]:
    if origin == ALL or elements.unsure(origin, ("actors",)):
        return []
    if origin not in elements.actors:
        return [
            Problem(
                "unknown-id",
                "origins",
                f"origin {origin!r} is not an actor",
                "an id of actors.csv",
                repr(origin),
                did_you_mean(origin, elements.actors),
            )
        ]
    if not elements.accepts(element, origin):
        return [
            Problem(
                "origin-not-carried",
                "origins",
                f"{element} does not carry streams of origin {origin!r}",
                listed(elements.origins_of(element)),
                repr(origin),
                did_you_mean(origin, elements.origins_of(element)),
            )
        ]
    return []


def _price(element: str, elements: Elements) -> str:
    units = elements.quantities_of(element) or (DEFAULT,)
    return price_unit(units[0])


def claim_problems(claims: Iterable[str], known: Known) -> list[Problem]:
    """Return the claims that are not in the book; those left out for an error were told already."""
    return [
        Problem(
            "missing-claim",
            "claims",
            f"claim {claim!r} is not in the book",
            "an id of claims/*.csv",
            repr(claim),
            did_you_mean(claim, known.book.claims),
        )
        for claim in claims
        if claim not in known.book.claims and not known.elements.unsure(claim, ("claims",))
    ]


def unheeded_problems(action: Action, elements: Elements) -> list[Problem]:
    """Return what the engine could not do as written.

    Tariffs take amounts, demand takes shares, and only the streams of links and the purchases of consumers
    can be told apart by origin.
    """
    found = []
    adds = action.add is not None
    wanted = {"tariff": True, "demand": False}.get(action.attribute, adds)
    if wanted != adds:
        right = f"add, in {_price(action.element, elements)}" if wanted else "lost or factor"
        found.append(
            Problem(
                "bad-action",
                "attribute",
                f"{action.attribute} cannot be changed in this way",
                right,
                "add" if adds else "lost or factor",
                f"write {right}",
            )
        )
    kind = elements.kinds.get(action.element)
    by_origin = (kind, action.attribute) in _BY_ORIGIN
    if action.origins and kind is not None and not by_origin:
        found.append(
            Problem(
                "bad-action",
                "origins",
                f"{action.attribute} of a {kind} is of all origins together",
                "no origins, or the capacity of a link, or a purchase",
                ";".join(action.origins),
                "leave origins out, or act on the links or consumers themselves",
            )
        )
    return found
