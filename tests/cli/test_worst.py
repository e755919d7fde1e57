"""``kerege worst``: the worst sets, one JSON document, and every fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.cli.worst import tell
from kerege.leverage.worst import WorstCase, WorstCases
from templates import template


def test_worst_sets(kerege: Callable, case: Path) -> None:
    said = kerege("worst", case)
    assert (said.code, said.err) == (0, "")
    assert "What Upland can least afford to lose for 3 months" in said.out
    assert "Berths at Coast" in said.out
    assert "proven" in said.out
    assert "searched" not in said.out
    assert "losing one more would add nothing" in said.out


def test_one_document(kerege: Callable, case: Path) -> None:
    document = kerege("worst", case, "--count", "1", "--months", "1", "--focus", "WE", "--json").document
    none, one = document["cases"]
    assert (none["count"], none["elements"], none["loss"]) == (0, [], 0)
    assert one["loss"] > 0
    assert one["percent_of_gdp"] is None
    assert (document["focus"], document["months"]) == ("WE", 1)


def test_what_is_searched_is_said(kerege: Callable, case: Path) -> None:
    told = kerege("worst", case, "--limit", "1", "--count", "1", "--start", "2023-10-01").out
    assert "A larger --limit proves more" in told


def test_an_actor_without_losses(capsys: pytest.CaptureFixture[str]) -> None:
    found = WorstCases(
        "TR", 1, (WorstCase(0, (), 0.0, exact=True), WorstCase(1, (), 1e-9, exact=True)), 7, 1, 0.0
    )
    tell(template(), found)
    told = capsys.readouterr().out
    assert "1 month;" in told
    assert told.count("nothing") == 3


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--focus", "Uplnd"), 1, "write UP"),
        (("--months", "121"), 1, "from 1 to 120"),
        (("--start", "2025-01-01"), 1, "outside-base"),
        (("--count", "-1"), 2, "--count"),
        (("--limit", "0"), 2, "--limit"),
        (("--start", "soon"), 2, "such as 2023-10-01"),
    ],
)
def test_faults(kerege: Callable, case: Path, words: tuple[str, ...], code: int, told: str) -> None:
    said = kerege("worst", case, *words)
    assert (said.code, said.out) == (code, "")
    assert told in said.err
