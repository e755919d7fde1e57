import filecmp
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.evidence.decisions import Verdict, decide
from kerege.evidence.opening import open_ledger


def test_import_show_export(kerege: Callable, case: Path, tmp_path: Path) -> None:
    place, back = tmp_path / "claims.db", tmp_path / "back"
    first = kerege("ledger", "import", case, "--ledger", place, "--author", "me", "--json").document
    assert (len(first["import"]["added"]), first["import"]["unchanged"]) == (41, 0)
    again = kerege("ledger", "import", case, "--ledger", place, "--author", "me")
    assert again.out == "nothing new: 0 added, 0 changed, 41 unchanged\n"
    assert "41 claims of 1 source" in kerege("ledger", "show", "--ledger", place).out
    written = kerege("ledger", "export", "--ledger", place, "--to", back, "--json").document["files"]
    assert written == [str(back / "claims" / "example.csv"), str(back / "sources.csv")]
    assert filecmp.cmp(back / "claims" / "example.csv", case / "claims" / "example.csv", shallow=False)


def test_decisions_are_shown(kerege: Callable, case: Path, tmp_path: Path) -> None:
    place = tmp_path / "claims.db"
    kerege("ledger", "import", case, "--ledger", place, "--author", "me")
    with open_ledger(place) as opened:
        decide(opened, Verdict.EXCLUDE, "EX-021", author="Aigerim", reason="a slip of the pen")
    said = kerege("ledger", "show", "--ledger", place).out
    assert "exclude" in said
    assert "Aigerim" in said
    assert "a slip of the pen" in said
    document = kerege("ledger", "show", "--ledger", place, "--json").document
    assert document["excluded"] == ["EX-021"]
    assert document["decisions"][0]["claim"] == "EX-021"


def test_looking_at_a_ledger_does_not_make_one(kerege: Callable, tmp_path: Path) -> None:
    for words in (["show"], ["export", "--to", tmp_path / "back"]):
        said = kerege("ledger", *words, "--ledger", tmp_path / "none.db")
        assert said.code == 1
        assert "[no-ledger]" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_ledger_is_told(kerege: Callable, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but text of some length\n" * 20, encoding="utf-8")
    said = kerege("ledger", "show", "--ledger", tmp_path / "text.db", "--json")
    assert said.code == 1
    assert said.document["findings"][0]["code"] == "not-a-ledger"


def test_an_import_needs_an_author(kerege: Callable, case: Path, tmp_path: Path) -> None:
    said = kerege("ledger", "import", case, "--ledger", tmp_path / "l.db", "--author", " ")
    assert said.code == 1
    assert "[no-author]" in said.err


def test_bad_claims_are_not_imported(kerege: Callable, case: Path, tmp_path: Path) -> None:
    (case / "sources.csv").unlink()
    assert kerege("ledger", "import", case, "--ledger", tmp_path / "l.db", "--author", "me").code == 1
    assert not (tmp_path / "l.db").exists()


def decided(kerege: Callable, case: Path, place: Path, *decisions: tuple[str, ...]) -> None:
    kerege("ledger", "import", case, "--ledger", place, "--author", "me")
    for words in decisions:
        said = kerege(
            "ledger", "decide", *words, "--ledger", place, "--author", "Aigerim", "--reason", 'a "slip"'
        )
        assert said.code == 0, said.err


CHOICE = ("choose", "EX-022", "--about", "pipe.capacity")


def test_exclusions_and_choices_reach_the_case(kerege: Callable, case: Path, tmp_path: Path) -> None:
    place, before = tmp_path / "claims.db", (case / "choices.toml").read_text(encoding="utf-8")
    decided(kerege, case, place, ("exclude", "EX-021"), CHOICE)
    written = kerege("ledger", "export", "--ledger", place, "--to", case, "--json").document["files"]
    assert str(case / "choices.toml") in written
    text = (case / "choices.toml").read_text(encoding="utf-8")
    assert text.startswith(before.rstrip("\n"))
    assert 'claim = "EX-021"\nreason = "a \\"slip\\" (Aigerim, 20' in text
    assert kerege("check", case).code == 0
    assert "chosen" in kerege("why", case, "pipe.capacity").out
    again = kerege("ledger", "export", "--ledger", place, "--to", case, "--json").document["files"]
    assert str(case / "choices.toml") not in again
    assert (case / "choices.toml").read_text(encoding="utf-8") == text


def test_a_choice_that_differs_is_told_and_left(kerege: Callable, case: Path, tmp_path: Path) -> None:
    place = tmp_path / "claims.db"
    decided(kerege, case, place, ("exclude", "EX-021"), CHOICE)
    kerege("ledger", "export", "--ledger", place, "--to", case)
    text = (case / "choices.toml").read_text(encoding="utf-8")
    decided(kerege, case, place, ("accept", "EX-021"), ("choose", "EX-023", "--about", "pipe.capacity"))
    said = kerege("ledger", "export", "--ledger", place, "--to", case)
    assert said.code == 0
    assert "[choice-differs]" in said.err
    assert "[exclusion-outdated]" in said.err
    assert (case / "choices.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "code"), [("[[exclude\n", "[bad-toml]"), ("exclude = []\n", "[cannot-extend]")]
)
def test_a_file_of_choices_that_cannot_be_added_to_is_left(
    kerege: Callable, case: Path, tmp_path: Path, text: str, code: str
) -> None:
    place = tmp_path / "claims.db"
    decided(kerege, case, place, ("exclude", "EX-021"))
    (case / "choices.toml").write_text(text, encoding="utf-8")
    said = kerege("ledger", "export", "--ledger", place, "--to", case)
    assert said.code == 1
    assert code in said.err
    assert (case / "choices.toml").read_text(encoding="utf-8") == text


def test_a_decision_needs_its_parts(kerege: Callable, case: Path, tmp_path: Path) -> None:
    place = tmp_path / "claims.db"
    kerege("ledger", "import", case, "--ledger", place, "--author", "me")
    to = ("--ledger", place, "--author", "me", "--reason", "why")
    assert "exclude, choose, accept, correct" in kerege("ledger", "decide", "drop", "EX-021", *to).err
    assert "[unknown-claim]" in kerege("ledger", "decide", "exclude", "EX-999", *to).err
    assert kerege("ledger", "decide", "choose", "EX-021", *to).code == 1
