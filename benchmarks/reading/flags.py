"""How often candidates are right by the flags they bear: which of them a reviewer should look at first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from benchmarks.reading.counts import Counts
from benchmarks.reading.equal import same_figure
from benchmarks.reading.gold import LabelledDocument, Row
from benchmarks.reading.matching import match
from benchmarks.reading.page import cell
from benchmarks.reading.scorer import FULL, by_document, judge

#: flags that say that the reader took something from elsewhere, in the order they are shown
GUESSED = ("subject-carried", "measure-inferred", "period-inferred", "unit-inferred")
#: what the figure's own clause or sentence tells, if none of these flags stands there
TOLD = "subject and measure told"
_UNTOLD = frozenset(("subject-carried", "subject-inferred", "measure-inferred", "unit-inferred"))
_FIELDS = ("subject", "measure", "period")


def by_flag(
    documents: Iterable[LabelledDocument], predictions: Iterable[Row]
) -> dict[str, dict[str, Counts]]:
    """Return flag -> field -> counts over the figures found, ``full claim`` last.

    Examples
    --------
    >>> list(by_flag([], []))
    ['subject and measure told', 'subject-carried', 'measure-inferred', 'period-inferred', 'unit-inferred']
    """
    rows = by_document(predictions)
    found = {group: dict.fromkeys((*_FIELDS, "full claim"), Counts()) for group in (TOLD, *GUESSED)}
    for document in documents:
        for predicted, gold in match(document, rows.get(document.doc, [])).pairs:
            right = judge(predicted, gold)
            right["full claim"] = same_figure(predicted, gold) and all(right[field] for field in FULL)
            for group in _groups(predicted):
                for field, counts in found[group].items():
                    found[group][field] = counts + Counts(int(right[field]), 1, 1)
    return found


def _groups(predicted: Row) -> list[str]:
    """Return the groups that a candidate counts in."""
    flags = frozenset(predicted.get("flags", ()))
    told = [TOLD] if predicted.get("measure") and flags.isdisjoint(_UNTOLD) else []
    return told + [flag for flag in GUESSED if flag in flags]


def flag_rows(found: Mapping[str, Mapping[str, Counts]]) -> list[list[str]]:
    """Return the table as rows of cells, heading first."""
    fields = list(next(iter(found.values())))
    body = [[group, *(cell(field, counts[field]) for field in fields)] for group, counts in found.items()]
    return [["candidates", *fields], *body]
