"""Analysts whom a paper or agency asked: "economists polled by Reuters"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kerege.reader.actors.known import kinds
from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters between those who were asked, the word for it and who asked
_NEAR = 60
_STOPS = frozenset(".;:()\n")
_MEDIA = "media"


class Polled(NamedTuple):
    """People asked: where the words for it begin and end, the cue that names them, and who asked."""

    start: int
    end: int
    group: Hit
    by: str


def find_polled(scan: Scan) -> tuple[Polled, ...]:
    """Return the groups of a sentence that a paper or news agency asked."""
    groups = [hit for hit in scan.of("attribution") if _is_group(hit)]
    if not groups:
        return ()
    media = [hit for hit in scan.of("actors") if kinds().get(hit.entry.key, ("",))[0] == _MEDIA]
    if not media:
        return ()
    found = []
    for start, end in _words(scan):
        group = _nearest(scan, groups, start, end)
        asked = _nearest(scan, media, start, end)
        if group is not None and asked is not None:
            places = (start, end, group.start, group.word_end, asked.start, asked.word_end)
            found.append(Polled(min(places), max(places), group, asked.entry.key))
    return tuple(found)


def _is_group(hit: Hit) -> bool:
    return hit.entry.data["kind"] == "group" and not hit.entry.data.get("single")


def _words(scan: Scan) -> list[tuple[int, int]]:
    """Return where the words for a poll stand."""
    known = _known(scan.language)
    found, place = [], scan.start
    for word in scan.folded_slice(scan.start, scan.end).split(" "):
        if word.startswith(known):
            found.append((place, place + len(word)))
        place += len(word) + 1
    return found


def _nearest(scan: Scan, hits: list[Hit], start: int, end: int) -> Hit | None:
    """Return the hit nearest to a word, with no stop between them; None if none is near."""
    near = []
    for hit in hits:
        left, right = (hit.word_end, start) if hit.start < start else (end, hit.start)
        if right - left <= _NEAR and _STOPS.isdisjoint(scan.text[left:right]):
            near.append((right - left, hit.start, hit))
    return min(near, key=lambda one: one[:2])[2] if near else None


@cache
def _known(language: str) -> tuple[str, ...]:
    """Return how words for a poll begin; a mark no word has if there are none."""
    words = settings(language, "attribution").get("grammar", {}).get("polls", ())
    return tuple(fold(word).strip() for word in words) or ("\0",)
