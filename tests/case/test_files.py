"""Folders and files that cannot be read as a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerege.base.findings import Finding, FindingsError, Severity
from kerege.case import bundled_cases, check_case, load_case

from .conftest import Folder


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if f.severity is Severity.ERROR]


def test_unknown_case_lists_the_bundled_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kerege.case.folders.bundled_cases", lambda: ("kazakhstan", "uranium"))
    with pytest.raises(FindingsError) as raised:
        load_case("kazakstan")
    (finding,) = raised.value.findings
    assert finding.code == "unknown-case"
    assert "kazakhstan, uranium" in finding.expected
    assert "write kazakhstan" in finding.remedy


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (finding,) = check_case(tmp_path / "nowhere")
    assert (finding.code, finding.found) == ("unknown-case", "no such name or folder")
    assert "kerege new" in finding.remedy


def test_a_file_in_place_of_a_folder(folder: Folder) -> None:
    (finding,) = check_case(folder.path / "case.toml")
    assert finding.code == "not-a-folder"
    assert str(folder.path) in finding.remedy


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000])
def test_names_that_no_file_system_takes(name: str) -> None:
    (finding,) = check_case(name)
    assert finding.code in {"unknown-case", "unreadable-folder"}
    assert finding.remedy


def test_an_empty_folder_lacks_every_required_file(tmp_path: Path) -> None:
    missing = {f.file for f in check_case(tmp_path) if f.code in {"missing-file", "missing-folder"}}
    assert missing == {
        "case.toml",
        "actors.csv",
        "places.csv",
        "goods.csv",
        "links.csv",
        "plants.csv",
        "bindings.csv",
        "sources.csv",
        "claims",
    }


@pytest.mark.parametrize(
    "file",
    [
        "case.toml",
        "actors.csv",
        "places.csv",
        "goods.csv",
        "links.csv",
        "plants.csv",
        "bindings.csv",
        "sources.csv",
    ],
)
def test_a_missing_file_is_one_finding(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    finding = folder.only("missing-file")
    assert finding.file == file
    assert finding.remedy


def test_files_that_may_be_left_out(folder: Folder) -> None:
    folder.drop("bindings.csv", "exports,").drop("bindings.csv", "coast-port,").drop(
        "bindings.csv", "pipe,stake,"
    )
    folder.replace("case.toml", 'default_shock = "pipe-shut-90"\n', "")
    for name in ("memberships", "stakes", "groups", "group_members", "instruments", "events", "event_actions",
                 "event_observations"):  # fmt: skip
        (folder.path / f"{name}.csv").unlink()
    (folder.path / "choices.toml").unlink()
    (folder.path / "shocks.toml").unlink()
    case = folder.load()
    assert case.shocks == ()
    assert case.events == ()
    assert case.tables["stakes"].is_empty()


@pytest.mark.parametrize(
    "file", ["case.toml", "links.csv", "bindings.csv", "claims/example.csv", "sources.csv"]
)
def test_text_that_is_not_utf8_names_line_and_remedy(folder: Folder, file: str) -> None:
    path = folder.path / file
    lines = path.read_bytes().split(b"\n")
    lines[1] = b"\xff\xfa" + lines[1]
    path.write_bytes(b"\n".join(lines))
    finding = folder.only("not-utf8")
    assert (finding.file, finding.row) == (file, 2)
    assert "UTF-8" in finding.remedy


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"id\n", b"\x00\x01\x02", b"id;name\n1;2\n", b"\xef\xbb\xbf"]
)
@pytest.mark.parametrize("file", ["links.csv", "groups.csv", "bindings.csv", "claims/example.csv"])
def test_files_of_rubbish_are_findings(folder: Folder, file: str, content: bytes) -> None:
    (folder.path / file).write_bytes(content)
    assert any(f.file == file for f in _errors(folder.check()))


@pytest.mark.parametrize("file", ["links.csv", "case.toml", "choices.toml", "events.csv"])
def test_a_folder_in_place_of_a_file(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    (folder.path / file).mkdir()
    finding = folder.only("unreadable-file")
    assert finding.file == file
    assert finding.remedy


def test_a_misnamed_file_is_a_warning(folder: Folder) -> None:
    (folder.path / "shock.toml").write_text("", encoding="utf-8")
    (finding,) = (f for f in folder.check() if f.code == "stray-file")
    assert finding.severity is Severity.WARNING
    assert "shocks.toml" in finding.remedy


@pytest.mark.parametrize(
    "text", ["[" * 5000, "a = [" + "[" * 5000, "a = " + "1" * 6000, "a = 1\na = 2\n", "a\0b = 1"]
)
def test_toml_that_breaks_parsers(folder: Folder, text: str) -> None:
    (folder.path / "choices.toml").write_text(text, encoding="utf-8")
    finding = folder.only("bad-toml")
    assert finding.file == "choices.toml"
    assert finding.row >= 1
    assert "line" in finding.message
    assert "column" in finding.message


def test_every_finding_of_every_file_at_once(folder: Folder) -> None:
    folder.replace("links.csv", "crude,UP,rail-co", "crude,UP,rail-go")
    folder.replace("bindings.csv", "EX-033", "EX-933")
    folder.replace("shocks.toml", 'element = "rail"', 'element = "rial"')
    folder.replace("case.toml", '"month"', '"fortnight"')
    found = _errors(folder.check())
    assert [f.file for f in found] == ["bindings.csv", "case.toml", "links.csv", "shocks.toml"]


def test_bundled_cases_are_sorted_names() -> None:
    assert list(bundled_cases()) == sorted(bundled_cases())
