"""Numbers that tenders write twice: "12 (twelve) locomotives", "12 (двенадцать) тепловозов"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.numerals import Numeral


def spelled_once(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals; one in digits takes in the same number in words in the brackets behind it."""
    kept: list[Numeral] = []
    for numeral in numerals:
        before = kept[-1] if kept else None
        if before is not None and _repeats(near, before, numeral):
            kept[-1] = replace(before, end=numeral.end + 1)
        else:
            kept.append(numeral)
    return kept


def _repeats(near: Neighbours, digits: Numeral, words: Numeral) -> bool:
    text = near.scan.text
    if not digits.digits or words.digits or digits.value is None or digits.value != words.value:
        return False
    return text[digits.end : words.start].strip() == "(" and text[words.end : words.end + 1] == ")"
