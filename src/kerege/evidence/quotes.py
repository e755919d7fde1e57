"""The exact words a claim rests on, kept beside it when it leaves the ledger for the text files of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

QUOTES_FILE = "quotes.csv"
#: a clause longer than this is cut around the figure
LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """Where the words of a claim stand.

    claim                : id of the claim
    document             : name of the text
    digest               : SHA-256 of its bytes, hexadecimal
    char_start, char_end : place of ``quote`` in the text, as Python string indices
    quote                : the words, verbatim
    extractor            : back end and version that found them
    accepted_by, accepted_at : who made the claim of them, and when (UTC)
    """

    claim: str
    document: str
    digest: str
    char_start: int
    char_end: int
    quote: str
    extractor: str
    accepted_by: str
    accepted_at: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Cells in the order of ``QUOTE_COLUMNS``."""
        return tuple(str(getattr(self, name)) for name in QUOTE_COLUMNS)


QUOTE_COLUMNS = tuple(field.name for field in fields(Quote))


def quote_from_cells(cells: Mapping[str, str]) -> Quote:
    """Return the quote that checked cells (by the names of ``QUOTE_COLUMNS``) stand for.

    Raises
    ------
    ValueError
        If a place is no whole number; the reader has checked this before.
    """
    texts = {name: cells[name] for name in QUOTE_COLUMNS if not name.startswith("char_")}
    return Quote(char_start=int(cells["char_start"]), char_end=int(cells["char_end"]), **texts)


def short_span(text: str, clause: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int]:
    """Return the place of the words to quote: the clause without blanks around it.

    A clause of more than ``LONGEST_QUOTE`` characters is cut to that length around the figure, at blanks
    where there are some.
    """
    start, end = clause
    if end - start > LONGEST_QUOTE:
        spare = max(0, LONGEST_QUOTE - (figure[1] - figure[0])) // 2
        low, high = max(start, figure[0] - spare), min(end, figure[1] + spare)
        if low > start and " " in text[low : figure[0]]:
            low = text.index(" ", low) + 1
        if high < end and " " in text[figure[1] : high]:
            high = text.rindex(" ", figure[1], high)
        start, end = low, high
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
