"""Numbers as a reader meets them: three significant digits, thin thousands separators, a true minus sign."""

from __future__ import annotations

import math
from collections.abc import Callable

from kerege.report.shown import shown_rate

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
NOTHING = "\N{EN DASH}"


def number(value: float | None, significant: int = 3, *, sign: bool = False) -> str:
    """Return ``value`` with ``significant`` digits, whole digits never rounded away.

    Examples
    --------
    >>> number(0.01234), number(56.04), number(-3.0)
    ('0.0123', '56.0', '−3.00')
    """
    if value is None or math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "no limit" if value > 0 else f"{MINUS}no limit"
    if abs(value) < 5e-7:
        return "0"
    places = max(0, min(6, significant - 1 - math.floor(math.log10(abs(value)))))
    rounded = round(abs(value), places)
    if rounded >= 10 ** (significant - places) and places:  # 9.996 becomes 10.0, not 10.00
        places -= 1
    return _signed(value, fixed(rounded, places), sign=sign)


def fixed(value: float | None, places: int, *, sign: bool = False) -> str:
    """Return ``value`` with exactly ``places`` decimals.

    Examples
    --------
    >>> fixed(-1234.5, 1).replace(THIN, " ")
    '−1 234.5'
    """
    if value is None or math.isnan(value):
        return NOTHING
    text = f"{abs(value):,.{places}f}".replace(",", THIN)
    return _signed(value if float(f"{value:.{places}f}") != 0 else 0.0, text, sign=sign)


def _signed(value: float, text: str, *, sign: bool) -> str:
    if value < 0:
        return MINUS + text
    return f"+{text}" if sign and value > 0 else text


def as_given(value: float) -> str:
    """Return a figure of a claim with the digits it was given with, no more.

    Examples
    --------
    >>> as_given(67.0), as_given(1511.0), as_given(0.993)
    ('67', '1\u202f511', '0.993')
    """
    whole, _, part = f"{abs(value):,.9f}".rstrip("0").partition(".")
    text = whole.replace(",", THIN) + (f".{part}" if part else "")
    return MINUS + text if value < 0 else text


def span(low: float | None, high: float | None, significant: int = 3) -> str:
    """Return ``low to high``, or one number where both print alike.

    Examples
    --------
    >>> span(1.0, 2.0)
    '1.00 to 2.00'
    """
    a, b = number(low, significant), number(high, significant)
    return a if a == b else f"{a} to {b}"


def ranged(
    low: float | None, mid: float | None, high: float | None, unit: str = "", *, sign: bool = False
) -> str:
    """Return ``mid unit (low to high)``, without the range where its ends print alike.

    Examples
    --------
    >>> ranged(1.0, 2.0, 4.0, "kt"), ranged(2.0, 2.0, 2.0), ranged(0.0, 2.0, 4.0, "Mt", sign=True)
    ('2.00 kt (1.00 to 4.00)', '2.00', '+2.00 Mt (0 to 4.00)')
    """
    text = f"{number(mid, sign=sign)} {unit}".rstrip()
    return text if number(low) == number(high) else f"{text} ({span(low, high)})"


def figures(
    low: float | None, value: float | None, high: float | None, say: Callable[[float], str] = as_given
) -> str:
    """Return what is claimed in figures: a value, a range, a bound in words, or nothing.

    Examples
    --------
    >>> figures(None, 67.0, None), figures(1.0, None, 2.0), figures(5.0, None, None), figures(1.0, 1.5, 2.0)
    ('67', '1 to 2', 'more than 5', '1.5 (1 to 2)')
    """
    first, last = (None if x is None else say(x) for x in (low, high))
    if first is not None and last is not None:
        ends = f"{first} to {last}"
    else:
        ends = f"more than {first}" if first is not None else f"up to {last}" if last is not None else ""
    if value is None:
        return ends
    return say(value) + (f" ({ends})" if ends else "")


def percent(share: float | None, *, sign: bool = False) -> str:
    """Return a share as percent with sensible digits.

    Examples
    --------
    >>> percent(0.7312).replace(THIN, " ")
    '73.1 %'
    """
    text = number(None if share is None else 100 * share, sign=sign)
    return text if text == NOTHING else f"{text}{THIN}%"


def residual(value: float | None) -> str:
    """Return a small number as a power of ten, the way certificates print it.

    Examples
    --------
    >>> residual(3.2e-9).replace(THIN, " ")
    '3.2 × 10⁻⁹'
    """
    if value is None or math.isnan(value):
        return NOTHING
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.1e}".split("e")
    small = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa.replace('-', MINUS)}{THIN}×{THIN}10{small}"


def money(musd: float | None, *, sign: bool = False) -> str:
    """Return millions of dollars in words, as billions where there are many.

    Examples
    --------
    >>> money(-6825.0), money(107.3)
    ('−6.83 billion USD', '107 million USD')
    """
    return NOTHING if musd is None else money_ranged(musd, musd, musd, sign=sign)


def money_ranged(low: float, mid: float, high: float, *, sign: bool = False) -> str:
    """Return millions of dollars with a range, as billions where the mid is many.

    Examples
    --------
    >>> money_ranged(900.0, 1200.0, 1500.0)
    '1.20 billion USD (0.900 to 1.50)'
    """
    if abs(mid) >= 1000:
        return ranged(low / 1000, mid / 1000, high / 1000, "billion USD", sign=sign)
    return ranged(low, mid, high, "million USD", sign=sign)


def display(value: float, unit: str, attribute: str = "") -> tuple[float, str]:
    """Return a number of the model in the unit a reader thinks in.

    Examples
    --------
    >>> display(100.0, "kt/day"), display(0.25, "1", "stake")
    ((36.5, 'Mt/yr'), (25.0, '%'))
    """
    found = shown_rate(value, unit)
    if found is not None:
        return found
    if unit == "kUSD":
        return value / 1e6, "billion USD"
    if unit == "1" and attribute != "elasticity":
        return value * 100, "%"
    return value, "" if unit == "1" else unit
