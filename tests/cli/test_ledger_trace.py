"""From a claim back to its sentence: ``kerege ledger trace``, and after an export ``kerege why``."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewed import DIGEST, TEXT, made_ledger


@pytest.fixture
def place(tmp_path: Path, kerege: Callable, case: Path) -> Path:
    place = tmp_path / "l.db"
    assert kerege("ledger", "import", case, "--ledger", place, "--author", "me").code == 0
    first, second, _ = made_ledger(place)
    assert kerege("review", "--ledger", place, "--author", "Aigerim", "--accept", first).code == 0
    words = ["--accept", second, "--set", "value=32", "--reason", "a slip of the paper"]
    assert kerege("review", "--ledger", place, "--author", "Bolat", *words).code == 0
    return place


def claims(place: Path, kerege: Callable) -> list[str]:
    reviews = kerege("review", "--ledger", place, "--list", "--json").document["candidates"]
    assert len(reviews) == 1
    return [f"r-{name}" for name in made_ledger(place)]


def test_a_claim_is_followed_to_its_sentence(kerege: Callable, place: Path) -> None:
    name = claims(place, kerege)[0]
    said = kerege("ledger", "trace", name, "--ledger", place)
    assert (said.code, said.err) == (0, "")
    for words in (
        f"{name}: pipe capacity: 18 Mt/year", "The capacity of the pipe was »18 Mt a year« in 2023.",
        "a.txt, characters 0 to 50", DIGEST, "A text, A paper", "the text itself; measured", "rules 1",
        "by Aigerim at 20", "accepted",
    ):  # fmt: skip
        assert words in said.out, words


def test_corrections_and_speaker_are_shown(kerege: Callable, place: Path) -> None:
    said = kerege("ledger", "trace", claims(place, kerege)[1], "--ledger", place).out
    assert "Hill field gave »31 kt a day« in 2023." in said
    assert "corrected: value = 32.0 (a slip of the paper)" in said
    assert "said by:   Reuters; measured" in said


def test_a_trace_as_json(kerege: Callable, place: Path) -> None:
    name = claims(place, kerege)[0]
    found = kerege("ledger", "trace", name, "--ledger", place, "--json").document["trace"]
    assert found["claim"]["id"] == found["quote"]["claim"] == name
    assert found["quote"]["quote"] == TEXT[:50]
    assert found["sentence"] == TEXT[:50]
    assert found["document"]["digest"] == found["candidate"]["digest"] == DIGEST
    assert found["review"]["author"] == found["quote"]["accepted_by"] == "Aigerim"
    assert found["standing"] == "accepted"


@pytest.mark.parametrize(
    ("name", "code"), [("EX-021", "not-from-text"), ("nobody", "unknown-claim"), ("", "unknown-claim")]
)
def test_what_cannot_be_traced_is_told(kerege: Callable, place: Path, name: str, code: str) -> None:
    said = kerege("ledger", "trace", name, "--ledger", place)
    assert said.code == 1
    assert f"[{code}]" in said.err


def test_a_claim_that_was_imported_with_its_quote(kerege: Callable, place: Path, tmp_path: Path) -> None:
    name = claims(place, kerege)[0]
    other = tmp_path / "other.db"
    kerege("ledger", "export", "--ledger", place, "--to", tmp_path / "back")
    assert kerege("ledger", "import", tmp_path / "back", "--ledger", other, "--author", "me").code == 0
    said = kerege("ledger", "trace", name, "--ledger", other)
    assert said.code == 0
    assert f'"{TEXT[:50]}"' in said.out
    assert "by Aigerim at 20" in said.out


def test_no_ledger(kerege: Callable, tmp_path: Path) -> None:
    said = kerege("ledger", "trace", "x", "--ledger", tmp_path / "none.db")
    assert said.code == 1
    assert "[no-ledger]" in said.err


@pytest.fixture
def exported(kerege: Callable, place: Path, case: Path) -> tuple[Path, str]:
    """The case with the accepted claims written into it, one of them bound to a number."""
    name = claims(place, kerege)[0]
    assert kerege("ledger", "export", "--ledger", place, "--to", case).code == 0
    rows = (case / "bindings.csv").read_text(encoding="utf-8")
    (case / "bindings.csv").write_text(
        rows.replace("EX-021;EX-022", f"EX-021;EX-022;{name}"), encoding="utf-8"
    )
    return case, name


def test_why_shows_the_words_of_an_accepted_claim(kerege: Callable, exported: tuple[Path, str]) -> None:
    case, name = exported
    with (case / "quotes.csv").open(encoding="utf-8", newline="") as file:
        assert name in [row["claim"] for row in csv.DictReader(file)]
    said = kerege("why", case, "pipe.capacity")
    assert said.code == 0
    block = next(part for part in said.out.split("\n\n") if name in part)
    assert f'words: "{TEXT[:50]}"' in block
    assert "accepted by Aigerim" in block
    (number,) = kerege("why", case, "pipe.capacity", "--json").document["numbers"]
    (claim,) = [c for c in number["claims"] if c["id"] == name]
    assert claim["quote"]["quote"] == TEXT[:50]


def test_the_case_with_the_claims_is_checked_and_reported(
    kerege: Callable, exported: tuple[Path, str], tmp_path: Path
) -> None:
    pytest.importorskip("jinja2")
    case, name = exported
    assert kerege("check", case).code == 0
    out = tmp_path / "report"
    assert kerege("run", case, "--out", out, "--draws", "0", "--workers", "1").code == 0
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html")))
    assert TEXT[:50] in pages
    assert name in pages
