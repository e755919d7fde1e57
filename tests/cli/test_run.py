import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

QUICK = ("--draws", "0", "--workers", "1")


def test_run_prints_the_answer_and_writes_the_report(kerege: Callable, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    said = kerege("run", case, "--out", out, *QUICK)
    assert said.code == 0
    assert said.out.startswith("The pipeline is shut for 90 days")
    assert said.out.endswith(f"Report: {out / 'report.html'}\n")
    answer = json.loads((out / "summary.json").read_text(encoding="utf-8"))["answer"]
    assert said.out.splitlines()[:-1] == answer
    for name in ("report.html", "summary.json", "certificate.json"):
        assert (out / name).stat().st_size > 0
    assert said.err == f"0 errors, 0 warnings, 1 note; to see them: kerege check {case}\n"


def test_json_is_the_only_output(kerege: Callable, case: Path, tmp_path: Path) -> None:
    said = kerege("run", case, "--out", tmp_path / "out", *QUICK, "--seed", "7", "--json", "--quiet")
    document = said.document
    assert said.err == ""
    assert document["report"] == str(tmp_path / "out" / "report.html")
    assert (document["shock"], document["seed"], document["draws"]) == ("pipe-shut-90", 7, 0)
    assert document["worst_certificate"]["passed"] is True
    assert document["answer"][-1] == "No ranges: the study was run without draws."
    assert set(document["ranges"]) == {"pipe-shut-90", "rail-widened"}
    assert json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))["seed"] == 7


def test_quiet_says_nothing_beside_the_answer(kerege: Callable, case: Path, tmp_path: Path) -> None:
    assert kerege("run", case, "--out", tmp_path / "out", *QUICK, "--quiet").err == ""


def never(*_: object, **__: object) -> None:
    raise AssertionError("the study was begun")


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kerege.study.build.run_study", never)


@pytest.mark.usefixtures("idle")
class TestRefusedBeforeTheWork:
    def test_a_file_in_the_way(self, kerege: Callable, case: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("x", encoding="utf-8")
        for place in ("out", "out/deeper"):
            said = kerege("run", case, "--out", tmp_path / place)
            assert said.code == 1
            assert "[not-writable]" in said.err

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc, where nobody may write")
    def test_a_place_nobody_may_write_to(self, kerege: Callable, case: Path) -> None:
        said = kerege("run", case, "--out", "/proc/kerege", "--json")
        assert said.code == 1
        assert said.document["findings"][0]["code"] == "not-writable"

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_a_read_only_folder(self, kerege: Callable, case: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir(mode=0o555)
        said = kerege("run", case, "--out", tmp_path / "out")
        assert said.code == 1
        assert "[not-writable]" in said.err

    def test_the_folder_of_a_case(self, kerege: Callable, case: Path) -> None:
        before = sorted(case.rglob("*"))
        said = kerege("run", case, "--out", case)
        assert said.code == 1
        assert "[out-is-a-case]" in said.err
        assert sorted(case.rglob("*")) == before

    @pytest.mark.parametrize("missing", ["jinja2", "xlsxwriter"])
    def test_an_installation_without_the_extra(
        self, kerege: Callable, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
    ) -> None:
        monkeypatch.setitem(sys.modules, missing, None)
        said = kerege("run", case, "--out", tmp_path / "out")
        assert said.code == 1
        assert "[missing-extra]" in said.err
        assert "kerege[report]" in said.err
        assert not (tmp_path / "out").exists()

    def test_a_blank_folder(self, kerege: Callable, case: Path) -> None:
        said = kerege("run", case, "--out", " ")
        assert said.code == 2
        assert "--out is blank" in said.err

    def test_a_bad_case(self, kerege: Callable, case: Path, tmp_path: Path) -> None:
        (case / "links.csv").unlink()
        said = kerege("run", case, "--out", tmp_path / "out", "--json")
        assert said.code == 1
        assert "missing-file" in {f["code"] for f in said.document["findings"]}
        assert not (tmp_path / "out").exists()
