"""Lists whose unit stands with one member: "West 12,9, Ost 2,4 Mio. t", "12 bn, of which rail 3, roads 2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.layers import TimeSpan
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio, is_time, is_year
from kerege.reader.numbers.elided_contrasts import contrasted, sharing
from kerege.reader.numbers.elided_labels import sign_before, told_apart
from kerege.reader.numbers.elided_parallels import parallel
from kerege.reader.numbers.elided_parts import (
    acting,
    against,
    broken_down,
    changed_from,
    closes,
    is_decimal,
    list_word_behind,
    may_share_price,
    part_of,
    same_price,
    taken_from,
)
from kerege.reader.numbers.gaps import led_by
from kerege.reader.numbers.not_claims import is_named
from kerege.reader.numbers.numbered_things import is_numbered

_LONGEST_GAP = 90
_YEARLY_GAP = 40
_NEAR = 9
_LABEL_WORDS = 5
_SPACES = " \u00a0\u202f\u2009\t"
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
#: numbers of one list do not differ more than this before their scale word
_SPREAD = 300.0
#: percentages that a number without sign may stand for
_MOST_PERCENT = 200.0
#: what ties a bare number to an amount farther before
_TOLD = (changed_from, against, part_of, taken_from, acting, parallel, contrasted, sharing, broken_down)


def share_lists(near: Neighbours, amounts: Sequence[Amount], times: Sequence[TimeSpan]) -> list[Amount]:
    """Return the amounts; bare members of a list take unit and scale word of the member that has them."""
    shared = list(amounts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if (
            _lacks(near, left)
            and _lends(right, left)
            and not _turned_to(near, left, right)
            and _listed(near, left, right, left)
        ):
            shared[index] = _lent(left, right)
    lender: Amount | None = None
    lasting: Amount | None = None  # the last lender that is no time
    for index, amount in enumerate(shared):
        before = shared[index - 1] if index else None
        if not _lacks(near, amount):
            if before is not None and same_price(near, before, amount):
                shared[index] = replace(amount, per=before.per)
            lender = amount if _lends(amount, amount) or _has_noun(amount) else lender
            lasting = lender if lender is amount and not is_time(amount) else lasting
        elif before is not None and _lends(before, amount) and _follows(near, before, amount, times):
            shared[index] = _lent(amount, before)
        elif (goes_on := _going_on(near, lender, amount) or _going_on(near, lasting, amount)) is not None:
            shared[index] = goes_on
    return shared


def _turned_to(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether a change in percent follows a bare number ("Brent — 65,6, за сутки минус 7%")."""
    if not is_ratio(right) or right.unit is None:
        return False
    return any(hit.entry.key in ("rise", "fall") for hit in near.within("changes", left.end, right.start))


def _follows(near: Neighbours, before: Amount, bare: Amount, times: Sequence[TimeSpan]) -> bool:
    """Return whether a bare number goes on with the list of the amount before it."""
    return _dated(before, bare, times) or _listed(near, before, bare, bare)


def _lacks(near: Neighbours, amount: Amount) -> bool:
    """Return whether an amount has no unit, and neither is a year nor the number of a name."""
    if not amount.bare or amount.numeral.kind != "cardinal" or amount.numeral.value is None:
        return False
    if amount.uncounted or is_year(amount) or is_numbered(near, amount):
        return False
    return not is_named(near, amount) or (is_decimal(amount) and not _referred(near, amount))


def _referred(near: Neighbours, amount: Amount) -> bool:
    """Return whether a number is that of a section or version."""
    return any(hit.entry.key == "reference" for hit in near.before(amount.start, "not_claims"))


def _lends(amount: Amount, bare: Amount) -> bool:
    """Return whether an amount has a unit that a bare one may share."""
    unit = amount.unit
    if unit is None or amount.numeral.value is None or unit.data.get("adjective"):
        return False
    whole = bare.scale == 1.0
    if unit.data["base"] == "ratio" and bare is not amount:
        return whole and (bare.numeral.value or 0.0) <= _MOST_PERCENT
    return not unit.data.get("time") or whole


