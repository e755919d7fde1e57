"""Why an option is bought and why not, in words; and nothing is bought for nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from kerege.hedge.model import Hedge
from kerege.hedge.search import find_hedge
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from wider import solved_wider, wider_case


@lru_cache(maxsize=8)
def hedge(budget: float, *rivals: str) -> Hedge:
    return find_hedge(solved_wider(), adversaries=rivals, months=3, budget=budget, years=(), workers=1)


def words(budget: float, *rivals: str) -> dict[str, str]:
    return {v.option: v.words for v in hedge(budget, *rivals).verdicts}


def test_what_is_in_says_what_it_spares() -> None:
    told = words(9e5, "TR", "NB")["second-pipe"]
    spared = hedge(9e5, "TR", "NB").attacks[1].loss - hedge(9e5, "TR", "NB").chosen.loss
    assert told == (
        f"in: without it the worst loss would be {spared / 1000:,.0f} million USD larger "
        "(worst combination of Transit)"
    )


SPARES = r"out: it would spare [1-9]\d* million USD, but costs "


@pytest.mark.parametrize(
    ("budget", "option", "reason"),
    [
        (9e5, "wider-pipe", r"out: it changes nothing in the worst attack \(worst combination of Transit\)"),
        (9e5, "wider-rail", SPARES + "300 million USD; 0 million USD is left"),
        (2e5, "second-pipe", SPARES + "900 million USD, more than the budget"),
        (1e5, "wider-rail", SPARES + "300 million USD, more than the budget"),
    ],
)
def test_what_is_out_says_why(budget: float, option: str, reason: str) -> None:
    told = words(budget, "TR", "NB")[option]
    assert re.fullmatch(reason, told), told


def test_every_option_has_a_verdict_that_fits_the_portfolio() -> None:
    for budget in (0.0, 3e5, 9e5, 2e6):
        hedged = hedge(budget, "TR", "NB")
        assert [v.option for v in hedged.verdicts] == [o.option.id for o in hedged.offers]
        for verdict in hedged.verdicts:
            assert verdict.chosen == (verdict.option in hedged.chosen.options)
            assert verdict.words.startswith("in: " if verdict.chosen else "out: ")


def test_nothing_is_bought_where_nobody_can_do_harm(tmp_path: Path) -> None:
    """A state without any element: only the second pipe is of use in peace, the rest is rounding."""
    case = wider_case(tmp_path, added={"actors.csv": ("ZZ,Nowhere,state,,",)})
    hedged = find_hedge(
        solve_case(Values(case)), adversaries=("ZZ",), months=3, budget=5e5, years=(1,), workers=1
    )
    assert [a.id for a in hedged.attacks] == ["peace"]
    assert (hedged.chosen.options, hedged.chosen.loss) == ((), 0.0)
    assert [p.options for p in hedged.frontiers[1].points] == [()]
    assert {v.words for v in hedged.verdicts if v.option != "second-pipe"} == {
        "out: it changes nothing in the worst attack (nobody acts)"
    }
