"""Speakers that no pack knows: capitalised words beside a cue of saying."""

from __future__ import annotations

import re

from kerege.reader.folding import fold
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.guests import full_name
from kerege.reader.voices.names import in_marks, name_after, name_before, nominative, own_name, untitled
from kerege.reader.voices.oblique import is_addressed
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.words import Speaker, listed

#: small words between a cue and a name
_SKIPPED = 3
#: characters in which the word before a place is looked for; the shortest noun before a body's name
_WORD, _NOUN = 24, 4
_HEADS = ("articles", "as", "prepositions", "that", "not_names", "inverts")
#: words of a plain name
_PAIR = 2
#: layers whose words are no names, and those whose short words, or nouns with capitals, are none ("GDP")
_MEASURED, _NAMED_SHORT = ("units", "scales"), ("measures", "goods")
#: the rest of the name of a body and its short name ("Национальный" "координатор энергосистемы (CEN)")
_SHORT = re.compile(r"(?: [^\W\d_A-ZА-Я]+){1,5} \(([^\W\d_a-zа-я]{2,8})\)")
_CLOSING_MARKS = ("»", "”", "“", '"', ",")


def unknown_after(scan: Scan, place: int, right: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right after a saying cue; ``declined``: not in a subject's case."""
    found = name_after(scan, place, _SKIPPED)
    if found is None or found[0] >= right or not _is_name(scan, found, bare=found[0] <= place + 1):
        return None
    formal = fold(scan.text[slice(*found)]).strip() in listed(scan.language, "legal_forms")
    marked = in_marks(scan, found[1] + 1 if formal else found[0] - 1)
    if formal and marked is None:
        return None
    if marked is not None:
        return Speaker(*marked, scan.text[slice(*marked)], "body")
    short = _SHORT.match(scan.text, found[1], scan.end)
    if short is not None and " " not in scan.text[slice(*found)]:
        return Speaker(found[0], short.end(), short[1], "body")
    named = _named(scan, found, declined=declined)
    return _behind_office(scan, found[1]) if named.name[:1].islower() else named


def _behind_office(scan: Scan, place: int) -> Speaker | None:
    """Return the name behind an office and a comma ("sagte der Chef der Behörde, Jan Doe"); None if none."""
    if scan.text[place : place + 2] != ", ":
        return None
    found = name_after(scan, place + 2, 0)
    named = _named(scan, found, declined=False) if found is not None and found[0] == place + 2 else None
    return named if named is not None and " " in named.name else None


def unknown_before(scan: Scan, place: int, *, declined: bool = False) -> Speaker | None:
    """Return a name that no pack knows right before a cue ("John Smith of Rystad said": John Smith)."""
    found = name_before(scan, place)
    found = _bare(scan, found) if found is not None else None
    if found is None or found[0] >= found[1] or not _is_name(scan, found):
        return None
    left = scan.text[max(scan.start, found[0] - _WORD) : found[0]].split()
    office = _office_of(scan, found, left)
    if office is not None:
        return _named(scan, office, declined=declined)
    if left and fold(left[-1]).strip() in listed(scan.language, "prepositions"):
        return unknown_before(scan, found[0] - len(left[-1]) - 1, declined=declined)
    return _named(scan, found, declined=declined)


def _bare(scan: Scan, found: tuple[int, int]) -> tuple[int, int]:
    """Return a run of names without the small words at its head ("Wie der Wirt Jan Doe": Wirt Jan Doe)."""
    place, small = found[0], True
    while small and place < found[1]:
        word = scan.text[place : found[1]].partition(" ")[0]
        folded = fold(word).strip()
        small = word.islower() or any(folded in listed(scan.language, sort) for sort in _HEADS)
        place += len(word) + 1 if small else 0
    return place, found[1]


def _office_of(scan: Scan, found: tuple[int, int], left: list[str]) -> tuple[int, int] | None:
    """Return the last two words of a run behind "Minister of" ("Minister of Foreign Affairs Jane Doe")."""
    words = scan.text[slice(*found)].split(" ")
    if len(words) <= _PAIR or not left or fold(left[-1]).strip() not in listed(scan.language, "members"):
        return None
    if len(left) < _PAIR or not has_title(left[-2], scan.language):
        return None
    return found[1] - len(" ".join(words[-_PAIR:])), found[1]


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
            found = _bare(scan, (start, found[1])) if found else None
            if found is not None and " " in scan.text[slice(*found)]:
                named = _named(scan, found, declined=declined)
                return named if " " in named.name and not named.name[0].islower() else None
        elif small not in listed(scan.language, "articles") and (
            skipped or len(small) < _NOUN or not words[-1].isalpha()
        ):
            return None
        else:
            skipped = small not in listed(scan.language, "articles")
    return None


def named_behind(scan: Scan, end: int) -> Speaker | None:
    """Return the name of two words or more right behind a title ("the firm's chief executive Jane Doe")."""
    place = end + (scan.text[end : end + 1] in _CLOSING_MARKS)
    found = name_after(scan, place, 0)
    if found is None or found[0] != place + 1 or " " not in scan.text[slice(*found)]:
        return None
    return _named(scan, found, declined=False)


def _named(scan: Scan, found: tuple[int, int], *, declined: bool) -> Speaker:
    name = own_name(untitled(scan.text[slice(*found)], scan.language), scan.language)
    name = nominative(name, scan.language) if declined else name
    whole = "" if " " in name else full_name(scan.text, scan.start, name, scan.language)
    return Speaker(*found, whole or name, "person")


def _is_name(scan: Scan, found: tuple[int, int], *, bare: bool = False) -> bool:
    """Return whether capitalised words are a name.

    Where all nouns have capitals: two words, an acronym, or one without an article (``bare``: right behind
    the cue).
    """
    text = scan.text[slice(*found)]
    nouns = settings(scan.language, "attribution").get("grammar", {}).get("capital_nouns")
    plain = text.isupper() or (nouns and " " not in text)
    layers = (*_MEASURED, *_NAMED_SHORT) if plain else _MEASURED
    if any(h.start <= found[0] < h.end for layer in layers for h in scan.of(layer)):
        return False
    if fold(text.split(maxsplit=1)[0]).strip() in listed(scan.language, "not_names"):
        return False
    if text[0].isascii() and is_addressed(scan, found[1]):
        return False
    if nouns:
        known = bare or " " in text or (text.isupper() and len(text) > 1)
        return known or bool(full_name(scan.text, scan.start, text, scan.language))
    return len(text) > 1
