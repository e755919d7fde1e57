"""The attribute table: every number a model element can carry, declared once.

Reading, checks, documentation and the engine's index arrays all come from this declaration.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from kerege.evidence.claims import Kind


class ElementKind(StrEnum):
    """What kind of thing carries a number."""

    LINK = "link"
    LIMIT = "limit"
    TOTAL = "total"
    PRODUCER = "producer"
    CONSUMER = "consumer"
    STORE = "store"
    ACTOR = "actor"
    GOOD = "good"


#: prefix of a binding's element that stands for every link of one mode
MODE_PREFIX = "mode:"
#: kinds of claim an observed quantity may rest on; plans and forecasts never fill a measured quantity
OBSERVED = (Kind.MEASURED, Kind.ESTIMATE, Kind.ASSUMPTION)
ANY = tuple(Kind)
INF = math.inf


@dataclass(frozen=True, slots=True)
class Attribute:
    """One kind of number.

    name       : name used in bindings, shocks and groups
    applies_to : kinds of element that may carry it
    unit       : base unit it is kept in
    of         : what the `of` column names: nothing, an ``origin`` or an ``actor``
    hard       : smallest and largest possible value in `unit`; outside is an error
    expected   : usual range in `unit`; outside is a warning
    kinds      : kinds of claim it may rest on
    meaning    : one sentence
    """

    name: str
    applies_to: tuple[ElementKind, ...]
    unit: str
    of: str
    hard: tuple[float, float]
    expected: tuple[float, float]
    kinds: tuple[Kind, ...]
    meaning: str


_K = ElementKind
_RATE = (0.0, 15_000.0)  # the whole world's crude is about 12,000 kt/day
_POSITIVE = (1e-4, 100.0)
_SLOPE = (1e-4, 1e5)

ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute("capacity", (_K.LINK, _K.LIMIT, _K.PRODUCER), "kt/day", "", (0.0, INF), _RATE, ANY,
              "Largest flow or output that lasts; on a link the effective limit on all its streams."),
    Attribute("flow", (_K.LINK,), "kt/day", "origin", (0.0, INF), _RATE, OBSERVED,
              "Observed flow of one origin's stream."),
    Attribute("flow", (_K.TOTAL,), "kt/day", "", (0.0, INF), _RATE, OBSERVED,
              "Observed sum over the members of a total."),
    Attribute("tariff", (_K.LINK,), "USD/t", "", (0.0, INF), (0.0, 300.0), ANY,
              "What shippers pay the operator."),
    Attribute("operating_cost", (_K.LINK,), "USD/t", "", (0.0, INF), (0.0, 200.0), ANY,
              "Part of the tariff that is real cost."),
    Attribute("transit_fee", (_K.LINK,), "USD/t", "actor", (0.0, INF), (0.0, 100.0), ANY,
              "What the operator pays a territory for passage."),
    Attribute("loss", (_K.LINK,), "1", "", (0.0, 0.999), (0.0, 0.05), ANY,
              "Share of the flow lost or used on the way."),
    Attribute("ramp", (_K.LINK, _K.LIMIT), "kt/day/month", "", (0.0, INF), (0.0, 1_000.0), ANY,
              "How fast the flow can rise."),
    Attribute("elasticity", (_K.LINK,), "1", "", _SLOPE, (0.05, 5_000.0), ANY,
              "Elasticity of the link's flow to the price at its end: low for a habit, high for a pipe."),
    Attribute("minimum", (_K.LINK, _K.PRODUCER), "kt/day", "", (0.0, INF), _RATE, ANY,
              "Flow a contract obliges to ship, or output that must run; missed at a price."),
    Attribute("output", (_K.PRODUCER,), "kt/day", "", (0.0, INF), _RATE, OBSERVED, "Observed output."),
    Attribute("own_use", (_K.PRODUCER,), "1", "", (0.0, 0.999), (0.0, 0.2), ANY,
              "Share of the output used or lost at the field."),
    Attribute("cost", (_K.PRODUCER,), "USD/t", "", (0.0, INF), (5.0, 600.0), ANY,
              "Average operating cost at the place of production."),
    Attribute("elasticity", (_K.PRODUCER,), "1", "", _POSITIVE, (0.01, 5.0), ANY,
              "Elasticity of output to the price at the field."),
    Attribute("state_take", (_K.PRODUCER,), "1", "", (0.0, 1.0), (0.1, 0.95), ANY,
              "Share of the surplus that the state takes."),
    Attribute("demand", (_K.CONSUMER,), "kt/day", "", (0.0, INF), _RATE, OBSERVED,
              "Observed purchases from all origins."),
    Attribute("purchase", (_K.CONSUMER,), "kt/day", "origin", (0.0, INF), _RATE, OBSERVED,
              "Observed purchases from one origin."),
    Attribute("price", (_K.CONSUMER,), "USD/t", "", (1e-6, INF), (50.0, 2_000.0), ANY,
              "Observed delivered price."),
    Attribute("elasticity", (_K.CONSUMER,), "1", "", _POSITIVE, (0.01, 5.0), ANY,
              "Price elasticity of demand, written as a positive number."),
    Attribute("size", (_K.STORE,), "kt", "", (0.0, INF), (0.0, 100_000.0), ANY, "What the store can hold."),
    Attribute("fill", (_K.STORE,), "1", "", (0.0, 1.0), (0.0, 1.0), OBSERVED, "Share full at the start."),
    Attribute("holding_cost", (_K.STORE,), "USD/t/month", "", (0.0, INF), (0.0, 50.0), ANY,
              "Cost of keeping a tonne for a month."),
    Attribute("outlook", (_K.STORE,), "day", "", (0.0, 365.0), (0.0, 30.0), ANY,
              "How long operators take an outage to last, each day of it, when they decide what to store."),
    Attribute("gdp", (_K.ACTOR,), "kUSD", "", (0.0, INF), (1e5, 2e11), ANY,
              "Gross domestic product of a year at market exchange rates."),
    Attribute("barrels_per_tonne", (_K.GOOD,), "bbl/t", "", (1.0, 20.0), (6.0, 9.0), ANY,
              "Barrels in a tonne; turns prices per barrel into prices per tonne."),
    Attribute("new_route_share", (_K.GOOD,), "1", "", (1e-3, 10.0), (0.01, 1.0), ANY,
              "Share of its scale (capacity or the stream's output) at which an unused route has the slope "
              "of a used one."),
    Attribute("stake", (_K.LINK, _K.PRODUCER, _K.CONSUMER, _K.STORE, _K.ACTOR), "1", "actor", (0.0, 1.0),
              (0.0, 1.0), ANY, "Ownership share of one holder."),
)  # fmt: skip

_BY_KEY = {(kind, a.name): a for a in ATTRIBUTES for kind in a.applies_to}
ATTRIBUTE_NAMES = tuple(sorted({a.name for a in ATTRIBUTES}))
#: attributes an element cannot do without, each a tuple of alternatives
REQUIRED: dict[ElementKind, tuple[tuple[str, ...], ...]] = {
    ElementKind.PRODUCER: (("cost",), ("elasticity",), ("output", "capacity")),
    ElementKind.CONSUMER: (("price",), ("elasticity",)),
    ElementKind.LINK: (("tariff",),),
}
#: attributes of which a group needs one to say anything
GROUP_NEEDS: dict[ElementKind, tuple[str, ...]] = {
    ElementKind.LIMIT: ("capacity", "ramp"),
    ElementKind.TOTAL: ("flow",),
}
#: observations are of one link; a mode cannot have a default for them
NOT_BY_MODE = frozenset({"flow", "stake"})


def attribute_of(kind: ElementKind, name: str) -> Attribute | None:
    """Return the declaration of ``name`` for one kind of element, or nothing if it does not apply."""
    return _BY_KEY.get((kind, name))


def attributes_for(kind: ElementKind) -> tuple[Attribute, ...]:
    """Return every attribute a kind of element may carry, in the order of the table."""
    return tuple(a for a in ATTRIBUTES if kind in a.applies_to)


def describe_attributes() -> str:
    """Return the attribute table as Markdown.

    Examples
    --------
    >>> describe_attributes().splitlines()[0]
    '| attribute | applies to | unit | of | possible | usual | rests on | meaning |'
    """
    lines = ["| attribute | applies to | unit | of | possible | usual | rests on | meaning |",
             "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for a in ATTRIBUTES:
        kinds = "any claim" if a.kinds == ANY else ", ".join(a.kinds)
        lines.append(
            f"| `{a.name}` | {', '.join(a.applies_to)} | {a.unit} | {a.of} | {a.hard[0]:g} to {a.hard[1]:g} "
            f"| {a.expected[0]:g} to {a.expected[1]:g} | {kinds} | {a.meaning} |"
        )
    return "\n".join(lines) + "\n"
