"""What stands before a bare number of a list: a dash or colon, a name, a filler."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount

_SHORT = 3
#: a number in words from here on is no pronoun ("der Euro hundert")
_LARGE_WORD = 13
_DASHES = "–—−-"
_SPACES = " \u00a0\u202f\u2009\t"


def sign_before(near: Neighbours, amount: Amount) -> str:
    """Return "-" or ":" where a label stands before an amount ("Китай — 34,2"), else blank."""
    text, position = near.scan.text, amount.start
    for _ in range(2):
        while position > near.scan.start and text[position - 1] in _SPACES + "~≈":
            position -= 1
        sign = text[position - 1] if position > near.scan.start else ""
        if sign == ":":
            return ":"
        if sign and sign in _DASHES and text[position - 2 : position - 1] in _SPACES:
            return "-"
        cues = [hit for hit in near.before(position, "comparators") if hit.end == position]
        position = cues[0].start if cues else _past_short_word(near, position)
    return ""


def _past_short_word(near: Neighbours, position: int) -> int:
    """Return where a word of at most three letters before a place begins ("— на 95"), else the place."""
    first = position
    while first > near.scan.start and near.scan.text[first - 1].isalpha():
        first -= 1
    return first if position - first <= _SHORT else position


def told_apart(near: Neighbours, amount: Amount) -> bool:
    """Return whether a name or a filler stands before a number ("Frankreich 3", "France even three")."""
    if not amount.numeral.digits and (amount.numeral.value or 0.0) >= _LARGE_WORD:
        return True
    if any(
        hit.entry.data.get("role", "") in ("", "filler") for hit in near.before(amount.start, "comparators")
    ):
        return True
    stop = near.skip_back(amount.start)
    first = stop
    while first > near.scan.start and near.scan.text[first - 1].isalnum():
        first -= 1
    named = near.scan.text[first : first + 1].isupper() and stop - first > 2
    return first > near.scan.start and (named or _named_clause(near, amount))


def _named_clause(near: Neighbours, amount: Amount) -> bool:
    """Return whether a clause is a name, a word and the number (", Leuna mit 95")."""
    text, start = near.scan.text, amount.start
    comma = max(text.rfind(",", max(near.scan.start, start - 30), start), near.scan.start)
    words = text[comma + 1 : start].split()
    return text[comma] == "," and len(words) == 2 and words[0][:1].isupper()
