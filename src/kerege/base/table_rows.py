"""The rows of a CSV file as typed columns, and rows that repeat the key of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dataframely as dy

from kerege.base.cells import Problem, parse
from kerege.base.csvtext import Line
from kerege.base.findings import Finding, error, shorten

ROW = "_row"


def printed_cells(header: Sequence[str], line: Line, columns: Mapping[str, dy.Column]) -> dict[str, str]:
    """Return the cells of a line as they stand, by declared column; blank where the file has none."""
    found = dict(zip(header, line.cells, strict=True))
    return {name: found.get(name, "") for name in columns}


def key_of(cells: Mapping[str, str], schema: type[dy.Schema]) -> tuple[str, ...]:
    """Return the primary key of a row."""
    return tuple(cells[name] for name in schema.primary_key())


def check_keys(
    printed: Mapping[int, Mapping[str, str]], schema: type[dy.Schema], label: str, findings: list[Finding]
) -> set[int]:
    """Report rows that repeat the key of another row; return the lines of all of them."""
    first: dict[tuple[str, ...], int] = {}
    bad: set[int] = set()
    if not schema.primary_key():
        return bad
    for line, cells in printed.items():
        key = key_of(cells, schema)
        if not any(key):
            continue
        if key not in first:
            first[key] = line
            continue
        bad |= {first[key], line}
        named = ", ".join(f"{n}={shorten(v, 40)}" for n, v in zip(schema.primary_key(), key, strict=True))
        findings.append(
            error(
                "duplicate-key",
                f"rows {first[key]} and {line} have the same key ({named})",
                file=label,
                row=line,
                subject=key[0],
                expected="each key once",
                found=f"the key of row {first[key]} again",
                remedy="remove one of the rows or give it another key",
            )
        )
    return bad


def parse_rows(
    printed: Mapping[int, Mapping[str, str]],
    schema: type[dy.Schema],
    label: str,
    findings: list[Finding],
) -> tuple[dict[str, list[object]], set[int]]:
    """Return the typed columns of all rows, and the lines of rows with a cell without value, reported."""
    columns = schema.columns()
    typed: dict[str, list[object]] = {name: [] for name in (*columns, ROW)}
    incomplete: set[int] = set()
    for line, cells in printed.items():
        values = {name: parse(cells[name], column) for name, column in columns.items()}
        problems = {name: value for name, value in values.items() if isinstance(value, Problem)}
        for name, problem in problems.items():
            findings.append(
                error(
                    problem.code,
                    f"column '{name}': {problem.message}",
                    file=label,
                    row=line,
                    subject=key_of(cells, schema)[0] if schema.primary_key() else "",
                    expected=problem.expected,
                    found=shorten(cells[name]) if cells[name] else "a blank cell",
                    remedy=problem.remedy,
                )
            )
        if problems:
            incomplete.add(line)
        for name, value in values.items():
            typed[name].append(None if isinstance(value, Problem) else value)
        typed[ROW].append(line)
    return typed, incomplete
