"""Read a CSV file against the declaration of its table: good rows, and a finding for everything else.

A table is declared once, as a dataframely schema made of the words of :mod:`kerege.base.columns`. Rules over
several columns are explained in the class attribute ``rules_in_words`` (rule name -> sentence that names the
columns in backticks).
"""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import dataframely as dy
import polars as pl

from kerege.base.csvtext import Sheet, read_sheet
from kerege.base.findings import Finding, note
from kerege.base.rules import check_rules
from kerege.base.table_header import check_header
from kerege.base.table_rows import ROW, check_keys, key_of, parse_rows, printed_cells

MAX_ALIKE = 100


@dataclass(frozen=True)
class Table:
    """A table as read.

    good     : the valid rows with the declared types, in file order; ``_row`` is the 1-based file line
    printed  : line -> column -> the cell as it stands in the file, for every row of the right width
    findings : what is wrong, in the order of rows
    keys     : primary keys of all rows, valid or not (to keep a bad row from making other errors)
    label    : name of the file in findings
    """

    good: pl.DataFrame
    printed: Mapping[int, Mapping[str, str]]
    findings: tuple[Finding, ...]
    keys: frozenset[tuple[str, ...]]
    label: str = ""


def read_table(path: Path, schema: type[dy.Schema], label: str) -> tuple[pl.DataFrame, list[Finding]]:
    """Return the valid rows of the CSV file at ``path`` and every problem; never raises for bad input.

    Parameters
    ----------
    path
        CSV file: UTF-8, commas, first line the column names in any order. Optional columns may be left out.
    schema
        Declaration of the table.
    label
        Name of the file in findings, relative to the case folder.

    Returns
    -------
    tuple
        The good rows (declared columns and ``_row``, the 1-based file line), and the findings. A row with
        any error is left out; a file with a missing column has no good rows.
    """
    table = read_full(path, schema, label)
    return table.good, list(table.findings)


def read_full(path: Path, schema: type[dy.Schema], label: str) -> Table:
    """Return what :func:`read_table` does, with the printed cells and all keys."""
    return check_sheet(read_sheet(path, label), schema, label)


def check_sheet(sheet: Sheet, schema: type[dy.Schema], label: str) -> Table:
    """Return the table that rows of text make, however they were obtained."""
    findings = list(sheet.findings)
    if not sheet.header:
        return Table(_with_row(schema).create_empty(), {}, tuple(findings), frozenset(), label)
    columns = schema.columns()
    complete = check_header(sheet.header, columns, label, findings)
    printed = {line.number: printed_cells(sheet.header, line, columns) for line in sheet.lines}
    keys = frozenset(key_of(cells, schema) for cells in printed.values())
    if not complete:
        return Table(_with_row(schema).create_empty(), printed, tuple(_limited(findings, label)), keys, label)
    if not sheet.lines and not findings:
        findings.append(note("no-rows", "the table has a header and no rows", file=label))
    doubles = check_keys(printed, schema, label, findings)
    typed, incomplete = parse_rows(printed, schema, label, findings)
    frame = pl.DataFrame(
        {name: pl.Series(name, values, dtype=_dtype(name, columns)) for name, values in typed.items()}
    )
    good, broken = check_rules(frame, _with_row(schema), label, incomplete)
    findings += broken
    good = good.filter(~pl.col(ROW).is_in(sorted(doubles | incomplete)))
    return Table(good, printed, tuple(_limited(findings, label)), keys, label)


@lru_cache(maxsize=256)
def _with_row(schema: type[dy.Schema]) -> type[dy.Schema]:
    """Return the schema with the column ``_row`` added, so that rule failures keep their place."""
    extended: type[dy.Schema] = types.new_class(
        schema.__name__, (schema,), exec_body=lambda body: body.update({ROW: dy.Int64()})
    )
    return extended


def _dtype(name: str, columns: Mapping[str, dy.Column]) -> pl.DataType:
    return pl.Int64() if name == ROW else columns[name].dtype


def _limited(findings: Sequence[Finding], label: str) -> list[Finding]:
    """Return at most ``MAX_ALIKE`` findings of one code, in the order of rows, and say what was left out."""
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda f: f.row):
        counts[finding.code] += 1
        if counts[finding.code] <= MAX_ALIKE:
            kept.append(finding)
    kept += [
        note("more-findings", f"{count - MAX_ALIKE} more findings of the kind {code}", file=label)
        for code, count in sorted(counts.items())
        if count > MAX_ALIKE
    ]
    return kept
