"""Results as a table for the terminal and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.reading.counts import Counts

NO_CASE = "no case"
Result = Mapping[str, Mapping[str, Counts]]


def as_text(result: Result) -> str:
    """Return one line a layer, one column a language: the rate and the counts it rests on."""
    rows = rows_of(result)
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def as_markdown(result: Result) -> str:
    """Return the same table in Markdown, layers without any case left out."""
    return markdown([row for row in rows_of(result) if set(row[1:]) != {NO_CASE}])


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table; the first row is the heading."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def rows_of(result: Result) -> list[list[str]]:
    """Return the table as rows of cells, heading first."""
    languages = list(result)
    layers = list(next(iter(result.values()), {}))
    body = [[layer, *(cell(layer, result[language][layer]) for language in languages)] for layer in layers]
    return [["layer", *languages], *body]


def cell(layer: str, counts: Counts) -> str:
    """Return a rate with the counts it rests on: right/predicted/labelled, or right/of."""
    if layer == "distractors":
        return f"{counts.right} of {counts.gold}"
    rate = counts.f1
    if rate is None:
        return NO_CASE
    if counts.predicted == counts.gold:
        return f"{rate:.3f} ({counts.right}/{counts.gold})"
    return f"{rate:.3f} ({counts.right}/{counts.predicted}/{counts.gold})"
