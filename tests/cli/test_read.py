"""``kerege read``: texts in, candidates out, whatever the form; one bad file leaves the others."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.evidence.opening import open_ledger
from kerege.evidence.pending import open_candidates

ENTRY = "from kerege.cli.main import run; run()"
#: fields of the output contract
CONTRACT = {
    "doc", "char_start", "char_end", "span", "claim_start", "claim_end", "value", "value_low", "value_high",
    "unit", "base_value", "base_unit", "comparator", "approx", "measure", "subject", "object", "good",
    "period", "speaker", "modality", "language", "kind", "relation", "polarity", "flags", "extractor",
}  # fmt: skip
ENGLISH = (
    "In 2023 Kazakhstan exported about 70.5 million tonnes of crude.\n"
    "Kazakhstan is a member of the Eurasian Economic Union.\n"
)
GERMAN = "Kasachstan förderte im Jahr 2023 mehr als 90 Mio. Tonnen Öl.\n"
RUSSIAN = "В 2023 году Казахстан добыл 90 млн тонн нефти, сообщило Министерство энергетики Казахстана.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("b.txt", GERMAN), ("a.txt", ENGLISH), ("c.md", RUSSIAN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def lines(text: str) -> list[dict[str, object]]:
    """Return the rows of a file of lines; NaN and infinity are refused."""

    def refuse(word: str) -> None:
        raise AssertionError(word)

    return [json.loads(line, parse_constant=refuse) for line in text.splitlines()]


def test_every_line_has_the_fields_of_the_contract(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts / "a.txt", "--format", "jsonl")
    assert (said.code, said.err) == (0, "")
    rows = lines(said.out)
    assert {row["kind"] for row in rows} == {"quantity", "relation"}
    for row in rows:
        assert set(row) >= CONTRACT
        assert ENGLISH[row["char_start"] : row["char_end"]] == row["span"]
        assert ENGLISH[row["claim_start"] : row["claim_end"]] == row["quote"]
        assert row["claim_start"] <= row["char_start"] < row["char_end"] <= row["claim_end"]
        assert isinstance(row["flags"], list)
    (figure,) = [row for row in rows if row["kind"] == "quantity"]
    assert (figure["doc"], figure["base_value"], figure["base_unit"]) == ("a.txt", 70.5e6, "t")
    assert (figure["comparator"], figure["approx"], figure["speaker"]) == ("~", True, "author")


def test_folders_are_read_in_the_order_of_names(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts, "--format", "jsonl")
    documents = [row["doc"] for row in lines(said.out)]
    assert documents == sorted(documents)
    assert set(documents) == {"a.txt", "b.txt", "c.md"}
    assert {row["language"] for row in lines(said.out)} == {"en", "de", "ru"}
    assert kerege("read", texts, "--format", "jsonl").out == said.out


def test_a_table_shows_figure_and_words(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts)
    assert said.code == 0
    for word in ("a.txt (en)", "70.5 million tonnes", "about 70.5 Mt", "member_of", "90 Mio. Tonnen"):
        assert word in said.out
    assert said.out.rstrip().endswith("in 3 documents")


def test_json_is_one_document(kerege: Callable, texts: Path) -> None:
    document = kerege("read", texts, "--json").document
    assert [d["name"] for d in document["documents"]] == ["a.txt", "b.txt", "c.md"]
    assert len(document["candidates"]) == sum(d["candidates"] for d in document["documents"])
    assert document["findings"] == []


def test_a_bad_file_leaves_the_others(kerege: Callable, texts: Path) -> None:
    (texts / "aa.txt").write_bytes(b"PK\x03\x04" + bytes(100))
    for form in ("jsonl", "table"):
        said = kerege("read", texts, "--format", form)
        assert said.code == 1
        assert "aa.txt" in said.err
        assert "error: " in said.err
        assert all(name in said.out for name in ("a.txt", "b.txt", "c.md"))
    document = kerege("read", texts, "--json")
    assert (document.code, len(document.document["documents"])) == (1, 3)
    assert "aa.txt" in document.document["findings"][0]["file"]


def test_a_missing_file_is_told_and_the_others_read(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts / "none.txt", texts / "a.txt", "--format", "jsonl")
    assert said.code == 1
    assert "none.txt" in said.err
    assert {row["doc"] for row in lines(said.out)} == {"a.txt"}


def test_an_empty_folder_is_no_error_or_said(kerege: Callable, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = kerege("read", tmp_path / "empty", "--format", "jsonl")
    assert said.out == ""
    assert said.code in {0, 1}
    assert "unexpected error" not in said.err


def test_lines_go_to_a_file_as_a_whole(kerege: Callable, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    said = kerege("read", texts, "--format", "jsonl", "--out", out)
    assert (said.code, said.out) == (0, "")
    assert out.read_text(encoding="utf-8") == kerege("read", texts, "--format", "jsonl").out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "texts"]


@pytest.mark.parametrize("form", ["jsonl", "html"])
@pytest.mark.parametrize("place", ["none/claims", ".", "..", "claims\0", "x" * 300])
def test_a_place_that_cannot_be_written_is_told_before_reading(
    kerege: Callable, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, place: str
) -> None:
    def unread(*_: object) -> None:
        raise AssertionError("read before the output was known to be good")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kerege.reader.rules.RulesExtractor.read", unread)
    said = kerege("read", texts, "--format", form, "--out", place)
    assert said.code == 1
    assert "[cannot-write]" in said.err
    assert [p.name for p in tmp_path.iterdir()] == ["texts"]


def test_a_reading_that_fails_leaves_the_old_file(
    kerege: Callable, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "page.html"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr("kerege.reader.rules.RulesExtractor.read", broken)
    assert kerege("read", texts, "--format", "html", "--out", out).code == 130
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["page.html", "texts"]


HOSTILE = (
    'Kazakhstan exported 70 Mt of crude in 2023, said </p><script>alert("x")</script> & \'others\'.\n\n'
    '<img src=http://evil.example/a.png onerror="alert(1)"> Output was 90 Mt in 2023.\n'
)  # fmt: skip


def test_the_page_is_whole_and_escaped(kerege: Callable, tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    (tmp_path / "evil<b>.txt").write_text(HOSTILE, encoding="utf-8")
    out = tmp_path / "page.html"
    said = kerege("read", tmp_path / "evil<b>.txt", "--format", "html", "--out", out)
    assert (said.code, said.out) == (0, "")
    assert f"written: {out}" in said.err
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") or page.lower().startswith("<!doctype html>")
    for raw in ("<script>alert", "<img src", "<b>.txt", 'onerror="'):
        assert raw not in page
    assert "alert(" in html.unescape(re.sub(r"<[^>]*>", "", page))
    tags = " ".join(re.findall(r"<[^>]*>", page))
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", tags)
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", page)
    assert "70 Mt" in page


def test_the_case_is_set_beside(kerege: Callable, case: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The capacity of the Hill field was 40 kt/day in 2023.", encoding="utf-8")
    (row,) = kerege("read", text, "--case", case, "--json").document["candidates"]
    assert row["match"]["status"] == "conflicts"
    assert row["match"]["comparisons"][0]["claim"] == "EX-003"
    assert row["match"]["elements"] == ["field-hill"]
    table = kerege("read", text, "--case", case).out
    assert "conflicts by" in table
    assert "EX-003" in table


def test_an_unknown_case_is_told(kerege: Callable, texts: Path) -> None:
    assert "[unknown-case]" in kerege("read", texts, "--case", "nosuchcase").err


def test_texts_and_candidates_are_kept_in_a_ledger(kerege: Callable, texts: Path, tmp_path: Path) -> None:
    place = tmp_path / "l.db"
    said = kerege("read", texts, "--ledger", place, "--author", "Aigerim", "--format", "jsonl")
    assert said.code == 0
    with open_ledger(place) as ledger:
        waiting = open_candidates(ledger)
    assert {one.id for one in waiting} == {row["id"] for row in lines(said.out)}
    again = kerege("read", texts, "--ledger", place, "--author", "Aigerim", "--format", "jsonl")
    assert again.out == said.out
    with open_ledger(place) as ledger:
        assert open_candidates(ledger) == waiting


@pytest.mark.parametrize(
    ("day", "period"), [("2023-05-09", "2023-05"), ("2023-05", "2023-05"), ("2023", "2023")]
)
def test_the_date_of_the_texts_may_be_given(kerege: Callable, tmp_path: Path, day: str, period: str) -> None:
    (tmp_path / "a.txt").write_text("Last year Kazakhstan exported 70 Mt of crude.", encoding="utf-8")
    (row,) = lines(kerege("read", tmp_path / "a.txt", "--date", day, "--format", "jsonl").out)
    assert row["period"] == "2022"
    (told,) = kerege("read", tmp_path / "a.txt", "--date", day, "--json").document["documents"]
    assert told["published"][: len(period)] == period


def test_a_date_that_is_none_is_told(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts / "a.txt", "--date", "yesterday")
    assert said.code == 1
    assert "yesterday" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Missing argument"),
        (["a.txt", "--format", "xml"], "--format is one of table, jsonl, html, not 'xml'"),
        (["a.txt", "--format", "html"], "--format html needs --out FILE"),
        (["a.txt", "--out", "x"], "--out goes with --format jsonl or html"),
        (["a.txt", "--json", "--out", "x", "--format", "html"], "--out goes with"),
        (["a.txt", "--ledger", "l.db"], "--ledger needs --author NAME"),
    ],
)
def test_wrong_usage(
    kerege: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = kerege("read", *words)
    if "--json" in words:
        assert told in said.document["error"]
    else:
        assert told in said.err
    assert said.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--backend", "gpt"], "unknown-backend"),
        (["--backend", "llm"], "no-model"),
        (["--backend", "llm", "--llm-url", "ftp://x/v1", "--llm-model", "m"], "llm-address"),
    ],
)
def test_back_ends_that_cannot_be_used(kerege: Callable, texts: Path, words: list[str], code: str) -> None:
    said = kerege("read", texts, *words)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err


def test_control_characters_do_not_reach_the_terminal(kerege: Callable, tmp_path: Path) -> None:
    text = "\x1b[2J\x1b]0;x\x07Kazakhstan \u202eexported 70 \x1b[31mMt of crude in 2023.\x9b5A"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for words in ([], ["--format", "jsonl"]):
        said = kerege("read", tmp_path / "a.txt", *words)
        for control in ("\x1b", "\x07") + (() if words else ("\u202e", "\x9b")):
            assert control not in said.out + said.err


def process(*words: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", ENTRY, *words], capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_ascii_output_loses_no_row(texts: Path, form: str) -> None:
    done = process("read", str(texts), "--format", form, encoding="ascii")
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    if form == "jsonl":
        rows = lines(done.stdout.decode("ascii"))
        assert any(row["span"] == "90 млн тонн" for row in rows)


def test_a_closed_pipe_is_silent(texts: Path) -> None:
    for n in range(200):
        (texts / f"x{n}.txt").write_text(ENGLISH, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", ENTRY, "read", str(texts), "--format", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1
