"""Screen, JSON and streams."""

import codecs
import io
import json
import math
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.intervals import Interval
from kerege.case.scenarios import Measure
from kerege.cli.bars import bars
from kerege.cli.encoding import NAME, plain_signs, prepare_streams
from kerege.cli.jsonable import document, plain
from kerege.cli.screen import remark, say, table


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


LONG = "a-very-long-id-of-a-link-that-nobody-should-cut"
ROWS = [(LONG, "1234567890.123", "some words that may be folded onto lines"), ("b", "−2", "x")]


def test_away_from_terminals_nothing_is_folded(capsys: pytest.CaptureFixture[str]) -> None:
    table("Title", ("id", ">value", "words"), ROWS)
    said = capsys.readouterr().out
    assert any(all(cell in line for cell in ROWS[0]) for line in said.splitlines())
    assert all(line == line.rstrip() for line in said.splitlines())
    say("word " * 200)
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("kind", ["xterm", "dumb"])
def test_on_a_narrow_terminal_ids_and_numbers_stay_whole(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("NO_COLOR", "1")
    table(
        "Title",
        ("id", ">value", "words", ">in kt per day"),
        [(*row, "−10.5 (−12.0 to −9.00)") for row in ROWS],
    )
    said = terminal.getvalue()
    for whole in (LONG, "1234567890.123", "−10.5 (−12.0 to −9.00)", "in kt per day"):
        assert whole in said
    assert "\N{HORIZONTAL ELLIPSIS}" not in said
    assert ROWS[0][2] not in said  # words are folded
    letters = "".join(line[len(LONG) :] for line in said.splitlines())
    assert all(word in letters for word in ROWS[0][2].split())


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    table("Decisions", ("id",), [])
    assert capsys.readouterr().out == "Decisions: none\n"


def test_brackets_are_text(capsys: pytest.CaptureFixture[str]) -> None:
    say("add [[shock]] or [/red] :smile: to it")
    remark("[bold]x[/bold]")
    table("[i]T", ("[u]id",), [("[/x]",)])
    said = capsys.readouterr()
    assert said.out.startswith("add [[shock]] or [/red] :smile: to it\n[i]T")
    assert "[u]id" in said.out
    assert "[/x]" in said.out
    assert said.err == "[bold]x[/bold]\n"


@dataclass(frozen=True, slots=True)
class Thing:
    when: date
    what: Interval


def test_everything_has_a_plain_form() -> None:
    assert plain({
        "thing": Thing(date(2023, 4, 1), Interval(1.0, 2.0, 3.0)),
        "frame": pl.DataFrame({"x": [1.0, math.nan, None], "y": [["a"], [], None]}),
        "kind": Measure.FLOW,
        "numbers": (np.float64(1.5), np.int32(2), -math.inf, np.float64("nan"), np.bool_(True), True),
        "array": np.array([[1.0, math.nan], [math.inf, 2.0]]),
        "path": Path("a"),
        3: None,
    }) == {
        "thing": {"when": "2023-04-01", "what": {"low": 1.0, "mid": 2.0, "high": 3.0}},
        "frame": [{"x": 1.0, "y": ["a"]}, {"x": None, "y": []}, {"x": None, "y": None}],
        "kind": "flow",
        "numbers": [1.5, 2, None, None, True, True],
        "array": [[1.0, None], [None, 2.0]],
        "path": "a",
        "3": None,
    }  # fmt: skip


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no form in JSON"):
        plain(object())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON, st.booleans())
def test_documents_parse_strictly(value: object, ascii_only: bool) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    text = document(value, ascii_only=ascii_only)
    assert json.loads(text, parse_constant=refuse) == plain(value)
    assert not ascii_only or text.isascii()


def test_signs_an_encoding_lacks_are_replaced() -> None:
    codecs.register_error(NAME, plain_signs)
    assert "−1 Қ\udcff…".encode("ascii", NAME) == b"-1 ??..."
    told = "1\N{NARROW NO-BREAK SPACE}000, 9.8 × 10⁻¹⁰, 10⁰"
    assert told.encode("ascii", NAME) == b"1 000, 9.8 x 10^-10, 10^0"
    windows = told.encode("cp1252", NAME).decode("cp1252")  # it has the sign ¹, but neither ⁻ nor ⁰
    assert windows == "1 000, 9.8 × 10^-10, 10^0"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", NAME)


def test_streams_are_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1", write_through=True))
    prepare_streams()
    sys.stdout.write("−5")
    assert raw.getvalue() == b"-5"


def test_bars_only_on_terminals(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with bars(quiet=False) as none:
        assert none is None
    assert capsys.readouterr().err == ""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with bars(quiet=True) as none:
        assert none is None
    with bars(quiet=False) as shown:
        assert shown is not None
        shown.step()  # before any stage: nothing to do
        shown.stage("draws [of] ranges", 2)
        shown.step()
        shown.step()
        shown.stage("nobody knows how many", 0)
        shown.step()
    assert "draws [of] ranges" in screen.getvalue()
    assert "2/2" in screen.getvalue()
    assert "1/?" in screen.getvalue()
