"""Which options survive the claims' ranges: shares of draws, repeatable to the digit."""

from __future__ import annotations

from functools import lru_cache

import pytest

from kerege.hedge.model import Hedge
from kerege.hedge.search import find_hedge
from kerege.network.unknowns import draw_values
from templates import template
from wider import solved_wider


@lru_cache(maxsize=4)
def drawn(draws: int, seed: int = 1, budget: float = 1e6) -> Hedge:
    return find_hedge(
        solved_wider(),
        adversaries=("TR",),
        months=1,
        years=(),
        draws=draws,
        seed=seed,
        budget=budget,
        workers=1,
    )


def shares(hedged: Hedge) -> dict[str, float | None]:
    return {v.option: v.share for v in hedged.verdicts}


def test_shares_are_counted_in_draws() -> None:
    on_it = {o for f in drawn(4).frontiers for p in f.points for o in p.options}
    for option, share in shares(drawn(4)).items():
        assert (share is not None) == (option in on_it)
        assert share is None or share in {0.0, 0.25, 0.5, 0.75, 1.0}
    assert drawn(4).draws == 4


def test_what_fits_the_budget_at_the_mid_may_be_too_dear_in_a_draw() -> None:
    """The second pipe costs 720 to 1,080 million: a budget of 900 buys it in about half of the draws."""
    tight = shares(drawn(8, budget=9e5))["second-pipe"]
    assert tight is not None
    assert 0.2 <= tight <= 0.8
    assert shares(drawn(4, budget=2e6))["second-pipe"] == 1.0


def test_one_seed_one_answer() -> None:
    first = drawn(4)
    drawn.cache_clear()
    assert drawn(4) is not first
    assert drawn(4).verdicts == first.verdicts


def test_no_draws_no_shares() -> None:
    assert set(shares(drawn(0)).values()) == {None}


def test_draws_lie_in_their_ranges_and_follow_the_seed() -> None:
    for values in draw_values(template(), 5, seed=3):
        for key, value in values.items():
            interval = template().numbers[key].estimate.interval
            assert interval.low <= value <= interval.high
    first, second = (draw_values(template(), 3, seed=s) for s in (7, 8))
    assert first == draw_values(template(), 3, seed=7)
    assert first != second


@pytest.mark.parametrize("attribute", ["gdp", "barrels_per_tonne"])
def test_what_only_divides_is_not_drawn(attribute: str) -> None:
    assert attribute not in {key[1] for key in draw_values(template(), 1, seed=1)[0]}
