"""Coalition values from the market: what is controlled is withdrawn, the rest is open to all."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from kerege.leverage.coalitions import MOST_PLAYERS, find_power, lasting_market
from kerege.leverage.power import Division, Power
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from templates import changed, solved_template
from wider import GAS, GAS_NUMBERS, PRICES, solved_wider, wider_case

STATES = ("TR", "NB", "WE", "EA", "UP")
#: an exception that opens the port, so that pipe and railway stand for themselves
OPEN_PORT = {"instruments.csv": ("open-port,TR,coast-port,none,Treaty",)}


@lru_cache(maxsize=1)
def power() -> Power:
    return find_power(solved_wider(), workers=1)


def worth(found: Division, *players: str) -> float:
    return float(found.values[sum(1 << found.players.index(p) for p in players)])


def rounding(found: Division) -> float:
    return 1e-6 * float(np.abs(found.values).max())


def test_more_players_are_never_worth_less() -> None:
    for found in (power().base, *power().options):
        values = found.values
        for mask in range(len(values)):
            for i in range(len(found.players)):
                assert values[mask | 1 << i] >= values[mask] - rounding(found)


def test_nobody_is_worth_anything_without_producer_or_buyers() -> None:
    base = power().base
    assert (power().players, base.players) == (STATES, STATES)
    assert worth(base, "TR", "NB", "WE", "EA") == pytest.approx(0, abs=rounding(base))
    assert worth(base, "TR", "NB", "UP") == pytest.approx(0, abs=rounding(base))
    assert worth(base, "UP", "WE", "TR") > 1000 * rounding(base)


def test_all_is_divided_and_what_one_gets_is_what_it_adds_on_average() -> None:
    base = power().base
    assert base.shapley.sum() == pytest.approx(base.values[-1], rel=1e-9)
    assert base.nucleolus.sum() == pytest.approx(base.values[-1], rel=1e-9)
    assert (base.shapley > 0).all()
    assert np.argmax(base.shapley) == STATES.index("UP")


def test_the_worth_of_all_is_the_welfare_that_the_market_makes() -> None:
    """All players together use everything: a year of the market without minima and ramps."""
    found = find_power(solved_template(), players=("UP",), options=(), workers=1).base
    market = lasting_market(solved_template())
    assert np.isinf(market.calibrated.network.links.ramp).all()
    assert not market.calibrated.network.links.minimum.any()
    welfare = -solved_template().outcome.certificate.objective  # a year as well, and nothing binds there
    assert worth(found, "UP") == pytest.approx(welfare, rel=1e-5)


def test_an_actor_without_elements_gets_nothing(tmp_path: Path) -> None:
    case = changed(tmp_path, added={"actors.csv": ("ZZ,Nowhere,state,,",)})
    found = find_power(solve_case(Values(case)), players=("UP", "WE", "ZZ"), options=(), workers=1).base
    assert found.shapley[2] == pytest.approx(0, abs=rounding(found))
    assert found.nucleolus[2] == pytest.approx(0, abs=rounding(found))
    assert found.shapley[:2].min() > 0


def test_two_routes_among_outsiders_are_worth_less_together_than_apart(tmp_path: Path) -> None:
    """Seller and buyers are no players: each route alone already serves them well, which is its worth."""
    solved = solve_case(Values(changed(tmp_path, added=OPEN_PORT)))
    found = find_power(solved, players=("TR", "NB"), options=(), workers=1).base
    assert worth(found, "TR") + worth(found, "NB") > worth(found, "TR", "NB") > worth(found, "TR")
    assert (found.superadditive, found.imputation, found.core_empty) == (False, False, True)
    lost = (worth(found, "TR") + worth(found, "NB") - worth(found, "TR", "NB")) / 2
    assert found.nucleolus.tolist() == pytest.approx([worth(found, p) - lost for p in ("TR", "NB")], rel=1e-6)
    assert found.shapley.sum() == pytest.approx(worth(found, "TR", "NB"), rel=1e-9)


def test_an_option_adds_what_no_player_can_withhold() -> None:
    """The second pipe crosses nobody's soil; Upland runs it, so it is worth something only with Upland."""
    second = next(d for d in power().options if d.option == "second-pipe")
    assert [d.option for d in power().options] == ["wider-rail", "second-pipe", "wider-pipe"]
    without_transit = worth(second, "UP", "WE", "EA", "NB") - worth(power().base, "UP", "WE", "EA", "NB")
    assert without_transit > 0
    for outsiders in (("TR",), ("TR", "NB", "WE", "EA")):
        assert worth(second, *outsiders) == pytest.approx(worth(power().base, *outsiders), abs=1.0)
    gain = dict(zip(STATES, power().change(second), strict=True))
    assert gain["UP"] > 0 > gain["TR"]


def gas_beside(folder: Path) -> Solved:
    return solve_case(Values(wider_case(folder, numbers=(*PRICES, *GAS_NUMBERS), added=GAS)))


def test_an_option_changes_its_own_market_only(tmp_path: Path) -> None:
    """Gas is worth the same whatever is bought for oil, as soon as Upland and Transit are both in."""
    solved = gas_beside(tmp_path)
    both = find_power(solved, options=("wider-rail",), workers=1)
    alone = find_power(solved_wider(), options=("wider-rail",), workers=1)
    gas, oil = both.base.values - alone.base.values, alone.options[0].values - alone.base.values
    needed = (1 << STATES.index("UP")) | (1 << STATES.index("TR"))
    served = np.array([mask & needed == needed for mask in range(len(gas))])
    assert gas[served] == pytest.approx(np.full(8, gas[-1]), rel=1e-5)
    assert gas[-1] > 1000 * rounding(both.base)
    assert gas[~served] == pytest.approx(np.zeros(24), abs=rounding(both.base))
    assert both.options[0].values - both.base.values == pytest.approx(oil, abs=rounding(both.base))
    assert both.solves <= alone.solves + 4  # gas once for each coalition of its two players


def test_two_processes_give_the_same_digits(tmp_path: Path) -> None:
    solved = gas_beside(tmp_path)
    one, two = (find_power(solved, players=("UP", "TR", "WE"), workers=w) for w in (1, 2))
    for a, b in zip((one.base, *one.options), (two.base, *two.options), strict=True):
        assert (a.values == b.values).all()
        assert (a.shapley == b.shapley).all()
    assert one.solves == two.solves


def test_players_do_not_overlap() -> None:
    with pytest.raises(ValueError, match="WE and UNION are partly the same; name the bloc or its members"):
        find_power(solved_template(), players=("UP", "WE", "UNION"))


@pytest.mark.parametrize("count", [MOST_PLAYERS + 1, 25])
def test_too_many_players(tmp_path: Path, count: int) -> None:
    names = [f"Z{i}" for i in range(count)]
    case = changed(tmp_path, added={"actors.csv": [f"{n},{n},state,," for n in names]})
    with pytest.raises(ValueError, match=f"{count} players have {2**count:,} coalitions"):
        find_power(solve_case(Values(case)), players=names)


def test_unknown_names() -> None:
    with pytest.raises(ValueError, match="XX: not a state or bloc"):
        find_power(solved_template(), players=("UP", "XX"))
    with pytest.raises(ValueError, match="tunnel: not an option of the case; known: second-pipe"):
        find_power(solved_wider(), players=("UP", "TR"), options=("tunnel",))
    with pytest.raises(ValueError, match="from 1 on, found 0"):
        find_power(solved_template(), players=("UP", "TR"), months=0)
