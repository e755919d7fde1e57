"""Numbers written in digits: their value, and the other reading where the separator leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kerege.base.quick import quick
from kerege.reader.numbers.free_digits import (
    SPACES,
    after_digits,
    plain_before,
    stands_free,
    without_loose_groups,
)
from kerege.reader.numbers.mixed_digits import MIXED, PLAIN, VULGAR, in_lakhs, mixed_value
from kerege.reader.numbers.number_style import NumberStyle, native_decimal, native_thousands

_APOSTROPHES = "'’ʼ"
#: "2/3", never "9/11" or "24/7"
_SHARE = re.compile(
    r"(?:(1)/([2-6]|8|10)|(2)/([35])|(3)/([458]|10)|(4)/(5)|(5)/([68])|(7)/(8|10)|(9)/(10))(?![\w/,-]|\.\d)"
)
_DIGITS = re.compile(
    rf"[0-9]{{1,18}}(?:(?:[.,{_APOSTROPHES}]|[{SPACES}](?=[0-9]{{3}}(?![0-9])))[0-9]{{1,18}}){{0,8}}"
    rf"|[{''.join(VULGAR)}]"
)
_INNER = re.compile(f"[{SPACES}{_APOSTROPHES}]")
#: apostrophes; decimal signs
_APOSTROPHE, _SIGN = re.compile(f"[{_APOSTROPHES}]"), re.compile("[.,]")
_YEARS = frozenset(range(1000, 2101))
OPEN = "separator-open"
CORRUPT = "number-corrupt"


@quick
@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text, without scale word and unit.

    value   : its value; None for a corrupt number, and the least value for a ``vague`` one
    other   : its value with the separator read the other way; None if that is impossible
    kind    : ``cardinal``, ``article`` ("a million"), ``several``, ``vague``, ``fraction``, ``factor``,
              ``times``, ``ordinal``, ``event``, ``rank``
    digits  : whether it is written in digits; ``grouped`` : whether in groups of three
    decided : whether the separator is beyond doubt
    """

    start: int
    end: int
    value: float | None
    kind: str = "cardinal"
    digits: bool = False
    grouped: bool = False
    other: float | None = None
    decided: bool = True
    needs_tail: bool = False
    flags: tuple[str, ...] = ()


def find_digits(
    text: str, start: int, end: int, places: Iterable[int], language: str, style: NumberStyle
) -> list[Numeral]:
    """Return the numbers in digits in ``text[start:end]``, in order; ``places`` : where its digits stand."""
    found = []
    position = start
    for place in places:
        match = _DIGITS.match(text, place, end) if place >= position else None
        if match is None:
            continue
        token = without_loose_groups(match.group())
        first, last = match.start(), match.start() + len(token)
        position = last
        if token in VULGAR:
            if not text[first - 1 : first].isalnum() and not text[last : last + 1].isalnum():
                found.append(Numeral(first, last, VULGAR[token], "fraction", digits=True))
        elif (mixed := MIXED.match(text, last, end)) and PLAIN.fullmatch(token):
            if stands_free(text, first, last, start, end):
                found.append(Numeral(first, mixed.end(), mixed_value(token, mixed), digits=True))
                position = mixed.end()
        elif last < end and text[last].isdigit():  # absurdly long
            position = after_digits(text, last, end)
        elif (share := _SHARE.match(text, first, end)) and plain_before(text, first, start):
            part, whole = (float(number) for number in share.groups() if number)
            found.append(Numeral(first, share.end(), part / whole, "fraction", digits=True))
            position = share.end()
        elif stands_free(text, first, last, start, end):
            found.append(read_token(token, first, language, style))
    return _without_rows(text, found)


def _without_rows(text: str, found: list[Numeral]) -> list[Numeral]:
    """Return the numbers without those in a row ("46 20 79", "2 3,5"), a year before a number aside."""
    if len(found) < 2:
        return found
    dropped: set[int] = set()
    for left, right in pairwise(found):
        in_row = text[left.end : right.start] in SPACES and right.start > left.end
        if in_row and not (right.start - left.start == 5 and left.value in _YEARS):
            dropped |= {left.start, right.start}
    return [numeral for numeral in found if numeral.start not in dropped]


def read_token(token: str, start: int, language: str, style: NumberStyle) -> Numeral:
    """Return the number that a token stands for, read by grammar, then by document, then by language."""
    end = start + len(token)
    plain = _INNER.sub("", token)
    spaced = len(plain) < len(token)
    signs = _SIGN.findall(plain)
    head, *groups = _SIGN.split(plain)
    if _bad_apostrophes(token):
        return Numeral(start, end, None, digits=True, flags=(CORRUPT,))
    if not signs:
        return Numeral(start, end, float(plain), digits=True, grouped=spaced)
    if len(signs) == 1:
        return _one_sign(start, end, head, groups[0], signs[0], spaced, language, style)
    return _many_signs(start, end, plain, [head, *groups], signs)


def _many_signs(start: int, end: int, plain: str, groups: list[str], signs: list[str]) -> Numeral:
    """Return the number with several points and commas: all but the last part thousands, or lakhs."""
    head, *rest = groups
    thousands = all(len(group) == 3 for group in rest[:-1]) and 1 <= len(head) <= 3 and head != "0"
    if (lakhs := in_lakhs(plain, groups, signs)) is not None:
        return Numeral(start, end, lakhs, digits=True, grouped=True)
    if thousands and len(set(signs)) == 1 and len(rest[-1]) == 3:
        return Numeral(start, end, float(head + "".join(rest)), digits=True, grouped=True)
    if thousands and len(set(signs[:-1])) == 1 and signs[-1] != signs[0]:
        return Numeral(
            start, end, float(head + "".join(rest[:-1]) + "." + rest[-1]), digits=True, grouped=True
        )
    return Numeral(start, end, None, digits=True, flags=(CORRUPT,))


def _bad_apostrophes(token: str) -> bool:
    groups = _APOSTROPHE.split(token)
    return len(groups) > 1 and not all(len(_SIGN.split(group)[0]) == 3 for group in groups[1:])


def _one_sign(
    start: int, end: int, head: str, tail: str, sign: str, spaced: bool, language: str, style: NumberStyle
) -> Numeral:
    """Return the number with one point or comma: "1.500" may be 1500 or 1.5."""
    decimal = float(f"{head}.{tail}")
    if spaced or len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return Numeral(start, end, decimal, digits=True, grouped=spaced)
    whole = float(head + tail)
    as_decimal, sure = _sign_is_decimal(sign, tail, language, style)
    value, other = (decimal, whole) if as_decimal else (whole, decimal)
    return Numeral(start, end, value, digits=True, grouped=not as_decimal, other=other, decided=sure)


def _sign_is_decimal(sign: str, tail: str, language: str, style: NumberStyle) -> tuple[bool, bool]:
    """Return whether the sign parts decimals, and whether that is beyond doubt."""
    opposite = "," if sign == "." else "."
    for_decimal, for_thousands = style.votes(sign), style.votes(opposite)
    if sign == native_decimal(language):
        if tail == "000":
            return False, True
        return for_thousands <= for_decimal, for_decimal > 0 and not for_thousands
    if sign == native_thousands(language):
        return for_decimal > for_thousands + 1 and tail != "000", not for_decimal
    return for_decimal > for_thousands and tail != "000", False
