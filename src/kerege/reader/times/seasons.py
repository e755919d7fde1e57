"""Months counted from the beginning of a season ("the first two months of the season") tell the season."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.layers import TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor, unit_period
from kerege.reader.times.roles import listed_near

#: several months of a year
_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
#: characters and words behind the months in which the season is told
_REACH, _WORDS = 40, 4


def in_seasons(spans: Sequence[TimeSpan], scan: Scan, anchor: Anchor | None) -> list[TimeSpan]:
    """Return the times with months of a season as that season; when it begins is not the same everywhere."""
    known = tuple(listed_near(scan.language, "of_season"))
    kept: list[TimeSpan] = []
    for number, span in enumerate(spans):
        place = _season(scan, span, known) if known and _MONTHS.fullmatch(span.period or "") else -1
        if place < 0:
            kept.append(span)
        elif not any(later.start <= place < later.end for later in spans[number + 1 : number + 2]):
            kept.append(replace(span, period=unit_period(anchor, "season", 0) if anchor is not None else ""))
    return kept


def _season(scan: Scan, span: TimeSpan, known: tuple[str, ...]) -> int:
    """Return where a word for a season begins right behind a time; -1 if none does."""
    place = span.end
    words = scan.folded_slice(place, min(scan.end, place + _REACH)).split(" ")
    for word in words[: _WORDS + 2]:
        if word.startswith(known):
            return place
        if word == "" and place > span.end + 1:
            return -1
        place += len(word) + 1
    return -1
