"""Whether a figure is a change ("rose by 12 %") or a level ("rose to 12 million")."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.comparators import Comparison
from kerege.reader.packs import settings

_REACH = 90
_STOPS, _DASHES = ";:()", "–—"
_DIRECTIONS = ("rise", "fall")
_FIGURES = "0123456789$€£₽₸"
_RATIOS = ("%", "pp", "bp")
#: a price moves by less than this
_FEW = 500.0


def read_change(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return ``rise`` or ``fall`` if the amount between ``cue`` and ``end`` is a change, else blank."""
    if amount.change_base or amount.numeral.kind in ("factor", "rank", "event"):
        return ""
    return _told_beside(near, amount, cue, end) or _told_by_verb(near, amount, cue, end)


def _told_beside(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return what a sign before the amount or a word right behind it tells ("+7 %", "7 % more")."""
    sign = near.scan.text[near.skip_back(cue) : amount.start].strip()
    joined = near.scan.text[amount.start - 1 : amount.start].strip() != ""  # a dash with a space is none
    if sign[-1:] in ("+", "-", "−", "–") and _is_ratio(amount) and (joined or sign[-1] in "+−"):
        return "rise" if sign[-1] == "+" else "fall"
    for hit in near.after(end, "changes"):
        after = hit.entry.data.get("side") == "after" and near.fits(hit)
        if hit.entry.key in _DIRECTIONS and (after or hit.entry.data.get("noun")):
            return "" if _reaches(hit, amount) else hit.entry.key
    return ""


def _told_by_verb(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return what the nearest verb or noun of change tells, if "by" or the like leads to the amount."""
    words = _words_at(near, cue, end)
    verb = None if "to" in words else _nearest(near, cue, end, "by" in words)
    if verb is None and _is_ratio(amount) and _by_alone(near, cue):
        return "rise"
    if verb is None or _reaches(verb, amount):
        return ""
    named = _named(verb, cue)
    if "by" in words or _moves(near, verb, amount, cue):
        return _direction(near, verb, end)
    if _is_ratio(amount) and (named or "from" not in words):
        return _direction(near, verb, end) if _close(near, verb, cue, end) else ""
    return verb.entry.key if named and "by of noun" in words else ""


def _moves(near: Neighbours, verb: Hit, amount: Amount, cue: int) -> bool:
    """Return whether a verb right before money tells its change ("climbed 65 cents", "fell $2 to $71")."""
    unit = amount.unit
    if unit is None or not unit.data.get("money"):
        return False
    if verb.entry.data.get("closed") and amount.scale == 1.0:
        return True
    if verb.end != near.skip_back(cue):
        return False
    ends = [hit.end for hit in near.after(amount.end, "changes") if hit.entry.key == "to"]
    to = any(near.scan.text[near.skip(end)] in _FIGURES for end in ends if near.skip(end) < near.scan.end)
    small = amount.scale == 1.0 and (amount.numeral.value or 0.0) < _FEW
    return to or float(unit.data.get("factor", 1.0)) < 1.0 or (small and _is_plain(verb))


def _is_plain(verb: Hit) -> bool:
    """Return whether a word is a verb that tells a change without a particle."""
    return not verb.entry.data.get("noun") and "particles" not in verb.entry.data


def _by_alone(near: Neighbours, cue: int) -> bool:
    """Return whether a word stands before a share that tells a change with any verb ("gab um 2 % nach")."""
    return any(hit.entry.data.get("alone") for hit in near.before(cue, "changes") if hit.entry.key == "by")


def _reaches(verb: Hit, amount: Amount) -> bool:
    """Return whether a verb tells the level reached by the case that otherwise tells a change."""
    goal = verb.entry.data.get("goal", "")
    return goal == "all" or (goal != "" and not _is_ratio(amount))


def is_level(near: Neighbours, comparison: Comparison, start: int, end: int) -> bool:
    """Return whether "up to" tells the level that something rose or fell to ("вырос до 20 %")."""
    if comparison.comparator != "<" or comparison.approx:
        return False
    cue = comparison.start if comparison.start < start else comparison.end
    around = near.within("changes", start - _REACH, end + _REACH)
    words = [hit for hit in around if cue in (hit.start, hit.end) and hit.entry.key == "to"]
    if comparison.start < start:
        words = [hit for hit in words if hit.end in (near.skip_back(start), _before_filler(near, start))]
    return bool(words) and any(
        hit.entry.key in (*_DIRECTIONS, "level") and _same_clause(near, hit, start, end) for hit in around
    )


def _before_filler(near: Neighbours, start: int) -> int:
    """Return the end of what stands before a filler word at a number ("до жалких 200 тысяч")."""
    fillers = [hit for hit in near.before(start, "comparators") if hit.entry.data.get("role") == "filler"]
    return near.skip_back(fillers[0].start) if fillers else start


def _same_clause(near: Neighbours, hit: Hit, start: int, end: int) -> bool:
    first, last = (hit.end, start) if hit.end <= start else (end, hit.start)
    return not any(sign in near.scan.text[first:last] for sign in ";:()")


def _direction(near: Neighbours, verb: Hit, end: int) -> str:
    """Return the direction of a verb; a particle behind the amount may turn it ("nahm um 5 % ab")."""
    first, last = near.next_word(end)
    turned = near.scan.folded_slice(first, last) in verb.entry.data.get("turns", ())
    return {"rise": "fall", "fall": "rise"}[verb.entry.key] if turned else verb.entry.key


def _named(verb: Hit, cue: int) -> bool:
    """Return whether the change is a noun right before ("Anstieg von 5 %")."""
    return bool(verb.entry.data.get("noun")) and verb.end <= cue and cue - verb.end < 24


def _is_ratio(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.key in _RATIOS


def _words_at(near: Neighbours, cue: int, end: int) -> set[str]:
    """Return the marks of change and level right before the amount, or right after it."""
    marks = {_mark(hit) for hit in near.before(cue, "changes")}
    for hit in near.before(cue, "comparators"):
        if hit.entry.data.get("role") == "filler":
            marks |= {_mark(mark) for mark in near.before(hit.start, "changes")}
            marks |= {_mark(mark) for mark in near.scan.of("changes") if mark.end == hit.end}
    marks |= {_mark(hit) for hit in near.before(end, "changes")}
    return marks | {_mark(hit) for hit in near.after(end, "changes") if hit.entry.data.get("side") == "after"}


def _mark(hit: Hit) -> str:
    return "by of noun" if hit.entry.data.get("of_noun") else hit.entry.key


def _has_particle(near: Neighbours, verb: Hit, end: int, by: bool) -> bool:
    """Return whether a verb that tells no change alone ("ging") has "by" or one of its particles."""
    if by and not verb.entry.data.get("closed"):
        return True
    first, last = near.next_word(end)
    return near.scan.folded_slice(first, last) in verb.entry.data["particles"]


def _nearest(near: Neighbours, cue: int, end: int, by: bool = False) -> Hit | None:
    """Return the rise or fall nearest to the amount in its clause; ``by``: whether "by" leads to it."""
    text = near.scan.text
    best: tuple[int, Hit] | None = None
    for hit in near.within("changes", cue - 2 * _REACH, end + _REACH):
        if hit.entry.key not in _DIRECTIONS:
            continue
        if hit.entry.data.get("side") == "after" and (hit.start < end or hit.entry.edge != "start"):
            continue
        if "particles" in hit.entry.data and not _has_particle(near, hit, end, by):
            continue
        if hit.entry.edge == "any" and hit.end != hit.word_end:
            continue
        first, last = (hit.end, cue) if hit.end <= cue else (end, hit.start)
        distance = last - first
        if not 0 <= distance <= _REACH or _is_cut(text[first:last]):
            continue
        if first == end and not _cuts(near.scan.language).isdisjoint(
            near.scan.folded_slice(first, last).split()
        ):
            continue
        if best is None or distance < best[0]:
            best = (distance, hit)
    return best[1] if best else None


@cache
def _cuts(language: str) -> Set[str]:
    """Return the words that cut a verb behind an amount off from it ("10 % after tariffs were lifted")."""
    return frozenset(settings(language, "changes").get("behind", {}).get("cuts", ()))


def _is_cut(between: str) -> bool:
    """Return whether a sign cuts words apart; the dash of a range does not ("25–26 thousand").

    Nor does one dash right before the figure.
    """
    if any(sign in between for sign in _STOPS):
        return True
    head, dash, tail = between.rpartition("—")
    if dash and len(tail.split()) <= 1:
        between = head  # it stands for the verb ("... 5 %, Грузии — на 6 %")
    dashes = [place for place, sign in enumerate(between) if sign in _DASHES]
    return any(not (between[:at][-1:].isdigit() and between[at + 1 :][:1].isdigit()) for at in dashes)


def _close(near: Neighbours, verb: Hit, cue: int, end: int) -> bool:
    """Return whether verb and percentage stand together, no comma between."""
    first, last = (verb.end, cue) if verb.end <= cue else (end, verb.start)
    return "," not in near.scan.text[first:last] and last - first <= _REACH // 2
