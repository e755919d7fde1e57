"""The date of the last update, for documents that state no other: their figures stood as told on that day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kerege.documents.dates import find_dates

#: words of an update, with "last" before them
UPDATE = re.compile(
    r"(?:\b(?:last|zuletzt|letzte|laatst|laatste|последнее|соңғы)\s)?"
    r"\b(?:updated?|modified|aktualisiert|aktualisierung|geändert|bijgewerkt|gewijzigd|обновлен(?:[оа]|ие)?"
    r"|измен(?:ено|ение)|жаңарт(?:у|ылған|ылды))\b",
    re.IGNORECASE,
)
#: between the word and its date: "am", a sign, a weekday
_BETWEEN = re.compile(r"\s{0,3}(?:on|am|op|at|den)?\s{0,3}[:|–—-]?\s{0,3}(?:\w{2,12}[.,]{1,2}\s)?")
_LONGEST = 160


def before_update(line: str) -> str:
    """Return a line up to where it goes on with the date of an update; the whole line if it does not.

    Examples
    --------
    >>> before_update("3. Juli 2024, aktualisiert am 4. Juli 2024")
    '3. Juli 2024'
    """
    update = UPDATE.search(line)
    return line[: update.start()].rstrip(" ,|·•:;(–—-/\t") if update else line


def from_update(lines: Sequence[str]) -> tuple[date | None, str]:
    """Return the date and precision of the first line that says when the document was updated."""
    for line in lines:
        for dated in find_dates(line[:_LONGEST]):
            for update in UPDATE.finditer(line, 0, dated.start):
                if _BETWEEN.fullmatch(line, update.end(), dated.start):
                    return dated.day, dated.precision
    return None, ""
