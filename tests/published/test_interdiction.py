"""Published attackers and defenders: values printed by their sources, or derived where that is said.

Networks: https://github.com/Pyomo/PyomoGallery, folder network_interdiction (arcs and nodes in csv files).
Nodes in the order Start, B, C, D, End. Attacks often tie, so mostly values are compared.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
import pytest
from scipy import sparse

from kerege.games import (
    Polytope,
    Recourse,
    TwoStage,
    maximum_flow,
    minimum_cost_flow,
    multicommodity_flow,
    robust_choice,
    shortest_path,
    worst_attack,
)

EXACT = 1e-6
START, B, C, D, END = range(5)
#: Start>B, Start>C, C>B, B>End, C>D, D>End
TAIL, HEAD = [START, START, C, B, C, D], [B, C, B, END, D, END]
#: the same with B>D, for two goods
TAIL_2, HEAD_2 = [START, START, C, B, B, C, D], [B, C, B, END, D, D, END]
CAPACITY = [10, 70, 30, 100, 40, 50]


def paths() -> Recourse:
    """One unit from Start to End; 50 = five nodes times the largest cost, charged at both ends."""
    return shortest_path(TAIL, HEAD, [10, 2, 2, 1, 7, 8], START, END, penalty=50)


def flows() -> Recourse:
    return maximum_flow(TAIL, HEAD, CAPACITY, START, END)


def one_good() -> Recourse:
    return minimum_cost_flow(
        TAIL, HEAD, CAPACITY, [0, 10, 30, 0, 20, 70], [20, 0, 10, 0, -30], penalty=350
    )  # fmt: skip


def two_goods() -> Recourse:
    """Rice 20 from Start to D, corn 10 from C to End."""
    return multicommodity_flow(
        TAIL_2, HEAD_2, [20, 70, 30, 100, 20, 40, 50],
        [[0, 10, 30, 0, 40, 20, 70], [0, 100, 300, 0, 400, 200, 700]],
        [[20, 0, 0, -20, 0], [0, 0, 10, 0, -10]], penalty=3500,
    )  # fmt: skip


PRINTED = {
    "shortest path": (paths, [5, 17, 100]),
    "maximum flow": (flows, [-80, -10, 0]),
    "flow at least cost": (one_good, [700, 7300, 21000]),
}
#: data printed, results not (the stored run failed); values by enumeration
DERIVED = {"two goods": (two_goods, [3600, 9600, 143000])}
CASES = [
    pytest.param(make, k, value, id=f"{name}, {k}")
    for name, (make, values) in {**PRINTED, **DERIVED}.items()
    for k, value in enumerate(values)
]


@pytest.mark.parametrize("method", ["enumeration", "milp"])
@pytest.mark.parametrize(("make", "k", "value"), CASES)
def test_the_worst_attack(
    make: Callable[[], Recourse], k: int, value: float, method: Literal["enumeration", "milp"]
) -> None:
    found = worst_attack(make(), k, method=method)
    assert found.value == pytest.approx(value, abs=EXACT)
    assert found.bound == pytest.approx(value, abs=EXACT)
    assert found.exact


@pytest.mark.parametrize(
    ("make", "attacks"), [(paths, [(3,)]), (flows, [(1,)]), (one_good, [(1,)]), (two_goods, [(2,), (3,)])]
)
def test_the_arc_attacked_first(make: Callable[[], Recourse], attacks: list[tuple[int, ...]]) -> None:
    """B>End; Start>C; Start>C, all as printed; C>B or B>End for two goods, which is derived."""
    assert list(worst_attack(make(), 1).ties) == attacks


def transport() -> TwoStage:
    """Sites with capacities z before demand is known: y is open (3), z (3); x ships from site to customer."""
    unit_cost = np.array([[22, 33, 24], [33, 23, 30], [20, 25, 27]])
    ships = np.arange(9).reshape(3, 3)
    G, E, M = np.zeros((6, 9)), np.zeros((6, 6)), np.zeros((6, 3))
    for i in range(3):
        G[i, ships[i]] = -1  # what leaves a site is at most its capacity
        E[i, 3 + i] = 1
        G[3 + i, ships[:, i]] = 1  # what reaches a customer is at least the demand
        M[3 + i, i] = -40
    A = np.hstack([-800 * np.eye(3), np.eye(3)])
    return TwoStage(
        cost=np.array([400.0, 414, 326, 18, 25, 20]),
        lower=np.zeros(6),
        upper=np.array([1, 1, 1, 800.0, 800, 800]),
        integer=np.arange(6) < 3,
        A=sparse.csc_array(np.vstack([A, [0, 0, 0, 1, 1, 1]])),
        row_lower=np.array([-np.inf, -np.inf, -np.inf, 772]),
        row_upper=np.array([0, 0, 0, np.inf]),
        recourse_cost=unit_cost.ravel().astype(float),
        G=sparse.csc_array(G),
        h=np.array([0, 0, 0, 206.0, 274, 220]),
        E=sparse.csc_array(E),
        M=sparse.csc_array(M),
    )


def test_location_and_transport() -> None:
    """Zeng & Zhao 2013; data and log in https://github.com/BambooSticker/Model-Gallery.

    Demand is (206, 274, 220) + 40 g with 0 <= g <= 1, g1 + g2 + g3 <= 1.8, g1 + g2 <= 1.2; the log prints
    bounds 31832 and 33680, then 33680 twice. The 12 corners and the sites 1 and 3 are derived.
    """
    bounds = Polytope(
        np.vstack([np.eye(3), -np.eye(3), [1, 1, 1], [1, 1, 0]]), np.array([1, 1, 1, 0, 0, 0, 1.8, 1.2])
    )
    found = robust_choice(transport(), bounds)
    assert found.scenarios.shape == (12, 3)
    assert found.value == pytest.approx(33680, abs=1e-3)
    assert found.choice[:3] == pytest.approx([1, 0, 1])
    assert found.lower == pytest.approx([31832, 33680], abs=1e-3)
    assert found.upper == pytest.approx([33680, 33680], abs=1e-3)
    assert found.proven
