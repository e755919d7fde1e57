"""Digits that are a number of their own and no part of a name, a score or a row."""

from __future__ import annotations

import re

from kerege.reader.numbers.number_rows import in_date, in_row, is_phone

SPACES = " \u00a0\u202f\u2009"
#: a space between two groups; all spaces and apostrophes
_SPACE = re.compile(f"([{SPACES}])")
#: "5bn-6bn"
_SCALED = re.compile(r"[0-9](?:bn|mn|m|k|tn)$")
_TOP = ("top", "топ")


def plain_before(text: str, first: int, start: int) -> bool:
    """Return whether a number may begin at a place: behind a space, a bracket or a mark."""
    return first == start or text[first - 1] in f'{SPACES}(«„“"~≈'


def without_loose_groups(token: str) -> str:
    """Return the token up to a space that parts two numbers ("2022 500") and no thousands ("2 500")."""
    parts = _SPACE.split(token)
    if len(parts) == 1:
        return token
    if not (1 <= len(parts[0]) <= 3 and parts[0].isdigit() and parts[0] != "0"):
        return parts[0]
    kept = parts[0]
    for space, group in zip(parts[1::2], parts[2::2], strict=True):
        if space != parts[1] or not group[:3].isdigit() or (len(group) > 3 and group[3].isdigit()):
            break
        kept += space + group
        if not group.isdigit():
            break
    return kept


def after_digits(text: str, position: int, end: int) -> int:
    """Return the place behind a run of digits and separators."""
    while position < end and (text[position].isdigit() or text[position] in ".,"):
        position += 1
    return position


def stands_free(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Return whether digits are a number of their own and no part of a name, address, clock time or score."""
    before = text[first - 1] if first > start else " "
    if before == "+" and is_phone(text, first, end):
        return False
    if before in "_#@/\\:&=^" or (before in "+.," and first - 1 > start and text[first - 2].isalnum()):
        return False
    if before in "-‑–" and first - 1 > start and text[first - 2].isalpha():
        word = text[max(start, first - 4) : first - 1]
        return word.lower() in _TOP or _SCALED.search(word) is not None
    if in_date(text, first, last, start, end) or in_row(text, first, last, start, end):
        return False
    after = text[last] if last < end else " "
    beyond = text[last + 1] if last + 1 < end else " "
    if after == "_" or (after in ":/+" and beyond.isdigit()):
        return False
    return not (
        after in "@\\="
        or (after == ")" and before in "(" and text[first:last].isdigit() and last - first < 3)
    )
