"""``kerege power``: two divisions side by side, options, notes, one JSON document, and every fault."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kerege.cli.power_json import document as power_document
from kerege.cli.power_text import tell
from kerege.leverage.power import Power, divide
from templates import template

QUICK = ("--workers", "1", "--months", "3")


def test_two_divisions_side_by_side(kerege: Callable, case: Path) -> None:
    said = kerege("power", case, *QUICK)
    assert (said.code, said.err) == (0, "")
    head = next(line for line in said.out.splitlines() if "Shapley" in line and "nucleolus" in line)
    assert head.split() == ["player", "Shapley", "%", "nucleolus", "%", "alone", "name"]
    assert "############" in said.out
    assert "option" not in said.out
    assert "core is empty" not in said.out


def test_options_are_compared(kerege: Callable, opted: Path) -> None:
    told = kerege("power", opted, *QUICK).out
    assert "Change when an option stands ready, million USD" in told
    assert "wider-rail: Wider railway" in told
    assert "Change when" not in kerege("power", opted, *QUICK, "--no-options").out
    named = kerege("power", opted, *QUICK, "--option", "wider-rail", "--json").document
    assert [d["option"] for d in named["divisions"]] == [None, "wider-rail"]
    rows = {row["player"]: row["shapley_change"] for row in named["divisions"][1]["players"]}
    assert rows["NB"] == pytest.approx(rows["TR"], rel=1e-6)  # the gain needs both, and Upland
    assert rows["NB"] > rows["EA"] > 0


def test_one_document(kerege: Callable, case: Path) -> None:
    document = kerege("power", case, *QUICK, "--player", "TR", "--player", "UP", "--json").document
    (game,) = document["divisions"]
    assert [c["members"] for c in game["coalitions"]] == [[], ["TR"], ["UP"], ["TR", "UP"]]
    assert sum(row["shapley"] for row in game["players"]) == pytest.approx(game["whole"])
    assert game["superadditive"] is True
    assert document["units"] == {"money": "kUSD"}


def made(values: list[float]) -> Power:
    game = divide("", ("TR", "UP"), 1000 * np.array(values))
    return Power(("TR", "UP"), 12, game, (), 4, 0.1)


def test_games_that_do_not_hold_together_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), made([0.0, 6.0, 6.0, 8.0]))
    told = capsys.readouterr().out
    assert "worth more apart than together" in told
    assert "The core is empty" in told
    assert "prenucleolus" in told
    document = power_document(template(), made([0.0, 6.0, 6.0, 8.0]))
    assert document["divisions"][0]["imputation"] is False  # type: ignore[index]


def test_a_game_worth_nothing_has_no_shares(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), made([0.0, 0.0, 0.0, 0.0]))
    told = capsys.readouterr().out
    assert "0 million USD together" in told
    assert "#" not in told
    assert "nan" not in told


def test_what_one_loses_is_drawn_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), made([0.0, -4.0, 0.0, 0.0]))
    assert "------------" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--player", "UP", "--player", "Eastlnd"), "unknown-actor", "write EA"),
        (("--player", "UP"), "one-player", "two players or more"),
        (("--player", "WE", "--player", "UNION"), "same-twice", "leave one of the two out"),
        (("--option", "wider-rial"), "unknown-option", "write wider-rail"),
        (("--months", "121"), "out-of-range", "from 1 to 120"),
    ],
)
def test_faults_are_findings(
    kerege: Callable, opted: Path, words: tuple[str, ...], code: str, told: str
) -> None:  # fmt: skip
    said = kerege("power", opted, *words)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err
    assert told in said.err
    assert said.err.endswith("power: 1 error\n")


def test_a_case_without_options_says_so(kerege: Callable, case: Path) -> None:
    assert "at least one row in options.csv" in kerege("power", case, "--option", "x").err


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--option", "a", "--no-options"), "not both"), (("--months", "0"), "--months")],
)
def test_wrong_usage(kerege: Callable, case: Path, words: tuple[str, ...], told: str) -> None:
    said = kerege("power", case, *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def with_options(base: list[float], **others: list[float]) -> Power:
    players = ("TR", "UP")
    options = tuple(divide(name, players, 1000 * np.array(values)) for name, values in others.items())
    return Power(players, 12, divide("", players, 1000 * np.array(base)), options, 4, 0.1)


def test_only_options_that_move_something_have_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    tell(
        template(), with_options([0.0, 0.0, 0.0, 8.0], idle=[0.0, 0.0, 0.0, 8.0], strong=[0.0, 7.0, 5.0, 8.0])
    )
    told = capsys.readouterr().out
    assert "Without effect on the division: idle." in told
    assert "With strong: Some separate coalitions" in told
    assert "With idle" not in told


def test_an_option_that_mends_the_game_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    tell(template(), with_options([0.0, 6.0, 6.0, 8.0], mending=[0.0, 0.0, 0.0, 8.0]))
    told = capsys.readouterr().out
    assert "Not all notes above hold with mending." in told
    assert told.count("The core is empty") == 1
