"""Units that a sentence says once: "Spain 2.1 million tonnes, France 1.4 million", "15 %, the state 24"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio, is_time
from kerege.reader.numbers.denominators import TIMES, Denominator, stands_under
from kerege.reader.numbers.elided_parts import may_share_price
from kerege.reader.numbers.not_claims import is_named
from kerege.reader.numbers.units_before import UnitsBefore
from kerege.reader.packs import settings

#: a unit is taken over from no farther than this, in characters
_REACH = 120
#: sizes of lots that prices are told for
_LARGE = 1e6
_PEOPLE = 80
#: numbers in thousands over a measure are prices
_PRICED = 1e3
_PART_GAP = 14
_OWNED_GAP = 34
_LARGEST_RATIO = 1000.0
_WHOLE = 100.0
_LOTS = (1.0, 10.0, 100.0, 1000.0)


def share_units(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; bare ones take the unit of the amount before them where the sentence lets them."""
    last_ratio = max((index for index, amount in enumerate(amounts) if is_ratio(amount)), default=-1)
    shared: list[Amount] = []
    before_it = UnitsBefore(near)
    lender: Amount | None = None
    for index, found in enumerate(amounts):
        amount, before = found, shared[-1] if shared else None
        if lender is not None and _lacks_unit(near, found) and _reaches(near, lender, found):
            amount = _borrowing(found, lender)
        elif lender is not None and _is_open_price(lender, found):
            amount = replace(found, unit=lender.unit, per=found.under, borrowed=True)
        elif before is not None and index < last_ratio and is_ratio(before) and _is_small_bare(near, found):
            amount = replace(found, unit=before.unit, borrowed=True)
        elif found.bare and index + 1 < len(amounts) and _part_of(near, found, amounts[index + 1]):
            amount = _borrowing(found, amounts[index + 1])
        elif (
            found.under is not None and found.bare and found.scale >= _PRICED and (money := before_it.money())
        ):
            amount = replace(found, unit=money, per=found.under, borrowed=True)
        elif lender is None and _is_large_bare(found) and not _of_people(near, found):
            amount = replace(found, unit=before_it.scaled(found.scale), borrowed=True)
        elif lender is None and _is_grouped_bare(near, found) and not _of_people(near, found):
            amount = replace(found, unit=before_it.grouped(), borrowed=True)
        if not amount.bare and not is_ratio(amount) and not is_time(amount):
            lender = amount
        shared.append(amount)
    return under_the_bar(near, shared)


def _of_people(near: Neighbours, amount: Amount) -> bool:
    """Return whether "number of" or a word for all people of a place stands before a number.

    "The population grew by ...", "the number of flights fell to ..."
    """
    counts = near.within("changes", near.scan.start, amount.start)
    if any(hit.entry.key == "number" for hit in counts):
        return True
    words = settings(near.scan.language, "counted").get("nouns", {}).get("people", ())
    before = near.scan.folded_slice(max(near.scan.start, amount.start - _PEOPLE), amount.start).split()
    return any(word.startswith(tuple(words)) for word in before) if words else False


def _is_large_bare(amount: Amount) -> bool:
    timed = amount.per is None or amount.per.base in TIMES
    return amount.bare and amount.numeral.kind == "cardinal" and amount.scale >= _LARGE and timed


def _is_grouped_bare(near: Neighbours, amount: Amount) -> bool:
    plain = amount.bare and amount.numeral.kind == "cardinal" and amount.scale == 1.0 and amount.high is None
    return plain and amount.numeral.grouped and not amount.uncounted and not is_named(near, amount)


def _part_of(near: Neighbours, amount: Amount, whole: Amount) -> bool:
    """Return whether only "of the" parts two numbers ("1,000 of the 3,000 workers", "3 of its owner's 9")."""
    gap = whole.start - amount.end
    if not whole.counted or amount.numeral.kind != "cardinal" or gap > _OWNED_GAP:
        return False
    words = near.scan.folded_slice(amount.end, whole.start).split()
    grammar = settings(near.scan.language, "numbers").get("grammar", {})
    if gap > _PART_GAP or not all(word in grammar.get("of", ()) for word in words):
        ends = settings(near.scan.language, "counted").get("nouns", {}).get("owner_ends", ())
        told = near.scan.folded_slice(amount.end, whole.start).rstrip()
        return bool(words) and words[0] in grammar.get("of", ()) and told.endswith(tuple(ends or ("\0",)))
    return bool(words)


def _borrowing(amount: Amount, lender: Amount) -> Amount:
    unit, noun = lender.unit, lender.noun
    per = amount.per or (lender.per if may_share_price(amount, lender) else None)
    return replace(amount, unit=unit, per=per, noun=noun, counted=lender.counted, borrowed=True)


def under_the_bar(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts without denominators that stand first ("je 1.000 Kubikmeter Gas 250 Dollar")."""
    kept: list[Amount] = []
    waiting: Denominator | None = None
    last = max((n for n, one in enumerate(amounts) if _is_money(one) and one.per is None), default=-1)
    for index, amount in enumerate(amounts):
        size = (amount.numeral.value or 0.0) * amount.scale
        priced = last > index
        unit = amount.unit
        sized = size in _LOTS and unit is not None and unit.data["base"] != "W" and not unit.data.get("time")
        if amount.unit is not None and sized and priced and stands_under(near, amount.start):
            factor = float(amount.unit.data.get("factor", 1.0)) * size
            waiting = Denominator(f"{size:.0f} {amount.unit.key}", str(amount.unit.data["base"]), factor)
            continue
        open_price = waiting is not None and amount.per is None and _is_money(amount)
        kept.append(replace(amount, per=waiting) if open_price else amount)
    return kept


def _is_open_price(lender: Amount, amount: Amount) -> bool:
    """Return whether a bare number over a measure is a price in the money before ("to 309 a litre")."""
    priced = amount.bare and amount.numeral.kind == "cardinal" and amount.under is not None
    return priced and _is_money(lender) and amount.start - lender.end <= _REACH


def _is_money(amount: Amount) -> bool:
    return amount.unit is not None and bool(amount.unit.data.get("money"))


def _is_small_bare(near: Neighbours, amount: Amount) -> bool:
    value = amount.numeral.value
    plain = amount.bare and amount.numeral.kind == "cardinal" and amount.scale == 1.0
    return plain and value is not None and value <= _WHOLE and not is_named(near, amount)


def _lacks_unit(near: Neighbours, amount: Amount) -> bool:
    """Return whether a number without unit and noun is large, grouped, or told as a part ("of which 311")."""
    if not amount.bare or amount.numeral.kind != "cardinal" or _of_people(near, amount):
        return False
    if any(hit.entry.data.get("role") == "part" for hit in near.before(amount.start, "comparators")):
        return True
    if any(hit.entry.data.get("role") == "further" for hit in near.after(amount.end, "comparators")):
        return True
    high_grouped = amount.high is not None and amount.high.grouped
    return amount.scale >= 1e3 or ((amount.numeral.grouped or high_grouped) and amount.scale == 1.0)


def _reaches(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    gap = near.scan.text[lender.end : amount.start]
    if len(gap) > _REACH:
        return False
    ours, theirs = (amount.numeral.value or 0.0) * amount.scale, (lender.numeral.value or 0.0) * lender.scale
    return 0.0 < ours <= theirs * _LARGEST_RATIO and theirs <= ours * _LARGEST_RATIO
