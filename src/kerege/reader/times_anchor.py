"""The date that relative times of a document count from."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kerege.documents.document import Document
from kerege.reader.times_calendar import FIRST_YEAR, LAST_YEAR, Anchor, anchor_from

_YEARS = re.compile(r"(?<![\w.,/-])((?:19|20)\d{2})(?=[\s,;:.)!?”“\"»–](?![\d]))")
#: a text with more years than this is a table; its years date nothing
_MOST = 60


def find_anchor(document: Document) -> Anchor | None:
    """Return the anchor of a document: its date, else the latest year its text names, if that is clear.

    Texts look ahead ("by 2030"): the estimate is the last year before a gap of more than three years.
    """
    if document.published is not None:
        if not FIRST_YEAR <= document.published.year <= LAST_YEAR:
            return None
        return anchor_from(document.published, document.published_precision or "day")
    return _estimated(document.text)


@lru_cache(maxsize=16)
def _estimated(text: str) -> Anchor | None:
    years = sorted({int(match[1]) for match in _YEARS.finditer(text[:100_000])})
    if not years or len(years) > _MOST:
        return None
    latest = years[0]
    for year in years[1:]:
        if year - latest > 3 and latest >= years[-1] - 30:
            break
        latest = year
    if latest < 1990:
        return None
    return anchor_from(date(latest, 1, 1), "year", estimated=True)
