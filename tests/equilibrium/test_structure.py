"""Markets of one shape share their constraint matrix; any change of shape makes a new one."""

from dataclasses import replace

import pytest

from kerege.equilibrium.structure import Structure, make_structure
from markets import Consumer, Limit, Link, Producer, Store, market

PARTS = {
    "places": ["A", "B"],
    "links": [Link("ab", "A", "B", cost=1, capacity=9, loss=0.1)],
    "producers": [Producer("field", "A", cost=1)],
    "consumers": [Consumer("buyer", "B", choke=9, slope=1)],
    "limits": [Limit("port", 5, {"ab": 1.0})],
    "stores": [Store("tank", "B", size=5, initial={"X": 1})],
    "days": [10, 20],
}


def structure(**changed: object) -> Structure:
    return make_structure(*market(**{**PARTS, **changed}))


LINK = PARTS["links"][0]


@pytest.mark.parametrize("changed", [
    {},
    {"links": [replace(LINK, capacity=[3, 0])]},
    {"links": [replace(LINK, cost=7, slope=2)]},
    {"producers": [Producer("field", "A", cost=5, slope=3, capacity=2)]},
    {"consumers": [Consumer("buyer", "B", choke=90, slope=3, conduct=0.5, limits={"X": 1})]},
    {"limits": [Limit("port", 2, {"ab": 1.0})]},
    {"stores": [Store("tank", "B", size=50, initial={"X": 9}, holding=2)]},
], ids=str)  # fmt: skip
def test_numbers_that_change_freely_share_the_structure(changed: dict[str, object]) -> None:
    assert structure(**changed) is structure()


@pytest.mark.parametrize("changed", [
    {"links": [replace(LINK, loss=0.2)]},
    {"links": [replace(LINK, tail="B", head="A")]},
    {"links": [replace(LINK, capacity=float("inf"))]},
    {"links": [replace(LINK, ramp=1.0)]},
    {"links": [replace(LINK, minimum=1.0)]},
    {"links": [LINK, replace(LINK, id="second")]},
    {"producers": [Producer("field", "A", cost=1, delivered=0.9)]},
    {"producers": [Producer("field", "B", cost=1)]},
    {"producers": [Producer("field", "A", cost=1, minimum=2)]},
    {"producers": [Producer("field", "A", cost=1, capacity=1, more=((2, 1, 3),))]},
    {"consumers": [Consumer("buyer", "A", choke=9, slope=1)]},
    {"limits": [Limit("port", 5, {"ab": 2.0})]},
    {"limits": [Limit("port", 5, {"field": 1.0})]},
    {"limits": [Limit("port", 5, {"ab": 1.0}, ramp=1.0)]},
    {"limits": []},
    {"stores": []},
    {"days": [10, 21]},
    {"days": [10, 20, 30]},
], ids=str)  # fmt: skip
def test_what_enters_the_matrix_makes_a_new_structure(changed: dict[str, object]) -> None:
    assert structure(**changed) is not structure()


def test_rows_and_columns_are_counted_out() -> None:
    found = structure()
    # arcs, block, purchase, demand, stock: 5 unknowns in each of 2 periods
    assert found.layout.size == 10
    # balances at A and B, demand, capacity, limit, store: 6 rows in each of 2 periods
    assert found.A.shape == (12, 10)
    assert found.rows.balance == (0, 4)
    assert found.rows.stores == (10, 2)
    assert found.rows.ramp[1] == found.rows.link_minimum[1] == 0
