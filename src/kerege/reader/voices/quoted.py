"""Quotations whose speaker follows a verb that no pack knows: "...", grumbles farmer Jane Doe."""

from __future__ import annotations

import re

from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.scan import Scan
from kerege.reader.voices.clauses import SPEECH_WORDS, Quote
from kerege.reader.voices.names import name_after, own_name, untitled
from kerege.reader.voices.oblique import is_addressed
from kerege.reader.voices.words import Speaker, listed

#: from the end of the words said to the verb: marks, comma, dash, and the verb in small letters
_TAIL = re.compile(r"[,.!?…]?[»”“\"’‟]?[,.]?[ \u00a0]?(?:[–—-][ \u00a0])?([^\W\d_]{3,20})(?=[ \u00a0])")
#: in a dialogue with dashes the words said end with a comma and a dash
_DASHED = re.compile(r"[,!?…][ \u00a0][–—][ \u00a0](?=[^\W\d_])")
_DASHES = frozenset("–—")
#: characters between who speaks and the colon, kinds of those who do
_HEAD, _TELLERS = 40, frozenset(("person", "pronoun", "somebody"))
#: small words between the verb and the name
_SMALL = 4


def quoted(
    scan: Scan, speakers: tuple[Speaker, ...], quotes: tuple[Quote, ...]
) -> tuple[int, int, str] | None:
    """Return start, end and speaker of words that are said by whom the verb behind them names."""
    for place in _ends(scan, quotes):
        found = _teller(scan, place, speakers)
        if found is not None:
            return scan.start, found.end, found.name
    return None


def before_colon(
    scan: Scan, speakers: tuple[Speaker, ...], quotes: tuple[Quote, ...]
) -> tuple[int, int, str] | None:
    """Return start, end and speaker of words in quotation marks behind a colon ("Doe yesterday: "We ...")."""
    told = _told_behind_colon(scan, speakers)
    if told is not None:
        return told
    for quote in quotes:
        place = scan.text[scan.start : quote.start - 1].rstrip()
        if not quote.opened or not place.endswith(":"):
            continue
        stop = scan.start + len(place)
        found = [
            s for s in speakers if s.end < stop <= s.end + _HEAD and s.kind in _TELLERS and not s.oblique
        ]
        if found:
            return quote.start, scan.end, found[-1].name
    return None


def _told_behind_colon(scan: Scan, speakers: tuple[Speaker, ...]) -> tuple[int, int, str] | None:
    """Return words behind a colon before which somebody unknown does something ("Jane Doe shrugs: 5 %")."""
    first = speakers[0] if speakers else None
    if first is None or first.kind != "person" or first.oblique or first.start - scan.start > _HEAD:
        return None
    colon = scan.text.find(": ", first.end, min(scan.end, first.end + 2 * _HEAD))
    behind = scan.text[first.end : max(colon, first.end)]
    if colon < 0 or " " not in behind or any(char.isdigit() or char in ";,«„“" for char in behind):
        return None
    reported = any(h.entry.data["kind"] == "reported" and h.start > colon for h in scan.of("attribution"))
    unknown = first.name not in kinds() and first.name in scan.text[first.start : first.end]
    return (colon + 1, scan.end, first.name) if reported or unknown else None


def _ends(scan: Scan, quotes: tuple[Quote, ...]) -> list[int]:
    """Return where words said end."""
    text = scan.text
    ends = [q.end for q in quotes if q.closed and text[q.start : q.end].count(" ") >= SPEECH_WORDS]
    if text[scan.start : scan.start + 1] in _DASHES:
        ends.extend(match.start() for match in _DASHED.finditer(text, scan.start, scan.end))
    for quote in quotes:
        if quote.opened and not quote.closed:
            ends.extend(match.start() for match in _DASHED.finditer(text, quote.start, scan.end))
    return ends


def _teller(scan: Scan, place: int, speakers: tuple[Speaker, ...]) -> Speaker | None:
    match = _TAIL.match(scan.text, place, scan.end)
    if match is None or not match[1].islower() or _is_small(match[1], scan.language):
        return None
    stop = next((at for at in range(match.end(), scan.end) if scan.text[at] in ",.;:("), scan.end)
    known = next((s for s in speakers if match.end() <= s.start < stop and s.kind == "person"), None)
    if known is not None:
        return known
    found = name_after(scan, match.end(), _SMALL)
    if found is None or found[1] > stop:
        return None
    name = own_name(untitled(scan.text[slice(*found)], scan.language), scan.language)
    if name[0].isascii() and is_addressed(scan, found[1]):
        return None
    return Speaker(*found, name, "person") if " " in name else None


def _is_small(word: str, language: str) -> bool:
    small = fold(word).strip()
    return any(
        small in listed(language, sort) for sort in ("articles", "prepositions", "not_names", "of", "that")
    )
