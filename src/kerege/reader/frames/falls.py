"""Figures below zero that are told without a sign: a fall of 4 %, a deficit of 5 million."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.layers import Quantity
from kerege.reader.numbers.change_verbs import DIRECTIONS
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: endings of measures that tell a change, which a fall makes negative
_CHANGES = ("_growth", "_change")
#: ending of measures that tell how many times more there is; a factor up to this tells a fall itself
_FACTOR, _ONE = "_growth_factor", 1.0
#: ending of measures that a word for a lack makes negative
_BALANCE = "_balance"
_FALL = "fall"
#: classes of words that lead to a level, and the measure of how prices change
_LEVELS = frozenset(("from", "to"))
_PRICES = "inflation"
#: characters within which a noun tells the direction of a change
_REACH = 40
#: characters from a verb of change to a factor ("fell by threefold")
_VERB = 6
#: characters of a dash between a word and its figure ("decline – 3 %")
_BESIDE = 3


def with_sign(scan: Scan, quantity: Quantity, measure: str) -> Quantity:
    """Return a figure below zero where it tells how far something fell, or a deficit; others as they are.

    A fall by a factor is less than one ("fell threefold" is 1/3).

    The bounds change places with their signs; the comparator stays that of the words ("fell by more than
    4 %" is ``>``: it speaks of the size of the fall). A figure that is printed with its sign has it already.
    """
    if measure.endswith(_FACTOR) and quantity.base_unit == "factor":
        direction = quantity.change or _told_near(scan, quantity) or _told_before(scan, quantity.cue_start)
        return _inverse(quantity) if direction == _FALL else quantity
    fallen = measure.endswith(_CHANGES) and (quantity.change or _told_near(scan, quantity)) == _FALL
    fallen = fallen or (not measure and quantity.change == _FALL and quantity.base_unit == "ratio")
    fallen = fallen or (measure == _PRICES and quantity.change == _FALL)  # "food became 2 % cheaper"
    lacking = measure.endswith(_BALANCE) and _is_lack(scan, quantity.start)
    if not (fallen or lacking) or _below_zero(quantity) or (fallen and _is_level(scan, quantity)):
        return quantity
    return replace(
        quantity,
        value=_minus(quantity.value),
        low=_minus(quantity.high),
        high=_minus(quantity.low),
        base_value=_minus(quantity.base_value),
        base_low=_minus(quantity.base_high),
        base_high=_minus(quantity.base_low),
        readings=tuple([-reading for reading in quantity.readings]),
    )


def _inverse(quantity: Quantity) -> Quantity:
    """Return one divided by a factor; a part ("to half") as it is."""
    told = (quantity.value, quantity.low, quantity.high)
    if any(number is not None and number <= _ONE for number in told):
        return quantity
    value, low, high = (None if number is None else 1.0 / number for number in told)
    return replace(
        quantity,
        value=value,
        low=high,
        high=low,
        base_value=value,
        base_low=high,
        base_high=low,
        readings=tuple([1.0 / reading for reading in quantity.readings]),
    )


def _told_before(scan: Scan, place: int) -> str:
    """Return the direction of the verb right before a factor ("fell more than threefold")."""
    told = [h for h in scan.of("changes") if h.entry.key in DIRECTIONS and 0 <= place - h.word_end <= _VERB]
    return told[-1].entry.key if told else ""


def _told_near(scan: Scan, quantity: Quantity) -> str:
    """Return the direction of the nearest noun of change ("a decline: 3 %"); blank if there is none near."""
    near = []
    for hit in scan.of("changes"):
        gap = max(hit.start - quantity.end, quantity.start - hit.word_end)
        if hit.entry.key in DIRECTIONS and (hit.entry.data.get("noun") or gap <= _BESIDE):
            near.append((gap, hit.entry.key))
    gap, direction = min(near, default=(_REACH, ""))
    return direction if gap < _REACH else ""


def _is_level(scan: Scan, quantity: Quantity) -> bool:
    """Return whether "from" or "to" leads to a figure: what a rate of growth came down to is no fall."""
    ends = (quantity.cue_start - 1, quantity.start - 1)
    return any(hit.entry.key in _LEVELS and hit.word_end in ends for hit in scan.of("changes"))


def _is_lack(scan: Scan, place: int) -> bool:
    """Say whether the word for a balance nearest to a figure, before it if there is one, means a lack."""
    below, above = _balances(scan.language)
    for text, find in (
        (scan.folded_slice(scan.start, place), str.rfind),
        (scan.folded_slice(place, scan.end), _last_of_first),
    ):
        lack, excess = (max((find(text, word) for word in words), default=-1) for words in (below, above))
        if lack != excess:
            return lack > excess
    return False


def _last_of_first(text: str, word: str) -> int:
    """Return how near to its beginning a text has a word, greater for nearer; -1 = it has none."""
    place = text.find(word)
    return len(text) - place if place >= 0 else -1


@cache
def _balances(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words for a lack and for an excess."""
    told = settings(language, "measures").get("balance", {})
    return tuple(told.get("below", ())), tuple(told.get("above", ()))


def _below_zero(quantity: Quantity) -> bool:
    told = (quantity.base_value, quantity.base_low, quantity.base_high)
    return any(number is not None and number < 0.0 for number in told)


def _minus(number: float | None) -> float | None:
    return None if number is None else -number
