"""Bare numbers that are a part of an amount before, or compared with it: "of which 311", "against 90"."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings

_LONGEST_GAP = 90
_PART_REACH = 160
_CHANGE_GAP = 30
_LARGE = 1e6
_SPACES = " \u00a0\u202f\u2009\t"
_CLOSING = ',;.)!?\n:“”»’"'
_CLOSED = (",", ";", ".", "!", "?", ":", "")
#: what stands between a whole and its parts
_SPLITS = (":", "–", "—", "- ")
#: numbers that are compared do not differ more than this
_SPREAD = 300.0


def against(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether "against" or the like compares numbers of one size ("128 trains, against 90 before")."""
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    return _led_against(near, amount) and theirs / _SPREAD <= ours <= theirs * _SPREAD


def _led_against(near: Neighbours, amount: Amount) -> bool:
    places = (amount.start, _past_fillers(near, amount.start))
    return any(hit.entry.key == "against" for place in places for hit in near.before(place, "changes"))


def changed_from(_: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a bare number is the level after a change ("from six days to two")."""
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    beside = lender.change_base and amount.start - lender.end <= _CHANGE_GAP
    return beside and amount.changed and theirs / _SPREAD <= ours <= theirs * _SPREAD


def list_word_behind(near: Neighbours, left: Amount) -> bool:
    """Return whether "and" stands right behind an amount."""
    return any(hit.entry.data.get("role") == "list" for hit in near.after(left.end, "comparators"))


def is_decimal(amount: Amount) -> bool:
    """Return whether a number in digits has decimals."""
    return amount.numeral.digits and bool((amount.numeral.value or 0.0) % 1)


def closes(near: Neighbours, amount: Amount) -> bool:
    """Return whether a clause ends behind an amount."""
    text, position = near.scan.text, amount.end
    while position < near.scan.end and text[position] in _SPACES:
        position += 1
    return position >= near.scan.end or text[position] in _CLOSING or list_word_behind(near, amount)


def part_of(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether "of which" stands between an amount and a bare one, maybe with a label."""
    if amount.start - lender.end > _PART_REACH or (amount.numeral.value or 0.0) * amount.scale > _size(
        lender
    ):
        return False
    if any(hit.entry.data.get("role") == "part" for hit in near.after(amount.end, "comparators")):
        return True  # "four of them"
    if not any(
        hit.entry.data.get("role") == "part" for hit in near.within("comparators", lender.end, amount.start)
    ):
        return False
    if any(hit.entry.data.get("role") == "part" for hit in near.before(amount.start, "comparators")):
        return True
    return (
        closes(near, amount)
        or is_decimal(amount)
        or is_prepositional(near, amount)
        or one_word_closes(near, amount)
    )


def one_word_closes(near: Neighbours, amount: Amount) -> bool:
    """Return whether one word, which is no noun, closes the clause behind a number ("meer dan twee kost")."""
    first, last = near.next_word(amount.end)
    return first < last and near.scan.text[first].islower() and near.scan.text[last : last + 1] in _CLOSED


def taken_from(near: Neighbours, whole: Amount, amount: Amount) -> bool:
    """Return whether "of the" opens a set that a bare number is a part of ("Of the 48 wells, 3 passed")."""
    lends = whole.noun is not None or (whole.unit is not None and whole.unit.data["base"] != "ratio")
    if not lends or amount.scale != 1.0 or (amount.numeral.value or 0.0) >= (whole.numeral.value or 0.0):
        return False
    led = any(hit.entry.data.get("role") == "out_of" for hit in near.before(whole.numeral.start, "numbers"))
    return (
        led
        and amount.start - whole.end <= _LONGEST_GAP
        and not near.scan.text[amount.end : amount.end + 1].isalpha()
    )


def acting(near: Neighbours, whole: Amount, amount: Amount) -> bool:
    """Return whether a number opens a clause and a verb follows ("22 were in favour, two abstained")."""
    if whole.noun is None or amount.scale != 1.0 or (amount.numeral.value or 0.0) > _size(whole):
        return False
    stop = near.skip_back(_past_fillers(near, amount.start))
    opens = near.scan.text[stop - 1 : stop] in (",", ";") or _listed_before(near, amount)
    first, last = near.next_word(amount.end)
    return opens and last > first + 2 and amount.start - whole.end <= _LONGEST_GAP


def _past_fillers(near: Neighbours, position: int) -> int:
    """Return the place before words like "another" that stand before a number."""
    for _ in range(2):
        roles = ("filler", "further")
        hits = [hit for hit in near.before(position, "comparators") if hit.entry.data.get("role") in roles]
        position = hits[0].start if hits else position
    return position


def _listed_before(near: Neighbours, amount: Amount) -> bool:
    return any(hit.entry.data.get("role") == "list" for hit in near.before(amount.start, "comparators"))


def same_price(near: Neighbours, before: Amount, amount: Amount) -> bool:
    """Return whether an amount of money is compared with a price ("9 dollars a tonne, against 8 dollars")."""
    if amount.per is not None or before.per is None or amount.unit is None or before.unit is None:
        return False
    same = amount.unit.data["base"] == before.unit.data["base"] and bool(amount.unit.data.get("money"))
    return same and _led_against(near, amount)


def may_share_price(amount: Amount, lender: Amount) -> bool:
    """Return whether a bare number may have the denominator of a price; millions are no price of a tonne."""
    priced = lender.per is not None and lender.unit is not None and bool(lender.unit.data.get("money"))
    return not priced or amount.scale < _LARGE or lender.scale >= _LARGE


def _size(amount: Amount) -> float:
    return (amount.numeral.value or 0.0) * amount.scale


def is_prepositional(near: Neighbours, amount: Amount) -> bool:
    """Return whether a preposition follows ("waarvan 3 voor vervoer")."""
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    first, last = near.next_word(amount.end)
    return near.scan.folded_slice(first, last) in nouns.get("prepositions", ())


def broken_down(near: Neighbours, whole: Amount, amount: Amount) -> bool:
    """Return whether a colon or dash leads from a whole to its first part ("33 bcm a year: 16 to India")."""
    gap = near.scan.text[whole.end : _past_fillers(near, amount.start)].strip(_SPACES)
    if gap not in _SPLITS or amount.scale != 1.0 or not 0.0 < (amount.numeral.value or 0.0) < _size(whole):
        return False
    return (amount.numeral.value or 0.0) < (whole.numeral.value or 0.0) and is_prepositional(near, amount)
