"""Numbers that belong together: ranges, changes from level to level, lists that share scale and unit."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio, is_year
from kerege.reader.numbers.gaps import cased_range, changes_told, from_opens, gap_kind, led_by, words_between
from kerege.reader.numbers.numerals import Numeral

_LISTED = 120
#: a level is so many times the step to it ("shed $1.20 to $71.30"), the ends of a range are closer
_STEP = 5.0
#: characters before "of" in which the article of its noun stands
_NOUN_REACH, _NOUN_WORDS = 40, 2


def join_amounts(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with ranges as one amount, and with unit and scale shared in lists."""
    shared = _share(near, amounts)
    joined: list[Amount] = []
    for amount in shared:
        before = joined[-1] if joined else None
        if before is not None and before.high is None and _is_range(near, before, amount):
            unit = amount.unit or before.unit
            per = amount.per or (before.per or amount.under if unit is not None else None)
            low, high, scale = _one_scale(before, amount)
            joined[-1] = replace(
                amount, start=before.start, numeral=low, high=high, scale=scale, unit=unit, per=per
            )
        elif before is not None and _is_change(near, before, amount):
            joined[-1] = replace(before, change_base=True)
            joined.append(replace(amount, changed=True))
        else:
            joined.append(amount)
    return _share_levels(near, joined)


def _share_levels(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; a range without unit before another takes its unit ("von 38–53 auf 18–23 Tage")."""
    shared = list(amounts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if left.high is not None and left.bare and right.unit is not None and _is_change(near, left, right):
            scale = right.scale if left.scale == 1.0 else left.scale
            shared[index] = replace(left, unit=right.unit, per=right.per, scale=scale, change_base=True)
    return shared


def _share(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; one without a unit takes scale and unit of the next ("12 und 15 Mio. t")."""
    shared = list(amounts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if index and _share_between(near, shared[index - 1], left, right):
            shared[index] = replace(left, unit=right.unit)
            continue
        if (
            right.numeral.kind == "factor"
            and _shareable(left)
            and gap_kind(near, left, right) in ("dash", "to")
        ):
            shared[index] = replace(left, numeral=replace(left.numeral, kind="factor"))
            continue
        if right.unit is None and right.scale == 1.0:
            continue
        if not _shareable(left) or gap_kind(near, left, right) == "":
            continue
        if left.scale != 1.0 and left.unit is None and is_ratio(right):
            continue  # "20,2 миллиона, 63 %": no scaled share
        scale = right.scale if left.scale == 1.0 and not _grouped(left) else left.scale
        shared[index] = replace(left, scale=scale, unit=left.unit or right.unit, per=left.per or right.per)
    return shared


def _share_between(near: Neighbours, before: Amount, bare: Amount, after: Amount) -> bool:
    """Return whether a bare number is a percentage as those around it are ("51 %, BOTAS 30, BP 12 %")."""
    if bare.unit is not None or bare.scale != 1.0 or bare.numeral.kind != "cardinal":
        return False
    if near.scan.text[bare.end : bare.end + 1] not in (",", ";", ")") or after.start - before.end > _LISTED:
        return False
    ratios = [amount.unit is not None and amount.unit.data["base"] == "ratio" for amount in (before, after)]
    return all(ratios)


def _shareable(left: Amount) -> bool:
    """Return whether an amount lacks what its neighbour may lend: a unit, or "$3" its scale word."""
    if left.numeral.kind != "cardinal" or is_year(left):
        return False
    return left.unit is None or (
        bool(left.unit.data.get("money")) and left.end == left.numeral.end and left.scale == 1.0
    )


def _grouped(left: Amount) -> bool:
    return left.numeral.grouped


def _is_range(near: Neighbours, left: Amount, right: Amount) -> bool:
    kind = gap_kind(near, left, right)
    if kind not in ("dash", "to", "and") or left.numeral.kind not in ("cardinal", "fraction", "factor"):
        return False
    low, high = left.numeral.value, right.numeral.value
    if low is None or high is None or low * left.scale >= high * right.scale:
        return False
    if left.numeral.kind != right.numeral.kind or (is_year(left) and not is_year(right)):
        return False
    if left.unit is not None and right.unit is not None and left.unit.key != right.unit.key:
        return False
    ratio = left.unit is not None and left.unit.data["base"] == "ratio" and left.end == left.numeral.end
    if ratio and cased_range(near, left, right):
        return True
    opened = from_opens(near, left, right) and not (_owned(near, left) or _led_on(near, left, right))
    changed = opened and changes_told(near, right.end)
    return not (kind == "to" and (changed or _is_change_by(near, left, right)))


def _owned(near: Neighbours, left: Amount) -> bool:
    """Return whether "of" and a noun with an article stand before: "uit van een productie van 3 tot 4"."""
    marks = [hit for hit in near.before(left.start, "changes") if hit.entry.data.get("of_noun")]
    if not marks:
        return False
    noun = near.skip_back(marks[0].start)
    articles = near.within("numbers", noun - _NOUN_REACH, noun)
    led = [hit for hit in articles if hit.entry.data.get("role") == "article"]
    return bool(led) and 1 <= len(near.scan.text[led[-1].end : noun].split()) <= _NOUN_WORDS


def _led_on(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether "to" leads on to a third number: "van 3 tot 5 procent naar 1 tot 2 procent"."""
    between = near.scan.folded_slice(left.end, right.start).split()
    for hit in near.after(right.end, "changes"):
        place = near.skip(hit.end)
        number = near.scan.text[place : place + 1].isdigit()
        if hit.entry.key == "to" and number and near.scan.folded_slice(hit.start, hit.end) not in between:
            return True
    return False


def _one_scale(left: Amount, right: Amount) -> tuple[Numeral, Numeral, float]:
    """Return the ends of a range in one scale word: "800 million to 1 billion" as 0.8 to 1 billion."""
    low, high = left.numeral, right.numeral
    words = not low.digits and not high.digits and left.scale == right.scale
    if words and low.value and high.value and low.value <= high.value / 1e3 and not high.value % 1e3:
        return replace(low, value=low.value * 1e3), high, right.scale  # "zwei- bis dreitausend"
    if left.scale == right.scale or low.value is None or high.value is None:
        return low, high, right.scale
    return replace(low, value=low.value * left.scale / right.scale), high, right.scale


def _is_change_by(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether the numbers are a change and the level after it; "by 27 to 31 percent" is a range."""
    percent = right.unit is not None and right.unit.data["base"] == "ratio"
    levels = "to" in words_between(near, left.end, right.start)
    return levels and not percent and (led_by(near, left.start) or _moved_by(near, left, right))


def _moved_by(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether a verb of change stands right before an amount ("fell 2 dollars to 71 dollars")."""
    stated = left.unit is not None and left.end != left.numeral.end
    before = left.unit is not None and bool(left.unit.data.get("money"))
    if not stated and not (before and (right.numeral.value or 0.0) >= _STEP * (left.numeral.value or 0.0)):
        return False
    place = near.skip_back(left.start)
    return any(hit.end == place and hit.entry.key in ("rise", "fall") for hit in near.scan.of("changes"))


def _is_change(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether two amounts are the levels before and after a change ("von 3,4 auf 4,7")."""
    kind = gap_kind(near, left, right)
    return kind in ("level", "to") and from_opens(near, left, right)
