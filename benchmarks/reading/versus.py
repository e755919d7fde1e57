"""Readers beside each other: value and unit on the same figures, and pace."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.reading.counts import Counts
from benchmarks.reading.equal import same_figure
from benchmarks.reading.gold import LANGUAGES, LabelledDocument
from benchmarks.reading.matching import match
from benchmarks.reading.page import cell
from benchmarks.reading.peers import PEERS
from benchmarks.reading.runs import Run


def versus(documents: Sequence[LabelledDocument], runs: Sequence[Run]) -> list[list[str]]:
    """Return a table: F1 with counts and recall by reader and language, and documents a second."""
    rows = [["reader", *(f"{x} F1" for x in LANGUAGES), "English recall", "distractors (en)", "documents/s"]]
    for run in runs:
        if run.seconds is None:
            rows.append([run.reader, *["did not run"] * len(LANGUAGES), run.note, "", ""])
            continue
        offered = PEERS.get(run.reader, ((), LANGUAGES))[1]
        cells = [
            cell("value+unit", figures(_of(documents, x), run)) if x in offered else "not offered"
            for x in LANGUAGES
        ]
        english = _of(documents, "en")
        recall, taken = figures(english, run).recall, distractors(english, run)
        pace = run.pace
        rows.append(
            [
                run.reader,
                *cells,
                "no case" if recall is None else f"{recall:.3f}",
                f"{taken.right} of {taken.gold}",
                "" if pace is None else f"{pace:.0f}",
            ]
        )
    return rows


def figures(documents: Sequence[LabelledDocument], run: Run) -> Counts:
    """Count the figures with the right value and unit."""
    total = Counts()
    for document in documents:
        found = match(document, [r for r in run.rows if r["doc"] == document.doc])
        right = sum(same_figure(p, g) for p, g in found.pairs)
        total += Counts(right, found.predicted, found.gold)
    return total


def distractors(documents: Sequence[LabelledDocument], run: Run) -> Counts:
    """Count the distractors that were taken for figures."""
    total = Counts()
    for document in documents:
        found = match(document, [r for r in run.rows if r["doc"] == document.doc])
        total += Counts(len(found.taken), found.distractors, found.distractors)
    return total


def _of(documents: Sequence[LabelledDocument], language: str) -> list[LabelledDocument]:
    return [d for d in documents if d.language == language]
