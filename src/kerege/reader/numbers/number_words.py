"""Numbers written in words, in a row ("двадцать три") or as one word ("dreiundzwanzig")."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.fraction_words import linked, of_follows, with_count
from kerege.reader.numbers.joined_numbers import read_joined, read_prefix
from kerege.reader.numbers.number_grammar import Part, read_parts
from kerege.reader.numbers.numerals import Numeral

#: roles of words in a row that a word is read as, the likelier first: as the first of a row, and behind it
_FIRST = ("article", "small", "tens", "hundred", "thousand", "multiple", "half")
_LATER = ("half", *_FIRST)
_PARTS = frozenset(_FIRST)
#: meanings of a word that stands alone, the likelier first
_ALONE = ("top", "factor", "vague", "several", "fraction", "half", "ordinal", "times")
_NUMBERS = _PARTS.union(_ALONE)
#: from here on nobody adds a third or a quarter
_MANY = 1000.0
#: words that are a number only with a scale word or a unit behind them
OPENING = frozenset(("article", "several"))
_TELLING = _NUMBERS - OPENING


def find_number_words(near: Neighbours) -> list[Numeral]:
    """Return the numbers in words of a sentence, in order."""
    groups = _groups(near.scan.of("numbers"))
    found: list[Numeral] = []
    index = 0
    while index < len(groups):
        if not _counts(groups[index]):
            index += 1
            continue
        numeral, after = _row(near, groups, index)
        if numeral is None:
            numeral, after = _alone(near, groups[index], found[-1] if found else None), index + 1
        if numeral is not None:
            if found and numeral.kind == "ordinal":
                numeral = _compound(near, found[-1], numeral)
            if numeral.kind in ("fraction", "ordinal") and found and numeral.start == found[-1].start:
                found.pop()
            found.append(_added(near, found[-1], numeral) if found else numeral)
            if len(found) > 1 and found[-1].start == found[-2].start:
                del found[-2]
        index = after
    return found


def only_opening(near: Neighbours) -> bool:
    """Return whether all words of numbers in a sentence are articles, "several", or mean no number."""
    return not [
        hit
        for hit in near.scan.of("numbers")
        if hit.end != hit.word_end or hit.entry.data.get("role") in _TELLING
    ]


def _counts(hits: list[Hit]) -> bool:
    """Return whether a word may mean a number by itself, and is no "out of" or "rank"."""
    roles = [hit.entry.data.get("role") for hit in hits if hit.end == hit.word_end]
    return len(roles) < len(hits) or not _NUMBERS.isdisjoint(roles)


def _compound(near: Neighbours, before: Numeral, ordinal: Numeral) -> Numeral:
    """Return "двадцать второй" as one ordinal."""
    tens, units = before.value or 0.0, ordinal.value or 0.0
    if before.kind != "cardinal" or tens % 10 or not 0 < units < 10 or tens < 10:
        return ordinal
    if linked(near, before.end, ordinal.start) != 0:
        return ordinal
    return replace(ordinal, start=before.start, value=tens + units)


def _added(near: Neighbours, before: Numeral, part: Numeral) -> Numeral:
    """Return "two and a quarter" as one number; the part by itself where it is one of something else."""
    whole, value = before.value or 0.0, part.value or 0.0
    if part.kind != "fraction" or before.kind != "cardinal" or whole % 1 or not 0.0 < value < 1.0:
        return part
    if linked(near, before.end, part.start) != 1 or not 1.0 <= whole < _MANY or before.digits:
        return part
    if of_follows(near, part.end) and not near.after(part.end, "scales"):
        return part
    return replace(part, start=before.start, value=whole + value, kind="cardinal")


def _groups(hits: list[Hit]) -> list[list[Hit]]:
    """Return the hits by the place they share."""
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and groups[-1][0].start == hit.start:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _row(near: Neighbours, groups: list[list[Hit]], index: int) -> tuple[Numeral | None, int]:
    """Return the number that begins with a group and the group after it; None if none begins there."""
    parts: list[Part] = []
    best, after, last = None, index, 0
    for place in range(index, len(groups)):
        part = _counting(near, groups[place], first=not parts)
        if part is None:
            break
        start, end = groups[place][0].start, groups[place][0].end
        if parts:
            links = linked(near, last, start)
            if links is None:
                break
            parts += [Part("link", 1.0)] * links
        parts.append(part)
        value = read_parts(parts)
        if value is None:
            break
        kind = "article" if all(part.role == "article" for part in parts) else "cardinal"
        best, after, last = Numeral(groups[index][0].start, end, value, kind), place + 1, end
    return best, after


def _counting(near: Neighbours, hits: list[Hit], *, first: bool) -> Part | None:
    """Return the whole word as a part of a number in a row, None if it is none."""
    roles = {hit.entry.data.get("role"): hit.entry.data for hit in reversed(hits) if hit.end == hit.word_end}
    if _PARTS.isdisjoint(roles):
        return None
    for role in _FIRST if first else _LATER:
        vague = role == "multiple" and "vague" in roles and not near.compared(hits[0].start)
        if role in roles and not (first and (role == "half" or vague)):
            return Part(role, float(roles[role].get("value", 1)))
    return None


def _alone(near: Neighbours, hits: list[Hit], before: Numeral | None) -> Numeral | None:
    """Return what a word stands for that is no part of a row."""
    start, end = hits[0].start, hits[0].end
    whole = [hit.entry.data for hit in hits if hit.end == hit.word_end]
    if not whole:
        joined = read_joined(near.scan.language, near.scan.folded_slice(start, hits[0].word_end))
        if joined is None:
            return _prefixed(near, start, hits[0].word_end)
        return Numeral(start, hits[0].word_end, joined.value, joined.kind, needs_tail=joined.needs_tail)
    known = [data for data in whole if data.get("role") in _ALONE]
    for role in _ALONE if known else ():
        for data in known:
            if data.get("role") == role:
                value, tail = float(data.get("value", 1)), bool(data.get("needs_tail"))
                if role == "top":
                    return Numeral(start, end, value, "rank", needs_tail=tail, flags=("top",))
                numeral = Numeral(start, end, value, "fraction" if role == "half" else role, needs_tail=tail)
                if role != "fraction":
                    return numeral
                if fraction := with_count(near, numeral, before, data):
                    return fraction
    return None


def _prefixed(near: Neighbours, start: int, end: int) -> Numeral | None:
    """Return the number that a word with a unit or scale word begins with ("zwanzig|jährig")."""
    prefix = read_prefix(near.scan.language, near.scan.folded_slice(start, end))
    if prefix is None:
        return None
    last = start + prefix.length
    stuck = near.glued(last, "units") or near.glued(last, "scales")
    if stuck is None or stuck.end != end:
        return None
    return Numeral(start, last, prefix.value)
