"""True processes: what help costs, closed pipes, and the installed entry point."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kerege.version import VERSION

HEAVY = (
    "polars",
    "dataframely",
    "numpy",
    "scipy",
    "pint",
    "sqlalchemy",
    "clarabel",
    "highspy",
    "loky",
    "jinja2",
)
ENTRY = "from kerege.cli.main import run; run()"


def call(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", ENTRY, *words], capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **settings},
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"],
     *([name, "--help"] for name in ("whatif", "ledger", "leverage", "power", "worst", "hedge"))],
)  # fmt: skip
def test_help_and_version_import_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\nfrom kerege.cli.main import run\n"
        f"sys.argv = ['kerege', *{words!r}]\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
    assert done.stdout


@pytest.mark.parametrize("command", ["whatif", "backtest", "why"])
def test_only_run_needs_the_extra_of_reports(pristine: Path, command: str) -> None:
    words = [command, str(pristine), *(["pipe.capacity"] if command == "why" else [])]
    code = (
        "import sys\nsys.modules.update(jinja2=None, xlsxwriter=None)\n"
        f"sys.argv = ['kerege', *{words!r}]\n{ENTRY}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, b"")


def test_version() -> None:
    assert call("--version").stdout == f"kerege {VERSION}\n"


def test_help_names_every_command() -> None:
    told = call("--help").stdout
    for name in (
        "run",
        "check",
        "whatif",
        "backtest",
        "position",
        "leverage",
        "power",
        "worst",
        "hedge",
        "why",
        "new",
        "ledger",
    ):
        assert f"\n  {name} " in told  # fmt: skip


def test_a_closed_pipe_is_silent() -> None:
    code = f"import sys; sys.argv = ['kerege', 'why', 'kazakhstan', 'KZ', '--json']; {ENTRY}"
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_never_fails_on_a_character(pristine: Path, encoding: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ENTRY, "whatif", str(pristine)], capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == b""
    minus = "\N{MINUS SIGN}" if encoding == "utf-8" else "-"
    assert f"{minus}58.0" in done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_json_is_whole_in_every_encoding(encoding: str) -> None:
    done = call("why", "kazakhstan", "cpc.capacity", "--json", PYTHONIOENCODING=encoding)
    speakers = {c["speaker"] for c in json.loads(done.stdout)["numbers"][0]["claims"]}
    assert "KazMunayGas" in speakers
