"""Names that are one word with their noun: "Kokaraldam", "Bosporus-Tunnel"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kerege.documents.places import between, places_of
from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan


def glued_names(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return assets whose noun is the end of their name, with the noun in English ("Kokaral dam").

    ``taken`` : places of names found before; a word that holds one is left to it.
    """
    nouns = _nouns(scan.language)
    pattern = _pattern(scan.language)
    if pattern is None or not between(_places(scan.text, scan.language), scan.start, scan.end):
        return []
    found = []
    for match in pattern.finditer(scan.text, scan.start, scan.end):
        start, end = match.span()
        if start == scan.start or any(low < end and start < high for low, high in taken):
            continue  # any noun has a capital at the head of a sentence
        found.append(Mention(start, end, f"{match.group(1)} {nouns[match.group(2)]}", "asset"))
    return found


@lru_cache(maxsize=8)
def _places(text: str, language: str) -> Sequence[int]:
    """Return where the nouns begin in a text, in words or alone: most sentences have none."""
    return places_of(text, _nouns(language))


@cache
def _nouns(language: str) -> dict[str, str]:
    return dict(settings(language, "frame_names").get("glued", {}))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the pattern of a capitalised word with a noun at its end; None for languages without such."""
    nouns = "|".join(sorted(map(re.escape, _nouns(language)), key=lambda noun: (-len(noun), noun)))
    if not nouns:
        return None
    return re.compile(rf"(?<![\w-])([A-ZÀ-Þ][^\W\d_A-Z]{{2,20}}?)-?({nouns})(?![\w-])")
