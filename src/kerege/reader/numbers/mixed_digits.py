"""Fractions behind whole numbers ("7 3/8", "4¾") and numbers that are grouped as in India ("2,56,000")."""

from __future__ import annotations

import re

#: fractions that are one sign
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
#: what may stand behind a whole number, or behind two decimals of a price: "7 3/8", "6-1/4", "4¾"
MIXED = re.compile(
    rf"[ -]?([{''.join(VULGAR)}])(?!\w)"
    r"|[ -]([1-7])/([2-8])(?![\w/,-]|\.[0-9])(?<=1/2|[12]/3|[13]/4|[1-4]/5|[1357]/8)"
)
#: a number that a fraction may follow
PLAIN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{2})?")


def mixed_value(token: str, part: re.Match[str]) -> float:
    """Return the value of a number with a match of ``MIXED`` behind it.

    >>> mixed_value("7", MIXED.match(" 3/8")), mixed_value("5.47", MIXED.match("-3/4"))
    (7.375, 5.4775)
    """
    sign, over, under = part.groups()
    fraction = VULGAR[sign] if sign else float(over) / float(under)
    places = len(token.partition(".")[2])
    return round(float(token) + fraction * 10.0**-places, 8)


def in_lakhs(plain: str, groups: list[str], signs: list[str]) -> float | None:
    """Return a number whose commas part hundreds of thousands as in India, None for another.

    >>> in_lakhs("12,34,567.5", ["12", "34", "567", "5"], [",", ",", "."])
    1234567.5
    """
    pointed = signs[-1] == "."
    (head, *whole), commas = (groups[:-1], signs[:-1]) if pointed else (groups, signs)
    if len(whole) < 2 or set(commas) != {","} or not 1 <= len(head) <= 2 or head == "0":
        return None
    alike = len(whole[-1]) == 3 and all(len(group) == 2 for group in whole[:-1])
    return float(plain.replace(",", "")) if alike else None
