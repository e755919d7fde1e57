"""Whether words tell of the past or of the present, by the first finite verb the pack knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: modalities of a sentence that speaks of what is to come, of one that does not tell what was
AHEAD = frozenset(("planned", "expected"))
_UNTOLD = frozenset(("planned", "expected", "hedged"))


def tense(scan: Scan) -> str:
    """Return ``past``, ``present`` (also of plans and guesses) or blank (no verb that is known)."""
    verb = first_verb(scan, scan.start, scan.end)
    if any(hit.entry.data.get("modality") in _UNTOLD for hit in scan.of("modality")):
        return "present"
    return verb


def first_verb(scan: Scan, start: int, end: int) -> str:
    """Return the tense of the first verb between two places that the pack knows; blank if there is none."""
    return _first(scan.folded_slice(start, end), scan.language)


@lru_cache(maxsize=64)
def _first(folded: str, language: str) -> str:
    past, present = _pattern(language, "past"), _pattern(language, "present")
    found = past.search(folded) if past else None
    now = present.search(folded) if present else None
    if found is None and now is None:
        either = _pattern(language, "either")
        now = either.search(folded) if either else None
    if found is None:
        return "present" if now is not None else ""
    return "past" if now is None or now.start() > found.start() else "present"


@cache
def _pattern(language: str, sort: str) -> re.Pattern[str] | None:
    pattern = settings(language, "times").get("tense", {}).get(sort)
    return re.compile(pattern) if pattern else None
