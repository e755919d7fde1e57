"""Attackers: enumeration against the mixed-integer program, greed, ties, edges and wrong inputs."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from drawn_networks import networks
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import sparse

from kerege.games import (
    Recourse,
    defend,
    elements_of_columns,
    greedy_attack,
    maximum_flow,
    shortest_path,
    worst_attack,
)
from kerege.games.recourse import program_after
from kerege.solve import SolveError, solve


def ways(*lengths: float) -> Recourse:
    """Parallel ways from 0 to 1; 20 without one."""
    none = [0] * len(lengths)
    return shortest_path(none, [1] * len(lengths), lengths, 0, 1, penalty=10)


@settings(max_examples=60)
@given(networks(), st.integers(0, 3))
def test_enumeration_and_program_agree(network: Recourse, k: int) -> None:
    one = worst_attack(network, k, method="enumeration")
    two = worst_attack(network, k, method="milp")
    assert one.exact
    assert two.exact
    assert two.value == pytest.approx(one.value, rel=1e-7, abs=1e-7)
    assert two.bound == pytest.approx(one.value, rel=1e-6, abs=1e-6)
    assert two.elements in one.ties


@settings(max_examples=40)
@given(networks(most=8))
def test_the_value_never_falls_with_k_and_greed_never_does_more(network: Recourse) -> None:
    exact = [worst_attack(network, k, method="enumeration").value for k in range(5)]
    assert exact == sorted(exact)
    for k, value in enumerate(exact):
        greedy = greedy_attack(network, k)
        assert greedy.value <= value + 1e-7
        assert greedy.bound >= value - 1e-7
        assert greedy.exact == (k <= 1 or k >= network.count)


@settings(max_examples=30)
@given(networks(most=8), st.integers(0, 2))
def test_values_are_those_of_the_program_after_the_attack(network: Recourse, k: int) -> None:
    """Attacks whose value is inherited from a smaller one included."""
    for attack in worst_attack(network, k, method="enumeration").ties:
        proof = solve(program_after(network, attack), solver="highs")[1]
        assert proof.objective == pytest.approx(worst_attack(network, k).value, rel=1e-8, abs=1e-8)


def test_ties_are_listed_fewest_elements_first() -> None:
    found = worst_attack(ways(3, 3, 8), 2, method="enumeration")
    assert found.elements == (0, 1)
    assert found.value == 8
    assert worst_attack(ways(3, 3, 8), 1).ties == ((), (0,), (1,), (2,))  # the other way is as short


def test_elements_that_add_nothing_are_left_out() -> None:
    for method in ("enumeration", "milp"):
        assert worst_attack(ways(2, 9), 2, method=method, attackable=[True, False]).elements == (0,)  # type: ignore[arg-type]
    assert greedy_attack(ways(2, 30, 30), 3).elements == (0,)


def test_greed_is_blind_to_elements_that_hurt_only_together() -> None:
    """Two equal ways in the first half; in the second each loss alone lengthens the way a little."""
    tail, head, cost = [0, 0, 1, 1, 1], [1, 1, 2, 2, 2], [1, 1, 1, 3, 5]
    network = shortest_path(tail, head, cost, 0, 2, penalty=30)
    assert (worst_attack(network, 2).elements, worst_attack(network, 2).value) == ((0, 1), 60)
    assert (greedy_attack(network, 2).elements, greedy_attack(network, 2).value) == ((2, 3), 6)


def test_none_of_many_and_all_of_few() -> None:
    for method in ("enumeration", "milp"):
        assert worst_attack(ways(2, 5), 0, method=method).elements == ()  # type: ignore[arg-type]
        assert worst_attack(ways(2, 5), 9, method=method).value == 20  # type: ignore[arg-type]
        nothing = worst_attack(ways(2, 5), 2, method=method, attackable=[False, False])  # type: ignore[arg-type]
        assert (nothing.elements, nothing.value, nothing.exact) == ((), 2, True)
    assert greedy_attack(ways(2, 5), 2, attackable=[False, False]).value == 2


def test_joint_elements_fall_together() -> None:
    network = shortest_path([0, 0, 0], [1, 1, 1], [2, 5, 9], 0, 1, penalty=10, element=[0, 0, 1])
    assert worst_attack(network, 1).value == 9
    both = replace(network, elements=sparse.csr_array(np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0.0]])))
    for method in ("enumeration", "milp"):
        assert worst_attack(both, 2, method=method).value == 20  # type: ignore[arg-type]
        assert worst_attack(both, 1, method=method).value == 9  # type: ignore[arg-type]


def test_auto_enumerates_up_to_the_limit() -> None:
    assert worst_attack(ways(2, 5, 9), 2).method == "enumeration"
    assert worst_attack(ways(2, 5, 9), 2, limit=6).method == "milp"


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(ValueError, match="0 or more, found -1"):
        worst_attack(ways(2), -1)
    with pytest.raises(
        ValueError, match=r"true or false for each of 1 elements, found int64 of shape \(2,\)"
    ):
        worst_attack(ways(2), 1, attackable=np.array([0, 1]))
    with pytest.raises(
        ValueError, match="7 attacks of at most 2 of 3 elements, limit 6; raise the limit, or"
    ):
        worst_attack(ways(2, 5, 9), 2, method="enumeration", limit=6)
    with pytest.raises(ValueError, match="unknown method 'guess'; known: auto, enumeration, milp"):
        worst_attack(ways(2), 1, method="guess")  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["enumeration", "milp"])
def test_an_attack_that_leaves_nothing_feasible_is_named(method: str) -> None:
    rigid = Recourse(
        cost=np.ones(2), A=sparse.csc_array(np.ones((1, 2))), row_lower=np.array([4.0]),
        row_upper=np.array([4.0]), upper=np.array([5.0, 3.0]), elements=elements_of_columns([0, 1], 2),
        penalty=np.full(2, 9.0),
    )  # fmt: skip
    with pytest.raises(
        SolveError, match=r"attack on elements \[0.*\]: nothing is feasible .* column of its own"
    ):
        worst_attack(rigid, 1, method=method)  # type: ignore[arg-type]


def test_a_penalty_too_small_is_found() -> None:
    small = replace(ways(2, 5), penalty=np.array([1.0, 1, 0, 0]))
    with pytest.raises(
        ValueError, match=r"penalty of the recourse is too small: .* costs 5, the bound .* is 3"
    ):
        worst_attack(small, 1, method="milp")


def test_a_recourse_is_checked() -> None:
    good = ways(2, 5)
    with pytest.raises(
        ValueError, match=r"one column for each of 4 columns of the program, found shape \(1, 3\)"
    ):
        replace(good, elements=sparse.csr_array((1, 3)))
    with pytest.raises(ValueError, match="elements holds an entry that is not above 0; leave out columns"):
        replace(good, elements=good.elements * -1)
    with pytest.raises(ValueError, match=r"one entry for each of 4 columns, found shape \(3,\)"):
        replace(good, penalty=np.zeros(3))
    with pytest.raises(ValueError, match=r"penalty\[1\] is inf; expected what a unit of use saves at most"):
        replace(good, penalty=np.array([0, np.inf, 0, 0]))
    with pytest.raises(ValueError, match=r"upper bound -1\.0"):
        replace(good, upper=np.array([-1.0, 1, 1, 1]))
    with pytest.raises(ValueError, match="column 1 belongs to element 2; expected 0 to 1, or -1 for none"):
        elements_of_columns([0, 2], 2)


@settings(max_examples=25)
@given(networks(most=7), st.integers(0, 2), st.data())
def test_defending(network: Recourse, k: int, data: st.DataObject) -> None:
    """No budget is the attacker's problem, enough no attack at all; more never hurts; brute force agrees."""
    cost = np.array(data.draw(st.lists(st.integers(1, 4), min_size=network.count, max_size=network.count)))
    budgets = [0.0, 2.0, 4.0, np.inf]
    values = [defend(network, k, cost, budget).value for budget in budgets]
    assert values[0] == pytest.approx(worst_attack(network, k).value, rel=1e-6, abs=1e-6)
    assert values[-1] == pytest.approx(worst_attack(network, 0).value, rel=1e-6, abs=1e-6)
    assert all(more <= less + 1e-5 for less, more in pairwise(values))
    assume(network.count <= 6)
    best, cheapest = np.inf, np.inf
    for mask in range(2**network.count):
        hard = (mask >> np.arange(network.count) & 1).astype(bool)
        if cost[hard].sum() > 4:
            continue
        value = worst_attack(network, k, attackable=~hard).value
        if value < best - 1e-6 * (1 + abs(best)) or best == np.inf:
            best, cheapest = value, cost[hard].sum()
        elif value <= best + 1e-6 * (1 + abs(best)):
            cheapest = min(cheapest, cost[hard].sum())
    found = defend(network, k, cost, 4.0)
    assert found.value == pytest.approx(best, rel=1e-6, abs=1e-6)
    assert found.proven
    assert found.cheapest
    assert found.cost == cheapest
    assert (np.diff(found.lower) >= 0).all()
    assert (np.diff(found.upper) <= 0).all()
    assert found.bound <= found.value


