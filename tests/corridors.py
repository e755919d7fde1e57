"""A case folder of one gas field, one or more buyers and the pipes between them, each in its own territory.

The field's supply and the buyers' demand are linear from nothing up to the base, so the margin between them
is a straight line as well, which the games of the literature want.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kerege.case import Case, load_case
from powered import HEADERS, bound, write

Number = tuple[str, str, str, float, float, float, str]
#: elasticity of a link whose carriage costs next to the same whatever flows; the largest that a case takes
FLAT = 1e5
#: so are routes that nobody uses at the base
NEW_ROUTE_SHARE = 10.0
_CASE = """
[case]
id = "corridors"
title = "Gas by several ways"
question = "Who can claim how much of the gain from trade?"
focus = "P"
vectors = [{vectors}]
base_start = "2023-01-01"
base_end = "2023-12-31"
grid = "year"
currency = "USD"
price_year = 2023
horizon_days = 365
"""


@dataclass(frozen=True)
class Pipe:
    """A pipe with its base flow, from one place to another."""

    id: str
    flow: float
    capacity: float
    territories: tuple[str, ...] = ()
    tariff: float = 0.0
    ends: tuple[str, str] = ("field", "gate")


@dataclass(frozen=True)
class Corridors:
    """Pipes from the field of P to the gate of C, and what the gas is worth at both ends.

    cost   : of the first and of the last unit that is made at the base
    buyers : actor and base purchase of each buyer at the gate; C takes all where none is named
    """

    pipes: tuple[Pipe, ...]
    price: float
    demand_elasticity: float
    cost: tuple[float, float]
    buyers: tuple[tuple[str, float], ...] = ()
    hubs: tuple[str, ...] = ()

    @property
    def quantity(self) -> float:
        """What leaves the field at the base."""
        return sum(p.flow for p in self.pipes if p.ends[0] == "field")

    @property
    def bought(self) -> tuple[tuple[str, float], ...]:
        """Buyers with their base purchases."""
        return self.buyers or (("C", self.quantity),)

    @property
    def actors(self) -> tuple[str, ...]:
        """The producer, the buyers, the states that are crossed."""
        crossed = [t for p in self.pipes for t in p.territories]
        return tuple(dict.fromkeys(["P", *(a for a, _ in self.bought), *crossed]))


def _number(element: str, attribute: str, value: float, unit: str, of: str = "", room: float = 0.0) -> Number:
    return (element, attribute, of, value, value - room, value + room, unit)


def _numbers(c: Corridors) -> list[Number]:
    gas, money = "Mm3/day", "USD/1000 m3"
    middle, half = sum(c.cost) / 2, (c.cost[1] - c.cost[0]) / 2
    found = [
        _number("gas", "new_route_share", NEW_ROUTE_SHARE, "share"),
        _number("well", "output", c.quantity, gas),
        _number("well", "cost", middle, money, room=half),
        _number("well", "elasticity", 1.0, "1"),
    ]
    for actor, share in c.bought:
        found += [
            _number(f"city-{actor}", "demand", share, gas),
            _number(f"city-{actor}", "price", c.price, money),
            _number(f"city-{actor}", "elasticity", c.demand_elasticity, "1"),
        ]
    for pipe in c.pipes:
        found += [
            _number(pipe.id, "capacity", pipe.capacity, gas),
            _number(pipe.id, "flow", pipe.flow, gas, of="P"),
            _number(pipe.id, "tariff", pipe.tariff, money),
            _number(pipe.id, "elasticity", FLAT, "1"),
        ]
    return found


def corridor_case(folder: Path, c: Corridors) -> Case:
    """Return the case, written below ``folder``."""
    root = folder / "corridors"
    claims, bindings = bound("CO", "book", tuple(_numbers(c)))
    rows = {
        "actors.csv": tuple(f"{a},State {a},state,," for a in c.actors),
        "places.csv": (
            "field,Field,field,P,60,70",
            "gate,Gate,market,C,50,10",
            *(f"{h},Hub {h},hub,,55,{30 + k}" for k, h in enumerate(c.hubs)),
        ),
        "goods.csv": ("gas,Gas,Mm3,",),
        "links.csv": tuple(
            f"{p.id},Pipe {p.id},pipeline,{p.ends[0]},{p.ends[1]},gas,P,,{';'.join(p.territories)},"
            for p in c.pipes
        ),
        "plants.csv": (
            "well,Well,producer,field,gas,P,P,",
            *(f"city-{a},City of {a},consumer,gate,gas,*,{a}," for a, _ in c.bought),
        ),
        "sources.csv": ("book,Book,Invented figures,2024-01-01,,en",),
        "claims/book.csv": claims,
        "bindings.csv": bindings,
    }
    headers = {
        **HEADERS,
        "actors.csv": "id,name,kind,home,note",
        "goods.csv": "id,name,quantity_unit,note",
        "claims/book.csv": HEADERS["claims"],
    }
    for file, lines in rows.items():
        write(root / file, headers[file], lines)
    vectors = ", ".join(f'"{a}"' for a in c.actors if a != "P")
    (root / "case.toml").write_text(_CASE.format(vectors=vectors), encoding="utf-8")
    return load_case(root)
