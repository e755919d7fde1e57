"""``kerege read --backend llm``: texts go to the address given and nowhere else, and failures are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("httpx")
pytest.importorskip("pydantic")

from llm_servers import Answer, Asked, chat, claims, serving

from kerege.evidence.opening import open_ledger
from kerege.evidence.pending import open_candidates

TEXT = "Kazakhstan exported 70.5 million tonnes of crude in 2023."
EXPORT = {
    "kind": "quantity", "quote": TEXT, "words": "70.5 million tonnes", "measure": "crude_export",
    "subject": "Kazakhstan", "period": "2023",
}  # fmt: skip
KEY = "sk-very-secret-0123456789"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(f"{TEXT} This is {name}.", encoding="utf-8")
    return folder


def test_the_host_is_named_and_the_key_is_not(
    kerege: Callable, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEREGE_LLM_KEY", KEY)
    with serving(claims(EXPORT)) as server:
        words = ("--backend", "llm", "--llm-url", server.url, "--llm-model", "small-model")
        said = kerege("read", texts, *words)
        document = kerege("read", texts, *words, "--json").document
    assert said.code == 0
    assert f"note: http://127.0.0.1:{server.port}" in said.err
    assert "[texts-are-sent]" in said.err
    assert "3 candidates in 3 documents" in said.out
    assert document["findings"][0]["code"] == "texts-are-sent"
    assert {c["extractor"].split(" + ")[0] for c in document["candidates"]} == {"llm small-model"}
    assert KEY not in said.out + said.err + str(document)
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {KEY}"}


def test_the_host_is_named_before_anything_is_sent(
    kerege: Callable, texts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    heard: list[int] = []

    def answer(_: Asked) -> Answer:
        heard.append(len(told))
        return claims()

    monkeypatch.setattr("kerege.cli.screen.remark", lambda *lines: told.extend(lines))
    with serving(answer) as server:
        kerege("read", texts, "--backend", "llm", "--llm-url", server.url, "--llm-model", "m")
    assert heard
    assert min(heard) == 1
    assert "127.0.0.1" in told[0]


@pytest.mark.parametrize("backend", ["rules", "natasha"])
def test_nothing_is_sent_unless_asked(kerege: Callable, texts: Path, backend: str) -> None:
    if backend == "natasha":
        pytest.importorskip("natasha")
    with serving(claims(EXPORT)) as server:
        said = kerege(
            "read",
            texts,
            "--backend",
            backend,
            "--llm-url",
            server.url,
            "--llm-model",
            "m",
            "--format",
            "jsonl",
        )
    assert said.code == 0
    assert server.asked == []


def test_a_server_that_fails_half_way_leaves_what_was_read(
    kerege: Callable, texts: Path, tmp_path: Path
) -> None:
    def answer(asked: Asked) -> Answer:
        return Answer(b"", 500) if "b.txt" in asked.passage else claims(EXPORT)

    with serving(answer) as server:
        words = ("--backend", "llm", "--llm-url", server.url, "--llm-model", "m")
        place = tmp_path / "l.db"
        said = kerege("read", texts, *words, "--ledger", place, "--author", "me", "--format", "jsonl")
        document = kerege("read", texts, *words, "--json")
    assert said.code == document.code == 1
    assert said.out.count("\n") == 1
    assert '"doc": "a.txt"' in said.out
    assert "[no-answer]" in said.err
    assert "[reading-ended]" in said.err
    assert "HTTP 500" in said.err
    assert "Traceback" not in said.err
    assert not any("c.txt" in asked.passage for asked in server.asked)
    assert [d["name"] for d in document.document["documents"]] == ["a.txt"]
    with open_ledger(place) as ledger:
        assert [one.document for one in open_candidates(ledger)] == ["a.txt"]


@pytest.mark.parametrize("content", ["no", '{"claims": [{"kind": "figure"}]}'])
def test_an_answer_out_of_form_ends_with_an_error_or_a_warning(
    kerege: Callable, texts: Path, content: str
) -> None:
    with serving(chat(content)) as server:
        said = kerege("read", texts, "--backend", "llm", "--llm-url", server.url, "--llm-model", "m")
    assert said.code == (1 if content == "no" else 0)
    assert said.err.count("not in the form") == 3
    assert "0 candidates in 3 documents" in said.out


def test_refused_proposals_are_told(kerege: Callable, texts: Path) -> None:
    with serving(claims({**EXPORT, "quote": "Kazakhstan exported 99 Mt"}, EXPORT)) as server:
        said = kerege(
            "read", texts / "a.txt", "--backend", "llm", "--llm-url", server.url, "--llm-model", "m"
        )
    assert said.code == 0
    assert "[not-verbatim]" in said.err
    assert "1 candidate in 1 document" in said.out


def test_nobody_there(kerege: Callable, texts: Path) -> None:
    said = kerege("read", texts, "--backend", "llm", "--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "m")
    assert said.code == 1
    assert "[no-answer]" in said.err
    assert "unexpected error" not in said.err
