"""Ordinals of events ("22. Sitzung") and ranks ("top 10", "drittgrößte", "Platz 3")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.counting import find_event
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import settings

_LEAST = 2
#: an ordinal from here on says that so many there were, whatever it numbers ("the 1000th ship")
_MANY = 100


def number_events(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals; ordinals as ``rank``, as ``event`` before an event, others stay ``ordinal``."""
    return [_numbered(near, _with_case(near, _with_ending(near, numeral))) for numeral in numerals]


def _with_case(near: Neighbours, numeral: Numeral) -> Numeral:
    """Return digits with their case ending ("25-ке"), or as an ordinal before another word ("22-отырыс")."""
    if not numeral.digits or numeral.kind != "cardinal":
        return numeral
    last = near.past_case(numeral.end)
    if last > numeral.end:
        return replace(numeral, end=last)
    grammar = settings(near.scan.language, "numbers").get("grammar", {})
    first = numeral.end + 1
    hyphen = near.scan.text[numeral.end : first] in ("-", "‑") and near.scan.text[first : first + 1].isalpha()
    if hyphen and grammar.get("hyphen_ordinals") and not near.after(first, "units"):
        return replace(numeral, kind="ordinal")
    return numeral


def _with_ending(near: Neighbours, numeral: Numeral) -> Numeral:
    """Return digits with an ordinal ending ("21e", "22nd", "22." before an event) as an ordinal."""
    if not numeral.digits or numeral.grouped or numeral.value is None or numeral.value % 1:
        return numeral
    text = near.scan.text
    for ending in _endings(near.scan.language):
        last = numeral.end + len(ending)
        if text.startswith(ending, numeral.end) and not text[last : last + 1].isalnum():
            ordinal = replace(numeral, end=last, kind="ordinal")
            if ending != ".":
                return ordinal
            if text[last : last + 1].isspace() and (find_event(near, last) or _rank_tail(near, last)[0]):
                return ordinal
    return numeral


@cache
def _endings(language: str) -> list[str]:
    endings = settings(language, "numbers").get("grammar", {}).get("ordinal_ends", ())
    return sorted(endings, key=len, reverse=True)


def _numbered(near: Neighbours, numeral: Numeral) -> Numeral:
    if numeral.kind not in ("ordinal", "cardinal") or numeral.value is None:
        return numeral
    ranked = _ranked(near, numeral, numeral.value)
    if ranked is not None or numeral.kind == "cardinal":
        return ranked or numeral
    tail, least = _rank_tail(near, numeral.end)
    if tail:
        return replace(numeral, end=tail, kind="rank") if numeral.value >= least else numeral
    event = numeral.value >= _LEAST and find_event(near, numeral.end) is not None
    event = event or any(
        hit.entry.data.get("role") == "event_tail" for hit in near.after(numeral.end, "numbers")
    )
    event = event or (numeral.value >= _MANY and near.next_word(numeral.end)[1] > numeral.end + 1)
    return replace(numeral, kind="event") if event else numeral


def _ranked(near: Neighbours, numeral: Numeral, value: float) -> Numeral | None:
    """Return a number after "top" or "rank" as a rank."""
    for hit in near.before(numeral.start, "numbers"):
        role = hit.entry.data.get("role")
        told = numeral.kind == "ordinal" or not hit.entry.data.get("ordinal")
        if not told or value < hit.entry.data.get("least", 0):
            continue
        if role == "rank_top" and numeral.kind == "cardinal" and not _is_measured(near, numeral):
            return replace(numeral, start=hit.start, kind="rank", flags=("top",))
        if role == "rank_before" and not numeral.grouped and value < 1000:
            return replace(numeral, start=hit.start, kind="rank")
    return None


def _is_measured(near: Neighbours, numeral: Numeral) -> bool:
    """Return whether a unit or scale word follows: "exports top 5m tonnes" tells no rank."""
    return any(near.glued(numeral.end, n) or near.after(numeral.end, n) for n in ("scales", "units"))


def _rank_tail(near: Neighbours, position: int) -> tuple[int, int]:
    """Return where a superlative or "place" after an ordinal ends (0 if there is none) and the least rank."""
    for hit in near.after(position, "numbers"):
        if hit.end == hit.word_end and hit.entry.data.get("role") in ("rank_tail", "rank_after"):
            return hit.end, 1 if hit.entry.data.get("first") else _LEAST
    return 0, _LEAST
