"""Write a study for people: the page, the tables, the spreadsheet, the summary, the certificates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kerege.report.context import make_context
from kerege.report.files import make_folder, write, write_text
from kerege.report.flat_sheet import Sheet
from kerege.report.page import render_page
from kerege.report.position_sheets import position_sheets
from kerege.report.sheets import sheets
from kerege.report.strategy_sheets import strategy_sheets
from kerege.report.summary import certificates, summary
from kerege.report.workbook import write_workbook
from kerege.study.model import Study
from kerege.study.progress import Progress


def write_report(study: Study, folder: Path, progress: Progress | None = None) -> Path:
    """Write all files of the report into ``folder`` and return the path of ``report.html``.

    Files: ``report.html`` (needs nothing from outside), ``tables/*.csv`` and ``.parquet``, ``results.xlsx``,
    ``summary.json``, ``certificate.json``. Existing files of these names are replaced.

    Raises
    ------
    FindingsError
        If the folder or a file cannot be written.
    """
    ctx = make_context(study)
    found = [*sheets(study), *strategy_sheets(study), *position_sheets(ctx.position)]
    if progress is not None:
        progress.stage("write the report", 4 + len(found))

    def done() -> None:
        if progress is not None:
            progress.step()

    make_folder(folder)
    make_folder(folder / "tables")
    for sheet in found:
        _write_sheet(folder / "tables", sheet)
        done()
    write(folder / "results.xlsx", lambda beside: write_workbook(beside, found))
    done()
    _write_json(folder / "summary.json", summary(ctx))
    done()
    _write_json(folder / "certificate.json", certificates(ctx))
    done()
    page = folder / "report.html"
    write_text(page, render_page(ctx))
    done()
    return page


def _write_sheet(folder: Path, sheet: Sheet) -> None:
    write(folder / f"{sheet.name}.csv", sheet.frame.write_csv)
    write(folder / f"{sheet.name}.parquet", sheet.frame.write_parquet)


def _write_json(path: Path, data: dict[str, Any]) -> None:
    write_text(path, json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
