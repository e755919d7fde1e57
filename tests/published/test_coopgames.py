"""Published cooperative games: values printed by their sources, or derived where that is said.

Each game lists worths in the order 1, 2, 12, 3, 13, 23, 123, ... (by coalition mask). Tolerances are 1e-6
for values that are fractions, half a unit of the last printed digit otherwise. Sources, unless a game names
its own: the tests and documentation of the R package CoopGame (https://github.com/cran/CoopGame, 2021).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from kerege.games import (
    banzhaf,
    coalition_sums,
    gately,
    kohlberg,
    nucleolus,
    prenucleolus,
    shapley,
    voting_banzhaf,
    voting_game,
    voting_shapley,
)

EXACT = 1e-6
METHODS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "shapley": shapley,
    "nucleolus": nucleolus,
    "prenucleolus": prenucleolus,
    "per_capita_nucleolus": lambda game: nucleolus(game, per_capita=True),
    "gately": gately,
    "banzhaf_shares": lambda game: banzhaf(game, shares=True),
}


@dataclass(frozen=True)
class Game:
    """A game and its values; ``derived`` values are recomputed from a published input or a closed form."""

    name: str
    worths: list[float]
    printed: dict[str, list[float]] = field(default_factory=dict)
    derived: dict[str, list[float]] = field(default_factory=dict)
    tolerance: float = EXACT


def gloves(left: list[int], players: int) -> list[float]:
    """Return the number of pairs a coalition can make; ``left`` hold left gloves, the others right ones."""
    is_left = np.isin(np.arange(players), left)
    return np.minimum(coalition_sums(is_left), coalition_sums(~is_left))[1:].tolist()


def talmud(estate: float) -> list[float]:
    """Return the bankruptcy game of claims 100, 200, 300: what the others leave of the estate."""
    return np.maximum(0.0, estate - (600 - coalition_sums([100, 200, 300])))[1:].tolist()


def transits(count: int) -> list[float]:
    """Return 1 for producer, consumer and at least one of ``count`` transit states."""
    masks = np.arange(1, 1 << (count + 2))
    return ((masks & 3 == 3) & (masks > 3)).astype(float).tolist()


def on_top(worths: dict[int, float], players: int) -> list[float]:
    """Return a game that is 0 but for the coalitions (masks) named."""
    return [worths.get(mask, 0.0) for mask in range(1, 1 << players)]


def airport(costs: list[float]) -> list[float]:
    """Return minus the cost of the longest runway needed; costs ascend."""
    return [-costs[mask.bit_length() - 1] for mask in range(1, 1 << len(costs))]


GAMES = [
    Game("three players", [2, 4, 18, 5, 14, 9, 24], {"shapley": [9.5, 8, 6.5]}),
    # cites Wiese, p. 65
    Game("gloves, 1 left of 3", gloves([0], 3), {"shapley": [2 / 3, 1 / 6, 1 / 6]}),
    Game("gloves, 2 left of 3", gloves([0, 1], 3), {"shapley": [1 / 6, 1 / 6, 2 / 3]}),
    Game("gloves, 1 left of 10", gloves([0], 10), {"shapley": [9 / 10] + [1 / 90] * 9}),
    # Aumann & Maschler 1985; estates 400 and 500 by https://github.com/maxlit/powerindex
    Game("Talmud 100", talmud(100), {"nucleolus": [100 / 3] * 3}),
    Game("Talmud 200", talmud(200), {"nucleolus": [50, 75, 75]}),
    Game("Talmud 300", talmud(300), {"nucleolus": [50, 100, 150]}),
    Game("Talmud 400", talmud(400), {"nucleolus": [50, 125, 225]}),
    Game("Talmud 500", talmud(500), {"nucleolus": [200 / 3, 500 / 3, 800 / 3]}),
    Game(
        "Gately 1974, three electricity systems",
        [0, 0, 1170, 0, 770, 210, 1530],
        {"gately": [827.7049, 476.5574, 225.7377]},
        {"shapley": [2290 / 3, 1450 / 3, 850 / 3], "nucleolus": [955, 395, 180]},
        tolerance=5e-5,
    ),
    Game("bound at work", [2, 6, 15, 5, 1, 18, 14], {"nucleolus": [2, 7, 5]}),
    Game("worth below zero", [-1, 0, 3, 1, 4, 2, 5], {"nucleolus": [8 / 3, 2 / 3, 5 / 3]}),
    Game(
        "four players",
        [0, 0, 5, 0, 5, 9, 13, 0, 8, 10, 15, 8, 16, 17, 21],
        {"nucleolus": [3.5, 4.5, 5.5, 7.5]},
    ),
    Game("two without the third", [0, 0, 10, 0, 0, 0, 2], {"prenucleolus": [3, 3, -4]}),
    Game("Young 1985, p. 68", [0, 0, 0, 0, 9, 10, 12], {"per_capita_nucleolus": [2 / 3, 7 / 6, 61 / 6]}),
    # Aumann 2010; each claims 120, 60, 40, 30: the largest claim counts, so not superadditive
    Game(
        "Ibn Ezra 1146",
        [120, 60, 120, 40, 120, 60, 120, 30, 120, 60, 120, 40, 120, 60, 120],
        {"shapley": [80.83333, 20.83333, 10.83333, 7.5]},
        tolerance=5e-6,
    ),
    # input in https://github.com/cran/GameTheory
    Game(
        "Lemaire 1991",
        [46125, 17437.5, 69187.5, 5812.5, 53812.5, 30750, 90000],
        {},
        {"shapley": [51750, 25875, 12375], "nucleolus": [52687.5, 24468.75, 12843.75]},
    ),
    # Littlechild's rule for the Shapley value
    Game(
        "airport",
        airport([8, 11, 13, 18]),
        {"shapley": [-2, -3, -4, -9]},
        {"nucleolus": [-3.25, -3.25, -3.25, -8.25]},
    ),
    *(
        Game(
            f"{m} interchangeable transit states, closed form",
            transits(m),
            {},
            {
                "shapley": [(1 - m * t) / 2] * 2 + [t] * m,
                "nucleolus": [1 / 3] * 3 if m == 1 else [0.5, 0.5] + [0.0] * m,
            },
        )
        for m, t in [(1, 1 / 3), (2, 1 / 12), (3, 1 / 30), (5, 1 / 105)]
    ),
    # market values of a gas network: p = 10 - q, production cost 2; see test_gas_games.py
    Game(
        "two transit pipes",
        on_top({7: 24, 11: 24, 15: 32}, 4),
        {},
        {"shapley": [12, 12, 4, 4], "nucleolus": [12, 12, 4, 4]},
    ),
    Game(
        "two transit pipes and a bypass",
        on_top({3: 28.125, 7: 30.125, 11: 30.125, 15: 32}, 4),
        {},
        {
            "shapley": [15.364583333333334] * 2 + [0.6354166666666666] * 2,
            "nucleolus": [15.0625, 15.0625, 0.9375, 0.9375],
        },
    ),
    Game("pipes in series", on_top({15: 32}, 4), {}, {"shapley": [8] * 4, "nucleolus": [8] * 4}),
    # either pipe could carry all; margins 10 - q = 2 + 1 at q = 7 and 2 + 2 at q = 6
    Game(
        "pipes of unequal cost",
        on_top({7: 24.5, 11: 18, 15: 24.5}, 4),
        {},
        {"shapley": [29 / 3, 29 / 3, 11 / 3, 1.5], "nucleolus": [10.625, 10.625, 3.25, 0]},
    ),
]
VALUES = [
    pytest.param(
        game,
        method,
        expected,
        game.tolerance if values is game.printed else EXACT,
        id=f"{game.name}, {method}",
    )
    for game in GAMES
    for values in (game.printed, game.derived)
    for method, expected in values.items()
]


@pytest.mark.parametrize(("game", "method", "expected", "tolerance"), VALUES)
def test_value(game: Game, method: str, expected: list[float], tolerance: float) -> None:
    found = METHODS[method](np.array([0.0, *game.worths]))
    assert found == pytest.approx(expected, abs=tolerance, rel=0)


def test_tennessee_valley_authority() -> None:
    """Cost shares of three purposes; Ransmeier 1942, Straffin & Heaney, Driessen p. 98."""
    alone = [163520.0, 140826.0, 250096.0]
    cost = np.array([0, 163520, 140826, 301607, 250096, 378821, 367370, 412584.0])
    savings = coalition_sums(alone) - cost
    assert savings.tolist() == [0, 0, 0, 2739, 0, 34795, 23552, 141858]
    assert alone - shapley(savings) == pytest.approx([117829, 100756.5, 193998.5], abs=EXACT, rel=0)
    assert alone - nucleolus(savings) == pytest.approx([116234, 93540, 202810], abs=EXACT, rel=0)
    assert alone - gately(savings) == pytest.approx([117475.54, 99157.29, 195951.16], abs=0.005, rel=0)


@dataclass(frozen=True)
class Vote:
    """A weighted vote with its power indices, ``tolerance`` for those printed with few digits."""

    name: str
    quota: int
    weights: list[int]
    shapley: list[float] | None = None
    banzhaf: list[float] | None = None
    tolerance: float = EXACT


VOTES = [
    # https://gonitsora.com/veto-starting-to-sound-really-good; Banzhaf derived: 848 and 84 swings
    Vote(
        "UN Security Council",
        39,
        [7] * 5 + [1] * 10,
        shapley=[421 / 2145] * 5 + [4 / 2145] * 10,
        banzhaf=[848 / 5080] * 5 + [84 / 5080] * 10,
    ),
    # tests of the package powerindex; Shapley-Shubik derived
    Vote(
        "EEC 1958",
        12,
        [4, 4, 4, 2, 2, 1],
        shapley=[7 / 30] * 3 + [3 / 20] * 2 + [0.0],
        banzhaf=[5 / 21] * 3 + [1 / 7] * 2 + [0.0],
    ),
    Vote("50, 49, 1", 51, [50, 49, 1], shapley=[2 / 3, 1 / 6, 1 / 6], banzhaf=[0.6, 0.2, 0.2]),
    # Bertini, Freixas, Gambarelli & Stach, table 1
    Vote(
        "donation",
        9,
        [6, 4, 1, 1, 1],
        banzhaf=[0.47368421, 0.36842105, 0.05263158, 0.05263158, 0.05263158],
        tolerance=5e-9,
    ),
]


@pytest.mark.parametrize("vote", VOTES, ids=lambda vote: vote.name)
def test_power_in_votes_by_counting_and_by_listing(vote: Vote) -> None:
    game = voting_game(vote.weights, vote.quota)
    if vote.shapley is not None:
        for found in (voting_shapley(vote.weights, vote.quota), shapley(game)):
            assert found == pytest.approx(vote.shapley, abs=vote.tolerance, rel=0)
    if vote.banzhaf is not None:
        for found in (voting_banzhaf(vote.weights, vote.quota, shares=True), banzhaf(game, shares=True)):
            assert found == pytest.approx(vote.banzhaf, abs=vote.tolerance, rel=0)


def test_swings_in_the_security_council() -> None:
    """848 coalitions need a permanent member, 84 an elected one."""
    swings = voting_banzhaf([7] * 5 + [1] * 10, 39) * 2**14
    assert swings == pytest.approx([848] * 5 + [84] * 10, abs=EXACT)


def test_the_security_council_has_a_nucleolus_among_those_with_a_veto() -> None:
    """Derived: the core of a vote with veto players is theirs alone, and they are alike."""
    game = voting_game([7] * 5 + [1] * 10, 39)
    expected = [0.2] * 5 + [0.0] * 10
    assert nucleolus(game) == pytest.approx(expected, abs=EXACT)
    assert kohlberg(game, expected).holds
