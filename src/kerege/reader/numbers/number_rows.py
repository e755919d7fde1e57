"""Digits that are part of a telephone number or a date and no number of their own."""

from __future__ import annotations

import re

#: digits in a row with hyphens: telephone numbers, codes
_CHAIN = re.compile(r"\d[-‑]\d{1,9}[-‑]\d")
#: what stands behind the plus sign of a telephone number
_PHONE = re.compile(r"\d{1,3}(?:[ \u00a0()-]{1,2}\d{2,4}){3}")
_LONGEST_PHONE = 30
_AREA_CODE = re.compile(r"(?<![\d.,])0\d{1,5}-$")


def is_phone(text: str, first: int, end: int) -> bool:
    """Return whether digits behind a plus sign are a telephone number."""
    return (
        text[first - 1 : first] == "+"
        and _PHONE.match(text, first, min(end, first + _LONGEST_PHONE)) is not None
    )


def in_row(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Return whether digits are part of a telephone number or the like ("070-330")."""
    if text[first] == "0" and text[first + 1 : last].isdigit():
        return True
    if text[max(start, first - 1) : first] == "-" and _AREA_CODE.search(text, max(start, first - 8), first):
        return True
    hyphened = "-" in (text[max(start, first - 1) : first], text[last : last + 1])
    return hyphened and _CHAIN.search(text, max(start, first - 11), min(end, last + 11)) is not None


def in_date(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Return whether digits are year or month of "2024-11"."""
    if (
        first - 5 >= start
        and text[first - 1] == "-"
        and text[first - 5 : first - 1].isdigit()
        and last - first == 2
    ):
        return True
    return (
        text[first:last].isdigit()
        and last - first == 4
        and text[last : last + 1] == "-"
        and text[last + 1 : min(end, last + 3)].isdigit()
    )
