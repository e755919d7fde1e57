"""Numbers that are factors: "2,5-mal so viel", "в два раза", "grew 1.6 times", "by a factor of 3"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.numerals import Numeral

_NEAR = 12


def as_factor(near: Neighbours, numeral: Numeral) -> tuple[Numeral, int]:
    """Return "2,5-mal so viel" as a factor; any other number as it is."""
    if numeral.kind == "fraction" and (again := _again(near, numeral.end)):
        return replace(numeral, value=1.0 + (numeral.value or 0.0), kind="factor", end=again), again
    if numeral.kind == "factor" and numeral.needs_tail:
        kind = "factor" if near.alone or _role_after(near, numeral.end, "times_tail") else "times"
        return replace(numeral, kind=kind), numeral.end
    if numeral.kind != "cardinal":
        return numeral, numeral.end
    if any(hit.entry.data.get("role") == "factor_before" for hit in near.before(numeral.start, "numbers")):
        return replace(numeral, kind="factor"), numeral.end
    stuck = near.glued(numeral.end, "numbers") if numeral.digits else None
    for hit in near.after(numeral.end, "numbers") if stuck is None else (stuck,):
        if hit.entry.data.get("role") == "times" and hit.end == hit.word_end:
            kind = "factor" if _multiplies(near, numeral, hit) else "times"
            return replace(numeral, kind=kind, end=hit.end), hit.end
    return numeral, numeral.end


def _again(near: Neighbours, position: int) -> int:
    """Return where "as much again" behind a fraction ends, 0 if it does not follow."""
    ends = [hit.end for hit in near.after(position, "numbers") if hit.entry.data.get("role") == "again"]
    return max(ends, default=0)


def _multiplies(near: Neighbours, numeral: Numeral, times: Hit) -> bool:
    """Return whether "times" behind a number makes it a factor, and no number of occasions."""
    data = times.entry.data
    if data.get("stuck") and times.start == numeral.end:
        return True
    needs = data.get("needs_before", ())
    if needs and not near.alone and not _stands_before(near, numeral.start, needs):
        return False
    if not data.get("needs_tail") or _role_after(near, times.end, "times_tail"):
        return True
    return near.alone or _grown(near, numeral)


def _grown(near: Neighbours, numeral: Numeral) -> bool:
    """Return whether a verb of change right before makes "1.6 times" a factor."""
    return any(
        hit.entry.key in ("rise", "fall") and 0 <= numeral.start - hit.end <= _NEAR
        for hit in near.scan.of("changes")
    )


def _stands_before(near: Neighbours, position: int, words: Sequence[str]) -> bool:
    """Return whether one of the words stands before a number ("в два-три раза")."""
    before = near.scan.folded_slice(max(near.scan.start, position - 16), position).split()
    return any(word in words for word in before[-3:])


def _role_after(near: Neighbours, position: int, role: str) -> bool:
    return any(hit.entry.data.get("role") == role for hit in near.after(position, "numbers"))
