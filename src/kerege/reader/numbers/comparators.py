"""Comparators before and after a number: "mehr als", "fast", "up to", "oder mehr"."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.negations import is_never
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
#: characters of an insertion between a comparator and its number
_INSERTION = 50
#: signs that part a cue from the next number
_APART = '–—(„“"'


class Comparison(NamedTuple):
    """What compares a number: ``comparator``, ``approx``, and where words and number begin and end."""

    comparator: str
    approx: bool
    start: int
    end: int


def read_comparison(
    near: Neighbours,
    start: int,
    end: int,
    *,
    inner: int = -1,
    tail: int = -1,
    traits: frozenset[str] = frozenset(),
    loose: bool = False,
) -> Comparison:
    """Return the comparator of the number at ``start:end``.

    ``inner`` is where its digits end ("20 с лишним тонн") and ``tail`` its noun ("20 бастан аспайды");
    ``traits`` : what the pack's ``only`` and ``never`` ask for ("под 5,75 %" is none); ``loose`` lets
    articles stand between ("mehr als die Hälfte").
    """
    comparator, approx, cue = _before(near, start, traits=traits, loose=loose)
    for hit in near.before(cue, "comparators"):
        if hit.entry.data.get("role") == "range_open" and hit.entry.key == "between":
            cue = hit.start
    denial = _denied(near, max(end, tail)) if comparator == ">" else None
    if denial is not None:
        return Comparison("<", False, cue, denial.end)
    if comparator == ">" and not approx and is_never(near, cue):
        return Comparison("<", False, cue, end)
    if comparator != "=":
        return Comparison(comparator, approx, cue, end)
    return _behind(near, start, end, cue, (end, inner, tail)) or Comparison("=", False, cue, end)


def _behind(
    near: Neighbours, start: int, end: int, cue: int, places: tuple[int, int, int]
) -> Comparison | None:
    """Return the comparator that follows a number, its digits or its noun; None if there is none."""
    for place in places:
        for hit in _after(near, place) if place >= 0 else ():
            if near.fits(hit) and not _leads_on(near, hit):
                last = max(end, hit.end)
                return Comparison(hit.entry.key, bool(hit.entry.data.get("approx")), cue, last)
    inner = places[1]
    for hit in near.within("comparators_after", inner, end) if inner >= 0 else ():
        if near.fits(hit):
            return Comparison(hit.entry.key, bool(hit.entry.data.get("approx")), cue, end)
    about = settings(near.scan.language, "comparators").get("cases", {}).get("about")
    if about and near.scan.folded_slice(start, end).endswith(tuple(about)):
        return Comparison("~", True, cue, end)  # "600-дей": some 600
    if near.scan.text[end : end + 1] == "+" and end < near.scan.end:
        return Comparison(">", False, cue, end + 1)
    return None


def _leads_on(near: Neighbours, hit: Hit) -> bool:
    """Return whether a cue behind a number is of the next one ("three years and more than 5 million")."""
    place = near.skip(hit.end)
    if near.scan.text[place : place + 1].isdigit():
        return True
    than = settings(near.scan.language, "comparators_after").get("than", ())
    return any(near.scan.folded_slice(place, min(near.scan.end, place + _MOST)).startswith(t) for t in than)


def _denied(near: Neighbours, end: int) -> Hit | None:
    """Return the "not" behind a number that turns a verb before it ("übersteigt 6 Prozent nicht")."""
    for hit in near.after(end, "comparators"):
        if hit.entry.data.get("role") == "not":
            return hit
    return None


def _after(near: Neighbours, place: int) -> list[Hit]:
    """Return the cues that follow a number; they stand in a layer of their own or say so."""
    marked = [hit for hit in near.after(place, "comparators") if hit.entry.data.get("side") == "after"]
    return [*near.after(place, "comparators_after"), *marked]


def past_comparator(near: Neighbours, position: int) -> int:
    """Return where a comparator between number and noun ends ("300-ден астам ел"), else the place itself."""
    return max((hit.end for hit in _after(near, position) if near.fits(hit)), default=position)


def _before(near: Neighbours, start: int, *, traits: frozenset[str], loose: bool) -> tuple[str, bool, int]:
    found, approx, cue = "=", False, start
    position, weak = start, False
    for _ in range(_MOST):
        sign = _sign(near, position)
        if sign is not None and found == "=":
            return (*_SIGNS[near.scan.text[sign]], sign)
        hit = _cue(near, position, traits=traits) or _inserted(near, position, traits=traits)
        if hit is None:
            break
        position = hit.start
        data = hit.entry.data
        if data.get("role") == "filler":
            weak = weak or bool(data.get("weak"))
            continue
        if weak and not loose and not (data.get("approx") or data.get("verb")):
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


def _cue(near: Neighbours, position: int, *, traits: frozenset[str]) -> Hit | None:
    """Return the comparator or filler that ends right before a place; a comparator goes first."""
    hits = [
        hit
        for hit in (*near.before(position, "comparators"), *_aside(near, position))
        if hit.entry.data.get("side", "before") == "before"
        and hit.entry.data.get("role", "filler") == "filler"
    ]
    hits.sort(key=lambda hit: ("role" in hit.entry.data, hit.start))
    for hit in hits:
        apart = any(sign in near.scan.text[hit.end : position] for sign in _APART)
        if not apart and not _silenced(near, hit, traits) and _suits(hit, traits):
            return hit
    return None


def _inserted(near: Neighbours, position: int, *, traits: frozenset[str]) -> Hit | None:
    """Return the comparator before an insertion between commas ("exceed, by his estimate, 480 million")."""
    comma = near.skip_back(position)
    text, first = near.scan.text, max(near.scan.start, comma - _INSERTION)
    if text[comma - 1 : comma] != "," or comma <= near.scan.start:
        return None
    before = text.rfind(",", first, comma - 1)
    if before < 0 or any(char.isdigit() for char in text[before:comma]):
        return None
    for hit in near.before(before, "comparators"):
        leads = "role" not in hit.entry.data and hit.entry.data.get("side", "before") == "before"
        if leads and _suits(hit, traits):
            return hit
    return None


def _suits(hit: Hit, traits: frozenset[str]) -> bool:
    """Return whether a comparator may stand before such a number ("an die dreitausend", "под 600")."""
    only, never = hit.entry.data.get("only"), hit.entry.data.get("never", ())
    return (only is None or not traits.isdisjoint(only)) and traits.isdisjoint(never)


def _aside(near: Neighbours, position: int) -> list[Hit]:
    """Return the cues that a comma parts from the number ("grob geschätzt, fünf Milliarden")."""
    comma = near.skip_back(position)
    if near.scan.text[comma - 1 : comma] != "," or comma <= near.scan.start:
        return []
    return [hit for hit in near.before(comma - 1, "comparators") if hit.entry.data.get("aside")]


def _silenced(near: Neighbours, hit: Hit, traits: frozenset[str]) -> bool:
    """Return whether the word before a comparator gives it another meaning ("Vertrag über 3 Mrd.").

    Behind a percentage it compares with another time ("40 % less than three years ago").
    """
    units = near.before(hit.start, "units") if "time" in traits else ()
    if any(unit.entry.data["base"] == "ratio" for unit in units):
        return True
    words = hit.entry.data.get("not_after")
    if not words:
        return False
    before = near.scan.folded_slice(max(near.scan.start, hit.start - 40), hit.start).split()
    return bool(before) and before[-1].endswith(tuple(words))
