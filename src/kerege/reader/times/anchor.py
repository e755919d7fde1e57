"""The date that relative times of a document count from."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from kerege.documents.dates import find_dates
from kerege.documents.document import Document
from kerege.documents.tables import months
from kerege.reader.times.calendar import FIRST_YEAR, LAST_YEAR, Anchor, anchor_from

_YEARS = re.compile(r"([12](?<![\w.,/-].)(?:(?<=1)9|(?<=2)0)\d{2})(?=[\s,;:.)!?”“\"»–](?![\d]))", re.DOTALL)
#: a text with more years than this is a table; its years date nothing
_MOST = 60
_SHORT = re.compile(r"(?<![\w.,/-])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\w-]|[.,]\d)")
#: a date with slashes, whose day and month may be exchanged
_SLASHED = re.compile(r"(?<![\w.,/-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
#: characters of a text whose days are looked at; at its top a whole date is mostly its own
_LEAD, _TOP = 20_000, 300
#: first and last day of a year, as month and day
_EDGES = frozenset(((1, 1), (12, 31)))


def find_anchor(document: Document) -> Anchor | None:
    """Return the anchor of a document: its date, else the latest year its text names, if that is clear.

    Texts look ahead ("by 2030"): the estimate is no later than a whole date at the top of the text, and the
    last year before a gap of more than three years. It is
    narrowed to a month where the text names one day of that year, or the days of one month without a year.
    """
    if document.published is not None:
        if not FIRST_YEAR <= document.published.year <= LAST_YEAR:
            return None
        return anchor_from(document.published, document.published_precision or "day")
    return _estimated(document.text)


@lru_cache(maxsize=16)
def _estimated(text: str) -> Anchor | None:
    slashed = _slashed(text)
    if slashed is not None:
        return slashed
    years = sorted({int(match[1]) for match in _YEARS.finditer(text[:100_000])})
    if not years:
        return _short(text[:_TOP])
    if len(years) > _MOST:
        return None
    top = max((found.day.year for found in find_dates(text[:_TOP])), default=0)
    years = [year for year in years if year <= top] if top >= years[-1] - 30 and top in years else years
    latest = years[0]
    for year in years[1:]:
        if year - latest > 3 and latest >= years[-1] - 30:
            break
        latest = year
    if latest < 1990:
        return None
    month = _month(text[:_LEAD], latest)
    return anchor_from(date(latest, month or 1, 1), "month" if month else "year", estimated=True)


def _short(text: str) -> Anchor | None:
    """Return the anchor of a text that dates itself with two digits for the year ("28.03.24")."""
    match = _SHORT.search(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return anchor_from(date(2000 + year, month, day), "month", estimated=True)
    except ValueError:
        return None


def _slashed(text: str) -> Anchor | None:
    """Return the anchor of a text with a date such as "12/09/2024" at its top.

    The day comes first, unless the text tells of the month, or the one before it, only if it comes last.
    """
    match = _SLASHED.search(text[:_TOP])
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    named = {months()[found[1].lower()] for found in _named().finditer(text[:_LEAD])}
    american = {first, (first - 2) % 12 + 1} & named and not {second, (second - 2) % 12 + 1} & named
    return anchor_from(date(year, first if american else second, 1), "month", estimated=True)


def _month(text: str, year: int) -> int:
    """Return the month of the first whole date of a year, else of the only month with days; 0 if unclear.

    First and last day of a year are days of balances, and date nothing.
    """
    whole = next(
        (
            found.day
            for found in find_dates(text)
            if found.day.year == year and (found.day.month, found.day.day) not in _EDGES
        ),
        None,
    )
    if whole is not None:
        return whole.month
    days = {(months()[match[2].lower()], int(match[1])) for match in _days().finditer(text)}
    named = {month for month, day in days if (month, day) not in _EDGES}
    return min(named) if len(named) == 1 else 0


@cache
def _days() -> re.Pattern[str]:
    """Return the pattern of a day with its month and no year ("17. Juni", "17 juni")."""
    names = "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w.,/-])(\d{{1,2}})\.?\s({names})(?!\w|\.?\s\d)", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of the name of a month."""
    names = "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)({names})(?!\w)", re.IGNORECASE)
