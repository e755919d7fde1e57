"""How the name of a body is spelt: where it starts and ends, its nouns in the nominative."""

from __future__ import annotations

from kerege.reader.folding import fold
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.ministries import fields_of
from kerege.reader.voices.names import in_marks, name_after, nominative
from kerege.reader.voices.tails import is_month, tail_end
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.words import listed

#: characters between a noun and a name in marks; words of a body's name behind its noun
_CLOSE, _WORDS = 3, 4
#: characters of a name in marks
_MARKED = 48
#: characters of a title before a body and of a name behind it, words of a plain name
_TITLE, _NAME, _PAIR = 24, 48, 2


def own_name(scan: Scan, hit: Hit) -> tuple[int, int] | None:
    """Return the name right behind a body's noun ("Institut Demostat", "компания «Северный сахар»")."""
    data = hit.entry.data
    if "english" in data or not (data.get("whole") or data.get("tail")):
        return None
    place = hit.word_end + 1
    marked = in_marks(scan, place)
    if marked is not None:
        return marked
    own = name_after(scan, hit.word_end, 0)
    return own if own is not None and own[0] <= place + 1 else _marked_before(scan, hit.start)


def _marked_before(scan: Scan, place: int) -> tuple[int, int] | None:
    """Return the name in marks right before a noun («Демостат» агенттігі)."""
    end = place - _CLOSE + 1
    if scan.text[end:place] not in {"» ", "” "}:
        return None
    start = max(scan.text.rfind(mark, max(scan.start, end - _MARKED), end) for mark in "«“„")
    return (start + 1, end) if start >= 0 and scan.text.count(" ", start, end) < _WORDS else None


def with_tail(scan: Scan, hit: Hit, tail: int) -> str:
    """Return a body's name with what belongs to it behind its noun, which may have words before it."""
    left = body_start(scan, hit)
    noun = nominative(scan.text[hit.start : hit.word_end], scan.language)
    noun = str(hit.entry.data.get("base", noun))
    behind = scan.text[hit.word_end : tail].strip()
    if behind[:1].isupper() and behind.isascii() and not noun.isascii():
        return behind  # "агентство APS"
    name = (
        (_adjectives(scan, left, hit.start) if left < hit.start else "")
        + noun
        + scan.text[hit.word_end : tail]
    )
    return name[:1].upper() + name[1:]


def as_written(scan: Scan, hit: Hit, left: int, mentions: tuple[Mention, ...]) -> str:
    """Return a body's name as it stands, its head noun in the nominative, with a capital letter."""
    if left < hit.start and "base" in hit.entry.data:
        name = _adjectives(scan, left, hit.start) + str(hit.entry.data["base"])
    elif left < hit.start and _foreign(scan.text[left : hit.start]):
        name = _foreign(scan.text[left : hit.start])
    elif left < hit.start:
        name = nominative(scan.text[left : hit.word_end], scan.language) if _last_only(scan) else ""
        name = name or scan.text[left : hit.word_end]
    else:
        noun = scan.text[hit.start : hit.word_end]
        base = str(hit.entry.data.get("base", noun))
        name = base + scan.text[hit.word_end : body_end(scan, hit, mentions)]
    return name[:1].upper() + name[1:]


def _foreign(words: str) -> str:
    """Return the name in Latin letters that words in other letters describe ("INES салалық"), else blank."""
    head, _, rest = words.strip().partition(" ")
    return (
        head
        if head.isascii() and rest and not any(char.isascii() and char.isalpha() for char in rest)
        else ""
    )


def _adjectives(scan: Scan, left: int, right: int) -> str:
    """Return the words before a body's noun in the nominative ("Счётной палаты": "Счётная ")."""
    rules = settings(scan.language, "attribution").get("cases", {}).get("adjectives", ())
    words = scan.text[left:right].split(" ")
    for number, word in enumerate(words):
        found = next((rule for rule in rules if word.endswith(str(rule[0]))), None)
        words[number] = word[: len(word) - len(found[0])] + str(found[1]) if found else word
    return " ".join(words)


def _last_only(scan: Scan) -> bool:
    """Return whether only the last word of a name is declined."""
    return bool(settings(scan.language, "attribution").get("cases", {}).get("last_only"))


def body_start(scan: Scan, hit: Hit) -> int:
    """Return where a body's name begins: "Central Referendum Commission" has capitals before its noun."""
    reach = int(hit.entry.data.get("reach", 0))
    place = named = hit.start
    ends = tuple(hit.entry.data.get("reach_ends", ()))
    for _ in range(reach):
        gap = scan.text.rfind(" ", max(scan.start, place - 30), max(place - 1, scan.start))
        first = gap + 1 if gap >= 0 else scan.start
        word = scan.text[first:place].strip()
        if not word or not word.isalpha():
            break
        small = fold(word).strip()
        if any(small in listed(scan.language, sort) for sort in ("articles", "prepositions")) or (
            ends and not word.endswith(ends)
        ):
            break
        place = first
        if word[0].isupper():
            named = place
        elif named < hit.start:
            break
    return named


def _head_follows(scan: Scan, hit: Hit) -> bool:
    """Say whether the name of a body's head stands behind it ("глава ЦБ Иван Петров")."""
    before = scan.text[max(scan.start, hit.start - _TITLE) : hit.start].rstrip()
    if not before or not has_title(before, scan.language):
        return False
    words = scan.text[hit.word_end : min(scan.end, hit.word_end + _NAME)].split()[:_PAIR]
    plain = [word.strip('.,;:»”"') for word in words]
    return len(plain) == _PAIR and all(word[:1].isupper() and word[1:].islower() for word in plain)


def body_end(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> int:
    """Return the end of a body's name: what follows the noun in the genitive or with "of" belongs to it."""
    tail = tail_end(scan, hit.word_end) if hit.entry.data.get("tail") else hit.word_end
    if tail == hit.word_end and in_marks(scan, hit.word_end + 1) is not None:
        own = own_name(scan, hit)
        return own[1] + 1 if own is not None else tail
    if tail == hit.word_end and _head_follows(scan, hit):
        return tail
    if hit.entry.data.get("whole") or tail > hit.word_end:
        return tail + len(fields_of(scan, hit, mentions))
    place, text = hit.word_end, scan.text
    for _ in range(_WORDS):
        stop = place + 1
        while stop < scan.end and (text[stop].isalpha() or text[stop] in "-’"):
            stop += 1
        word = text[place + 1 : stop]
        if text[place : place + 1] != " " or not word or is_month(scan, stop):
            break
        known = fold(word).strip()
        capital = word[0].isupper()
        if known in listed(scan.language, "of") or capital or known in listed(scan.language, "branches"):
            place = stop
            continue
        break
    while place > hit.word_end and fold(text[:place][-8:]).split()[-1:][0] in listed(scan.language, "of"):
        place = text.rfind(" ", hit.start, place)
    inside = [m for m in mentions if m.start < place < m.end]
    return max([place, *(m.end for m in inside)])
