"""Options on markets that do not touch each other are weighed apart, and put together again exactly."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp

import pytest

from kerege.hedge import parts as parts_room
from kerege.hedge.losses import Losses, Setting
from kerege.hedge.offers import offers_of
from kerege.hedge.parts import Part, make_parts
from kerege.hedge.search import find_hedge
from kerege.leverage.boards import set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.measures import measures_of
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from wider import GAS, GAS_NUMBERS, OPTIONS, PRICES, prices, solved_wider, wider_case

MONTHS = 3


@lru_cache(maxsize=1)
def two_markets() -> Solved:
    """Return oil and gas: Transit's firm runs the pipe and the gas line; a mine can stand in for the line."""
    case = wider_case(
        Path(mkdtemp()),
        options=(*OPTIONS, ("gas-mine-dug", "gas-mine", 6.0)),
        numbers=(*PRICES, *GAS_NUMBERS, *prices("gas-mine-dug", 40, 2, running=4)),
        added=GAS,
    )
    return solve_case(Values(case))


def parts_of(solved: Solved) -> tuple[Part, ...]:
    return make_parts(set_boards(solved, MONTHS), offers_of(solved.values)[0])


def test_options_of_one_market_are_one_part() -> None:
    oil, gas = parts_of(two_markets())
    assert [o.option.id for o in oil.offers] == [o for o, _, _ in OPTIONS]
    assert [o.option.id for o in gas.offers] == ["gas-mine-dug"]
    assert not oil.markets & gas.markets
    assert gas.choices == ((), ("gas-mine-dug",))
    assert (gas.cost(gas.choices[1]), gas.running(gas.choices[1])) == (40e3, 4e3)


def test_every_portfolio_is_among_the_choices_by_size() -> None:
    (oil,) = parts_of(solved_wider())
    names = [o for o, _, _ in OPTIONS]
    assert oil.choices == tuple(c for n in range(len(names) + 1) for c in combinations(names, n))
    assert oil.whole
    assert [m.option for m in oil.bought(oil.choices[-1])] == names


def test_too_many_portfolios_are_cut_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_room, "MOST_CHOICES", 5)
    (oil,) = parts_of(solved_wider())
    assert [len(c) for c in oil.choices] == [0, 1, 1, 1]
    assert not oil.whole


def test_losses_of_parts_add_up_to_those_of_all_markets_at_once() -> None:
    solved = two_markets()
    hedged = find_hedge(solved, adversaries=("TR",), months=MONTHS, years=(), workers=1)
    parts = parts_of(solved)
    losses = Losses(Setting(solved, "UP", MONTHS, solved.values.case.meta.base.start), parts, 1)
    losses.fill_columns(hedged.attacks)
    days = (31 + 28 + 31) / 365
    for attack in hedged.attacks:
        for i, one in enumerate(parts[0].choices):
            for j, other in enumerate(parts[1].choices):
                boards = set_boards(solved, MONTHS)
                options = [o for o in boards.case.options if o.id in {*one, *other}]
                measures = [m for o in options for m in measures_of(solved.values, o)]
                plays = boards.plays([*measures, *attack.instruments])
                whole = sum(boards.loss(play, hands_of(boards.case, "UP")) for _, play in plays)
                running = 4e3 * days * bool(other)
                assert losses.total((i, j), attack) == pytest.approx(whole + running, rel=1e-9, abs=1.0)


def test_what_spares_most_for_its_price_comes_first_whatever_its_market() -> None:
    """Gas costs little: the mine is on the frontier before the railway, and the dearest point has all."""
    hedged = find_hedge(two_markets(), adversaries=("TR",), months=MONTHS, years=(), workers=1)
    points = hedged.frontiers[0].points
    assert points[0].options == ()
    assert points[1].options == ("gas-mine-dug",)
    assert set(points[-1].options) == {"gas-mine-dug", "second-pipe", "wider-rail"}


def test_offers_come_with_the_ranges_and_the_claims_of_their_costs() -> None:
    offers, left_out = offers_of(solved_wider().values)
    for end, total in (("low", 0.8 * 1320e3), ("mid", 1320e3), ("high", 1.2 * 1320e3)):
        assert sum(getattr(o.capital, end) for o in offers) == pytest.approx(total)
    assert left_out == ()
    assert all(len(o.claims) == 2 for o in offers)
