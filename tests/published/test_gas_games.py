"""Market values of coalitions on small gas networks; values derived, closed forms in the yardsticks' method.

Players are 1 the producer, 2 the consumer and 3, 4, 5 the owners of transit pipes (Hubert & Ikonnikova's
setting). What a coalition does not control is closed; v(S) is the welfare of the market that is left.
"""

from collections.abc import Iterable
from itertools import combinations

import pytest

from kerege.equilibrium.outcome import solve_market
from markets import Consumer, Link, Producer, market, welfare

Path = tuple[float, frozenset[int], float]  # capacity, transit owners, unit cost


def value(coalition: Iterable[int], paths: list[Path], choke: float, slope: float, cost: float) -> float:
    """Return v(S): every path runs over its own pipe, the well and the city gate are links as well."""
    members = set(coalition)

    def usable(owners: Iterable[int], capacity: float = float("inf")) -> float:
        return capacity if members.issuperset(owners) else 0.0

    network, curves = market(
        ["field", "well", "gate", "city"],
        links=[
            Link("access", "field", "well", capacity=usable([1])),
            *(
                Link(f"path{k}", "well", "gate", cost=unit, capacity=usable(owners, room))
                for k, (room, owners, unit) in enumerate(paths)
            ),
            Link("supply", "gate", "city", capacity=usable([2])),
        ],
        producers=[Producer("p", "field", cost=cost)],
        consumers=[Consumer("c", "city", choke=choke, slope=slope)],
    )
    return welfare(solve_market(network, curves))


def coalitions(count: int) -> list[tuple[int, ...]]:
    return [s for size in range(count + 1) for s in combinations(range(1, count + 1), size)]


@pytest.mark.parametrize("transits", [1, 2, 3])
def test_interchangeable_transit_states(transits: int) -> None:
    """v = 1 as soon as producer, consumer and one of m transit states are in (choke 2, slope 2: area 1)."""
    paths = [(10.0, frozenset({3 + k}), 0.0) for k in range(transits)]
    for members in coalitions(2 + transits):
        expected = 1.0 if {1, 2} < set(members) else 0.0
        assert value(members, paths, choke=2, slope=2, cost=0) == pytest.approx(expected, abs=1e-6)


# p = 10 - q, production cost 2
PIPES = [(4.0, frozenset({3}), 0.0), (4.0, frozenset({4}), 0.0)]
BYPASS = (8.0, frozenset[int](), 0.5)
TWO_PIPES = {(1, 2, 3): 24.0, (1, 2, 4): 24.0, (1, 2, 3, 4): 32.0}
WITH_BYPASS = {(1, 2): 28.125, (1, 2, 3): 30.125, (1, 2, 4): 30.125, (1, 2, 3, 4): 32.0}


@pytest.mark.parametrize(
    ("paths", "values"), [(PIPES, TWO_PIPES), ([*PIPES, BYPASS], WITH_BYPASS)], ids=["pipes", "bypass"]
)
def test_two_transit_pipes_with_and_without_a_bypass(
    paths: list[Path], values: dict[tuple[int, ...], float]
) -> None:
    for members in coalitions(4):
        found = value(members, paths, choke=10, slope=1, cost=2)
        assert found == pytest.approx(values.get(members, 0.0), abs=1e-6), members


def test_pipes_in_series_need_both_owners() -> None:
    """One path of capacity 8 or more over both states: 32 with all four players, nothing otherwise."""
    path = [(8.0, frozenset({3, 4}), 0.0)]
    for members in coalitions(4):
        expected = 32.0 if len(members) == 4 else 0.0
        assert value(members, path, choke=10, slope=1, cost=2) == pytest.approx(expected, abs=1e-6)


def test_pipes_of_unequal_cost() -> None:
    """Capacity 4 at cost 1 and 4 at cost 2; whole: margin 10 - q = 4 at q = 6, so 4 and 2 flow."""
    paths = [(4.0, frozenset({3}), 1.0), (4.0, frozenset({4}), 2.0)]
    expected = {(1, 2, 3): 8 * 4 - 8 - 4 * 1, (1, 2, 4): 8 * 4 - 8 - 4 * 2, (1, 2, 3, 4): 48 - 18 - 4 - 4}
    for members in coalitions(4):
        found = value(members, paths, choke=10, slope=1, cost=2)
        assert found == pytest.approx(expected.get(members, 0.0), abs=1e-6), members
