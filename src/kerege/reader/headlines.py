"""Headlines: the figure of a headline is told in full below, with its time and whom it is of."""

from __future__ import annotations

from dataclasses import replace

from kerege.documents.document import Document
from kerege.reader.candidates import Candidate
from kerege.reader.frames.measures_result import stem_of

#: paragraphs below a headline that tell its figures again, characters of a headline at most
_BELOW, _LONGEST = 3, 200
#: flags of what a figure has from the sentences around it
_PERIOD, _MEASURE = "period-inferred", "measure-inferred"
_SIGNS = (".", "!", ":", ";")


def as_told_below(document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates; figures of the headline have the time and subject that are told below.

    "Freight up 62 %" above "Freight reached 4.5 Mt last year, 62 % more than in 2023" is of last year.
    """
    end = _headline(document)
    last = document.paragraphs[: _BELOW + 1][-1].end if end else 0
    below = [c for c in candidates if c.kind == "quantity" and end <= c.char_start < last]
    if not below:
        return candidates
    return [_completed(c, below) if c.kind == "quantity" and c.char_start < end else c for c in candidates]


def _headline(document: Document) -> int:
    """Return where the headline ends, 0 if the text has none."""
    if len(document.paragraphs) < 2:
        return 0
    first = document.paragraphs[0]
    text = document.text[first.start : first.end].strip()
    return 0 if len(text) > _LONGEST or text.endswith(_SIGNS) else first.end


def _completed(head: Candidate, below: list[Candidate]) -> Candidate:
    """Return a figure of the headline with what the same figure below tells."""
    same = next((c for c in below if _is_same(head, c)), None)
    if same is None:
        return head
    gone: set[str] = set()
    period, subject, object_, measure, good = head.period, head.subject, head.object, head.measure, head.good
    if _PERIOD in head.flags and same.period and _PERIOD not in same.flags:
        period, gone = same.period, gone | {_PERIOD}
    if not head.measure or (_MEASURE in head.flags and _MEASURE not in same.flags):
        measure, good, gone = same.measure, same.good, gone | {_MEASURE}
    if not head.subject and same.measure == measure:
        subject, object_ = same.subject, same.object
    flags = tuple([flag for flag in head.flags if flag not in gone])
    return replace(
        head, period=period, subject=subject, object=object_, measure=measure, good=good, flags=flags
    )


def _is_same(head: Candidate, other: Candidate) -> bool:
    """Say whether two figures are one: same value, unit and, where both tell it, what is measured."""
    if head.base_value is None or (head.base_value, head.base_unit) != (other.base_value, other.base_unit):
        return False
    if not head.measure or not other.measure:
        return True
    return head.measure == other.measure or _kind(head) == _kind(other)


def _kind(candidate: Candidate) -> str:
    """Return what a change or a flow is of without its good ("export_growth")."""
    stem, good = stem_of(candidate.measure), candidate.good.replace(" ", "_")
    return candidate.measure.removeprefix(f"{good}_") if good and stem.startswith(good) else candidate.measure
