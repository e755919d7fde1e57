from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kerege.cli.why_text import period


def test_cpc_capacity_shows_every_claim_with_what_it_refers_to(kerege: Callable) -> None:
    said = kerege("why", "kazakhstan", "cpc.capacity")
    assert said.code == 0
    for value, about in (
        ("67 Mt/yr", "Tengiz-Novorossiysk"),
        ("72.5 Mt/yr", "from Kazakhstan"),
        ("81.5 Mt/yr", "Tengiz-Novorossiysk; 2024"),
        ("83 Mt/yr", "through Russia"),
    ):
        block = next(part for part in said.out.split("\n\n") if f"  {value}  " in part)
        assert about in block.splitlines()[1], block
        assert "said by: " in block
        assert "https://" in block
    assert "  rule " in said.out
    assert "= 72.5 Mt/yr (" in said.out


def test_cpc_capacity_as_json(kerege: Callable) -> None:
    document = kerege("why", "kazakhstan", "cpc.capacity", "--json").document
    (number,) = document["numbers"]
    assert number["Mt/yr"]["mid"] == pytest.approx(72.5)
    values = {c["value"] for c in number["claims"] if c["unit"] == "Mt/yr"}
    assert {67.0, 72.5, 81.5, 83.0} <= values
    for claim in number["claims"]:
        assert claim["standing"] in {"member", "relay", "excluded", "not chosen"}
        assert claim["about"]
        assert claim["Mt/yr"]["value"] == pytest.approx(
            claim["value"] if claim["unit"] == "Mt/yr" else 66.9, rel=1e-2
        )
    assert document["others"]


def test_a_number_of_one_origin_and_a_whole_element(kerege: Callable, case: Path) -> None:
    (one,) = kerege("why", case, "pipe.flow@UP", "--json").document["numbers"]
    assert (one["attribute"], one["of"]) == ("flow", "UP")
    every = kerege("why", case, "pipe", "--json").document["numbers"]
    assert {n["attribute"] for n in every} >= {"capacity", "flow", "tariff"}
    assert all(n["element"] == "pipe" for n in every)


def test_other_units_have_no_yearly_figure(kerege: Callable, case: Path) -> None:
    (number,) = kerege("why", case, "pipe.tariff", "--json").document["numbers"]
    assert "Mt/yr" not in number
    assert "Mt/yr" not in kerege("why", case, "pipe.tariff").out.partition("Other claims")[0]


def test_an_excluded_claim_says_so_and_why(kerege: Callable, case: Path) -> None:
    with (case / "choices.toml").open("a", encoding="utf-8") as out:
        out.write('\n[[exclude]]\nclaim = "EX-022"\nreason = "a slip of the pen"\n')
    said = kerege("why", case, "pipe.capacity").out
    assert "excluded (a slip of the pen)" in said


def test_unknown_number_names_close_ones(kerege: Callable, case: Path) -> None:
    said = kerege("why", case, "pipe.capasity")
    assert said.code == 1
    assert "pipe.capacity" in said.err


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (date(2023, 1, 1), date(2024, 1, 1), "2023"),
        (date(2021, 1, 1), date(2024, 1, 1), "2021 to 2023"),
        (date(2023, 4, 1), date(2023, 5, 1), "2023-04-01 to 2023-04-30"),
        (date(2023, 4, 1), date(2023, 4, 2), "2023-04-01"),
        (date(2023, 1, 1), None, "from 2023-01-01"),
        (None, date(2023, 1, 1), "until 2022-12-31"),
    ],
)
def test_periods_in_words(start: date | None, end: date | None, words: str) -> None:
    assert period(start, end) == words
