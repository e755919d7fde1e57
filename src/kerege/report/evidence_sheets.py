"""Numbers, claims and conflicts as files."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kerege.evidence.claims import Claim
from kerege.report.anchors import claims_behind
from kerege.report.flat_sheet import Sheet, as_sheet
from kerege.study.model import Study


def evidence_sheets(study: Study) -> Iterator[Sheet]:
    """Yield every number of the model, every claim, and claims that disagree."""
    numbers = list(study.case.numbers.values())
    texts = {
        "element": [n.element for n in numbers],
        "attribute": [n.attribute for n in numbers],
        "of": [n.of for n in numbers],
        "period": [n.period for n in numbers],
        "unit": [n.estimate.unit for n in numbers],
        "rule": [n.estimate.rule for n in numbers],
        "weakest": [str(n.estimate.weakest) for n in numbers],
        "claims": [";".join(claims_behind(n)) for n in numbers],
        "note": [n.note for n in numbers],
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    ends = [
        pl.Series(k, [getattr(n.estimate.interval, k) for n in numbers], dtype=pl.Float64)
        for k in ("low", "mid", "high")
    ]
    order = (
        "element",
        "attribute",
        "of",
        "period",
        "low",
        "mid",
        "high",
        "unit",
        "rule",
        "weakest",
        "claims",
        "note",
    )
    yield as_sheet("numbers", "Every number of the model", {}, frame.with_columns(ends).select(order))
    yield as_sheet("claims", "Every claim", {}, _claims(list(study.case.book.claims.values()), study))
    found = study.conflicts
    lists = {
        "subject": [c.subject for c in found],
        "measure": [c.measure for c in found],
        "object": [c.object for c in found],
        "unit": [c.unit for c in found],
        "claims": [";".join(c.claims) for c in found],
        "speakers": [";".join(c.speakers) for c in found],
    }
    sizes = [
        pl.Series(k, [getattr(c, k) for c in found], dtype=pl.Float64) for k in ("low", "high", "spread")
    ]
    yield as_sheet(
        "conflicts",
        "Claims that disagree",
        {},
        pl.DataFrame(lists, schema=dict.fromkeys(lists, pl.String)).with_columns(sizes),
    )


def _claims(claims: list[Claim], study: Study) -> pl.DataFrame:
    sources = study.case.book.sources
    texts = {
        "id": [c.id for c in claims],
        "topic": [c.topic for c in claims],
        "subject": [c.subject for c in claims],
        "measure": [c.measure for c in claims],
        "object": [c.object for c in claims],
        "unit": [c.unit for c in claims],
        "start": [c.start.isoformat() if c.start else None for c in claims],
        "end_exclusive": [c.end.isoformat() if c.end else None for c in claims],
        "kind": [str(c.kind) for c in claims],
        "speaker": [c.speaker for c in claims],
        "publisher": [sources[c.source].publisher for c in claims],
        "date": [sources[c.source].date for c in claims],
        "url": [sources[c.source].url for c in claims],
        "note": [c.note for c in claims],
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    figures = [
        pl.Series(k, [getattr(c, k) for c in claims], dtype=pl.Float64) for k in ("value", "low", "high")
    ]
    return frame.with_columns(figures)
