"""Speakers that no pack knows: capitalised words beside a cue of saying."""

from __future__ import annotations

from kerege.reader.folding import fold
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.names import has_title, name_after, name_before, nominative, untitled
from kerege.reader.voices.words import Speaker, listed

#: small words between a cue and a name
_SKIPPED = 3
#: characters in which the word before a place is looked for; the shortest noun before a body's name
_WORD, _NOUN = 24, 4
#: characters before a body in which a title is looked for, words behind it
_TITLE, _OFFICE = 30, 5
_CLOSING_MARKS = ("»", "”", "“", '"', ",")


def unknown_after(scan: Scan, place: int, right: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right after a saying cue; ``declined``: not in a subject's case."""
    found = name_after(scan, place, _SKIPPED)
    if found is None or found[0] >= right or not _is_name(scan, found, bare=found[0] <= place + 1):
        return None
    return _named(scan, found, declined=declined)


def unknown_before(scan: Scan, place: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right before a cue ("John Smith of Rystad said": John Smith)."""
    found = name_before(scan, place)
    first = scan.text[slice(*found)].partition(" ")[0] if found else ""
    if found and fold(first).strip() in listed(scan.language, "articles"):
        found = found[0] + len(first) + 1, found[1]
    if found is None or found[0] >= found[1] or not _is_name(scan, found):
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


def undeclined(scan: Scan, speaker: Speaker) -> Speaker:
    """Return a person that no pack knows with the name in the nominative; anybody else as it is."""
    if speaker.kind != "person" or not scan.text[speaker.start : speaker.end].endswith(speaker.name):
        return speaker
    return speaker._replace(name=nominative(speaker.name, scan.language))


def member_of(scan: Scan, body: Speaker, left: int, *, declined: bool = False) -> Speaker | None:
    """Return the unknown person who speaks for a body: "Jane Doe of the Development Bank"; None if nobody.

    The name stands between ``left`` and the body, with a word like "of" behind it.
    """
    stop, skipped = body.start, False
    for _ in range(_SKIPPED):
        words = scan.text[max(left, stop - _WORD) : stop].split()
        if not words or scan.text[stop - 1 : stop] not in " \u00a0":
            return None
        stop = scan.text.rfind(words[-1], left, stop)
        small = fold(words[-1]).strip()
        if small in listed(scan.language, "members"):
            found = name_before(scan, stop)
            start = max(found[0], left) if found else stop
            start += scan.text[start:stop].startswith(" ")
            if found is not None and " " in scan.text[start : found[1]]:
                named = _named(scan, (start, found[1]), declined=declined)
                return named if " " in named.name else None
        elif small not in listed(scan.language, "articles") and (
            skipped or len(small) < _NOUN or not words[-1].isalpha()
        ):
            return None
        else:
            skipped = small not in listed(scan.language, "articles")
    return None


def officer(scan: Scan, start: int, end: int) -> Speaker | None:
    """Return the unknown person in an office of a body: "KTZ chief Jane Doe", "глава КТЖ Иван Петров"."""
    title = has_title(scan.text[max(scan.start, start - _TITLE) : start], scan.language)
    place = end
    for _ in range(_OFFICE):
        named = named_behind(scan, place) if title else None
        if named is not None:
            return named
        stop = place + 1
        while stop < scan.end and (scan.text[stop].isalpha() or scan.text[stop] == "-"):
            stop += 1
        word = scan.text[place + 1 : stop]
        if not word or scan.text[place] not in " -’'":
            return None
        title = has_title(word, scan.language)
        place = stop
    return None


def named_behind(scan: Scan, end: int) -> Speaker | None:
    """Return the name of two words or more right behind a title ("the firm's chief executive Jane Doe")."""
    place = end + (scan.text[end : end + 1] in _CLOSING_MARKS)
    found = name_after(scan, place, 0)
    if found is None or found[0] != place + 1 or " " not in scan.text[slice(*found)]:
        return None
    return _named(scan, found, declined=False)


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
