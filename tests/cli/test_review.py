"""``kerege review``: by ids, by answers, and at a real terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewed import made_ledger
from typer.testing import CliRunner

from kerege.cli.main import app
from kerege.evidence.opening import open_ledger
from kerege.evidence.pending import open_candidates
from kerege.evidence.reviewing import review
from kerege.evidence.reviews import load_reviews
from kerege.evidence.viewing import view_ledger
from terminals import terminal

ENTRY = "from kerege.cli.main import run; run()"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "l.db"


@pytest.fixture
def ids(place: Path) -> list[str]:
    return made_ledger(place)


def waiting(place: Path) -> list[str]:
    with open_ledger(place) as ledger:
        return [one.id for one in open_candidates(ledger)]


def verdicts(place: Path) -> list[tuple[str, str, str]]:
    with open_ledger(place) as ledger, ledger.engine.connect() as connection:
        return [(r.candidate, str(r.verdict), r.author) for r in load_reviews(connection)]


def test_the_list_shows_what_waits_and_decides_nothing(kerege: Callable, place: Path, ids: list[str]) -> None:
    said = kerege("review", "--ledger", place, "--list")
    assert (said.code, said.err) == (0, "")
    assert all(name in said.out for name in (*ids, "31 kt/day", "Reuters", "3 candidates waiting"))
    rows = kerege("review", "--ledger", place, "--list", "--json").document["candidates"]
    assert [row["id"] for row in rows] == ids
    assert rows[1]["sentence"].startswith("Hill field")
    assert rows[1]["standing"] == "open"
    assert verdicts(place) == []


def test_the_list_beside_a_case(kerege: Callable, place: Path, ids: list[str], case: Path) -> None:
    said = kerege("review", "--ledger", place, "--list", "--case", case)
    assert "EX-002" in said.out
    rows = kerege("review", "--ledger", place, "--list", "--case", case, "--json").document["candidates"]
    assert [row["match"]["status"] for row in rows] == ["conflicts", "conflicts", "new"]


def test_an_accepted_candidate_is_a_claim(kerege: Callable, place: Path, ids: list[str]) -> None:
    said = kerege("review", "--ledger", place, "--author", "Aigerim", "--accept", ids[0])
    assert (said.code, said.out) == (0, f"{ids[0]} accept by Aigerim: claim r-{ids[0]}\n")
    with open_ledger(place) as ledger:
        made = view_ledger(ledger).book.claims[f"r-{ids[0]}"]
    assert (made.value, made.unit, made.measure, made.subject) == (18.0, "Mt/year", "capacity", "pipe")
    assert waiting(place) == ids[1:]


def test_several_at_once_as_json(kerege: Callable, place: Path, ids: list[str]) -> None:
    words = ["--accept", ids[0], "--reject", ids[1], "--defer", ids[2], "--reason", "seen"]
    document = kerege("review", "--ledger", place, "--author", "me", *words, "--json").document
    assert [r["verdict"] for r in document["reviews"]] == ["accept", "reject", "defer"]
    assert document["findings"] == []
    assert waiting(place) == [ids[2]]


def test_the_first_letters_of_an_id_are_enough(kerege: Callable, place: Path, ids: list[str]) -> None:
    said = kerege("review", "--ledger", place, "--author", "me", "--accept", ids[1][:6])
    assert said.code == 0
    assert f"r-{ids[1]}" in said.out


def test_letters_that_fit_several_are_told(
    kerege: Callable, place: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kerege.cli import review_named

    said = kerege("review", "--ledger", place, "--author", "me", "--accept", "")
    assert (said.code, verdicts(place)) == (1, [])

    class One:
        def __init__(self, name: str) -> None:
            self.id = name

    with pytest.raises(Exception, match="ambiguous-candidate"):
        review_named._full("ab", [One("ab1"), One("ab2")])  # type: ignore[list-item]
    assert review_named._full("ab1", [One("ab1"), One("ab12")]) == "ab1"  # type: ignore[list-item]


def test_a_correction(kerege: Callable, place: Path, ids: list[str]) -> None:
    words = ["--accept", ids[2], "--set", "subject=Westland", "--set", "value=6.5", "--reason", "a slip"]
    said = kerege("review", "--ledger", place, "--author", "me", *words)
    assert said.code == 0
    assert " correct by me" in said.out
    with open_ledger(place) as ledger:
        made = view_ledger(ledger).book.claims[f"r-{ids[2]}"]
    assert (made.subject, made.value) == ("Westland", 6.5)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (["--set", "value=many"], "bad-change"), (["--set", "span=x"], "bad-change"),
        (["--set", "modality=certain"], "bad-change"), (["--set", "period=soon"], None),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be(
    kerege: Callable, place: Path, ids: list[str], change: list[str], code: str | None
) -> None:
    said = kerege("review", "--ledger", place, "--author", "me", "--accept", ids[0], *change, "--reason", "x")
    assert said.code == 1
    assert "unexpected error" not in said.err
    assert code is None or f"[{code}]" in said.err
    assert verdicts(place) == []


def test_a_rejection_needs_a_reason(kerege: Callable, place: Path, ids: list[str]) -> None:
    said = kerege("review", "--ledger", place, "--author", "me", "--reject", ids[0])
    assert said.code == 1
    assert "[no-reason]" in said.err


def test_one_that_fails_leaves_the_others(kerege: Callable, place: Path, ids: list[str]) -> None:
    words = ["--accept", "feedfeed", "--accept", ids[1]]
    said = kerege("review", "--ledger", place, "--author", "me", *words)
    assert said.code == 1
    assert "[unknown-candidate]" in said.err
    assert f"claim r-{ids[1]}" in said.out
    document = kerege("review", "--ledger", place, "--author", "me", *words, "--json")
    assert document.code == 1
    assert [r["candidate"] for r in document.document["reviews"]] == [ids[1]]  # the same again is no fault
    assert [f["code"] for f in document.document["findings"]] == ["unknown-candidate"]


def test_what_somebody_else_decided_is_told(kerege: Callable, place: Path, ids: list[str]) -> None:
    with open_ledger(place) as ledger:
        review(ledger, ids[0], "reject", author="Bolat", reason="of another year")
    said = kerege("review", "--ledger", place, "--author", "Aigerim", "--accept", ids[0])
    assert said.code == 1
    assert "[already-decided]" in said.err
    assert "Bolat" in said.err
    assert "of another year" in said.err
    again = kerege("review", "--ledger", place, "--author", "Aigerim", "--accept", ids[0], "--again")
    assert again.code == 0
    assert [v[1:] for v in verdicts(place)] == [("reject", "Bolat"), ("accept", "Aigerim")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--accept", "x"], "--author NAME is needed"),
        ([], "--author NAME is needed"),
        (["--author", "me", "--set", "a=b"], "--set goes with one --accept"),
        (
            ["--author", "me", "--accept", "x", "--accept", "y", "--set", "a=b"],
            "--set goes with one --accept",
        ),
        (["--author", "me", "--accept", "x", "--set", "subject"], "--set is FIELD=VALUE"),
        (["--list", "--accept", "x"], "--list decides nothing"),
        (["--author", "me", "--json"], "--json goes with --list or with ids"),
    ],
)
def test_wrong_usage(kerege: Callable, place: Path, ids: list[str], words: list[str], told: str) -> None:
    said = kerege("review", "--ledger", place, *words)
    assert said.code == 2
    assert told in said.err + said.out
    assert verdicts(place) == []


def test_a_ledger_that_is_not_there(kerege: Callable, tmp_path: Path) -> None:
    said = kerege("review", "--ledger", tmp_path / "none.db", "--list")
    assert said.code == 1
    assert "[no-ledger]" in said.err


def answered(place: Path, answers: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", "--ledger", str(place), "--author", "me"], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout + result.stderr


def test_answers_one_by_one(place: Path, ids: list[str]) -> None:
    code, out = answered(place, "a\nr\nof another year\nd\nlater\n")
    assert code == 0
    assert "»18 Mt a year«" in out
    assert "3 decisions made, 0 candidates left" in out
    assert [v[:2] for v in verdicts(place)] == [(ids[0], "accept"), (ids[1], "reject"), (ids[2], "defer")]


def test_a_correction_by_answers(place: Path, ids: list[str]) -> None:
    code, out = answered(place, "c\nsubject=Pipe\nnonsense\nvalue=19\n\na slip\nq\n")
    assert code == 0
    assert "write FIELD=VALUE" in out
    assert "1 decision made, 2 candidates left" in out
    with open_ledger(place) as ledger:
        assert view_ledger(ledger).book.claims[f"r-{ids[0]}"].value == 19.0


def test_answers_that_are_none_are_asked_again(place: Path, ids: list[str]) -> None:
    code, out = answered(place, "x\n\nr\n\nr\nwrong\ns\ns\n")
    assert code == 0
    assert "not known: 'x'" in out
    assert "[no-reason]" in out
    assert verdicts(place) == [(ids[0], "reject", "me")]


@pytest.mark.parametrize("answers", ["", "a\n", "a\nr\n", "a\nc\nsubject=x\n", "a\nq\n"])
def test_the_end_of_the_input_keeps_what_was_decided(place: Path, ids: list[str], answers: str) -> None:
    code, out = answered(place, answers)
    assert code == 0
    assert len(verdicts(place)) == min(1, len(answers))
    assert "left" in out


def test_what_was_decided_meanwhile_is_told_and_passed_over(
    place: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import kerege.cli.review_loop as loop

    asked = loop.ask

    def meanwhile(question: str) -> str | None:
        if not verdicts(place):
            with open_ledger(place) as ledger:
                review(ledger, ids[0], "reject", author="Bolat", reason="old")
        return asked(question)

    monkeypatch.setattr(loop, "ask", meanwhile)
    code, out = answered(place, "a\na\nq\n")
    assert code == 0
    assert "decided by Bolat" in out
    assert verdicts(place) == [(ids[0], "reject", "Bolat"), (ids[1], "accept", "me")]


def test_bytes_that_are_no_letters_do_not_end_it(place: Path, ids: list[str]) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ENTRY, "review", "--ledger", str(place), "--author", "me"], check=False,
        input=b"\xff\xfe\nr\n\xd0 bad \xff\nq\n", capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"unexpected error" not in done.stderr
    assert verdicts(place) == [(ids[0], "reject", "me")]


def test_at_a_terminal(place: Path, ids: list[str]) -> None:
    with terminal(ENTRY, "review", "--ledger", str(place), "--author", "Aigerim") as screen:
        screen.until("q quit: ")
        screen.type("a\n")
        screen.until("q quit: ", 2)
        screen.type("r\n")
        screen.until("reason: ")
        screen.type("другой год\n")
        screen.until("q quit: ", 3)
        screen.type("q\n")
        screen.until("1 candidate left")
        assert screen.process.wait(20) == 0
        assert "[1 of 3] open: a.txt, A paper" in re.sub(r"\s+", " ", screen.seen)
    assert [v[1:] for v in verdicts(place)] == [("accept", "Aigerim"), ("reject", "Aigerim")]


def test_ctrl_c_keeps_what_was_decided(place: Path, ids: list[str]) -> None:
    with terminal(ENTRY, "review", "--ledger", str(place), "--author", "Aigerim") as screen:
        screen.until("q quit: ")
        screen.type("a\n")
        screen.until("q quit: ", 2)
        screen.type("\x03")
        screen.until("interrupted")
        assert screen.process.wait(20) == 130
        assert "Traceback" not in screen.seen
    assert [v[0] for v in verdicts(place)] == [ids[0]]
    assert waiting(place) == ids[1:]


def test_the_end_of_a_terminal_ends_it(place: Path, ids: list[str]) -> None:
    with terminal(ENTRY, "review", "--ledger", str(place), "--author", "Aigerim") as screen:
        screen.until("q quit: ")
        screen.type("\x04")
        screen.until("3 candidates left")
        assert screen.process.wait(20) == 0


def test_a_hangup_leaves_the_ledger_whole(place: Path, ids: list[str]) -> None:
    with terminal(ENTRY, "review", "--ledger", str(place), "--author", "Aigerim") as screen:
        screen.until("q quit: ")
        screen.type("a\n")
        screen.until("q quit: ", 2)
        screen.process.send_signal(signal.SIGKILL)
        screen.process.wait(20)
    assert [v[0] for v in verdicts(place)] == [ids[0]]


def test_control_characters_of_a_text_do_not_reach_the_terminal(kerege: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kazakhstan \x1b[31mexported 18 Mt of crude in 2023.\x07", encoding="utf-8"
    )
    place = tmp_path / "l.db"
    kerege("read", tmp_path / "a.txt", "--ledger", place, "--author", "me")
    listed = kerege("review", "--ledger", place, "--list").out
    _, asked = answered(place, "q\n")
    assert "18 Mt" in asked
    assert "\x1b" not in listed + asked
    assert "\x07" not in listed + asked
