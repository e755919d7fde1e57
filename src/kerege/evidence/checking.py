"""Check rows made in memory against the declarations of their tables, before they enter the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import dataframely as dy

from kerege.base.cells import close_to
from kerege.base.csvtext import Line, Sheet
from kerege.base.findings import Finding, Severity, error, shorten
from kerege.base.tables import check_sheet
from kerege.evidence.claims import CLAIM_COLUMNS, SOURCE_COLUMNS
from kerege.evidence.declarations import ClaimRow, QuoteRow, SourceRow
from kerege.evidence.plaintext import check_plain
from kerege.evidence.quotes import QUOTE_COLUMNS
from kerege.evidence.state import Row


def check_rows(
    claims: Sequence[Row], sources: Mapping[str, Row], quotes: Sequence[Row] = ()
) -> list[Finding]:
    """Return the errors of rows of these tables: the same that the reader of a case folder would find."""
    findings = _check(claims, ClaimRow, CLAIM_COLUMNS)
    findings += _check(tuple(sources.values()), SourceRow, SOURCE_COLUMNS)
    findings += _check(quotes, QuoteRow, QUOTE_COLUMNS)
    place = CLAIM_COLUMNS.index("source")
    findings += [
        error(
            "unknown-source",
            f"claim {row.id} names a source that is not given",
            file=row.file,
            row=row.line,
            subject=row.id,
            expected="the id of a source",
            found=shorten(row.cells[place]),
            remedy=close_to(row.cells[place], sources) + "add the source or correct the id",
        )
        for row in claims
        if row.cells[place] not in sources
    ]
    return findings


def _check(rows: Sequence[Row], schema: type[dy.Schema], columns: Sequence[str]) -> list[Finding]:
    broken = list(_unstorable(rows))
    if broken or not rows:
        return broken
    lines = tuple(Line(number, row.cells) for number, row in enumerate(rows, start=1))
    table = check_sheet(Sheet(tuple(columns), lines, ()), schema, "")
    return [
        replace(f, file=rows[f.row - 1].file, row=rows[f.row - 1].line) if f.row else f
        for f in table.findings
        if f.severity is Severity.ERROR
    ]


def _unstorable(rows: Iterable[Row]) -> Iterable[Finding]:
    for row in rows:
        file = row.file.encode(errors="replace").decode()
        yield from check_plain(["".join(row.cells) + row.file], "", file=file, row=row.line)
