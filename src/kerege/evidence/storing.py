"""Store what was read from a document: the text, the candidates, and what a changed text opens again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.findings import Finding, raise_errors
from kerege.documents.document import Document
from kerege.evidence.faults import ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.plaintext import check_plain
from kerege.evidence.readings import add_reading, by_back_end, latest_by_back_end
from kerege.evidence.schema import utc_now
from kerege.evidence.standing import Standing, State, Work, standings
from kerege.evidence.storedcandidates import check_candidates, store_candidates
from kerege.evidence.storeddocuments import store_document
from kerege.evidence.transactions import write
from kerege.evidence.works import load_work
from kerege.reader.candidates import CANDIDATE_FIELDS, Candidate


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What storing a reading did; all ids are of candidates, sorted.

    reading  : number of the reading in the ledger; None if there was nothing new
    added    : candidates that were not in the ledger
    known    : candidates that were
    reopened : accepted candidates whose words do not stand in the text any more, or say something else now
    carried  : candidates of this reading that keep a decision made about an earlier text or reading
    """

    reading: int | None
    added: tuple[str, ...]
    known: tuple[str, ...]
    reopened: tuple[str, ...]
    carried: tuple[str, ...]


def store_reading(
    ledger: Ledger, document: Document, candidates: Iterable[Candidate], author: str
) -> StoredReading:
    """Add a document and what was read from it, in one transaction; the same again adds nothing.

    A text of the same bytes, the same address, or the same name (where not both have an address) is a new
    version of the same work. Decisions about words that still stand there and say the same are carried over;
    accepted candidates that have no such words any more are open again, with the old decision in sight.

    Raises
    ------
    FindingsError
        If a quote does not stand verbatim in the text, the author is blank, a text cannot be stored, or the
        database fails; nothing is then stored.
    """
    if not author.strip():
        raise ledger_error("no-author", "a reading needs an author", ledger.place, remedy="say who reads")
    given = tuple(candidates)
    findings = [
        *check_plain([author], "author"),
        *_unstorable(document, document.name),
        *check_candidates(document, given),
    ]
    findings += [f for one in given for f in _unstorable(one, f"{document.name}:{one.char_start}")]
    raise_errors("store reading", findings)
    proposed = {one.id: one for one in given}
    return write(ledger, lambda connection: _store(connection, document, proposed, author.strip()))


def _store(
    connection: sa.Connection, document: Document, proposed: Mapping[str, Candidate], author: str
) -> StoredReading:
    number, work = store_document(connection, document, author, utc_now())
    before = load_work(connection, work)
    added = store_candidates(connection, number, document, proposed)
    known = tuple(sorted(set(proposed) - set(added)))
    if _is_repeated(before, number, proposed):
        return StoredReading(None, (), known, (), ())
    extractors = {name: one.extractor for name, one in proposed.items()}
    reading = add_reading(connection, number, author, extractors)
    old, new = standings(before), standings(load_work(connection, work))
    return StoredReading(
        reading.id,
        added,
        known,
        tuple(n for n, s in new.items() if s.standing is Standing.REOPENED and not _was(old, n, s.standing)),
        tuple(n for n in sorted(proposed) if new[n].decision is not None and n not in old),
    )


def _was(states: Mapping[str, State], name: str, standing: Standing) -> bool:
    return name in states and states[name].standing is standing


def _is_repeated(work: Work, document: int, proposed: Mapping[str, Candidate]) -> bool:
    """Return whether the latest text was read with this very result before, by each back end."""
    if not work.readings or work.readings[-1].document != document:
        return False
    latest = latest_by_back_end(work.readings)
    now = by_back_end({name: one.extractor for name, one in proposed.items()})
    return all(latest.get(name) == (document, listed) for name, listed in now.items())


def _unstorable(thing: Document | Candidate, subject: str) -> Iterator[Finding]:
    """Return the error if a text of a document or candidate is none that a database keeps."""
    if isinstance(thing, Document):
        texts = [thing.name, thing.digest, thing.form, thing.text, thing.title, thing.publisher, thing.url]
        texts += [paragraph.language for paragraph in thing.paragraphs]
    else:
        texts = [str(getattr(thing, name)) for name in CANDIDATE_FIELDS]
    return check_plain(texts, subject)