def _has_noun(amount: Amount) -> bool:
    """Return whether an amount counts things; the "25-year-old plant" lends nothing."""
    return amount.noun is not None and not (amount.unit is not None and amount.unit.data.get("adjective"))


def _going_on(near: Neighbours, lender: Amount | None, amount: Amount) -> Amount | None:
    """Return a bare amount with what an amount farther before lends it; None if nothing ties it to that."""
    if lender is None or not (_lends(lender, amount) or _has_noun(lender)):
        return None
    if is_time(lender) and amount.numeral.grouped:
        return None  # "for the first time in nine years, to 238,300"
    told = next((tie for tie in _TOLD if tie(near, lender, amount)), None)
    if told is None:
        return None
    lent = _lent(amount, lender)
    larger = (amount.numeral.value or 0.0) > (lender.numeral.value or 0.0)
    return replace(lent, scale=amount.scale) if larger and told in (part_of, taken_from) else lent


def _lent(amount: Amount, lender: Amount) -> Amount:
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    alike = theirs / _SPREAD <= ours <= theirs * _SPREAD and ours < 1000.0 and not amount.numeral.grouped
    scale = lender.scale if amount.scale == 1.0 and alike else amount.scale
    noun, counted = lender.noun, lender.counted
    per = amount.per or (lender.per if may_share_price(amount, lender) else None)
    return replace(amount, scale=scale, unit=lender.unit, per=per, noun=noun, counted=counted, borrowed=True)


def _listed(near: Neighbours, left: Amount, right: Amount, bare: Amount) -> bool:
    """Return whether two amounts are members of one list and the bare one says nothing but its number."""
    gap = near.scan.text[left.end : right.start]
    if len(gap) > _LONGEST_GAP or any(sign in gap.lstrip(".") for sign in _SENTENCE_ENDS):
        return False
    if right is bare and (_labelled(near, bare, gap) or _label_behind(near, bare, gap)):
        return True
    start = gap.lstrip(_SPACES + ".")
    tail = _past_words(start) if right is bare else start
    parted = tail[:1] in (",", ";") or list_word_behind(near, left)
    by = right is bare and is_ratio(left) and closes(near, bare) and led_by(near, bare.start)
    return parted and (by or _same_sign(near, left, right) or _says_only(near, bare, right, tail[1:]))


def _past_words(gap: str) -> str:
    """Return a gap from its first comma on if only a few words stand before it ("12 Mrd. ab, Ungarn 4,5")."""
    before, sign, after = gap.partition(",")
    return sign + after if sign and len(before.split()) <= _LABEL_WORDS else gap


def _same_sign(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether a dash or colon stands before both amounts."""
    sign = sign_before(near, left)
    return sign != "" and sign == sign_before(near, right)


def _says_only(near: Neighbours, bare: Amount, right: Amount, between: str) -> bool:
    """Return whether a bare number is decimal or closes its clause behind a name."""
    if right is not bare:
        return is_decimal(bare)
    if not between.strip(_SPACES):
        return False
    return is_decimal(bare) or (closes(near, bare) and told_apart(near, bare))


def _labelled(near: Neighbours, bare: Amount, gap: str) -> bool:
    """Return whether a comma, a short label and a sign lead to a bare number (", Индия — 81")."""
    label = gap.rpartition(",")[2].rpartition(";")[2]
    return label != gap and sign_before(near, bare) != "" and len(label.split()) <= _LABEL_WORDS


def _label_behind(near: Neighbours, bare: Amount, gap: str) -> bool:
    """Return whether a bare number stands right behind a comma and a dash parts it from its label."""
    dashed = near.scan.text[bare.end : bare.end + 3] in (" – ", " — ")
    return dashed and gap.rstrip(_SPACES).endswith((",", ";"))


def _dated(left: Amount, right: Amount, times: Sequence[TimeSpan]) -> bool:
    """Return whether a date stands right behind each of two amounts ("30 bcm in 2024, 38 by 2025")."""
    if right.start - left.end > _YEARLY_GAP:
        return False
    first = any(0 <= span.start - left.end <= _NEAR and span.end <= right.start for span in times)
    return first and any(0 <= span.start - right.end <= _NEAR for span in times)
