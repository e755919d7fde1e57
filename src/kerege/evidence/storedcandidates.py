"""Candidates in the ledger: every field as the reader printed it, checked against the text."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.findings import Finding, error, shorten
from kerege.documents.document import Document
from kerege.evidence.faults import damaged
from kerege.evidence.schema import digest_of
from kerege.evidence.texttables import candidates
from kerege.reader.candidates import CANDIDATE_FIELDS, Candidate

_HASHED = ("id", "document", "start", "sentence", "words", "meaning", "extractor", "fields")
#: what a claim says, without where: two candidates that agree in it and in their words are one statement
_SAID = (
    "kind", "value", "value_low", "value_high", "unit", "base_value", "base_low", "base_high", "base_unit",
    "comparator", "approx", "measure", "subject", "object", "good", "period", "speaker", "modality",
    "relation", "polarity",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """A candidate as the ledger keeps it.

    id       : the candidate's id when it was stored
    document : number of the document it was found in
    sentence : start and end of the sentence around it, in that text
    words    : hash of the figure's words and of the clause
    meaning  : hash of ``words`` and of what is said, without place
    """

    id: str
    document: int
    sentence: tuple[int, int]
    words: str
    meaning: str
    extractor: str
    candidate: Candidate


def check_candidates(document: Document, proposed: Iterable[Candidate]) -> Iterator[Finding]:
    """Yield an error for each candidate whose quote does not stand verbatim in the text at its place."""
    for one in proposed:
        where = f"{document.name}:{one.char_start}-{one.char_end}"
        if one.digest != document.digest:
            yield error(
                "other-document",
                "the candidate was read from another text",
                subject=where,
                expected=f"digest {shorten(document.digest)}",
                found=f"digest {shorten(one.digest)}",
                remedy="read the document again and store what was read from it",
            )
        else:
            yield from check_quote(one, document.text, where)


def check_quote(one: Candidate, text: str, where: str) -> Iterator[Finding]:
    """Yield an error if the words of a candidate do not stand in ``text`` at its place."""
    places = ((one.char_start, one.char_end), (one.claim_start, one.claim_end))
    if not all(0 <= start < end <= len(text) for start, end in places):
        yield error(
            "not-verbatim",
            "the place of the quote is not in the text",
            subject=where,
            expected=f"start before end, both within 0 and {len(text)}",
            found=f"figure {places[0]}, clause {places[1]}",
            remedy="the back end must give the place of words that stand in the text",
        )
    elif text[one.char_start : one.char_end] != one.span:
        yield error(
            "not-verbatim",
            "the quote does not stand in the text at its place",
            subject=where,
            expected=shorten(text[one.char_start : one.char_end]),
            found=shorten(one.span),
            remedy="the back end must quote the text letter by letter",
        )


def store_candidates(
    connection: sa.Connection, number: int, document: Document, proposed: Mapping[str, Candidate]
) -> tuple[str, ...]:
    """Add the candidates that are not in the ledger yet; return their ids, sorted."""
    known = set(known_candidates(connection, tuple(proposed)))
    new = sorted(set(proposed) - known)
    rows = [_row(name, number, document, proposed[name]) for name in new]
    if rows:
        connection.execute(candidates.insert(), rows)
    return tuple(new)


def known_candidates(connection: sa.Connection, names: Sequence[str]) -> Iterator[str]:
    """Yield those of the ids that are in the ledger."""
    for at in range(0, len(names), 500):
        part = names[at : at + 500]
        yield from connection.execute(sa.select(candidates.c.id).where(candidates.c.id.in_(part))).scalars()


def load_candidates(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[str, StoredCandidate]:
    """Return the stored candidates that fulfil a condition, by id in sorted order.

    Raises
    ------
    FindingsError
        If one of them is not what was written.
    """
    query = sa.select(candidates).where(where).order_by(candidates.c.id)
    return {row["id"]: _loaded(row) for row in connection.execute(query).mappings()}


def _row(name: str, number: int, document: Document, one: Candidate) -> dict[str, object]:
    start, end = sentence_around(document, one)
    clause = document.text[one.claim_start : one.claim_end]
    words = digest_of(one.span, clause)
    row: dict[str, object] = {
        "id": name,
        "document": number,
        "start": one.char_start,
        "sentence": f"{start}:{end}",
        "words": words,
        "meaning": digest_of(words, *(_plain(getattr(one, field)) for field in _SAID)),
        "extractor": one.extractor,
        "fields": json.dumps({field: getattr(one, field) for field in CANDIDATE_FIELDS}, ensure_ascii=False),
    }
    return {**row, "digest": digest_of(*(row[field] for field in _HASHED))}


def _loaded(row: Mapping[str, object] | sa.RowMapping) -> StoredCandidate:
    if row["digest"] != digest_of(*(row[field] for field in _HASHED)):
        raise damaged(f"candidate {row['id']}")
    fields = json.loads(str(row["fields"]))
    lists = {name: tuple(fields[name]) for name in ("flags", "readings")}
    start, _, end = str(row["sentence"]).partition(":")
    return StoredCandidate(
        id=str(row["id"]),
        document=int(str(row["document"])),
        sentence=(int(start), int(end)),
        words=str(row["words"]),
        meaning=str(row["meaning"]),
        extractor=str(row["extractor"]),
        candidate=Candidate(**{name: fields[name] for name in CANDIDATE_FIELDS if name in fields} | lists),
    )


def sentence_around(document: Document, one: Candidate) -> tuple[int, int]:
    """Return the sentences a candidate touches as one span; its own span where no sentence is known."""
    first, last = min(one.char_start, one.claim_start), max(one.char_end, one.claim_end)
    touched = [s for s in document.sentences if s.start < last and first < s.end]
    return min([first, *(s.start for s in touched)]), max([last, *(s.end for s in touched)])


def _plain(value: object) -> str:
    """Return a text that is the same for 3 and 3.0."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(as_float(value))
    return str(value)


def as_float(number: float) -> float:
    """Return a number as float; a whole number too large for one is infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
