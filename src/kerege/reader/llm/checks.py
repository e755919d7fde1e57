"""Turn a proposal into a candidate, if its words stand in the text and the rules read a number there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from kerege.base.findings import Finding, shorten, warning
from kerege.documents.document import Document, Sentence
from kerege.reader.candidates import Candidate
from kerege.reader.frames.falls import with_sign
from kerege.reader.layers import Memory, Quantity, TimeSpan
from kerege.reader.llm.proposals import Proposal
from kerege.reader.numbers.number_style import find_style
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.scan import Scan, scan_document
from kerege.reader.times.finding import find_times

Result = tuple[Candidate | None, Finding | None]
#: flag of a candidate whose period the rules do not read in its sentence
PERIOD_NOT_READ = "period-not-read"


class Rereading:
    """What the rules read in a document, sentence by sentence as it is asked for."""

    def __init__(self, document: Document) -> None:
        """Use the sentences of ``document``."""
        self.document = document
        self._read: dict[int, tuple[tuple[Quantity, ...], tuple[TimeSpan, ...]]] = {}

    @cached_property
    def _scans(self) -> dict[int, Scan]:
        return {scan.start: scan for scan in scan_document(self.document)}

    def scan(self, sentence: Sentence) -> Scan | None:
        """Return a sentence as the layers see it; None where there is no pack for its language."""
        return self._scans.get(sentence.start)

    def of(self, sentence: Sentence) -> tuple[tuple[Quantity, ...], tuple[TimeSpan, ...]]:
        """Return quantities and times of a sentence; none where there is no pack for its language."""
        scan = self._scans.get(sentence.start)
        if scan is None:
            return (), ()
        if sentence.start not in self._read:
            times = find_times(scan, Memory())
            found = find_quantities(scan, times, find_style(self.document))
            self._read[sentence.start] = tuple(found), tuple(times)
        return self._read[sentence.start]


def accepted(proposal: Proposal, rereading: Rereading, passage: Sequence[Sentence], extractor: str) -> Result:
    """Return the candidate, or the finding that says why the proposal was refused.

    The quote must stand word for word in the passage, and the words of the number within the quote. Value,
    unit and comparator are those the rules read there; a model gives no figures.
    """
    document = rereading.document
    start = document.text.find(proposal.quote, passage[0].start, passage[-1].end)
    if start < 0:
        return None, _refused(
            "not-verbatim", "the quote does not stand in the text", proposal.quote, document
        )
    end = start + len(proposal.quote)
    first = _find_words(document.text, proposal.words, start, end)
    if first < 0:
        return None, _refused("not-verbatim", "its words are not in the quote", proposal.words, document)
    last = first + len(proposal.words)
    sentence = next((s for s in passage if s.start <= first < s.end), passage[0])
    quantities, times = rereading.of(sentence)
    told: dict[str, Any] = {
        "subject": proposal.subject, "object": proposal.object, "good": proposal.good,
        "period": proposal.period, "speaker": proposal.speaker or "author", "modality": proposal.modality,
        "language": sentence.language, "extractor": extractor,
    }  # fmt: skip
    unread = bool(proposal.period) and all(time.period != proposal.period for time in times)
    flags = (PERIOD_NOT_READ,) if unread else ()
    if proposal.kind == "relation":
        if not (proposal.relation and proposal.subject and proposal.object):
            return None, _refused(
                "relation-open", "a relation needs a name and two ends", proposal.quote, document
            )
        return Candidate(
            document.name, document.digest, first, last, proposal.words, start, end, "relation",
            relation=proposal.relation, polarity=proposal.polarity, flags=flags, **told,
        ), None  # fmt: skip
    inside = [q for q in quantities if q.start < last and first < q.end]
    if len(inside) != 1:
        problem = "the rules read several numbers there" if inside else "the rules read no number there"
        return None, _refused("number-not-read", problem, proposal.words, document)
    scan = rereading.scan(sentence)
    quantity = inside[0] if scan is None else with_sign(scan, inside[0], proposal.measure)
    return Candidate(
        document.name, document.digest, quantity.start, quantity.end,
        document.quote(quantity.start, quantity.end), min(start, quantity.start), max(end, quantity.end),
        "quantity", quantity.value, quantity.low, quantity.high, quantity.unit, quantity.base_value,
        quantity.base_low, quantity.base_high, quantity.base_unit, quantity.comparator, quantity.approx,
        proposal.measure, flags=tuple(sorted({*quantity.flags, *flags})), readings=quantity.readings, **told,
    ), None  # fmt: skip


def _find_words(text: str, words: str, start: int, end: int) -> int:
    """Return where words stand between two places, not inside longer words or numbers; -1 if nowhere."""
    place = text.find(words, start, end)
    while place >= 0:
        last = place + len(words)
        if not (_goes_on(text, place) or _goes_on(text, last)):
            return place
        place = text.find(words, place + 1, end)
    return -1


def _goes_on(text: str, place: int) -> bool:
    """Return whether a word or number goes on over a place."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _refused(code: str, message: str, words: str, document: Document) -> Finding:
    return warning(
        code, f"a proposal was refused: {message}", file=document.name, found=shorten(words),
        expected="words of the text, letter for letter", remedy="none needed; the proposal is not kept",
    )  # fmt: skip
