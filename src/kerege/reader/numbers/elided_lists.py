"""Lists whose unit stands with one member: "West 12,9, Ost 2,4 Mio. t", "12 bn, of which rail 3, roads 2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.layers import TimeSpan
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_year
from kerege.reader.numbers.elided_parts import (
    acting,
    against,
    closes,
    is_decimal,
    list_word_behind,
    part_of,
    same_price,
    taken_from,
)
from kerege.reader.numbers.not_claims import is_named

_LONGEST_GAP = 90
_YEARLY_GAP = 40
_NEAR = 9
_LABEL_WORDS = 5
_SHORT = 3
_DASHES = "–—−-"
_SPACES = " \u00a0\u202f\u2009\t"
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
#: numbers of one list do not differ more than this before their scale word
_SPREAD = 300.0
#: a number in words from here on is no pronoun ("der Euro hundert")
_LARGE_WORD = 13
#: what ties a bare number to an amount farther before
_TOLD = (against, part_of, taken_from, acting)


def share_lists(near: Neighbours, amounts: Sequence[Amount], times: Sequence[TimeSpan]) -> list[Amount]:
    """Return the amounts; bare members of a list take unit and scale word of the member that has them."""
    shared = list(amounts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if _lacks(near, left) and _lends(right, left) and _listed(near, left, right, left):
            shared[index] = _lent(left, right)
    lender: Amount | None = None
    for index, amount in enumerate(shared):
        before = shared[index - 1] if index else None
        if not _lacks(near, amount):
            if before is not None and same_price(near, before, amount):
                shared[index] = replace(amount, per=before.per)
            lender = amount if _lends(amount, amount) or amount.noun is not None else lender
        elif before is not None and _lends(before, amount) and _follows(near, before, amount, times):
            shared[index] = _lent(amount, before)
        elif lender is not None and any(told(near, lender, amount) for told in _TOLD):
            shared[index] = _lent(amount, lender)
    return shared


def _follows(near: Neighbours, before: Amount, bare: Amount, times: Sequence[TimeSpan]) -> bool:
    """Return whether a bare number goes on with the list of the amount before it."""
    return _dated(before, bare, times) or _listed(near, before, bare, bare)


def _lacks(near: Neighbours, amount: Amount) -> bool:
    """Return whether an amount has no unit, and neither is a year nor the number of a name."""
    plain = amount.bare and amount.numeral.kind == "cardinal" and amount.numeral.value is not None
    return plain and not amount.uncounted and not is_year(amount) and not is_named(near, amount)


def _lends(amount: Amount, bare: Amount) -> bool:
    """Return whether an amount has a unit that a bare one may share."""
    unit = amount.unit
    if unit is None or amount.numeral.value is None or unit.data.get("adjective"):
        return False
    return not unit.data.get("time") or bare.scale == 1.0


def _lent(amount: Amount, lender: Amount) -> Amount:
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    alike = theirs / _SPREAD <= ours <= theirs * _SPREAD and ours < 1000.0 and not amount.numeral.grouped
    scale = lender.scale if amount.scale == 1.0 and alike else amount.scale
    noun, counted = lender.noun, lender.counted
    return replace(
        amount, scale=scale, unit=lender.unit, per=lender.per, noun=noun, counted=counted, borrowed=True
    )


def _listed(near: Neighbours, left: Amount, right: Amount, bare: Amount) -> bool:
    """Return whether two amounts are members of one list and the bare one says nothing but its number."""
    gap = near.scan.text[left.end : right.start]
    if len(gap) > _LONGEST_GAP or any(sign in gap.lstrip(".") for sign in _SENTENCE_ENDS):
        return False
    if right is bare and _labelled(near, bare, gap):
        return True
    start = gap.lstrip(_SPACES + ".")
    parted = start[:1] in (",", ";") or list_word_behind(near, left)
    return parted and (_same_sign(near, left, right) or _says_only(near, bare, right, start[1:]))


def _same_sign(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether a dash or colon stands before both amounts."""
    sign = _sign_before(near, left)
    return sign != "" and sign == _sign_before(near, right)


def _says_only(near: Neighbours, bare: Amount, right: Amount, between: str) -> bool:
    """Return whether a bare number is decimal or closes its clause behind a name."""
    if right is not bare:
        return is_decimal(bare)
    if not between.strip(_SPACES):
        return False
    return is_decimal(bare) or (closes(near, bare) and _told_apart(near, bare))


def _labelled(near: Neighbours, bare: Amount, gap: str) -> bool:
    """Return whether a comma, a short label and a sign lead to a bare number (", Индия — 81")."""
    label = gap.rpartition(",")[2].rpartition(";")[2]
    return label != gap and _sign_before(near, bare) != "" and len(label.split()) <= _LABEL_WORDS


def _dated(left: Amount, right: Amount, times: Sequence[TimeSpan]) -> bool:
    """Return whether a date stands right behind each of two amounts ("30 bcm in 2024, 38 by 2025")."""
    if right.start - left.end > _YEARLY_GAP:
        return False
    first = any(0 <= span.start - left.end <= _NEAR and span.end <= right.start for span in times)
    return first and any(0 <= span.start - right.end <= _NEAR for span in times)


def _sign_before(near: Neighbours, amount: Amount) -> str:
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


def _told_apart(near: Neighbours, amount: Amount) -> bool:
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
