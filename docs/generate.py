"""Write the parts of the documentation that come from the code.

``python docs/generate.py`` writes ``case-tables.md``. With ``results`` it also puts what ``kerege run`` says
of the bundled cases between the marks in ``README.md`` and ``backtest-results.md``. Folders of finished runs
may follow; then only the cases without one are run.
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
from typing import Any

import polars as pl

from kerege.case import describe_attributes, describe_tables, load_case

DOCS = Path(__file__).resolve().parent
TABLES = DOCS / "case-tables.md"
CASES = ("kazakhstan", "european-gas")
WIDTH = 110
#: other states named beside the focus actor
NAMED = 3
#: million USD below which a change is told as none
SMALL = 0.05
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
    """What ``kerege run`` wrote.

    stamp          : version, date, case, draws and seed in a line
    said           : ``summary.json``
    verdicts, rows : the tables of past events
    """

    stamp: str
    said: dict[str, Any]
    verdicts: pl.DataFrame
    rows: pl.DataFrame


def run_case(name: str) -> Results:
    """Run a bundled case and return its results.

    Raises
    ------
    CalledProcessError
        If the command fails.
    """
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-c", COMMAND, "run", name, "--out", folder, "--quiet"]
        subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603
        return read_results(Path(folder))


def read_results(folder: Path) -> Results:
    """Return the results of the run that wrote ``folder``."""
    summary = folder / "summary.json"
    said = json.loads(summary.read_text(encoding="utf-8"))
    verdicts, rows = (
        pl.read_parquet(folder / "tables" / f"{name}.parquet")
        for name in ("backtest_verdicts", "backtest_rows")
    )
    stamp = (
        f"Kerege {said['version']}, case `{said['case']}`, run of "
        f"{date.fromtimestamp(summary.stat().st_mtime).isoformat()}, case digest `{said['case_digest']}`, "
        f"{said['draws']} draws, seed {said['seed']}."
    )
    return Results(stamp, said, verdicts, rows)


def answer_block(results: Results) -> str:
    """Return the printed answer."""
    lines = [part for line in results.said["answer"] for part in wrap(line, WIDTH, subsequent_indent="  ")]
    return "\n".join(["```text", *lines, "```", "", results.stamp])


def system_block(results: Results) -> str:
    """Return one line for each system: its first shock, and what it does to the focus actor and to others."""
    case = load_case(results.said["case"])
    names = dict(case.tables["actors"].select("id", "name").iter_rows())
    members = case.tables["memberships"].filter(pl.col("of").is_in(case.meta.vectors))["actor"].to_list()
    shocks = {shock["id"]: shock for shock in results.said["shocks"]}
    focus = case.meta.focus
    lines = [f"| system | first shock | {names[focus]} | others, most |", "|---|---|---|---|"]
    for title, first in case.tables["systems"].select("title", "default_shock").iter_rows():
        if first in shocks:
            rows = shocks[first]["ranges"]
            found = {r["subject"]: r for r in rows if r["measure"] == "income change"}
            for row in rows:
                if row["measure"] == "income change of bloc" and row["subject"] in case.meta.vectors:
                    found[row["subject"]] = row
            mine = found.pop(focus, None)
            rest = sorted((r for s, r in found.items() if s not in members), key=lambda r: -abs(r["mid"]))
            told = [f"{names[r['subject']]} {_money(r['mid'])}" for r in rest[:NAMED] if abs(r["mid"]) >= 1]
            lines.append(f"| {title} | {shocks[first]['title']} | {_ranged(mine)} | {', '.join(told)} |")
    return "\n".join([*lines, "", "Income over a year from the first day, million USD."])


def _ranged(row: dict[str, Any] | None) -> str:
    if row is None or abs(row["mid"]) < SMALL:
        return "0"
    ends = f" ({_money(row['low'])} to {_money(row['high'])})" if row["low"] != row["high"] else ""
    return _money(row["mid"]) + ends


def _money(value: float) -> str:
    """Return million USD to three digits, signed."""
    rounded = float(f"{value:.3g}")
    return (f"{rounded:+,.1f}" if abs(rounded) < 10 else f"{rounded:+,.0f}").replace("-", "−")


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
    if arguments[:1] == ["results"]:
        done = {r.said["case"]: r for r in map(read_results, map(Path, arguments[1:]))}
        for name in CASES:
            results = done[name] if name in done else run_case(name)
            put(DOCS / "backtest-results.md", name, backtest_block(results))
            if name == CASES[0]:
                put(DOCS.parent / "README.md", "answer", answer_block(results))
                put(DOCS.parent / "README.md", "systems", system_block(results))


if __name__ == "__main__":
    main(sys.argv[1:])