def test_what_cannot_be_hardened_is_not() -> None:
    found = defend(ways(2, 5, 9), 2, [np.inf, 1, 1], np.inf)
    assert found.hardened == (1,)
    assert found.value == 5
    assert found.attack.elements == (0,)
    assert found.cost == 1


def test_a_defence_by_programs_alone() -> None:
    one = defend(ways(2, 5, 9), 2, [3, 1, 1], 2, method="milp")
    assert (one.hardened, one.value) == ((1,), pytest.approx(5))


def test_time_up_and_too_few_iterations_leave_a_gap() -> None:
    late = defend(ways(2, 5, 9), 1, [1, 1, 1], 1, seconds=0.0)
    assert (late.hardened, late.value, late.proven, late.cheapest) == ((), 5, False, False)
    assert late.bound == -np.inf
    with pytest.raises(ValueError, match="1 iteration or more and a gap of 0 or more, found 0"):
        defend(ways(2, 5), 1, [1, 1], 1, iterations=0)


def test_wrong_budgets_are_said() -> None:
    with pytest.raises(ValueError, match=r"one entry for each of 2 elements, found shape \(1,\)"):
        defend(ways(2, 5), 1, [1], 1)
    with pytest.raises(ValueError, match=r"harden_cost\[1\] is -1.0; expected 0 or more"):
        defend(ways(2, 5), 1, [1, -1], 1)
    with pytest.raises(ValueError, match="the budget must be 0 or more, found nan"):
        defend(ways(2, 5), 1, [1, 1], float("nan"))
    with pytest.raises(ValueError, match="column 0 of an attackable element has no finite upper"):
        defend(replace(ways(2, 5), upper=np.array([np.inf, 1, 1, 1])), 1, [1, 1], 1)


def test_flows_are_attacked_too() -> None:
    flow = maximum_flow([0, 0, 1], [1, 2, 2], [4, 3, 9], 0, 2)
    assert [-worst_attack(flow, k).value for k in range(3)] == [7, 3, 0]
