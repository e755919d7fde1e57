"""Find the words of a language pack in a text: one pass of an Aho-Corasick automaton for all layers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

from kerege.reader.folding import fold
from kerege.reader.packs import Entry, entries


class Hit(NamedTuple):
    """Words of the text that a pack knows.

    start, end : offsets of the form in the text; ``word_end`` : end of the word it stands in
    """

    start: int
    end: int
    word_end: int
    entry: Entry


class Lexicon:
    """The words of one language (and the common ones), ready for lookup."""

    def __init__(self, known: tuple[Entry, ...]) -> None:
        patterns: dict[str, list[tuple[int, int, Entry, str]]] = {}
        for entry in known:
            for form in entry.forms:
                folded = fold(form).strip()
                before = 0 if entry.edge == "any" else 1
                after = 1 if entry.edge == "word" else 0
                pattern = " " * before + folded + " " * after
                patterns.setdefault(pattern, []).append((before, after, entry, form.strip()))
        self._automaton = ahocorasick.Automaton()
        for pattern, meanings in patterns.items():
            self._automaton.add_word(pattern, (len(pattern), tuple(meanings)))
        self._automaton.make_automaton()

    def find(self, text: str, folded: str, start: int, end: int) -> dict[str, list[Hit]]:
        """Return layer -> hits in ``text[start:end]``, leftmost and longest, without overlap in a layer.

        ``folded`` is the folded text with one space more at each end.
        """
        found: dict[str, list[Hit]] = {}
        # `folded` is shifted by one: the slice has the characters around the passage as spaces
        passage = " " + folded[start + 1 : end + 1] + " "
        for last, (length, meanings) in self._automaton.iter(passage):
            first = last - length + 1 + start - 1
            for before, after, entry, form in meanings:
                begin, stop = first + before, first + length - after
                if entry.case and not _same_letters(text, begin, stop, form):
                    continue
                word_end = stop if after else _word_end(folded, stop, end)
                found.setdefault(entry.layer, []).append(Hit(begin, stop, word_end, entry))
        return {layer: _longest(hits) for layer, hits in found.items()}


def _same_letters(text: str, start: int, end: int, form: str) -> bool:
    return text[start:end].replace("\u00a0", " ") == form


def _word_end(folded: str, stop: int, end: int) -> int:
    while stop < end and folded[stop + 1].isalnum():
        stop += 1
    return stop


def _longest(hits: list[Hit]) -> list[Hit]:
    """Return the leftmost-longest hits; of equal ones all (a word may mean two things)."""
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end and (hit.start, hit.end) != (kept[-1].start, kept[-1].end):
            continue
        kept.append(hit)
    return kept


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; made on first use."""
    return Lexicon(entries(language))


@cache
def by_key(language: str, layer: str) -> Mapping[str, Entry]:
    """Return key -> entry of a layer of a language."""
    return {entry.key: entry for entry in entries(language) if entry.layer == layer}
