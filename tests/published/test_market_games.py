"""Small gas games of the literature, from a case folder through the whole market model to their division.

Setting of Hubert & Ikonnikova 2011; worths and values derived in closed form (yardstick pipeline power, ids
``gasgame_*`` and ``redundant_transit_*``). Only the proportions of a game's worths matter, so the market has
the margin M(q) = 8 - q of the yardstick up to a factor. Positive mathematical programming gives that margin:
demand runs through the base point with its elasticity, supply rises along the range of operating costs up to
the price at the field. What is left of the calibration's slopes on the pipes is below a millionth.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corridors import Corridors, Pipe, corridor_case
from kerege.leverage.coalitions import find_power
from kerege.leverage.power import Division
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case

#: largest error, as a share of what all are worth together
EXACT = 1e-6
#: price at both ends, where the margin is nothing, and the steep demand that makes it
PRICE, STEEP = 100.0, 0.01
#: margin of the first unit: of demand PRICE / STEEP, of supply PRICE
FIRST = PRICE / STEEP + PRICE
PLAYERS = ("P", "C", "T1", "T2")


def level(*pipes: Pipe, hubs: tuple[str, ...] = ()) -> Corridors:
    """Return a market whose margin falls in a straight line to nothing at the base."""
    return Corridors(pipes, PRICE, STEEP, cost=(0.0, PRICE), hubs=hubs)


def divided(folder: Path, corridors: Corridors, players: tuple[str, ...] = PLAYERS) -> Division:
    solved = solve_case(Values(corridor_case(folder, corridors)))
    power = find_power(solved, players=players, options=(), workers=1, solver="clarabel")
    return power.base


def check(found: Division, worths: dict[str, float], shapley: list[float], nucleolus: list[float]) -> None:
    """Compare with a game whose coalitions, named by their players, are worth nothing where left out."""
    bits = {p: 1 << i for i, p in enumerate(found.players)}
    expected = np.zeros(1 << len(found.players))
    for name, worth in worths.items():
        expected[sum(bits[p] for p in name.split())] = worth
    unit, room = expected[-1] / found.values[-1], EXACT * expected[-1]
    assert found.values * unit == pytest.approx(expected, abs=room, rel=0)
    assert found.shapley * unit == pytest.approx(shapley, abs=room, rel=0)
    assert found.nucleolus * unit == pytest.approx(nucleolus, abs=room, rel=0)


def test_two_transit_pipes(tmp_path: Path) -> None:
    """gasgame_two_transits_cap4_each."""
    found = divided(tmp_path, level(Pipe("one", 4, 4, ("T1",)), Pipe("two", 4, 4, ("T2",))))
    worths = {"P C T1": 24.0, "P C T2": 24.0, "P C T1 T2": 32.0}
    check(found, worths, [12, 12, 4, 4], [12, 12, 4, 4])
    assert found.superadditive
    assert not found.core_empty


def test_a_bypass_of_producer_and_consumer(tmp_path: Path) -> None:
    """gasgame_two_transits_plus_bypass8: idle at the base, it costs a sixteenth of the first margin."""
    bypass = Pipe("bypass", 0, 8, tariff=FIRST / 16)
    found = divided(tmp_path, level(Pipe("one", 4, 4, ("T1",)), Pipe("two", 4, 4, ("T2",)), bypass))
    worths = {"P C": 28.125, "P C T1": 30.125, "P C T2": 30.125, "P C T1 T2": 32.0}
    big, small = 15 + 35 / 96, 61 / 96
    check(found, worths, [big, big, small, small], [15.0625, 15.0625, 0.9375, 0.9375])


def test_pipes_in_series(tmp_path: Path) -> None:
    """Yardstick, part 1: both owners are needed, so all four share alike."""
    first = Pipe("one", 8, 9, ("T1",), ends=("field", "mid"))
    second = Pipe("two", 8, 9, ("T2",), ends=("mid", "gate"))
    found = divided(tmp_path, level(first, second, hubs=("mid",)))
    check(found, {"P C T1 T2": 32.0}, [8, 8, 8, 8], [8, 8, 8, 8])


def test_pipes_of_unequal_cost(tmp_path: Path) -> None:
    """Yardstick, part 1: each could carry all, at cost 1 and 2; only the cheap one is used.

    What both cost alike is put down to the gas: the margin is 7 - q, and the dear pipe takes 1 off it.
    """
    pipes = (Pipe("one", 7, 8, ("T1",)), Pipe("two", 0, 8, ("T2",), tariff=FIRST / 7))
    found = divided(tmp_path, level(*pipes))
    worths = {"P C T1": 24.5, "P C T2": 18.0, "P C T1 T2": 24.5}
    check(found, worths, [29 / 3, 29 / 3, 11 / 3, 1.5], [10.625, 10.625, 3.25, 0])


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("shared", [True, False], ids=["all used", "one used"])
def test_interchangeable_transit_states(tmp_path: Path, count: int, *, shared: bool) -> None:
    """redundant_transit_m: a transit state gets 2 / ((m + 2)(m + 1) m), by the nucleolus nothing for m > 1.

    Whether the base table shows one of them in use or all makes no difference to what they can claim.
    """
    states = tuple(f"T{i}" for i in range(count))
    flows = [8 / count if shared else 8.0 * (i == 0) for i in range(count)]
    pipes = [Pipe(f"way{i}", flow, 9, (t,)) for i, (t, flow) in enumerate(zip(states, flows, strict=True))]
    found = divided(tmp_path, level(*pipes), ("P", "C", *states))
    worths = {
        " ".join(("P", "C", *(t for i, t in enumerate(states) if mask >> i & 1))): 1.0
        for mask in range(1, 1 << count)
    }
    transit = 2 / ((count + 2) * (count + 1) * count)
    ends = (1 - count * transit) / 2
    centre = [1 / 3] * 3 if count == 1 else [0.5, 0.5, *[0.0] * count]
    check(found, worths, [ends, ends, *[transit] * count], centre)
