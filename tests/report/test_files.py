"""The files beside the page: tables, spreadsheet, summaries, and what happens when the disk refuses."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import kerege.report
from kerege.base.findings import FindingsError
from kerege.report import write_report
from kerege.report.answer import plain_answer

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def folder(study: Any, tmp_path: Path) -> Path:
    write_report(study, tmp_path / "out")
    return tmp_path / "out"


def test_all_files_are_there_and_no_half_ones(written: tuple[Any, Path]) -> None:
    folder = written[1]
    names = {p.name for p in folder.iterdir()}
    assert names == {"report.html", "results.xlsx", "summary.json", "certificate.json", "tables"}
    assert not list(folder.rglob("*.part"))


def test_csv_and_parquet_hold_the_same(written: tuple[Any, Path]) -> None:
    folder = written[1]
    files = sorted((folder / "tables").glob("*.parquet"))
    assert len(files) >= 18
    for path in files:
        frame = pl.read_parquet(path)
        again = pl.read_csv(path.with_suffix(".csv"), schema_overrides=dict(frame.schema), infer_schema=False)
        blank = [c for c, kind in frame.schema.items() if kind == pl.String]
        same = frame.with_columns(pl.col(c).fill_null("") for c in blank)
        assert_frame_equal(again.with_columns(pl.col(c).fill_null("") for c in blank), same)


def test_shock_tables_name_their_shock(written: tuple[Any, Path]) -> None:
    study, folder = written
    states = pl.read_parquet(folder / "tables" / "shock_states.parquet")
    assert states["shock"].unique(maintain_order=True).to_list() == [r.shock.id for r in study.shocks]
    assert states.filter(state="KZ")["change"][0] == pytest.approx(
        study.shocks[0].changes.states.filter(state="KZ")["change"][0]
    )


def test_the_spreadsheet_reopens_with_units_and_values(written: tuple[Any, Path]) -> None:
    study, folder = written
    with zipfile.ZipFile(folder / "results.xlsx") as book:
        assert book.testzip() is None
        strings = ["".join(t.itertext()) for t in ET.fromstring(book.read("xl/sharedStrings.xml"))]  # noqa: S314
        names = [s.get("name") for s in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]  # noqa: S314
        sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{names.index('base_prices') + 1}.xml"))  # noqa: S314
    assert names[0] == "contents"
    assert {"base_flows", "shock_states", "numbers", "claims", "backtest_verdicts"} <= set(names)
    head = [
        strings[int(c[0].text or "")]
        for c in sheet.iter(f"{MAIN}c")
        if re.fullmatch(r"[A-E]3", c.get("r", ""))
    ]
    assert head == ["place", "good", "origin", "period", "price (USD/t)"]
    first = next(c for c in sheet.iter(f"{MAIN}c") if c.get("r") == "E4")
    assert float(first[0].text or "") == pytest.approx(study.base.tables.prices["price"][0])


def test_text_that_looks_like_a_formula_stays_text(study: Any, tmp_path: Path) -> None:
    states = study.shocks[0].changes.states.with_columns(state=pl.lit("=1+1"))
    study.shocks[0].changes.states = states
    write_report(study, tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "results.xlsx") as book:
        sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet for sheet in sheets)


def test_summary_and_certificates_are_plain_json(written: tuple[Any, Path]) -> None:
    study, folder = written
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["counts"]["claims"] == len(study.case.book.claims)
    assert summary["answer"] == list(plain_answer(study))
    assert summary["answer"][1].startswith("Kazakhstan loses ")
    assert [b["verdict"] for b in summary["backtests"]] == [b.verdict for b in study.backtests]
    certificates = json.loads((folder / "certificate.json").read_text(encoding="utf-8"))
    assert certificates["passed"] is True
    assert [c["of"] for c in certificates["certificates"]][:2] == ["base market", "CPC shut for 90 days"]


def test_numbers_json_cannot_say_become_null(study: Any, tmp_path: Path) -> None:
    ranges = study.shocks[0].ranges.with_columns(low=pl.lit(float("nan")))
    study.shocks[0].ranges = ranges
    write_report(study, tmp_path / "out")
    text = (tmp_path / "out" / "summary.json").read_text(encoding="utf-8")
    assert "NaN" not in text
    assert json.loads(text)["shocks"][0]["ranges"][0]["low"] is None


def test_a_missing_extra_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ModuleNotFoundError, match="xlsxwriter") as caught:
        from kerege.report import write_report  # noqa: F401
    assert caught.value.name == "xlsxwriter"


def test_the_room_has_no_other_public_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'draw'"):
        kerege.report.draw  # type: ignore[attr-defined]  # noqa: B018


def test_progress_hears_one_step_a_file(study: Any, tmp_path: Path) -> None:
    class Listener:
        steps, total = 0, 0

        def stage(self, title: str, steps: int) -> None:  # noqa: ARG002
            self.total = steps

        def step(self) -> None:
            self.steps += 1

    listener = Listener()
    write_report(study, tmp_path / "out", listener)
    assert listener.steps == listener.total > 4


def test_writing_twice_replaces_the_files(study: Any, folder: Path) -> None:
    (folder / "report.html").write_text("old", encoding="utf-8")
    write_report(study, folder)
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_file_in_the_way_of_the_folder_is_a_finding(study: Any, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here", encoding="utf-8")
    with pytest.raises(FindingsError, match="a file has the name of the folder") as caught:
        write_report(study, tmp_path / "out")
    assert caught.value.findings[0].code == "cannot-write"
    with pytest.raises(FindingsError, match="a file has the name of the folder"):
        write_report(study, tmp_path / "out" / "below")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "here"


@pytest.mark.parametrize("name", ["report.html", "results.xlsx", "summary.json"])
def test_a_folder_in_the_way_of_a_file_is_a_finding(study: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "out" / name).mkdir(parents=True)
    with pytest.raises(FindingsError, match="a folder has the name of the file"):
        write_report(study, tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*.part"))


def test_a_disk_that_refuses_is_a_finding(
    study: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(FindingsError, match="Permission denied"):
        write_report(study, tmp_path / "out")


def test_a_full_disk_is_a_finding_and_leaves_the_old_file(
    study: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "report.html").read_bytes()

    def refuse(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(FindingsError, match="No space left on device"):
        write_report(study, folder)
    assert (folder / "report.html").read_bytes() == before
