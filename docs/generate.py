"""Write the parts of the documentation that come from the code.

``python docs/generate.py`` writes ``case-tables.md``. With ``results`` it also runs ``kerege run`` on the
bundled case and puts what that prints and writes between the marks in ``README.md`` and ``backtests.md``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

import polars as pl

from kerege.case import describe_attributes, describe_tables

DOCS = Path(__file__).resolve().parent
TABLES = DOCS / "case-tables.md"
CASE = "kazakhstan"
WIDTH = 110
COMMAND = "import sys; sys.argv[0] = 'kerege'; from kerege.cli.main import run; run()"

HEAD = """# Tables of a case folder

Written by `python docs/generate.py` from the declarations that reading and checking use; do not edit. How the
files work together is told in [case-format.md](case-format.md).

"""


def case_tables() -> str:
    """Return the page of tables and attributes."""
    tables = describe_tables().strip()
    return (
        f"{HEAD}## Tables\n\n{tables}\n\n## Attributes\n\nThe `attribute` column of `bindings.csv`. A blank "
        "`of` column means that the number is of the element as a whole.\n\n"
        f"{describe_attributes().strip()}\n"
    )


@dataclass(frozen=True, slots=True)
class Results:
    """What ``kerege run`` printed and wrote.

    answer         : printed lines, less the one with the path
    stamp          : version, date, case, draws and seed in a line
    verdicts, rows : the tables of past events
    """

    answer: tuple[str, ...]
    stamp: str
    verdicts: pl.DataFrame
    rows: pl.DataFrame


def run_case() -> Results:
    """Run the bundled case and return its results.

    Raises
    ------
    CalledProcessError
        If the command fails.
    """
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-c", COMMAND, "run", CASE, "--out", folder, "--quiet"]
        told = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603
        said = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
        verdicts, rows = (
            pl.read_parquet(Path(folder) / "tables" / f"{name}.parquet")
            for name in ("backtest_verdicts", "backtest_rows")
        )
    stamp = (
        f"Kerege {said['version']}, run of {date.today().isoformat()}, case digest `{said['case_digest']}`, "
        f"{said['draws']} draws, seed {said['seed']}."
    )
    lines = tuple(line for line in told.splitlines() if line and not line.startswith("Report:"))
    return Results(lines, stamp, verdicts, rows)


def answer_block(results: Results) -> str:
    """Return the printed answer."""
    lines = [part for line in results.answer for part in wrap(line, WIDTH, subsequent_indent="  ")]
    return "\n".join(["```text", *lines, "```", "", results.stamp])


def backtest_block(results: Results) -> str:
    """Return verdicts and comparisons of all events as two Markdown tables."""
    events = results.verdicts.select("event", "name", "role", "verdict").iter_rows()
    lines = [results.stamp, "", "| event | what happened | role | verdict |", "|---|---|---|---|"]
    lines += [f"| {event} | {name} | {role} | {verdict} |" for event, name, role, verdict in events]
    lines += ["", "| event | run | measure | observed | model | error |", "|---|---|---|---|---|---|"]
    return "\n".join([*lines, *_comparisons(results.rows)])


def _comparisons(rows: pl.DataFrame) -> Iterator[str]:
    for row in rows.iter_rows(named=True):
        unit = "%" if row["unit"] == "percent" else f" {row['unit']}"
        seen = _three(row["observed_low"], row["observed"], row["observed_high"])
        found = _three(row["model_low"], row["model"], row["model_high"])
        mark = "" if row["within"] else " (outside)"
        what = f"{row['measure']} of {row['element']}" if row["element"] else row["measure"]
        yield (
            f"| {row['event']} | {row['phase']} | {what} | {seen}{unit} | {found}{unit}{mark} "
            f"| {_plain(row['error'])} |"
        )


def _three(low: float, mid: float, high: float) -> str:
    texts = [_plain(x) for x in (low, mid, high)]
    return texts[1] if len(set(texts)) == 1 else f"{texts[1]} ({texts[0]} to {texts[2]})"


def _plain(value: float) -> str:
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text


def put(path: Path, name: str, text: str) -> None:
    """Replace what stands between the marks ``name`` of a page.

    Raises
    ------
    ValueError
        If the page lacks the marks.
    """
    first, last = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = path.read_text(encoding="utf-8")
    before, found, rest = page.partition(first)
    _, closed, after = rest.partition(last)
    if not found or not closed:
        raise ValueError(f"{path.name} lacks the marks {first} and {last}")
    path.write_text(f"{before}{first}\n\n{text}\n\n{last}{after}", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write the generated pages; with ``results`` also the numbers of a run."""
    TABLES.write_text(case_tables(), encoding="utf-8")
    if arguments == ["results"]:
        results = run_case()
        put(DOCS.parent / "README.md", "answer", answer_block(results))
        put(DOCS / "backtests.md", "results", backtest_block(results))


if __name__ == "__main__":
    main(sys.argv[1:])
