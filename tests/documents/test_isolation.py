from pathlib import Path

import pytest
from made_files import GERMAN, page

from kerege.base.findings import FindingsError, error
from kerege.documents import close_child, read_document
from kerege.documents.extract import Extract, from_json, to_json
from kerege.documents.isolation import extract_apart
from kerege.documents.worker import _refuse


def test_an_extract_crosses_the_pipe_unchanged() -> None:
    extract = Extract("Öl \ud800", "T", "P", "U", "2024", (error("a-code", "Etwas fehlt", file="a"),))
    assert from_json(to_json(extract)) == extract


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("socket.connect", (None, ("example.org", 80))),
        ("subprocess.Popen", ("sh", [], None, None)),
        ("os.system", ("true",)),
        ("open", ("x", "w", 0o101)),
    ],
)
def test_the_child_connects_starts_and_writes_nothing(event: str, args: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError, match="not allowed while a document is read"):
        _refuse(event, args)
    _refuse("open", ("x", "r", 0))


def test_a_child_that_is_gone_is_replaced() -> None:
    data = page(f"<p>{GERMAN[0]}</p><p>{GERMAN[1]}</p>")
    assert GERMAN[0] in extract_apart("html", data, "a.html").text
    close_child()
    close_child()
    assert GERMAN[0] in extract_apart("html", data, "a.html").text


def test_a_child_that_cannot_start_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    close_child()
    monkeypatch.setattr("kerege.documents.isolation._BOOT", "raise SystemExit(1)")
    with pytest.raises(FindingsError, match="made the parser fail"):
        read_document(b"%PDF-1.4", name="a.pdf")


def test_the_working_folder_is_no_place_for_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close_child()
    (tmp_path / "json.py").write_text("raise SystemExit('run from the folder of a document')")
    monkeypatch.chdir(tmp_path)
    assert GERMAN[0] in extract_apart("html", page(f"<p>{GERMAN[0]}</p><p>Zwei.</p>"), "a.html").text
