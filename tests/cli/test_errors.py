"""One door for everything that goes wrong: message, exit code, JSON, never a traceback."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.cli.faults import guarded
from kerege.games import NucleolusError
from kerege.solve import SolveError


@pytest.mark.parametrize(
    "words",
    [
        ["check", "nosuchcase"],
        ["run", "nosuchcase", "--out", "never-made"],
        ["whatif", "nosuchcase"],
        ["backtest", "nosuchcase"],
        ["leverage", "nosuchcase"],
        ["power", "nosuchcase"],
        ["worst", "nosuchcase"],
        ["hedge", "nosuchcase"],
        ["why", "nosuchcase", "a.b"],
        ["ledger", "import", "nosuchcase", "--ledger", "never-made", "--author", "me"],
    ],
)
def test_unknown_case(kerege: Callable, words: list[str]) -> None:
    said = kerege(*words)
    assert said.code == 1
    assert "there is no case 'nosuchcase'" in said.out + said.err
    assert "kazakhstan" in said.out + said.err
    assert not Path("never-made").exists()
    told = kerege(*words, "--json")
    assert told.code == 1
    assert [f["code"] for f in told.document["findings"]] == ["unknown-case"]
    assert told.err == ""


def test_findings_go_to_stderr_with_a_count(kerege: Callable, case: Path) -> None:
    said = kerege("whatif", case, "nosuch")
    assert (said.code, said.out) == (1, "")
    assert "[unknown-shock]" in said.err
    assert said.err.endswith("what-if: 1 error\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["whatif"], "kerege whatif: Missing argument 'CASE'."),
        (["whatfi"], "kerege: No such command 'whatfi'."),
        (["check", "a", "b"], "kerege check: Got unexpected extra argument"),
        (["run", "kazakhstan"], "kerege run: Missing option '--out'."),
        (["run", "kazakhstan", "--out", "x", "--draws", "-1"], "Invalid value for '--draws'"),
        (["run", "kazakhstan", "--out", "x", "--workers", "none"], "Invalid value for '--workers'"),
        (
            ["leverage", "kazakhstan", "--kind", "good"],
            "'good' is not one of 'worst', 'worthwhile', 'single'",
        ),
        (["power", "kazakhstan", "--months", "0"], "Invalid value for '--months'"),
        (["worst", "kazakhstan", "--count", "-1"], "Invalid value for '--count'"),
        (["hedge", "kazakhstan", "--draws", "-1"], "Invalid value for '--draws'"),
        (["ledger", "import", "kazakhstan"], "kerege ledger import: Missing option"),
    ],
)
def test_wrong_usage(kerege: Callable, words: list[str], told: str) -> None:
    said = kerege(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert "--help" in said.err
    document = kerege(*words, "--json").document
    assert told in document["error"]
    assert document["findings"] == []


def test_no_command_shows_the_help(kerege: Callable) -> None:
    said = kerege()
    assert said.code == 2
    assert "Commands:" in said.err


def raising(problem: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise problem

    return work


def test_solve_error_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(SolveError("market: worst residual 1e-3")), as_json=False, debug=False) == 1
    assert capsys.readouterr().err == "no certified answer: market: worst residual 1e-3\n"


def test_a_nucleolus_that_is_not_proven_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(NucleolusError("no proof")), as_json=False, debug=False) == 1
    assert capsys.readouterr().err == "no certified answer: no proof\n"


def test_system_error_is_told_with_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    problem = OSError(28, "No space left on device", "out/report.html")
    assert guarded(raising(problem), as_json=False, debug=False) == 1
    assert capsys.readouterr().err == "the system refused: No space left on device (out/report.html)\n"


def test_memory_error_names_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(MemoryError()), as_json=False, debug=False) == 1
    assert "--workers 1" in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [False, True])
def test_unexpected_error_asks_to_report_it(capsys: pytest.CaptureFixture[str], *, as_json: bool) -> None:
    assert guarded(raising(RuntimeError("odd")), as_json=as_json, debug=False) == 1
    said = capsys.readouterr()
    told, other = (said.out, said.err) if as_json else (said.err, said.out)
    assert "RuntimeError: odd" in told
    assert "Please report it" in told
    assert "Traceback" not in told
    assert other == ""


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(raising(RuntimeError("odd")), as_json=False, debug=True)
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["option before", "option after", "variable"])
def test_debug_is_heard_wherever_it_stands(
    kerege: Callable, case: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("kerege.case.load.load_case", broken)
    if way == "variable":
        monkeypatch.setenv("KEREGE_DEBUG", "1")
    words = {
        "option before": ["--debug", "check", case], "option after": ["check", case, "--debug"],
        "variable": ["check", case],
    }[way]  # fmt: skip
    said = kerege(*words)
    assert said.code == 1
    assert "Traceback" in said.err
    monkeypatch.delenv("KEREGE_DEBUG", raising=False)
    assert "Traceback" not in kerege("check", case).err


def test_interrupt_exits_130(kerege: Callable, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kerege.case.load.load_case", interrupted)
    said = kerege("check", case)
    assert (said.code, said.out, said.err) == (130, "", "interrupted\n")


def test_interrupt_ends_the_workers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = []

    class Loky:
        def get_reusable_executor(self, *, reuse: bool) -> "Loky":
            assert reuse  # else one of another size would be made
            return self

        def shutdown(self, *, wait: bool, kill_workers: bool) -> None:
            ended.append((wait, kill_workers))
            sys.stderr.write("work was dropped")

    monkeypatch.setitem(sys.modules, "loky", Loky())  # type: ignore[arg-type]
    assert guarded(raising(KeyboardInterrupt()), as_json=False, debug=False) == 130
    assert ended == [(True, True)]
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize("hostile", ["", "[/red]", "a\0b", "x" * 5000, "..", "\udcff", "--", "*"])
@pytest.mark.parametrize("command", [["check"], ["whatif"], ["leverage"], ["hedge"], ["new"]])
def test_hostile_names_are_told_and_not_raised(
    kerege: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], hostile: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = kerege(*command, hostile)
    if command == ["new"] and hostile in {"[/red]", "*", "\udcff"}:
        assert said.code == 0  # odd, but names that a folder may have
        return
    assert said.code in {1, 2}
    assert "unexpected error" not in said.err + said.out
