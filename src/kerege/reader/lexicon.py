"""Find the words of a language pack in a text: one pass of an Aho-Corasick automaton for all layers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from kerege.reader.folding import fold_all
from kerege.reader.packs import Entry, entries

#: in place of the letters of a form that is never the last part of a word joined by a hyphen
_APART = "\0"
#: letters behind a known beginning: a longer run of them is no word
_TAIL = re.compile(r"\w{0,100}+")


class Hit(NamedTuple):
    """Words of the text that a pack knows.

    start, end : offsets of the form in the text; ``word_end`` : end of the word it stands in
    """

    start: int
    end: int
    word_end: int
    entry: Entry


#: makes a hit from its fields at half the cost of a call: there are a thousand in an article
_make = tuple.__new__

#: entry, its form if the letters' case counts, layer
_Meaning = tuple[Entry, str | None, str]


class Lexicon:
    """The words of one language (and the common ones), ready for lookup."""

    def __init__(self, known: tuple[Entry, ...]) -> None:
        patterns: dict[str, tuple[int, int, list[_Meaning]]] = {}
        alike: dict[object, Any] = {}  # one tuple for all that are equal: fewer for the collector to look at
        # "R500" is looked up where a letter sticks to a number, and nowhere else
        looked_up = [entry for entry in known if not entry.data.get("letter")]
        folds = iter(fold_all([form for entry in looked_up for form in entry.forms]))
        for entry in looked_up:
            before = 0 if entry.edge == "any" else 1
            after = 1 if entry.edge == "word" else 0
            for form in entry.forms:
                pattern = " " * before + next(folds).strip() + " " * after
                wanted = form.strip() if entry.case else _APART if entry.data.get("apart") else None
                # where a form begins, seen from the end of its pattern, and whether a space ends that
                _, _, meanings = patterns.setdefault(pattern, (before - len(pattern), after, []))
                meaning = entry, wanted, entry.layer
                meanings.append(alike.setdefault(meaning, meaning))
        self._automaton = ahocorasick.Automaton()
        for pattern in sorted(patterns):  # what is alike lies side by side in memory, which is quicker
            offset, after, meanings = patterns[pattern]
            value = offset, after, alike.setdefault(tuple(meanings), tuple(meanings))
            self._automaton.add_word(pattern, alike.setdefault(value, value))
        self._automaton.make_automaton()

    def find(self, text: str, folded: str, start: int, end: int) -> dict[str, list[Hit]]:
        """Return layer -> hits in ``text[start:end]``, leftmost and longest, without overlap in a layer.

        ``folded`` is the folded text with one space more at each end.
        """
        found: dict[str, list[Hit]] = defaultdict(list)
        # `folded` is shifted by one: the slice has the characters around the passage as spaces
        passage = " " + folded[start + 1 : end + 1] + " "
        for last, (offset, after, meanings) in self._automaton.iter(passage):
            begin, stop = start + last + offset, start + last - after
            word_end = stop if after else _word_end(folded, stop, end)
            for entry, form, layer in meanings:
                if form is not None and not _same_letters(text, begin, stop, form):
                    continue
                kept = found[layer]
                if kept and begin < kept[-1][1]:  # of equal ones all are kept: a word may mean two things
                    same = kept[-1][0] == begin and kept[-1][1] == stop
                    if not same and not _make_room(kept, begin):
                        continue
                kept.append(_make(Hit, (begin, stop, word_end, entry)))
        return found


def _same_letters(text: str, start: int, end: int, form: str) -> bool:
    if form == _APART:
        return text[start - 1 : start] != "-"
    return text.startswith(form, start) or text[start:end].replace("\u00a0", " ") == form


def _word_end(folded: str, stop: int, end: int) -> int:
    tail = _TAIL.match(folded, stop + 1, end + 1)
    return tail.end() - 1 if tail else stop


def _make_room(kept: list[Hit], begin: int) -> bool:
    """Return whether a hit is to be kept instead of the last ones, which it overlaps.

    Hits come by their ends: a later one covers what it overlaps unless that began further left.
    """
    first = len(kept)
    while first and kept[first - 1][1] > begin:
        first -= 1
    if kept[first][0] < begin:
        return False
    del kept[first:]
    return True


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; made on first use."""
    return Lexicon(entries(language))


@cache
def by_key(language: str, layer: str) -> Mapping[str, Entry]:
    """Return key -> entry of a layer of a language."""
    return {entry.key: entry for entry in entries(language) if entry.layer == layer}
