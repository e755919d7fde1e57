"""What stands right before and right after a place in a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter

from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry, entries, settings
from kerege.reader.scan import Scan

_JOINERS = " \u00a0\u202f\u2009-‑\n\t"
_OPENERS = _JOINERS + "(„“\"«~≈<>≤≥=±+−–'"
#: start and end of a hit, its first fields: in a layer they rise, no two overlap but those that share a place
_START, _END = itemgetter(0), itemgetter(1)


class Neighbours:
    """The hits of a sentence by the place where they begin and end.

    ``alone`` : the text is a quoted number without its sentence; what should surround it is taken as given
    """

    def __init__(self, scan: Scan, *, alone: bool = False) -> None:
        self.scan = scan
        self.alone = alone
        #: scale words of one letter that the sentence has used as such ("$3m ... 33.1m")
        self.glued_scales: set[str] = set()

    def after(self, position: int, layer: str) -> list[Hit]:
        """Return the hits of a layer that begin right after a place, past spaces and hyphens."""
        hits = self.scan.hits.get(layer)
        return _at(hits, self.skip(position), _START) if hits and hits[-1].start >= position else []

    def before(self, position: int, layer: str) -> list[Hit]:
        """Return the hits of a layer that end right before a place, past spaces and opening signs."""
        hits = self.scan.hits.get(layer)
        return _at(hits, self.skip_back(position), _END) if hits and hits[0].end <= position else []

    def within(self, layer: str, first: int, last: int) -> list[Hit]:
        """Return the hits of a layer that begin between two places."""
        hits = self.scan.hits.get(layer)
        if not hits:
            return []
        low = bisect_left(hits, first, key=_START)
        return hits[low : bisect_left(hits, last, lo=low, key=_START)]

    def skip(self, position: int) -> int:
        """Return the place of the next character that is no space, hyphen or point of an abbreviation."""
        text, end = self.scan.text, self.scan.end
        if (
            position < end
            and text[position] == "."
            and position > self.scan.start
            and text[position - 1].isalpha()
        ):
            position += 1
        while position < end and text[position] in _JOINERS:
            position += 1
        return position

    def skip_back(self, position: int) -> int:
        """Return the place after the previous character that is no space or opening sign."""
        text, start = self.scan.text, self.scan.start
        while position > start and text[position - 1] in _OPENERS:
            position -= 1
        if position > start + 1 and text[position - 1] == "." and text[position - 2].isalpha():
            position -= 1
        return position

    def compared(self, position: int) -> bool:
        """Return whether a comparator stands before a place: "более тысячи" is more than one thousand."""
        hits = self.before(position, "comparators")
        return any(hit.entry.key in ("~", "<", ">", "=") and "role" not in hit.entry.data for hit in hits)

    def fits(self, hit: Hit) -> bool:
        """Return whether the word before a hit ends as its entry asks for ("20 пайыздан көп")."""
        ends = hit.entry.data.get("needs_end")
        if not ends:
            return True
        stop = self.skip_back(hit.start)
        return self.scan.folded_slice(max(self.scan.start, stop - 8), stop).endswith(tuple(ends))

    def past_case(self, position: int) -> int:
        """Return where a case ending behind a number or sign stops ("25-ке", "15 %-ға"), else the place."""
        text = self.scan.text
        hyphen = text[position : position + 1] in ("-", "‑")
        if not hyphen and not text[position : position + 1].isalpha():
            return position
        for ending in _case_ends(self.scan.language):
            last = position + hyphen + len(ending)
            if text.startswith(ending, position + hyphen) and not text[last : last + 1].isalnum():
                return last if hyphen or len(ending) > 1 else position
        return position

    def glued(self, position: int, layer: str) -> Hit | None:
        """Return the word of a layer in the letters that stick to a number ("5km", "3.2bn")."""
        text, end = self.scan.text, self.scan.end
        if position >= end or not text[position].isalpha() or not text[position - 1 : position].isalnum():
            return None
        last = position
        while last < end and last - position < 24 and (text[last].isalnum() or text[last] in "/³²"):
            last += 1
        word = text[position:last]
        for length in (len(word), len(word.split("/")[0])):
            for entry in _forms(self.scan.language, layer).get(fold(word[:length]), ()):
                if not entry.data.get("letter") and (not entry.case or word[:length] in entry.forms):
                    return Hit(position, position + length, position + length, entry)
        return None

    def glued_before(self, position: int, layer: str) -> Hit | None:
        """Return the word of a layer in the letters that a number sticks to ("EUR100", never "G20")."""
        text, start = self.scan.text, self.scan.start
        first = position
        while first > start and position - first < 8 and text[first - 1].isalpha():
            first -= 1
        for entry in _forms(self.scan.language, layer).get(fold(text[first:position]), ()):
            if entry.data.get("before") and (not entry.case or text[first:position] in entry.forms):
                return Hit(first, position, position, entry)
        return None

    def next_word(self, position: int) -> tuple[int, int]:
        """Return start and end of the next word; equal if a sign or the end comes first."""
        first = self.skip(position)
        last = first
        text, end = self.scan.text, self.scan.end
        while last < end and (text[last].isalnum() or text[last] in "'’"):
            last += 1
        return first, last


def _at(hits: list[Hit], place: int, side: Callable[[Hit], int]) -> list[Hit]:
    """Return the hits that begin, or end, at a place."""
    low = bisect_left(hits, place, key=side)
    if low == len(hits) or side(hits[low]) != place:
        return []
    return hits[low : bisect_right(hits, place, lo=low, key=side)]


@cache
def _case_ends(language: str) -> tuple[str, ...]:
    """Return the case endings that may stand behind digits, the longest first."""
    return tuple(
        sorted(settings(language, "numbers").get("grammar", {}).get("case_ends", ()), key=len, reverse=True)
    )


@cache
def _forms(language: str, layer: str) -> Mapping[str, tuple[Entry, ...]]:
    """Return folded form -> entries of a layer of a language."""
    forms: dict[str, tuple[Entry, ...]] = {}
    for entry in entries(language):
        if entry.layer == layer:
            for form in entry.forms:
                forms[fold(form).strip()] = (*forms.get(fold(form).strip(), ()), entry)
    return forms
