"""Fractions in words: "two thirds", "zwei Drittel", "половина"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import settings

_GAPS = " \u00a0\u202f\u2009-‑\n"


def linked(near: Neighbours, last: int, start: int) -> int | None:
    """Return the number of link words between two number words, None if something else stands between."""
    text = near.scan.text
    if not any(char not in _GAPS for char in text[last:start]):
        return 0
    between = near.scan.folded_slice(last, start).strip() if start - last < 12 else ""
    return 1 if between in _grammar(near).get("links", ()) and "," not in text[last:start] else None


def with_count(
    near: Neighbours, numeral: Numeral, before: Numeral | None, needs: Mapping[str, Any]
) -> Numeral | None:
    """Return a fraction with the number before it ("zwei Drittel"); None where the word means otherwise."""
    if before is not None and before.kind == "ordinal" and linked(near, before.end, numeral.start) == 0:
        return None  # "the first half of the year"
    counted = before is not None and before.kind in ("cardinal", "article")
    if counted and before is not None and linked(near, before.end, numeral.start) == 0:
        doubtful = needs.get("needs_of") and before.kind == "article"
        if not doubtful or of_follows(near, numeral.end, alone=True) or _compared(near, before.start):
            value = (before.value or 1.0) * (numeral.value or 1.0)
            return replace(numeral, start=before.start, value=value)
    if needs.get("needs_number") and not _compared(near, numeral.start):
        return None
    if (
        needs.get("needs_of")
        and not near.alone
        and not (of_follows(near, numeral.end) or _compared(near, numeral.start))
    ):
        return None
    return numeral


def _compared(near: Neighbours, position: int) -> bool:
    """Return whether a comparator or "by" stands right before ("fell by more than half")."""
    cues = [hit for hit in near.before(position, "comparators") if "role" not in hit.entry.data]
    return bool(cues) or any(hit.entry.key == "by" for hit in near.before(position, "changes"))


def of_follows(near: Neighbours, position: int, *, alone: bool = False) -> bool:
    """Return whether "of" or the like follows; ``alone``: also if no noun follows ("by a third to £20m")."""
    start, end = near.next_word(position)
    word = near.scan.folded_slice(start, end)
    grammar = _grammar(near)
    if word in grammar.get("of", ()):
        return True
    if word in grammar.get("moves", ()):  # "a third came from Togo"
        return near.scan.folded_slice(*near.next_word(end)) in grammar.get("ways", ())
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    return alone and (not word or not word[0].isalpha() or word in nouns.get("skip", ()))


def _grammar(near: Neighbours) -> dict[str, list[str]]:
    return dict(settings(near.scan.language, "numbers").get("grammar", {}))
