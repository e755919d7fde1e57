"""The examples run as a reader would run them, and say what they promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
#: what each example must say; numbers are not pinned, because claims may change them
SAYS = {
    "leave_out_a_speaker.py": ("Every speaker", "Without TASS", "income of KZ"),
    "leverage.py": ("RU costs KZ", "hardest single instrument of RU: RU.close.", "A wider route by Baku"),
    "own_case.py": ("As it comes: the railway carries up to 20", "With a wider railway", "income of UP"),
    "position.py": ("Share of each partner in trade", "whose numbers are believed", "Forecasts: "),
    "read_a_text.py": ("46.6 Mt: crude_export", "candidates wait", "rests on: Kazakhstan exported"),
    "what_if.py": ("CPC terminal shut for 30 days", "KZ", "Certificate: worst residual"),
}


def run(*words: str) -> str:
    command = [sys.executable, "-W", "error", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_example_is_known() -> None:
    assert [e.name for e in EXAMPLES] == sorted(SAYS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_an_example_runs(example: Path) -> None:
    told = run(str(example))
    for words in SAYS[example.name]:
        assert words in told


def test_leaving_a_speaker_out_changes_the_number() -> None:
    told = run(str(ROOT / "examples" / "leave_out_a_speaker.py"))
    capacities = re.findall(r"cpc\.capacity (\d+) kt/day", told)
    assert len(capacities) == 2
    assert capacities[0] != capacities[1]


def test_benchmarks_check_answers_and_tell_absent_peers() -> None:
    page = ROOT / "docs" / "benchmarks.md"
    before = page.read_bytes() if page.exists() else b""
    told = run("-m", "benchmarks", "--sizes", "S", "--shocks", "1", "--studies", "0", "--print-only")
    assert "failed:" not in told
    assert "no time shown" not in told
    rows = {line.split("|")[1].strip(): line for line in told.splitlines() if line.startswith("| ")}
    assert {"Kerege, Clarabel", "Clarabel alone, updated", "PyPSA optimize, HiGHS"} <= set(rows)
    for name, module in (("cvxpy (DPP), Clarabel", "cvxpy"), ("PyPSA optimize, HiGHS", "pypsa")):
        installed = run(
            "-c", f"from importlib.util import find_spec; print(find_spec({module!r}) is not None)"
        )
        assert ("absent" in rows[name]) == (installed.strip() == "False")
    assert (page.read_bytes() if page.exists() else b"") == before
