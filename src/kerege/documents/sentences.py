"""Sentences of a paragraph, as offsets; together they cover all of it but white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kerege.documents.limits import MAX_SENTENCE
from kerege.documents.places import places_of
from kerege.documents.stops import CLOSING, ends_here, stops_of

_STOP = re.compile(
    rf"[.!?…。！？](?<![.!?…。！？].)[.!?…。！？]*+[{CLOSING}]*+(?:\[\d{{1,3}}\]){{0,3}}(?=\s)", re.DOTALL
)
_SIGNS = ".!?…。！？"
_LETTER = re.compile(r"[^\W\d_]")


def split_sentences(prose: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph ``prose[start:end]`` as offsets, trimmed of white space.

    Together they cover all of the paragraph but white space. None is longer than ``MAX_SENTENCE``: a longer
    run without a full stop is cut at white space, or where there is none anywhere.
    """
    text = prose[start:end]
    stops = stops_of(language)
    cuts = [0]
    seen, lettered = 0, False
    for place in places_of(text, _SIGNS):
        match = _STOP.match(text, place)
        if match is None:
            continue
        lettered = lettered or bool(_LETTER.search(text, seen, match.start()))
        seen = match.end()
        if lettered and ends_here(text, cuts[-1], match, stops, language):
            cuts.append(match.end())
            lettered = False
    if len(cuts) > 1 and not any(map(str.isalnum, text[cuts[-1] :])):
        cuts.pop()
    for first, last in pairwise([*cuts, len(text)]):
        yield from _trimmed(text, first, last, start)


def _trimmed(text: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > MAX_SENTENCE:
            stop = start + MAX_SENTENCE
            space = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop))
            stop = space if space > start else stop
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start + offset, last + offset
        start = stop
