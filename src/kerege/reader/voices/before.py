"""Who was introduced in the sentence before, and who a quotation that goes on turns out to be of."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from kerege.documents.document import Sentence
from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.layers import Memory
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after, nominative, untitled
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.words import listed

#: words before a name at the head of a sentence ("The veteran harbour master Jane Doe")
_SKIPPED = 4
_start = attrgetter("start")
_ANY = ("articles", "prepositions", "not_names", "of", "that")


def last_person(scan: Scan, memory: Memory) -> str:
    """Return whom "he" stands for: who opens the sentence before, else who spoke last; blank if nobody."""
    return person_before(scan, memory) or memory.speaker


def person_before(scan: Scan, memory: Memory) -> str:
    """Return the person with whom the sentence before in the paragraph begins ("Jane Doe runs a farm.")."""
    number = sentence_number(scan)
    if not number:
        return ""
    before = scan.document.sentences[number - 1]
    if before.paragraph != scan.sentence.paragraph or before.language != scan.language:
        return ""
    people = [m for m in memory.actors if before.start <= m.start < before.end and m.kind == "person"]
    first = min(people, key=lambda mention: mention.start, default=None)
    if first is not None and first.start - before.start <= _head(scan, before):
        return first.actor
    return _opening(scan, before, memory)


def sentence_number(scan: Scan) -> int:
    """Return the place of a sentence in its document."""
    return bisect_left(scan.document.sentences, scan.start, key=_start)


def _head(scan: Scan, before: Sentence) -> int:
    """Return how many characters of a sentence its first four words are."""
    words = scan.text[before.start : before.end].split(" ")[:_SKIPPED]
    return sum(len(word) + 1 for word in words)


def _opening(scan: Scan, before: Sentence, memory: Memory) -> str:
    text = scan.text
    declined = fold(text[before.start : before.start + 12]).split()[:1]
    oblique = bool(declined) and declined[0] in listed(scan.language, "prepositions")
    skip = text[before.start : before.start + 80].split(" ")[:_SKIPPED]
    titled = any(has_title(word, scan.language) for word in skip)
    found = name_after(scan, before.start, 0, before.end)
    while titled and found is not None and " " not in untitled(text[slice(*found)], scan.language):
        at = text.find(" ", found[1])
        found = name_after(scan, at, _SKIPPED, before.end) if 0 <= at < before.end else None
        titled = False
    if found is None or any(
        found[0] < m.end and m.start < found[1] and m.actor in kinds() for m in memory.actors
    ):
        return ""
    name = untitled(text[slice(*found)], scan.language)
    oblique = oblique or name.endswith(tuple(sorted(listed(scan.language, "oblique"))) or "\0")
    name = nominative(name, scan.language) if oblique else name
    words = name.split(" ")
    if not 1 < len(words) <= _SKIPPED or not _is_name(words[0], scan.language):
        return ""
    after = text[found[1] : found[1] + 2]
    return name if after[:1] == "," or after == " (" or (after[:1] == " " and after[1:2].islower()) else ""


def opens_as_name(scan: Scan, name: str) -> bool:
    """Return whether words at the head of a sentence can be a name."""
    words = name.split(" ")
    return _is_name(words[0], scan.language) and not any(word.isupper() and len(word) > 1 for word in words)


def _is_name(word: str, language: str) -> bool:
    """Return whether a word can be a first name: no small word, no adjective in a language of capitals."""
    grammar = settings(language, "attribution").get("grammar", {})
    endings = tuple(str(ending) for ending in grammar.get("adjective_ends", ()))
    small = fold(word).strip()
    if not word.replace("-", "").replace(".", "").isalpha() or (endings and small.endswith(endings)):
        return False
    return not any(small in listed(language, sort) for sort in _ANY)
