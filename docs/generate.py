"""Write the parts of the documentation that come from the code.

``python docs/generate.py`` writes ``case-tables.md``. With ``results`` it also runs a study of the bundled
case and puts its numbers between the marks in ``README.md`` and ``backtests.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

import kerege as kg
from kerege.case import describe_attributes, describe_tables
from kerege.study.answer import answer
from kerege.study.model import BacktestRun, Study

DOCS = Path(__file__).resolve().parent
TABLES = DOCS / "case-tables.md"
CASE = "kazakhstan"
DRAWS = 24

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


def stamp(study: Study) -> str:
    """Return when and from what the numbers were made."""
    return (
        f"Kerege {study.version}, run of {date.today().isoformat()}, case digest `{study.case.digest}`, "
        f"{study.draws} draws, seed {study.seed}."
    )


def answer_block(study: Study) -> str:
    """Return the printed answer of ``study``."""
    return "\n".join(["```text", *answer(study), "```", "", stamp(study)])


def backtest_block(study: Study) -> str:
    """Return verdicts and comparisons of all events as two Markdown tables."""
    verdicts = ["| event | what happened | role | verdict |", "|---|---|---|---|"]
    verdicts += [f"| {r.event.id} | {r.event.name} | {r.event.role} | {r.verdict} |" for r in study.backtests]
    rows = [
        "| event | run | measure | observed | model | error |",
        "|---|---|---|---|---|---|",
        *(line for run in study.backtests for line in _comparisons(run)),
    ]
    return "\n".join([stamp(study), "", *verdicts, "", *rows])


def _comparisons(run: BacktestRun) -> Iterator[str]:
    counted = run.rows.with_columns(pl.col("error").round(1), within=pl.col("within").fill_null(value=False))
    for row in counted.iter_rows(named=True):
        unit = "%" if row["unit"] == "percent" else f" {row['unit']}"
        seen = _three(row["observed_low"], row["observed"], row["observed_high"])
        found = _three(row["model_low"], row["model"], row["model_high"])
        mark = "" if row["within"] else " (outside)"
        what = f"{row['measure']} of {row['element']}" if row["element"] else row["measure"]
        yield (
            f"| {run.event.id} | {row['phase']} | {what} | {seen}{unit} | {found}{unit}{mark} "
            f"| {_plain(row['error'])} |"
        )


def _three(low: float, mid: float, high: float) -> str:
    texts = [_plain(x) for x in (low, mid, high)]
    return texts[1] if len(set(texts)) == 1 else f"{texts[1]} ({texts[0]} to {texts[2]})"


def _plain(value: float) -> str:
    return f"{value:.1f}".replace("-0.0", "0.0")


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
    """Write the generated pages; with ``results`` also the numbers of a study."""
    TABLES.write_text(case_tables(), encoding="utf-8")
    if arguments == ["results"]:
        study = kg.run_study(kg.load_case(CASE), draws=DRAWS)
        put(DOCS.parent / "README.md", "answer", answer_block(study))
        put(DOCS / "backtests.md", "results", backtest_block(study))


if __name__ == "__main__":
    main(sys.argv[1:])
