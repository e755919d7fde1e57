"""Speakers that no pack knows: capitalised words beside a cue of saying."""

from __future__ import annotations

from kerege.reader.folding import fold
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices_names import name_after, name_before, nominative, untitled
from kerege.reader.voices_words import Speaker, listed

#: small words between a cue and a name
_SKIPPED = 3


def unknown_after(scan: Scan, place: int, right: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right after a saying cue; ``declined``: not in a subject's case."""
    found = name_after(scan, place, _SKIPPED)
    if found is None or found[0] >= right or not _is_name(scan, found, bare=found[0] <= place + 1):
        return None
    return _named(scan, found, declined=declined)


def unknown_before(scan: Scan, place: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right before a cue ("John Smith of Rystad said": John Smith)."""
    found = name_before(scan, place)
    if found is None or not _is_name(scan, found):
        return None
    left = scan.text[max(scan.start, found[0] - 12) : found[0]].split()
    if left and fold(left[-1]).strip() in listed(scan.language, "prepositions"):
        return unknown_before(scan, found[0] - len(left[-1]) - 1, declined=declined)
    return _named(scan, found, declined=declined)


def unknown_first(scan: Scan, right: int) -> Speaker | None:
    """Return a name of two or more words at the start of a sentence whose verb comes last."""
    found = name_after(scan, scan.start, _SKIPPED)
    if found is None or found[0] >= right:
        return None
    named = _named(scan, found, declined=False)
    return named if " " in named.name else None


def _named(scan: Scan, found: tuple[int, int], *, declined: bool) -> Speaker:
    name = untitled(scan.text[slice(*found)], scan.language)
    return Speaker(*found, nominative(name, scan.language) if declined else name, "person")


def _is_name(scan: Scan, found: tuple[int, int], *, bare: bool = False) -> bool:
    """Return whether capitalised words are a name.

    Where all nouns have capitals: two words, an acronym, or one without an article (``bare``: right behind
    the cue).
    """
    text = scan.text[slice(*found)]
    if fold(text.split(maxsplit=1)[0]).strip() in listed(scan.language, "not_names"):
        return False
    if settings(scan.language, "attribution").get("grammar", {}).get("capital_nouns"):
        return bare or " " in text or (text.isupper() and len(text) > 1)
    return len(text) > 1
