"""Comparators before and after a number: "mehr als", "fast", "up to", "oder mehr"."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

_SIGNS = {
    "~": ("~", True),
    "≈": ("~", True),
    "<": ("<", False),
    ">": (">", False),
    "≤": ("<", False),
    "≥": (">", False),
}
_MOST = 5
#: signs that part a cue from the next number
_APART = '–—(„“"'


class Comparison(NamedTuple):
    """What compares a number: ``comparator``, ``approx``, and where words and number begin and end."""

    comparator: str
    approx: bool
    start: int
    end: int


def read_comparison(
    near: Neighbours, start: int, end: int, *, inner: int = -1, loose: bool = False
) -> Comparison:
    """Return the comparator of the number at ``start:end``.

    ``inner`` is where its digits end ("20 с лишним тонн"); ``loose`` lets articles stand between
    ("mehr als die Hälfte").
    """
    comparator, approx, cue = _before(near, start, loose=loose)
    last = end
    for hit in near.before(cue, "comparators"):
        if hit.entry.data.get("role") == "range_open" and hit.entry.key == "between":
            cue = hit.start
    if comparator == "=":
        for place in (end, inner):
            for hit in _after(near, place) if place >= 0 else ():
                if near.fits(hit):
                    return Comparison(
                        hit.entry.key, bool(hit.entry.data.get("approx")), cue, max(end, hit.end)
                    )
        for hit in near.within("comparators_after", inner, end) if inner >= 0 else ():
            if near.fits(hit):
                return Comparison(hit.entry.key, bool(hit.entry.data.get("approx")), cue, end)
        about = settings(near.scan.language, "comparators").get("cases", {}).get("about")
        if about and near.scan.folded_slice(start, end).endswith(tuple(about)):
            return Comparison("~", True, cue, end)  # "600-дей": some 600
        if end < near.scan.end and near.scan.text[end] == "+":
            return Comparison(">", False, cue, end + 1)
    return Comparison(comparator, approx, cue, last)


def _after(near: Neighbours, place: int) -> list[Hit]:
    """Return the cues that follow a number; they stand in a layer of their own or say so."""
    marked = [hit for hit in near.after(place, "comparators") if hit.entry.data.get("side") == "after"]
    return [*near.after(place, "comparators_after"), *marked]


def _before(near: Neighbours, start: int, *, loose: bool) -> tuple[str, bool, int]:
    found, approx, cue = "=", False, start
    position, weak = start, False
    for _ in range(_MOST):
        sign = _sign(near, position)
        if sign is not None and found == "=":
            return (*_SIGNS[near.scan.text[sign]], sign)
        hit = _cue(near, position)
        if hit is None:
            break
        position = hit.start
        data = hit.entry.data
        if data.get("role") == "filler":
            weak = weak or bool(data.get("weak"))
            continue
        if weak and not loose and not data.get("approx"):
            break
        if found == "=" or (found == "~" and hit.entry.key in "<>"):
            found = hit.entry.key
        approx = approx or bool(data.get("approx"))
        cue, weak = hit.start, False
    return found, approx, cue


def _sign(near: Neighbours, position: int) -> int | None:
    """Return the place of a sign like "~" right before a place."""
    text, start = near.scan.text, near.scan.start
    while position > start and text[position - 1] in " \u00a0":
        position -= 1
    return position - 1 if position > start and text[position - 1] in _SIGNS else None


def _cue(near: Neighbours, position: int) -> Hit | None:
    """Return the comparator or filler that ends right before a place; a comparator goes first."""
    hits = [
        hit
        for hit in near.before(position, "comparators")
        if hit.entry.data.get("side", "before") == "before"
        and hit.entry.data.get("role", "filler") == "filler"
    ]
    hits.sort(key=lambda hit: "role" in hit.entry.data)
    for hit in hits:
        apart = any(sign in near.scan.text[hit.end : position] for sign in _APART)
        if not apart and not _silenced(near, hit):
            return hit
    return None


def _silenced(near: Neighbours, hit: Hit) -> bool:
    """Return whether the word before a comparator gives it another meaning ("Vertrag über 3 Mrd.")."""
    words = hit.entry.data.get("not_after")
    if not words:
        return False
    before = near.scan.folded_slice(max(near.scan.start, hit.start - 40), hit.start).split()
    return bool(before) and before[-1].endswith(tuple(words))
