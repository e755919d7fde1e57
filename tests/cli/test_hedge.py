"""``kerege hedge``: portfolio, frontier, attacks, budgets of every form, and every fault."""

import doctest
import math
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import kerege as kg
from kerege.base.findings import FindingsError
from kerege.base.intervals import Interval
from kerege.case.options import Option
from kerege.cli.budget import parse_budget
from kerege.cli.hedge import document
from kerege.cli.hedge_text import tell
from kerege.hedge.model import Attack, Frontier, Hedge, Offer, Point, Verdict
from templates import template

NOTHING = Point((), 0.0, 9_000_000.0, 9_000_000.0, 0.0, True, ("close-pipe",))
RAIL = Point(("wider-rail",), 200_000.0, 4_000_000.0, 3_900_000.0, 0.02, False, ("close-pipe",))


def made(budget: float = 500_000.0, chosen: Point = RAIL, draws: int = 0) -> Hedge:
    option = Option("wider-rail", "Wider railway", "", (), ())
    offer = Offer(
        option, Interval(150_000, 200_000, 300_000), 10_000.0, Interval(365.25, 700, 1095.75), ("EX-90",)
    )
    attacks = (
        Attack("close-pipe", "Transit closes the pipeline", "TR", (), 9_000_000.0),
        Attack("peace", "a year of peace", "", (), 0.0),
    )
    verdict = Verdict(
        "wider-rail", bool(chosen.options), 0.75 if draws else None, "halves the loss of close-pipe"
    )
    frontiers = (Frontier(0, (NOTHING, RAIL), complete=True), Frontier(1, (NOTHING,), complete=False))
    return Hedge(
        "UP", 12, budget, (offer,), attacks, chosen, frontiers, (verdict,), ("idle",), 2, draws, 40, 1.0
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Whatever the command asks for; the answer is made up."""
    heard: dict[str, Any] = {}

    def find(_: object, **words: Any) -> Hedge:
        heard.update(words)
        heard.pop("tick")()
        return made(heard["budget"], draws=heard["draws"])

    monkeypatch.setattr("kerege.hedge.asking.find_hedge", find)
    return heard


def test_the_words_reach_the_solver(kerege: Callable, opted: Path, asked: dict[str, Any]) -> None:
    said = kerege("hedge", opted, "--budget", "2 bn USD", "--adversary", "TR", "--years", "2",
                  "--months", "6", "--draws", "4", "--seed", "7", "--workers", "1")  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert asked["budget"] == 2_000_000.0
    assert (asked["adversaries"], asked["years"], asked["months"]) == (["TR"], [2], 6)
    assert (asked["draws"], asked["seed"], asked["workers"]) == (4, 7, 1)
    kerege("hedge", opted)
    assert (asked["budget"], asked["years"]) == (math.inf, (1, 3, 5))


def test_the_answer_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), made())
    told = capsys.readouterr().out.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert told.startswith("Hedge of Upland against attacks over 12 months; budget up to 500 million USD.")
    assert "Buy wider-rail for 200 million USD." in told
    assert (
        "The worst loss is then 4 000 million USD (1.6 % of a year's GDP), 9 000 where nothing is bought."
        in told
    )
    assert "Not proven: no choice within the budget goes below 3 900 million USD." in told
    assert "halves the loss of close-pipe" in told
    assert "Transit closes the pipeline *" in told
    assert "nobody" in told
    assert "All options: cost against worst loss, million USD\n" in told
    assert "Options that work within 1 year: cost against worst loss, million USD (not complete" in told
    assert "Left out, for want of a cost or a lead time: idle." in told
    assert "in draws" not in told


def test_nothing_to_buy_and_no_limit(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), made(math.inf, NOTHING, draws=8))
    told = capsys.readouterr().out
    assert "budget without a limit" in told
    assert "Buy nothing." in told
    assert "It is proven" in told
    assert "share of 8 draws" in told
    assert "75.0" in told


def test_one_document(kerege: Callable, opted: Path, asked: dict[str, Any]) -> None:
    found = kerege("hedge", opted, "--budget", "inf", "--json").document
    assert found["budget"] is None
    assert found["chosen"]["options"] == ["wider-rail"]
    assert found["options"][0]["verdict"]["words"] == "halves the loss of close-pipe"
    assert found["options"][0]["capital"] == {"low": 150_000, "mid": 200_000, "high": 300_000}
    assert [a["binding"] for a in found["attacks"]] == [True, False]
    assert [f["years"] for f in found["frontiers"]] == [0, 1]
    assert found["left_out"] == ["idle"]
    assert document(template(), made())["budget"] == 500_000.0


@pytest.mark.parametrize(
    ("text", "millions"),
    [("2000MUSD", 2000), ("2 bn USD", 2000), ("2.5 USD bn", 2500), ("1500", 1500), (" 0 ", 0),
     ("1e3 kUSD", 1), ("3 million USD", 3), ("4 billion USD", 4000), ("5e6 USD", 5), ("+7 MUSD", 7),
     ("INF", math.inf)],
)  # fmt: skip
def test_budgets(text: str, millions: float) -> None:
    assert parse_budget(text) == pytest.approx(millions)


@pytest.mark.parametrize(
    ("text", "told"),
    [("-5", "below zero"), ("-2 bn USD", "below zero"), ("nan", "no sum"), ("", "no sum"), ("much", "no sum"),
     ("-inf", "no sum"), ("5 kt", "no unit of dollars"), ("5 EUR", "no unit of dollars"),
     ("5 MUSD/yr", "no unit of dollars"), ("5 9**9**9", "no unit of dollars"), ("1e999", "larger than any"),
     ("2,000", "no unit of dollars")],
)  # fmt: skip
def test_what_is_no_budget(kerege: Callable, opted: Path, text: str, told: str) -> None:
    said = kerege("hedge", opted, "--budget", text)
    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert "[bad-budget]" in said.err
    assert "2 bn USD" in said.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--adversary", "Transt"), "unknown-actor", "write TR"),
        (("--adversary", "UP"), "own-adversary", "leave UP out"),
        (("--focus", "WE", "--adversary", "UNION"), "own-adversary", "UNION is WE or part of it"),
        (("--focus", "upland-oil"), "not-a-state", "write UP"),
        (("--months", "121"), "out-of-range", "from 1 to 120"),
    ],
)
def test_faults_are_findings(
    kerege: Callable, opted: Path, words: tuple[str, ...], code: str, told: str
) -> None:  # fmt: skip
    said = kerege("hedge", opted, *words)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err
    assert told in said.err


def test_a_case_without_options_says_so(kerege: Callable, case: Path) -> None:
    said = kerege("hedge", case)
    assert said.code == 1
    assert "[no-options]" in said.err


@pytest.mark.parametrize("words", [("--years", "0"), ("--draws", "-1"), ("--months", "0")])
def test_wrong_usage(kerege: Callable, opted: Path, words: tuple[str, ...]) -> None:
    assert kerege("hedge", opted, *words).code == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [({"budget": -1.0}, "bad-budget"), ({"budget": math.nan}, "bad-budget"), ({"years": [0]}, "out-of-range"),
     ({"draws": -1}, "out-of-range"), ({"months": 0}, "out-of-range")],
)  # fmt: skip
def test_python_is_told_the_same(opted: Path, words: dict[str, Any], code: str) -> None:
    with pytest.raises(FindingsError) as told:
        kg.hedge(kg.load_case(opted), **words)
    assert [f.code for f in told.value.findings] == [code]


def test_a_case_with_an_option_is_hedged(kerege: Callable, opted: Path) -> None:
    said = kerege("hedge", opted, "--budget", "1 bn USD", "--months", "3", "--years", "2", "--workers", "1")
    assert (said.code, said.err) == (0, "")
    assert "Hedge of Upland" in said.out
    assert "Options that work within 2 years" in said.out
    found = kerege("hedge", opted, "--months", "3", "--workers", "1", "--json").document
    assert found["frontiers"][0]["points"][0]["options"] == []
    assert found["attacks"][0]["id"] == "peace"


@pytest.mark.parametrize("name", ["budget", "dates", "amounts", "power_text", "instrument_words"])
def test_examples_run(name: str) -> None:
    result = doctest.testmod(import_module(f"kerege.cli.{name}"))
    assert result.attempted
    assert not result.failed
