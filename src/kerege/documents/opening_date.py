"""The date in the opening of a text that runs on in one line: headline or place, date, then the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kerege.documents.dates import Dated, find_dates

_REACH, _LINES = 160, 3
#: words that may stand before a month alone
_FEW = 3
#: words before a date that make it part of a sentence ("am 20. Februar 2025 öffnete")
_WITHIN = frozenset({
    "am", "im", "seit", "ab", "bis", "zum", "und", "op", "sinds", "vanaf", "tot", "en", "on", "since", "by",
    "until", "till", "before", "after", "and", "from", "to", "с", "до", "к", "на", "и", "между", "после",
    "der", "den", "the", "between", "zwischen", "tussen", "nach", "vor", "na", "voor", "мен", "және",
})  # fmt: skip
#: the one article that stands before a date of its own: "Hamburg, den 26. Februar"
_DEN = re.compile(r",\s(?:den|d\.)\s$")
_END = re.compile(r"\s?(?:года|г\.|жыл|ж\.)?[\s.,;]{0,4}")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W{0,4}$")
#: after the date: a year word, then an end, a sign, or a word with a capital
_AFTER = re.compile(
    r"\s?(?:года|г\.|жыл|ж\.)?(?:\s{0,3}[.,;:()\]|·–—/-]|\s{1,3}[^\w\s]?\s?[^\Wa-zа-яёәғқңөұүһі])"
)


def opening_date(lines: Sequence[str]) -> Dated | None:
    """Return the one full date in the opening of a text, unless a sentence is about that day.

    Looked at are the first words of the first few lines; a date may end its line if another line follows.

    Examples
    --------
    >>> opening_date(["WARSAW, 31 May 2023 Ukrainian grain entered Poland."]).day
    datetime.date(2023, 5, 31)
    >>> opening_date(["PGE hat am 20. Februar 2025 seine Bücher geöffnet."]) is None
    True
    """
    for number, line in enumerate(lines[:_LINES]):
        head = line.strip()[:_REACH]
        dates = find_dates(head)
        if len(dates) > 1:
            return None
        if dates:
            last = number + 1 == len(lines)
            return dates[0] if _stands_alone(head, dates[0], last=last) else None
        month = _month_alone(head)
        if month and number + 1 < len(lines):
            return month
    return None


def _month_alone(line: str) -> Dated | None:
    """Return the month of a line that holds nothing else but a place ("Berlin, im September 2023")."""
    months = find_dates(line, whole_months=True)
    if len(months) != 1 or len(line[: months[0].start].split()) > _FEW:
        return None
    return months[0] if _END.fullmatch(line[months[0].end :]) else None


def _stands_alone(line: str, dated: Dated, *, last: bool) -> bool:
    before, after = line[: dated.start], line[dated.end :]
    word = _LAST_WORD.search(before)
    if word and word[1].lower() in _WITHIN and not _DEN.search(before):
        return False
    return bool(_AFTER.match(after) or (not last and _END.fullmatch(after)))
