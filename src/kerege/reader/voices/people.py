"""People that no pack knows, told by a title or by a second name beside a known one."""

from __future__ import annotations

from functools import cache

from kerege.reader.folding import fold
from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.roles import joining
from kerege.reader.voices.names import name_after, nominative, own_name, runs, untitled
from kerege.reader.voices.titles import has_title, has_titles, is_declined, is_title
from kerege.reader.voices.words import Speaker, listed

#: names of a sentence that are looked at, characters in which a title stands before one
_MOST, _REACH = 14, 30
#: characters of an office with its fields
_OFFICE = 80
#: signs behind which a word is capitalised anyway
_OPENING = frozenset(',«“"—–:')
_FIRST = ("articles", "as", "prepositions")
_SMALL = ("articles", "prepositions", "not_names", "of", "that")


def titled_people(scan: Scan, taken: list[Speaker], mentions: tuple[Mention, ...]) -> list[Speaker]:
    """Return the people behind a title ("the energy minister, Jane Doe,") that are nobody known."""
    found: list[Speaker] = []
    if not scan.once(has_titles):
        return found
    for start, end in runs(scan.text, scan.start, scan.end)[:_MOST]:
        run = scan.text[start:end]
        if " " not in run:
            continue
        bare = untitled(run, scan.language)
        name = own_name(bare, scan.language)
        first = start + run.find(name)
        before = scan.text[max(scan.start, start - _REACH) : start].rstrip(" ,")
        titled = name != run or has_title(before, scan.language) or _of_office(scan, start)
        if " " not in name or name[0].islower() or not titled:
            continue
        if bare == run and any(fold(name).split()[0] in listed(scan.language, sort) for sort in _FIRST):
            continue
        last = first + len(name)
        if any(m.start < last and first < m.end for m in mentions) or any(
            s.start < last and first < s.end for s in taken
        ):
            continue
        words = fold(before).split()[-3:]
        oblique = any(word in listed(scan.language, "prepositions") for word in words)
        titles = (word for word in before.split() if is_title(word, scan.language))
        declined = oblique or is_declined(next(titles, ""), scan.language)
        found.append(
            Speaker(first, last, nominative(name, scan.language) if declined else name, "person", oblique)
        )
    return found


def _of_office(scan: Scan, place: int) -> bool:
    """Return whether a title stands before a place over the fields of its office, words in the genitive."""
    ends = _genitives(scan.language)
    if not ends:
        return False
    words = scan.text[max(scan.start, place - _OFFICE) : place].split(" ")[:-1]
    known, joints = listed(scan.language, "branches"), joining(scan.language)
    while words and (words[-1] in known or words[-1] in joints or words[-1].endswith(ends)):
        words.pop()
    return bool(words) and is_title(words[-1], scan.language)


@cache
def _genitives(language: str) -> tuple[str, ...]:
    return tuple(sorted(listed(language, "genitive_ends")))


def whole_person(scan: Scan, speaker: Speaker, mentions: tuple[Mention, ...]) -> Speaker:
    """Return a known person whose one name is part of another one's by that one ("Rahmon Ulmasov")."""
    surface = scan.text[speaker.start : speaker.end]
    if speaker.kind != "person" or not surface.isalpha() or not surface[0].isupper() or _nouns(scan.language):
        return speaker
    if is_title(surface, scan.language):
        return speaker
    return _first_named(scan, speaker, mentions) or _last_named(scan, speaker, mentions) or speaker


def _first_named(scan: Scan, speaker: Speaker, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Return the person of whom a known name is only the first ("Rahmon Ulmasov")."""
    after = name_after(scan, speaker.end, 0)
    if after is None or after[0] != speaker.end + 1 or not _is_other(scan, after[0], mentions):
        return None
    if any(m.start < after[1] and speaker.end < m.end for m in mentions):
        return None
    name = scan.text[speaker.start : after[1]]
    return Speaker(speaker.start, after[1], name, "person", speaker.oblique)


def _last_named(scan: Scan, speaker: Speaker, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Return the person who has only the last name of a known one ("Akylbek Japarov")."""
    start = scan.text.rfind(" ", scan.start, max(speaker.start - 1, scan.start)) + 1
    word = scan.text[start : speaker.start - 1]
    if start <= scan.start or not word[:1].isupper() or not word.isalpha() or word.isupper():
        return None
    if scan.text[start - 2 : start - 1] in _OPENING or is_title(word, scan.language):
        return None
    if not _is_other(scan, start, mentions) or _begins_so(word, speaker.name):
        return None
    name = nominative(scan.text[start : speaker.end], scan.language)
    return Speaker(start, speaker.end, name, "person", speaker.oblique)


def _nouns(language: str) -> bool:
    return bool(settings(language, "attribution").get("grammar", {}).get("capital_nouns"))


def _is_other(scan: Scan, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Return whether a capitalised word can be a name: no weekday, actor or small word."""
    if any(m.start <= start < m.end for m in mentions) or any(
        hit.start <= start < hit.end for hit in scan.of("times")
    ):
        return False
    small = scan.folded_slice(start, min(scan.end, start + 24)).split()[:1]
    return bool(small) and not any(small[0] in listed(scan.language, sort) for sort in _SMALL)


#: first letters of names as other scripts write them
_LETTERS = {
    "а": "ae", "ә": "a", "б": "b", "в": "vw", "г": "gh", "д": "d", "е": "ey", "ё": "ey", "ж": "zj",
    "з": "z", "и": "iy", "й": "yj", "к": "kcq", "қ": "kq", "л": "l", "м": "m", "н": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "uw", "ұ": "u", "ү": "u", "ф": "f", "х": "hk",
    "ц": "ct", "ч": "c", "ш": "s", "э": "e", "ю": "yjiu", "я": "yji", "і": "i", "ғ": "g",
}  # fmt: skip


def _begins_so(word: str, name: str) -> bool:
    """Return whether a first name begins like that of a known person, in whatever script."""
    letter, known = word[0].lower(), fold(name).strip()[:1]
    return known in _LETTERS.get(letter, letter) or {letter, known} <= set("jyigz") or letter == known
