"""Numbers that are codes: flights ("KC 205"), postcodes ("10117 Berlin"), numbers of a thread ("1/4")."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount

_LONGEST_CODE = 4
_SPACES = " \u00a0"
_POST_DIGITS = (5, 6)
_DUTCH_POST = 4


def is_code(near: Neighbours, amount: Amount) -> bool:
    """Return whether digits without unit and known noun are a code or part of an address."""
    numeral = amount.numeral
    if numeral.kind == "fraction":
        return numeral.digits and _counts_thread(near, amount)
    plain = numeral.digits and not numeral.grouped and amount.unit is None and amount.scale == 1.0
    known = amount.noun is not None and amount.tail - len(amount.counted) <= near.skip(amount.end)
    if not plain or known or amount.high is not None or (numeral.value or 0.5) % 1:
        return False
    return _behind_capitals(near, numeral.start, numeral.end) or _is_postcode(
        near, numeral.start, numeral.end
    )


def _behind_capitals(near: Neighbours, start: int, end: int) -> bool:
    """Return whether a short word in capitals stands right before, in a text that is not all in capitals."""
    text, first = near.scan.text, near.scan.start
    stop = start
    while stop > first and text[stop - 1] in _SPACES:
        stop -= 1
    head = stop
    while head > first and text[head - 1].isalpha() and stop - head <= _LONGEST_CODE:
        head -= 1
    word = text[head:stop]
    if not 2 <= len(word) <= _LONGEST_CODE or not word.isupper() or stop == start:
        return False
    if head > first and text[head - 1].isalnum():
        return False
    known = ("units", "scales", "comparators", "numbers", "changes", "actors")
    if any(near.before(start, layer) for layer in known):
        return False
    after = text[end : min(near.scan.end, end + 40)]
    return not any(char.isalpha() for char in after) or any(char.islower() for char in after)


def _is_postcode(near: Neighbours, start: int, end: int) -> bool:
    """Return whether a house number and comma stand before ("Ring 5, 10117 Berlin"), or letters behind."""
    text = near.scan.text
    digits = end - start
    behind = text[end : end + 5]
    if digits == _DUTCH_POST and behind[:1] in _SPACES and behind[1:3].isupper() and behind[1:3].isalpha():
        return not behind[3:4].isalnum() and not near.after(end, "units")
    if digits not in _POST_DIGITS:
        return False
    before = text[max(near.scan.start, start - 4) : start].rstrip(_SPACES)
    place = behind.lstrip(_SPACES + ",")[:1].isupper()
    return place and before.endswith(",") and (before[-2:-1].isalnum() and any(c.isdigit() for c in before))


def _counts_thread(near: Neighbours, amount: Amount) -> bool:
    """Return whether "1/4" counts the parts of a text: no word stands beside it."""
    text = near.scan.text
    before = text[near.scan.start : amount.start].rstrip(_SPACES)[-1:]
    after = text[amount.end : near.scan.end].lstrip(_SPACES)[:1]
    return not (before.isalnum() or (before and before in ",;:–—-~≈<>")) and not after.isalpha()
