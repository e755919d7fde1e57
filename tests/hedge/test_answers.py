"""Adversaries answer what was bought: a stretch that nobody used before can become the one to close."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from kerege.hedge.model import Hedge
from kerege.hedge.search import find_hedge
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from wider import prices, wider_case

#: a third pipe over nobody's soil, behind a feeder that is idle until it is built
LINES = {
    "places.csv": ("midway,Midway,hub,,45.0,47.0",),
    "links.csv": (
        "feed,Feed,feeder,junction,midway,crude,UP,{operator},,",
        "third,Third pipe,pipeline,midway,coast,crude,UP,upland-oil,,",
    ),
}
NUMBERS = (
    ("third", "tariff", "", 20.0, 15.0, 25.0, "USD/t"),
    ("third", "capacity", "", 0.0, 0.0, 0.0, "kt/day"),
    *prices("third-pipe", 500, 2),
)


@lru_cache(maxsize=2)
def hedge(operator: str) -> Hedge:
    lines = {file: tuple(row.format(operator=operator) for row in rows) for file, rows in LINES.items()}
    options = (("third-pipe", "third", 15.0),)
    case = wider_case(Path(mkdtemp()), options=options, numbers=NUMBERS, added=lines)
    return find_hedge(solve_case(Values(case)), adversaries=("TR",), months=3, years=(), workers=1)


def test_an_option_that_its_owner_reaches_alone_holds() -> None:
    found = hedge("upland-oil")
    assert found.rounds == 0
    assert found.chosen.options == ("third-pipe",)
    assert [a.id for a in found.attacks] == ["peace", "TR.worst"]


def test_an_adversary_that_runs_the_feeder_answers_by_closing_it_too() -> None:
    """At first the feeder is idle and in no combination; with the third pipe it is what hurts most."""
    found = hedge("pipe-co")
    first, answer = found.attacks[1:]
    assert {i.element for i in first.instruments} == {"pipe"}
    assert {i.element for i in answer.instruments} == {"pipe", "feed"}
    assert answer.id == "TR.answer-1"
    assert found.rounds >= 1
    assert found.chosen.options == ()  # against the answer the third pipe is of no use
    assert found.chosen.proven
