"""The tables of the evidence, declared once: claims, sources, quotes, and rows of published facts."""

from __future__ import annotations

from typing import ClassVar

import dataframely as dy
import polars as pl

from kerege.base.columns import choice, day, ident, number, text
from kerege.evidence.claims import QUALITATIVE, Kind

_FIGURES_ORDERED = "`low` is not above `value`, `value` is not above `high`, `low` is not above `high`"
_PERIOD_ORDERED = "`period_start` is not after `period_end`"


def whole(meaning: str, *, low: int) -> dy.Int64:
    """Declare a whole number that is not below ``low``."""
    return dy.Int64(min=low, nullable=False, description=meaning)


def _figures_in_order() -> pl.Expr:
    low, value, high = pl.col("low"), pl.col("value"), pl.col("high")
    pairs = ((low, value), (value, high), (low, high))
    return pl.all_horizontal([(a <= b).fill_null(value=True) for a, b in pairs])


def _has_figure() -> pl.Expr:
    return pl.any_horizontal([pl.col(name).is_not_null() for name in ("value", "low", "high")])


class ClaimRow(dy.Schema):
    """Rows of ``claims/*.csv``."""

    rules_in_words: ClassVar[dict[str, str]] = {
        "figures_ordered": _FIGURES_ORDERED,
        "figure_or_words": "a `unit` of " + ", ".join(QUALITATIVE) + " has no figure; "
        "any other has at least one of `value`, `low`, `high`",
        "period_ordered": _PERIOD_ORDERED,
    }

    id = ident("name of the claim, unique in the case", key=True)
    topic = text("subject area, for grouping", required=False)
    subject = text("what the claim is about")
    measure = text("what is measured or asserted of the subject")
    object = text("second party of the relation: route, destination, partner", required=False)
    value = number("the figure; blank for a range or a bound", unit="as in `unit`", required=False)
    low = number("low end of a range; 'more than'", unit="as in `unit`", required=False)
    high = number("high end of a range; 'up to'", unit="as in `unit`", required=False)
    unit = text("unit as stated, or " + ", ".join(QUALITATIVE) + " for a claim without figure")
    period_start = day("first day, month or year", required=False)
    period_end = day("last day, month or year (included)", end=True, required=False)
    kind = choice("what the claim rests on", Kind)
    source = ident("id in sources.csv")
    speaker = text("who claims it", required=False)
    note = text("anything a reader must know", required=False)

    @dy.rule()
    def figures_ordered(cls) -> pl.Expr:  # noqa: D102, N805
        return _figures_in_order()

    @dy.rule()
    def figure_or_words(cls) -> pl.Expr:  # noqa: D102, N805
        return pl.col("unit").is_in(QUALITATIVE) != _has_figure()

    @dy.rule()
    def period_ordered(cls) -> pl.Expr:  # noqa: D102, N805
        return pl.col("period_start") < pl.col("period_end")


class SourceRow(dy.Schema):
    """Rows of ``sources.csv``."""

    id = ident("name of the source", key=True)
    publisher = text("who printed it")
    title = text("title of the text or table", required=False)
    date = text("date as given: 2023, 2023-04 or 2023-04-05", required=False)
    url = text("address", required=False)
    language = text("language code of the text", required=False)


class QuoteRow(dy.Schema):
    """Rows of ``quotes.csv``: the exact words of the claims that were read from a text."""

    rules_in_words: ClassVar[dict[str, str]] = {"place_ordered": "`char_start` is before `char_end`"}

    claim = ident("id of the claim", key=True)
    document = text("name of the text")
    digest = text("SHA-256 of its bytes, hexadecimal")
    char_start = whole("first character of the quote in the text, counted from 0", low=0)
    char_end = whole("the character after its last one", low=0)
    quote = text("the words, verbatim")
    extractor = text("what found them: back end and version", required=False)
    accepted_by = text("who made the claim of them", required=False)
    accepted_at = text("when (UTC)", required=False)

    @dy.rule()
    def place_ordered(cls) -> pl.Expr:  # noqa: D102, N805
        return pl.col("char_start") < pl.col("char_end")


class FactRow(dy.Schema):
    """Rows of published fact files: a claim with its source in the same row and no kind."""

    rules_in_words: ClassVar[dict[str, str]] = {
        "figures_ordered": _FIGURES_ORDERED,
        "period_ordered": _PERIOD_ORDERED,
    }

    id = ident("name of the row, unique in the folder", key=True)
    topic = text("subject area", required=False)
    subject = text("what the row is about")
    measure = text("what is measured or asserted")
    object = text("second party of the relation", required=False)
    value = number("the figure", unit="as in `unit`", required=False)
    low = number("'more than'", unit="as in `unit`", required=False)
    high = number("'up to'", unit="as in `unit`", required=False)
    unit = text("unit as stated", required=False)
    period_start = day("first day, month or year", required=False)
    period_end = day("last day, month or year (included)", end=True, required=False)
    source_publisher = text("who printed it", required=False)
    source_title = text("title", required=False)
    source_date = text("date as given", required=False)
    source_url = text("address", required=False)
    language = text("language code", required=False)
    speaker = text("who claims it", required=False)
    note = text("anything a reader must know", required=False)

    @dy.rule()
    def figures_ordered(cls) -> pl.Expr:  # noqa: D102, N805
        return _figures_in_order()

    @dy.rule()
    def period_ordered(cls) -> pl.Expr:  # noqa: D102, N805
        return pl.col("period_start") < pl.col("period_end")
