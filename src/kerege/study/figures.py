"""Numbers in running text: few significant digits, a true minus sign, ranges as "x (low to high)"."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"


def number(value: float | None, digits: int = 3, *, sign: bool = False) -> str:
    """Return ``value`` with ``digits`` significant digits; whole digits are never rounded away.

    Examples
    --------
    >>> number(-0.012345), number(1234.5), number(9.996), number(None)
    ('−0.0123', '1234', '10.0', '–')
    """
    if value is None or not math.isfinite(value):
        return NOTHING
    size = float(f"{abs(value):.{digits}g}")
    if size < 1e-9:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(size)))
    before = MINUS if value < 0 else "+" if sign else ""
    return f"{before}{abs(value):.{places}f}"


def span(low: float, high: float, digits: int = 3) -> str:
    """Return "low to high".

    Examples
    --------
    >>> span(-2.0, 1.0)
    '−2.00 to 1.00'
    """
    return f"{number(low, digits)} to {number(high, digits)}"


def ranged(low: float, mid: float, high: float, unit: str = "", digits: int = 3) -> str:
    """Return "mid unit (low to high)", without the range where there is none.

    Examples
    --------
    >>> ranged(1.0, 2.0, 4.0, "kt"), ranged(2.0, 2.0, 2.0)
    ('2.00 kt (1.00 to 4.00)', '2.00')
    """
    text = f"{number(mid, digits)} {unit}".rstrip()
    return f"{text} ({span(low, high, digits)})" if number(low, digits) != number(high, digits) else text


def listing(words: list[str]) -> str:
    """Return words as a list in prose.

    Examples
    --------
    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)
