"""The attribute table: every number a model element can carry, declared once.

Reading, checks, documentation and the engine's index arrays all come from this declaration.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from kerege.case.quantities import QUANTITIES, in_unit, is_of_quantity
from kerege.evidence.claims import Kind


class ElementKind(StrEnum):
    """What kind of thing carries a number."""

    LINK = "link"
    LIMIT = "limit"
    TOTAL = "total"
    PRODUCER = "producer"
    CONVERTER = "converter"
    CONSUMER = "consumer"
    STORE = "store"
    ACTOR = "actor"
    GOOD = "good"
    INSTRUMENT = "instrument"
    OPTION = "option"
    EFFECT = "effect"


#: prefix of a binding's element that stands for every link of one mode
MODE_PREFIX = "mode:"
#: unit of a number that is in the unit of the attribute it changes
CHANGED = "of what it changes"
#: kinds of claim an observed quantity may rest on; plans and forecasts never fill a measured quantity
OBSERVED = (Kind.MEASURED, Kind.ESTIMATE, Kind.ASSUMPTION)
ANY = tuple(Kind)
INF = math.inf


@dataclass(frozen=True, slots=True)
class Attribute:
    """One kind of number.

    name       : name used in bindings, shocks and groups
    applies_to : kinds of element that may carry it
    unit       : base unit it is kept in; ``{q}`` and ``{p}`` stand for the good's units of quantity and price
    of         : what the `of` column names: nothing, an ``origin``, an ``actor`` or a ``good``
    hard       : smallest and largest possible value in `unit`; outside is an error
    expected   : usual range in `unit` (of a good counted in kt); outside is a warning
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
#: plants that bring a good in; a converter takes others for it
_MAKERS = (_K.PRODUCER, _K.CONVERTER)
_RATE = (0.0, 15_000.0)  # the whole world's crude is about 12,000 kt/day
_POSITIVE = (1e-4, 100.0)
_SLOPE = (1e-4, 1e5)

ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute("capacity", (_K.LINK, _K.LIMIT, *_MAKERS), "{q}/day", "", (0.0, INF), _RATE, ANY,
              "Largest flow or output that lasts; on a link the effective limit on all its streams."),
    Attribute("flow", (_K.LINK,), "{q}/day", "origin", (0.0, INF), _RATE, OBSERVED,
              "Observed flow of one origin's stream."),
    Attribute("flow", (_K.TOTAL,), "{q}/day", "", (0.0, INF), _RATE, OBSERVED,
              "Observed sum over the members of a total."),
    Attribute("tariff", (_K.LINK,), "{p}", "", (0.0, INF), (0.0, 1_000.0), ANY,
              "What shippers pay the operator."),
    Attribute("operating_cost", (_K.LINK,), "{p}", "", (0.0, INF), (0.0, 200.0), ANY,
              "Part of the tariff that is real cost."),
    Attribute("transit_fee", (_K.LINK,), "{p}", "actor", (0.0, INF), (0.0, 100.0), ANY,
              "What the operator pays a territory for passage."),
    Attribute("loss", (_K.LINK,), "1", "", (0.0, 0.999), (0.0, 0.05), ANY,
              "Share of the flow lost or used on the way."),
    Attribute("transit_time", (_K.LINK,), "day", "", (0.0, 3650.0), (0.0, 120.0), ANY,
              "How long the carriage takes; at the good's value of time a cost on top of the tariff."),
    Attribute("ramp", (_K.LINK, _K.LIMIT), "{q}/day/month", "", (0.0, INF), (0.0, 1_000.0), ANY,
              "How fast the flow can rise."),
    Attribute("elasticity", (_K.LINK,), "1", "", _SLOPE, (0.05, 1e5), ANY,
              "Elasticity of the link's flow to the price at its end: low for a habit, high for a pipe."),
    Attribute("minimum", (_K.LINK, *_MAKERS), "{q}/day", "", (0.0, INF), _RATE, ANY,
              "Flow a contract obliges to ship, or output that must run; missed at a price."),
    Attribute("output", _MAKERS, "{q}/day", "", (0.0, INF), _RATE, OBSERVED, "Observed output."),
    Attribute("own_use", _MAKERS, "1", "", (0.0, 0.999), (0.0, 0.2), ANY,
              "Share of the output used or lost at the field."),
    Attribute("ratio", _MAKERS, "{g}/{q}", "good", (0.0, INF), (0.0, INF), ANY,
              "Quantity of another good taken in, or made along with it, per unit of output."),
    Attribute("profile", (*_MAKERS, _K.CONSUMER), "1", "", (0.0, 100.0), (0.0, 5.0), OBSERVED,
              "Rate in one period of the year over the mean rate of the year."),
    Attribute("cost", _MAKERS, "{p}", "", (0.0, INF), (1.0, 20_000.0), ANY,
              "Average operating cost at the place of production."),
    Attribute("elasticity", _MAKERS, "1", "", _POSITIVE, (1e-4, 50.0), ANY,
              "Elasticity of output to the price at the field."),
    Attribute("state_take", _MAKERS, "1", "", (0.0, 1.0), (0.1, 0.95), ANY,
              "Share of the surplus that the state takes."),
    Attribute("demand", (_K.CONSUMER,), "{q}/day", "", (0.0, INF), _RATE, OBSERVED,
              "Observed purchases from all origins."),
    Attribute("purchase", (_K.CONSUMER,), "{q}/day", "origin", (0.0, INF), _RATE, OBSERVED,
              "Observed purchases from one origin."),
    Attribute("price", (_K.CONSUMER,), "{p}", "", (1e-6, INF), (10.0, 50_000.0), ANY,
              "Observed delivered price."),
    Attribute("elasticity", (_K.CONSUMER,), "1", "", _POSITIVE, (1e-4, 50.0), ANY,
              "Price elasticity of demand, written as a positive number."),
    Attribute("lost_load_value", (_K.CONSUMER,), "{p}", "", (1e-6, INF), (100.0, 20_000.0), ANY,
              "What a unit of demand is worth that goes unserved; above this price nobody buys."),
    Attribute("size", (_K.STORE,), "{q}", "", (0.0, INF), (0.0, 100_000.0), ANY, "What the store can hold."),
    Attribute("fill", (_K.STORE,), "1", "", (0.0, 1.0), (0.0, 1.0), OBSERVED, "Share full at the start."),
    Attribute("holding_cost", (_K.STORE,), "{p}/month", "", (0.0, INF), (0.0, 50.0), ANY,
              "Cost of keeping a tonne for a month."),
    Attribute("outlook", (_K.STORE,), "day", "", (0.0, 365.0), (0.0, 30.0), ANY,
              "How long operators take an outage to last, each day of it, when they decide what to store."),
    Attribute("gdp", (_K.ACTOR,), "kUSD", "", (0.0, INF), (1e5, 2e11), ANY,
              "Gross domestic product of a year at market exchange rates."),
    Attribute("barrels_per_tonne", (_K.GOOD,), "bbl/t", "", (1.0, 20.0), (6.0, 9.0), ANY,
              "Barrels in a tonne; turns prices per barrel into prices per tonne."),
    Attribute("time_value", (_K.GOOD,), "{p}/day", "", (0.0, INF), (0.0, 100.0), ANY,
              "What a day of carriage costs the owner of the goods."),
    Attribute("new_route_share", (_K.GOOD,), "1", "", (1e-3, 10.0), (0.01, 1.0), ANY,
              "Share of its scale (capacity or the stream's output) at which an unused route has the slope "
              "of a used one."),
    Attribute("strength", (_K.INSTRUMENT,), "1", "", (0.0, 1.0), (0.05, 1.0), ANY,
              "Share of the element's capacity or trade that the instrument takes; all where unbound."),
    Attribute("duty", (_K.INSTRUMENT,), "{p}", "", (0.0, INF), (0.0, 1_000.0), ANY,
              "What a tax adds to the charge."),
    Attribute("capital_cost", (_K.OPTION,), "kUSD", "", (0.0, INF), (1e3, 5e7), ANY,
              "What the option costs once, in money of the price year."),
    Attribute("running_cost", (_K.OPTION,), "kUSD", "", (0.0, INF), (0.0, 5e6), ANY,
              "What the option costs each year on top of what the market pays for its use."),
    Attribute("lead_time", (_K.OPTION,), "day", "", (0.0, 36_500.0), (30.0, 7_300.0), ANY,
              "How long it takes from the decision until the option works."),
    Attribute("added", (_K.EFFECT,), CHANGED, "", (-INF, INF), (-INF, INF), ANY,
              "What is added to the attribute that the effect changes."),
    Attribute("factor", (_K.EFFECT,), "1", "", (0.0, 1_000.0), (0.0, 10.0), ANY,
              "Multiple of the attribute that the effect leaves."),
    Attribute("stake", (_K.LINK, *_MAKERS, _K.CONSUMER, _K.STORE, _K.ACTOR), "1", "actor", (0.0, 1.0),
              (0.0, 1.0), ANY, "Ownership share of one holder."),
)  # fmt: skip

