"""Read the claims and sources of a case folder into a book; every problem is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kerege.base.cells import close_to
from kerege.base.findings import Finding, Severity, error, note, shorten, warning
from kerege.base.tables import ROW, Table, read_full
from kerege.evidence.claims import CLAIM_COLUMNS, Claim, ClaimBook, Source, make_book
from kerege.evidence.declarations import ClaimRow, SourceRow
from kerege.evidence.printing import claim_from_cells

SOURCES_FILE = "sources.csv"
CLAIMS_FOLDER = "claims"


def read_claims(folder: Path) -> tuple[ClaimBook, list[Finding]]:
    """Return the book of ``claims/*.csv`` and ``sources.csv`` in a case folder, and every problem found.

    Rows with an error are left out of the book. Never raises for bad input.
    """
    findings: list[Finding] = []
    sources_table = read_full(folder / SOURCES_FILE, SourceRow, SOURCES_FILE)
    findings += sources_table.findings
    sources = sources_of(sources_table)
    claims: dict[str, Claim] = {}
    printed: dict[str, tuple[str, ...]] = {}
    for path in csv_files(folder / CLAIMS_FOLDER, CLAIMS_FOLDER, findings):
        label = f"{CLAIMS_FOLDER}/{path.name}"
        table = read_full(path, ClaimRow, label)
        findings += table.findings
        for line in table.good[ROW].to_list():
            cells = table.printed[line]
            add_claim(claim_from_cells(cells, label, line), claims, findings)
            if claims[cells["id"]].row == line and claims[cells["id"]].file == label:
                printed[cells["id"]] = tuple(cells[name] for name in CLAIM_COLUMNS)
    known = _check_sources(claims, sources, sources_table, findings)
    return make_book(known, sources.values(), printed), findings


def sources_of(table: Table) -> dict[str, Source]:
    """Return the valid rows of a sources table by id."""
    rows = table.good.drop(ROW).iter_rows(named=True)
    return {row["id"]: Source(**row) for row in rows}


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


def _check_sources(
    claims: Mapping[str, Claim], sources: Mapping[str, Source], table: Table, findings: list[Finding]
) -> Iterable[Claim]:
    """Return the claims whose source is known; report the others, and sources nobody cites."""
    listed = dict.fromkeys(sorted(key[0] for key in table.keys))
    unread = not listed and any(f.severity is Severity.ERROR for f in table.findings)
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
        note("unused-source", f"no claim cites the source '{source}'", file=SOURCES_FILE, subject=source)
        for source in sources
        if source not in cited
    ]
    return [claim for claim in claims.values() if claim.source in sources]
