"""Read the claims and sources of a case folder into a book; every problem is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kerege.base.cells import close_to
from kerege.base.findings import Finding, Severity, error, note, shorten, warning
from kerege.base.table_rows import ROW
from kerege.base.tables import Table, read_full
from kerege.evidence.claims import CLAIM_COLUMNS, Claim, ClaimBook, Source, make_book
from kerege.evidence.declarations import ClaimRow, QuoteRow, SourceRow
from kerege.evidence.printing import claim_from_cells
from kerege.evidence.quotes import QUOTES_FILE, Quote, quote_from_cells

SOURCES_FILE = "sources.csv"
CLAIMS_FOLDER = "claims"


def read_claims(folder: Path, parts: Sequence[str] = ()) -> tuple[ClaimBook, list[Finding]]:
    """Return the book of a case folder, and every problem found.

    It holds ``claims/*.csv``, ``sources.csv`` and, if there is one, ``quotes.csv``.

    Rows with an error are left out of the book. Never raises for bad input.

    Parameters
    ----------
    folder
        The case folder.
    parts
        Its sub-folders that hold claims and sources of their own.
    """
    findings: list[Finding] = []
    tables = _source_tables(folder, parts, findings)
    sources: dict[str, Source] = {}
    for table in tables:
        _add_sources(table, sources, findings)
    claims: dict[str, Claim] = {}
    printed: dict[str, tuple[str, ...]] = {}
    for path, label in _claim_files(folder, parts, findings):
        table = read_full(path, ClaimRow, label)
        findings += table.findings
        for line in table.good[ROW].to_list():
            cells = table.printed[line]
            add_claim(claim_from_cells(cells, label, line), claims, findings)
            if claims[cells["id"]].row == line and claims[cells["id"]].file == label:
                printed[cells["id"]] = tuple(cells[name] for name in CLAIM_COLUMNS)
    known = _check_sources(claims, sources, tables, findings)
    return make_book(known, sources.values(), printed, _quotes(folder, claims, findings)), findings


def sources_of(table: Table, file: str = SOURCES_FILE) -> dict[str, Source]:
    """Return the valid rows of a sources table by id."""
    rows = table.good.drop(ROW).iter_rows(named=True)
    return {row["id"]: Source(**row, file=file) for row in rows}


def _source_tables(folder: Path, parts: Sequence[str], findings: list[Finding]) -> list[Table]:
    """Return every sources table; the file may be missing in places, but not everywhere."""
    names = [SOURCES_FILE, *(f"{part}/{SOURCES_FILE}" for part in parts)]
    there = [name for name in names if (folder / name).exists()] or names[:1]
    tables = [read_full(folder / name, SourceRow, name) for name in there]
    findings += [f for table in tables for f in table.findings]
    return tables


def _add_sources(table: Table, sources: dict[str, Source], findings: list[Finding]) -> None:
    """Add the sources of a table; the first of an id in the order of the parts stays."""
    for line, (name, source) in zip(
        table.good[ROW].to_list(), sources_of(table, table.label).items(), strict=True
    ):
        first = sources.setdefault(name, source)
        if first is not source:
            findings.append(
                error(
                    "duplicate-key",
                    f"the source '{name}' is listed in {first.file} and in {table.label}",
                    file=table.label,
                    row=line,
                    subject=name,
                    expected="each source once in the whole case",
                    found=f"the id of a source in {first.file} again",
                    remedy="remove one of the rows or give it another id",
                )
            )


def _claim_files(folder: Path, parts: Sequence[str], findings: list[Finding]) -> list[tuple[Path, str]]:
    """Return the claim files with their names in findings; with parts the case may have none of its own."""
    labels = [CLAIMS_FOLDER, *(f"{part}/{CLAIMS_FOLDER}" for part in parts)]
    if parts:
        labels = [label for label in labels if (folder / label).exists()]
    return [
        (path, f"{label}/{path.name}")
        for label in labels
        for path in csv_files(folder / label, label, findings)
    ]


def csv_files(folder: Path, label: str, findings: list[Finding]) -> list[Path]:
    """Return the CSV files of a folder in the order of their names; report what else lies there."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except (OSError, ValueError) as problem:
        findings.append(
            error(
                "missing-folder",
                f"the folder cannot be read: {getattr(problem, 'strerror', None) or problem}",
                file=label,
                expected="a folder with CSV files",
                found=shorten(str(folder)),
                remedy="create the folder and put the claims there",
            )
        )
        return []
    files = [p for p in entries if p.suffix.lower() == ".csv" and not p.name.startswith(".")]
    findings += [
        warning(
            "stray-file",
            "this is not a CSV file and was not read",
            file=f"{label}/{p.name}",
            expected="files named *.csv",
            remedy="remove it or rename it",
        )
        for p in entries
        if p not in files and not p.name.startswith(".")
    ]
    if not files:
        findings.append(note("no-claims", "the folder holds no CSV file", file=label))
    return files


def add_claim(claim: Claim, claims: dict[str, Claim], findings: list[Finding]) -> None:
    """Add a claim unless its id is taken; the first in file order stays."""
    first = claims.setdefault(claim.id, claim)
    if first is not claim:
        findings.append(
            error(
                "duplicate-claim",
                f"the claim id '{claim.id}' is used twice: "
                f"{first.file}:{first.row} and {claim.file}:{claim.row}",
                file=claim.file,
                row=claim.row,
                subject=claim.id,
                expected="an id used once in all files",
                found=f"the id of {first.file}:{first.row}",
                remedy="give one of the two another id",
            )
        )


def _quotes(folder: Path, claims: Mapping[str, Claim], findings: list[Finding]) -> list[Quote]:
    """Return the rows of the table of quotes, which a case may lack; one of no claim is reported."""
    if not (folder / QUOTES_FILE).exists():
        return []
    table = read_full(folder / QUOTES_FILE, QuoteRow, QUOTES_FILE)
    findings += table.findings
    quotes = [quote_from_cells(table.printed[line]) for line in table.good[ROW].to_list()]
    for line, quote in zip(table.good[ROW].to_list(), quotes, strict=True):
        if quote.claim not in claims:
            findings.append(
                warning(
                    "unknown-claim",
                    f"the quote is of the claim '{quote.claim}', which is not in the case",
                    file=QUOTES_FILE,
                    row=line,
                    subject=quote.claim,
                    expected="the id of a claim",
                    found=shorten(quote.claim),
                    remedy=close_to(quote.claim, claims) + "correct the id, or remove the row",
                )
            )
    return quotes


def _check_sources(
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    tables: Sequence[Table],
    findings: list[Finding],
) -> Iterable[Claim]:
    """Return the claims whose source is known; report the others, and sources nobody cites."""
    listed = dict.fromkeys(sorted(key[0] for table in tables for key in table.keys))
    unread = any(
        not table.keys and any(f.severity is Severity.ERROR for f in table.findings) for table in tables
    )
    for claim in claims.values():
        if unread or claim.source in listed:
            continue  # a source row with an error of its own is not reported a second time
        findings.append(
            error(
                "unknown-source",
                f"claim {claim.id} names a source that is not in {SOURCES_FILE}",
                file=claim.file,
                row=claim.row,
                subject=claim.id,
                expected=f"an id of {SOURCES_FILE}",
                found=shorten(claim.source),
                remedy=close_to(claim.source, listed) + f"correct the id or add the source to {SOURCES_FILE}",
            )
        )
    cited = {claim.source for claim in claims.values()}
    findings += [
        note("unused-source", f"no claim cites the source '{name}'", file=source.file, subject=name)
        for name, source in sources.items()
        if name not in cited
    ]
    return [claim for claim in claims.values() if claim.source in sources]
