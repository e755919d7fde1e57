"""Finds the verb or noun of change that a figure belongs to: the nearest one in its clause."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kerege.reader.lexicon import Hit
from kerege.reader.month_dashes import month_dashes
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

#: how far a word of change reaches
REACH = 90
#: classes of words that tell a change
DIRECTIONS = ("rise", "fall")
#: class of words that tell a level by the word that otherwise leads to a change ("filled by 70 %")
_HOLDS = "holds"
#: class of words that lead to a change
_BY = "by"
_STOPS, _DASHES = ";:()", "–—"


def nearest_change(near: Neighbours, cue: int, end: int, by: bool = False) -> Hit | None:
    """Return the rise or fall nearest to the amount in its clause; ``by``: whether "by" leads to it."""
    best: tuple[int, Hit] | None = None
    verb: tuple[int, Hit] | None = None
    around = tuple(near.within("changes", cue - 2 * REACH, end + REACH))
    for hit in around:
        if hit.entry.key not in DIRECTIONS and (hit.entry.key != _HOLDS or hit.end > cue):
            continue
        if hit.entry.data.get("side") == "after" and (hit.start < end or hit.entry.edge != "start"):
            continue
        if "particles" in hit.entry.data and not _has_particle(near, hit, end, by):
            continue
        if hit.entry.edge == "any" and hit.end != hit.word_end:
            continue
        first, last = (hit.end, cue) if hit.end <= cue else (end, hit.start)
        distance = last - first
        if not 0 <= distance <= REACH or _is_cut(_joined(near, first, last)):
            continue
        if first == end and (_is_cut_off(near, first, last) or _is_of_another(near, hit, first, around)):
            continue
        if best is None or distance < best[0]:
            best = (distance, hit)
        if not hit.entry.data.get("amount") and hit.end <= cue and (verb is None or distance < verb[0]):
            verb = (distance, hit)
    if by and verb is not None and best is not None and best[1].entry.data.get("amount"):
        best = verb  # "increased its loss by 5 %"
    return best[1] if best and best[1].entry.key != _HOLDS else None


def _is_of_another(near: Neighbours, hit: Hit, start: int, around: tuple[Hit, ...]) -> bool:
    """Return whether a word behind compares a later figure that "by" leads to ("на 5 млн, на 9% меньше")."""
    comma = near.scan.text.find(", ", start, hit.start)
    if comma < 0 or not any(h.start == hit.start and "side" in h.entry.data for h in around):
        return False
    words = (h for h in around if h.entry.key == _BY and "side" not in h.entry.data)
    led = any(comma < word.start < hit.start for word in words)
    return led and any(map(str.isdigit, near.scan.text[comma : hit.start]))


def _is_cut_off(near: Neighbours, start: int, end: int) -> bool:
    """Return whether a word cuts a verb behind an amount off from it ("10 % after tariffs were lifted")."""
    words = near.scan.folded_slice(start, end).split()
    if not _cuts(near.scan.language).isdisjoint(words):
        return True
    joints = [place for place, word in enumerate(words) if word in _joints(near.scan.language)]
    return bool(joints) and any(map(str.isdigit, "".join(words[joints[-1] :])))  # "11 % and for 2026 a fall"


def _has_particle(near: Neighbours, verb: Hit, end: int, by: bool) -> bool:
    """Return whether a verb that tells no change alone ("ging") has "by" or one of its particles."""
    if by and not verb.entry.data.get("closed"):
        return True
    first, last = near.next_word(end)
    return near.scan.folded_slice(first, last) in verb.entry.data["particles"]


@cache
def _joints(language: str) -> Set[str]:
    """Return the words that join clauses: "and", "or"."""
    return frozenset(settings(language, "times").get("between", {}).get("and", ()))


@cache
def _cuts(language: str) -> Set[str]:
    """Return the words that cut a verb behind an amount off from it ("10 % after tariffs were lifted")."""
    return frozenset(settings(language, "changes").get("behind", {}).get("cuts", ()))


@cache
def closes_fraction(language: str) -> Set[str]:
    """Return the words behind a fraction that is of nothing named ("fell a fifth in May"); none elsewhere."""
    return frozenset(settings(language, "changes").get("behind", {}).get("closes_fraction", ()))


def _joined(near: Neighbours, start: int, end: int) -> str:
    """Return the words between two places without the dashes between months ("in January – June by 5 %")."""
    between = near.scan.text[start:end]
    for left, right in near.scan.once(month_dashes).items():
        if start <= left and right <= end:
            between = between[: left - start] + " " * (right - left) + between[right - start :]
    return between


def _is_cut(between: str) -> bool:
    """Return whether a sign cuts words apart; the dash of a range does not ("25–26 thousand").

    Nor does one dash right before the figure.
    """
    if any(sign in between for sign in _STOPS):
        return True
    head, dash, tail = between.rpartition("—")
    if not dash and between.rpartition(" – ")[2].strip():
        head, dash, tail = between.rpartition(" – ")
    if dash and len(tail.split()) <= 1:
        between = head  # it stands for the verb ("... 5 %, Грузии — на 6 %")
    dashes = [place for place, sign in enumerate(between) if sign in _DASHES]
    return any(not (between[:at][-1:].isdigit() and between[at + 1 :][:1].isdigit()) for at in dashes)
