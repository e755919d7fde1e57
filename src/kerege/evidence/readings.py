"""Readings in the ledger: which back end proposed which candidates of which document, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.evidence.faults import damaged
from kerege.evidence.schema import digest_of, utc_now
from kerege.evidence.texttables import candidate_listings, documents, readings

_BACK_END = re.compile(r"[^\s/@:=]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """One pass over a document.

    proposed : candidate id -> back end and version that proposed it
    """

    id: int
    document: int
    author: str
    at: str
    proposed: Mapping[str, str]


def by_back_end(proposed: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what each back end proposed, whatever its version: name -> candidate id -> extractor."""
    found: dict[str, dict[str, str]] = {}
    for candidate, extractor in proposed.items():
        found.setdefault(back_end(extractor), {})[candidate] = extractor
    return found


def latest_by_back_end(readings: Iterable[Reading]) -> dict[str, tuple[int, dict[str, str]]]:
    """Return the latest document of each back end, and what it proposed there."""
    latest: dict[str, tuple[int, dict[str, str]]] = {}
    for reading in readings:
        for name, proposed in by_back_end(reading.proposed).items():
            latest[name] = (reading.document, proposed)
    return latest


def back_end(extractor: str) -> str:
    """Return the name of a back end without its version: ``rules 0.2``, ``rules/0.2`` give ``rules``."""
    found = _BACK_END.match(extractor)
    return found.group() if found else extractor


def add_reading(
    connection: sa.Connection, document: int, author: str, proposed: Mapping[str, str]
) -> Reading:
    """Add a reading with all that it proposed."""
    at = utc_now()
    digest = _digest(document, author, at, proposed)
    row = {"document": document, "author": author, "at": at, "digest": digest}
    added = connection.execute(readings.insert().values(row))
    number = int((added.inserted_primary_key or (0,))[0])
    if proposed:
        connection.execute(
            candidate_listings.insert(),
            [{"reading": number, "candidate": c, "extractor": e} for c, e in sorted(proposed.items())],
        )
    return Reading(number, document, author, at, dict(sorted(proposed.items())))


def load_readings(connection: sa.Connection, work: str | None = None) -> dict[str, tuple[Reading, ...]]:
    """Return the readings of a work, or of all: work -> readings in the order in which they were made.

    Raises
    ------
    FindingsError
        If one of them is not what was written.
    """
    of_work = documents.c.work == work if work is not None else sa.true()
    listed = (
        sa.select(candidate_listings)
        .join_from(candidate_listings, readings, candidate_listings.c.reading == readings.c.id)
        .join(documents, readings.c.document == documents.c.id)
        .where(of_work)
        .order_by(candidate_listings.c.reading, candidate_listings.c.candidate)
    )
    proposed: dict[int, dict[str, str]] = {}
    for reading, candidate, extractor in connection.execute(listed):
        proposed.setdefault(reading, {})[candidate] = extractor
    query = (
        sa.select(readings, documents.c.work)
        .join_from(readings, documents, readings.c.document == documents.c.id)
        .where(of_work)
        .order_by(readings.c.id)
    )
    found: dict[str, list[Reading]] = {}
    for row in connection.execute(query):
        one = Reading(row.id, row.document, row.author, row.at, proposed.get(row.id, {}))
        if row.digest != _digest(one.document, one.author, one.at, one.proposed):
            raise damaged(f"reading {row.id}")
        found.setdefault(row.work, []).append(one)
    return {name: tuple(ones) for name, ones in found.items()}


def _digest(document: int, author: str, at: str, proposed: Mapping[str, str]) -> str:
    return digest_of(document, author, at, *(part for pair in sorted(proposed.items()) for part in pair))
