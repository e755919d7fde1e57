"""The tense of the first finite verb that a pack knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: plain words in a row among the alternatives of a pattern
_LISTED = re.compile(r"(?<=[|:])\w[\w ]*(?:\|\w[\w ]*)+(?=[|)])")


def first_verb(scan: Scan, start: int, end: int) -> str:
    """Return the tense of the first verb between two places that the pack knows; blank if there is none."""
    return _first(scan.folded_slice(start, end), scan.language)


@lru_cache(maxsize=64)
def _first(folded: str, language: str) -> str:
    past, present = pattern_of(language, "past"), pattern_of(language, "present")
    found = past.search(folded) if past else None
    now = present.search(folded) if present else None
    if found is None and now is None:
        either = pattern_of(language, "either")
        now = either.search(folded) if either else None
    if found is None:
        return "present" if now is not None else ""
    return "past" if now is None or now.start() >= found.start() else "present"


@cache
def pattern_of(language: str, sort: str) -> re.Pattern[str] | None:
    """Return the pattern of a sort of verbs ("past", "present", "perfect"); None where a pack has none."""
    pattern = settings(language, "times").get("tense", {}).get(sort)
    return re.compile(_LISTED.sub(_by_letter, pattern)) if pattern else None


def _by_letter(listed: re.Match[str]) -> str:
    """Return alternatives grouped by their first letters, which are searched much faster.

    >>> _LISTED.sub(_by_letter, "(?:is|are|has|am|costs?)")
    '(?:i(?:s)|a(?:re|m)|h(?:as)|costs?)'
    """
    groups: dict[str, list[str]] = {}
    for word in listed[0].split("|"):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join([f"{letter}(?:{'|'.join(ends)})" for letter, ends in groups.items()])
