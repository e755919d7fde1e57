"""The tables as one spreadsheet: a sheet each, units in the headers, columns as wide as they need.

Of the tables that set a shock beside the base the spreadsheet holds the rows that change; all rows are in the
CSV and Parquet files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from kerege.report.flat_sheet import Sheet

_MOST_ROWS = 1_048_000
_NAME = 31  # characters a sheet's name may have
_STILL = 1e-6  # change below this share of its base is none
_COMPARED = {"base", "shocked", "change"}


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write ``sheets`` to an .xlsx file.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    import xlsxwriter  # noqa: PLC0415  (start-up time)
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
        "in_memory": True,
    }
    book = xlsxwriter.Workbook(str(path), options)
    formats = {
        "head": book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "bg_color": "#F0EEE8"}
        ),
        "title": book.add_format({"bold": True, "font_size": 13}),
        "plain": book.add_format({"valign": "top"}),
        "number": book.add_format({"num_format": "#,##0.000;−#,##0.000;0", "valign": "top"}),
        "large": book.add_format({"num_format": "#,##0;−#,##0;0", "valign": "top"}),
    }
    told = [_changing(sheet) for sheet in sheets]
    _contents(book, told, formats)
    for sheet in told:
        _write(book.add_worksheet(sheet.name[:_NAME]), sheet, formats)
    try:
        book.close()
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def _changing(sheet: Sheet) -> Sheet:
    """Return a sheet that compares two markets without the rows that are the same in both."""
    if not set(sheet.frame.columns) >= _COMPARED:
        return sheet
    moved = pl.col("change").abs() > _STILL * pl.max_horizontal(pl.col("base", "shocked").abs())
    kept = sheet.frame.filter(moved | pl.col("change").is_null())
    if kept.height == sheet.frame.height:
        return sheet
    return replace(
        sheet, frame=kept, title=f"{sheet.title}: what changes (all rows: tables/{sheet.name}.csv)"
    )


def _contents(book: Any, sheets: Sequence[Sheet], formats: dict[str, Any]) -> None:
    page = book.add_worksheet("contents")
    page.write_row(0, 0, ["Sheet", "What it holds", "Rows"], formats["head"])
    for row, sheet in enumerate(sheets, 1):
        page.write_url(row, 0, f"internal:'{sheet.name[:_NAME]}'!A1", string=sheet.name[:_NAME])
        page.write_string(row, 1, sheet.title)
        page.write_number(row, 2, sheet.frame.height)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 56)


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    frame = sheet.frame.head(_MOST_ROWS)
    page.write_string(0, 0, sheet.title, formats["title"])
    for column, (name, kind) in enumerate(frame.schema.items()):
        unit = sheet.units.get(name, "")
        page.write_string(2, column, f"{name} ({unit})" if unit else name, formats["head"])
        values = frame[name].to_list()
        numeric = kind.is_numeric()
        style = formats["plain"]
        if numeric:
            sizes = [abs(v) for v in values if v is not None]
            style = formats["large"] if sizes and max(sizes) >= 100_000 else formats["number"]
        for row, value in enumerate(values, 3):
            _cell(page, row, column, value, style)
        page.set_column(column, column, _width(name, unit, values, numeric=numeric))
    page.freeze_panes(3, 0)
    if frame.height:
        page.autofilter(2, 0, 2 + frame.height, frame.width - 1)


def _cell(page: Any, row: int, column: int, value: object, style: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, str(value), style)


def _width(name: str, unit: str, values: list[Any], *, numeric: bool) -> float:
    head = max(len(name), len(unit) + 2) + 3
    longest = 12 if numeric else max((len(str(v)) for v in values[:400] if v is not None), default=0) + 1
    return float(min(60, max(head, longest)))
