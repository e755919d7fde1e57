"""Which predicted figure stands for which label: one to one, by overlap in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.reading.equal import same_figure
from benchmarks.reading.gold import LabelledDocument, Row


@dataclass(frozen=True, slots=True)
class Matches:
    """A document's figures paired: (predicted, gold), and the distractors that were taken for figures."""

    pairs: tuple[tuple[Row, Row], ...]
    predicted: int
    gold: int
    taken: tuple[Row, ...]
    distractors: int


def match(document: LabelledDocument, predictions: Sequence[Row]) -> Matches:
    """Pair figures whose spans overlap: first those with the right value, then by length of the overlap."""
    figures = [p for p in predictions if p["kind"] == "quantity"]
    options = []
    for i, p in enumerate(figures):
        for j, g in enumerate(document.quantities):
            shared = overlap(p["char_start"], p["char_end"], g["num_start"], g["num_end"])
            if shared:
                options.append((not same_figure(p, g), -shared, i, j))
    used_p: set[int] = set()
    used_g: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(options):
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            pairs.append((figures[i], document.quantities[j]))
    loose = [p for i, p in enumerate(figures) if i not in used_p]
    taken = tuple(
        x
        for x in document.distractors
        if any(overlap(p["char_start"], p["char_end"], x["char_start"], x["char_end"]) for p in loose)
    )
    return Matches(tuple(pairs), len(figures), len(document.quantities), taken, len(document.distractors))


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many characters two spans share."""
    return max(0, min(end, other_end) - max(start, other_start))