_BY_KEY = {(kind, a.name): a for a in ATTRIBUTES for kind in a.applies_to}
ATTRIBUTE_NAMES = tuple(sorted({a.name for a in ATTRIBUTES}))
#: attributes an element cannot do without, each a tuple of alternatives
REQUIRED: dict[ElementKind, tuple[tuple[str, ...], ...]] = {
    ElementKind.PRODUCER: (("cost",), ("elasticity",), ("output", "capacity")),
    ElementKind.CONVERTER: (("cost",), ("elasticity",), ("output", "capacity")),
    ElementKind.CONSUMER: (("price",), ("elasticity",)),
    ElementKind.LINK: (("tariff",),),
    ElementKind.EFFECT: (("added", "factor"),),
}
#: attributes of which a group needs one to say anything
GROUP_NEEDS: dict[ElementKind, tuple[str, ...]] = {
    ElementKind.LIMIT: ("capacity", "ramp"),
    ElementKind.TOTAL: ("flow",),
}
#: observations are of one link; a mode cannot have a default for them
NOT_BY_MODE = frozenset({"flow", "stake"})
#: prices and rates whose usual range scales with the unit of the good
_PRICES, _RATES = "{p}", "{q}"


def attribute_of(kind: ElementKind, name: str) -> Attribute | None:
    """Return the declaration of ``name`` for one kind of element, or nothing if it does not apply."""
    return _BY_KEY.get((kind, name))


def for_good(declared: Attribute, quantity: str, other: str = "") -> Attribute:
    """Return the attribute with the units of a good counted in ``quantity``, and its usual range in them.

    ``other`` is the unit of the good that the number is of, where it is of one.
    """
    if not is_of_quantity(declared.unit):
        return declared
    kind = QUANTITIES[quantity]
    times = kind.price_factor if declared.unit.startswith(_PRICES) else kind.rate_factor
    low, high = declared.expected
    low = low if times == 1.0 else low / times  # other units are spread more widely than tonnes
    return replace(
        declared, unit=in_unit(declared.unit, quantity, other), expected=(low, high * max(times, 1.0))
    )


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
            f"| `{a.name}` | {', '.join(a.applies_to)} | {_unit_words(a.unit)} | {a.of} "
            f"| {a.hard[0]:g} to {a.hard[1]:g} | {a.expected[0]:g} to {a.expected[1]:g} "
            f"| {kinds} | {a.meaning} |"
        )
    return "\n".join(lines) + "\n"


def _unit_words(template: str) -> str:
    return template.format(q="quantity", p="price", g="other quantity")
