"""Read published fact files, where the source stands in the row and the kind must be inferred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kerege.base.findings import Finding, warning
from kerege.base.hashing import hash_bytes
from kerege.base.table_rows import ROW
from kerege.base.tables import read_full
from kerege.evidence.claims import Claim, ClaimBook, Kind, Source, make_book
from kerege.evidence.declarations import FactRow
from kerege.evidence.printing import cells_of, claim_from_cells
from kerege.evidence.reading import add_claim, csv_files

_PLAN = re.compile(r"(?<![a-z])(planned|plan|plans|target|targets|requested|request)(?![a-z])")
_FORECAST = re.compile(r"(?<![a-z])(expected|forecast|forecasts|projected)(?![a-z])")
_ACTUAL = re.compile(r"(?<![a-z])(actual|against)(?![a-z])")
#: a file with this many columns missing or unknown is another table, such as a digest of events
_TOO_MANY = 4


def read_facts(path: Path) -> tuple[ClaimBook, list[Finding]]:
    """Return the claims of a fact file, or of all fact files of a folder, and every problem found.

    The kind is inferred by :func:`infer_kind`, sources get an id made from their own columns. Files of
    another layout are left out with a warning. Never raises for bad input.
    """
    findings: list[Finding] = []
    files = csv_files(path, path.name, findings) if path.is_dir() else [path]
    claims: dict[str, Claim] = {}
    sources: dict[str, Source] = {}
    for file in files:
        table = read_full(file, FactRow, file.name)
        if _is_other(table.findings):
            findings.append(
                warning(
                    "other-table",
                    "this table has other columns than a fact file and was not read",
                    file=file.name,
                    expected=", ".join(FactRow.columns()),
                    remedy="nothing to do if it is a digest; otherwise rename its columns",
                )
            )
            continue
        findings += table.findings
        for line in table.good[ROW].to_list():
            cells = dict(table.printed[line])
            source = _source_of(cells)
            sources[source.id] = source
            kind = infer_kind(cells["measure"], cells["note"])
            claim = claim_from_cells({**cells, "kind": kind, "source": source.id}, file.name, line)
            add_claim(claim, claims, findings)
    cited = {claim.source for claim in claims.values()}
    printed = {claim.id: cells_of(claim) for claim in claims.values()}
    return make_book(claims.values(), (s for s in sources.values() if s.id in cited), printed), findings


def infer_kind(measure: str, remark: str) -> Kind:
    """Return the kind that a measure and a note suggest.

    A note that begins "assumed" is an assumption; planned, target and requested measures are plans, expected
    and forecast ones forecasts; a note that begins "derived" is an estimate; all else counts as measured.
    """
    words, begin = measure.lower(), remark.strip().lower()
    if begin.startswith("assumed"):
        return Kind.ASSUMPTION
    if not _ACTUAL.search(words):
        if _PLAN.search(words):
            return Kind.PLAN
        if _FORECAST.search(words):
            return Kind.FORECAST
    return Kind.ESTIMATE if begin.startswith("derived") else Kind.MEASURED


def source_id(publisher: str, title: str, date: str, url: str, language: str) -> str:
    """Return a stable id: the publisher in short, and a digest of all columns."""
    short = re.sub(r"[^a-z0-9]+", "-", publisher.lower())[:24].strip("-") or "unnamed"
    parts = (text.encode() for text in (publisher, title, date, url, language))
    return f"{short}-{hash_bytes(parts)[:10]}"


def _source_of(cells: Mapping[str, str]) -> Source:
    publisher = cells["source_publisher"] or "not stated"
    rest = (cells["source_title"], cells["source_date"], cells["source_url"], cells["language"])
    return Source(source_id(publisher, *rest), publisher, *rest)


def _is_other(findings: tuple[Finding, ...]) -> bool:
    codes = [f.code for f in findings]
    return (
        "missing-column" in codes
        and codes.count("missing-column") + codes.count("unknown-column") >= _TOO_MANY
    )
