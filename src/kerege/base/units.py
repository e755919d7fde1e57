"""Units vanish at the door: text units of claims become base units, once.

Base units inside the engine are the unit of quantity of the good (``kt``, ``t``, ``Mm3``, ``GWh``, ``kTEU``),
that per ``day`` (rate), the price unit that makes quantity times price ``kUSD`` (``USD/t`` for kt), ``kUSD``
(money), ``km``, ``day`` and the plain number. The unit grammar and the
dimension checks are pint's; this file only adds the words of trade statistics.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from tokenize import TokenError
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint

#: thousands of dollars, in which the engine counts money, in a million
KUSD_PER_MUSD = 1000.0
#: words of trade statistics in terms of pint's; a barrel is a volume, so mass needs a stated density
_DEFINITIONS = (
    "stat_year = 365 * day",  # annual totals of trade statistics spread over 365 days
    "USD = [money]",
    "EUR = [money_eur]",
    "RUB = [money_rub]",
    "KZT = [money_kzt]",
    "share = []",
    "ratio = []",
    "percent = 0.01 = %",
    "kb = 1000 * oil_bbl",
    "mb = 1e6 * oil_bbl",
    "Mt = 1e9 * kilogram",
    "kt = 1e6 * kilogram",
    "Mm3 = 1e6 * meter**3",
    "TEU = [container]",
    "m3 = meter**3",
    "tU = tonne",
    "FEU = 2 * TEU",
    "kTEU = 1000 * TEU",
    "lb_U3O8 = 0.45359237 * 0.848 * kilogram",  # the uranium in a pound of oxide
)
#: spellings met in claims -> an expression pint reads
_SPELLINGS = {
    "Mt/yr": "Mt/stat_year",
    "kt/d": "kt/day",
    "Mt/d": "Mt/day",
    "Mt/month": "Mt/(stat_year/12)",
    "kt/month": "kt/(stat_year/12)",
    "kt/quarter": "kt/(0.25*stat_year)",
    "kb/d": "kb/day",
    "mb/d": "mb/day",
    "Mb/d": "mb/day",
    "bbl": "oil_bbl",
    "USD/bbl": "USD/oil_bbl",
    "BUSD": "1e9*USD",
    "MUSD": "1e6*USD",
    "kUSD": "1e3*USD",
    "USD/yr": "USD/stat_year",
    "EUR/yr": "EUR/stat_year",
    "KZT/yr": "KZT/stat_year",
    "BUSD/yr": "1e9*USD/stat_year",
    "MUSD/yr": "1e6*USD/stat_year",
    "bcm": "1e9*meter**3",
    "bcm/yr": "1e9*meter**3/stat_year",
    "mcm": "1e6*meter**3",
    "mcm/d": "1e6*meter**3/day",
    "Mm3/d": "Mm3/day",
    "Mm3/yr": "Mm3/stat_year",
    "Mm3/day/month": "Mm3/day/(stat_year/12)",
    "USD/1000 m3": "USD/(1000*meter**3)",
    "USD/1000m3": "USD/(1000*meter**3)",
    "USD/1000m3/month": "USD/(1000*meter**3)/(stat_year/12)",
    "USD/1000 m3/month": "USD/(1000*meter**3)/(stat_year/12)",
    "USD/1000 m3/day": "USD/(1000*meter**3)/day",
    "TWh/yr": "TWh/stat_year",
    "GWh/yr": "GWh/stat_year",
    "GWh/day/month": "GWh/day/(stat_year/12)",
    "USD/MWh/month": "USD/MWh/(stat_year/12)",
    "tU": "tonne",
    "tU/yr": "tonne/stat_year",
    "t/yr": "tonne/stat_year",
    "t/day/month": "tonne/day/(stat_year/12)",
    "USD/kg/month": "USD/kilogram/(stat_year/12)",
    "USD/kgU": "USD/kilogram",
    "USD/lb": "USD/pound",
    "USD/lb U3O8": "USD/lb_U3O8",
    "kt/yr": "kt/stat_year",
    "TEU/yr": "TEU/stat_year",
    "kTEU/yr": "kTEU/stat_year",
    "kTEU/day/month": "kTEU/day/(stat_year/12)",
    "USD/TEU/month": "USD/TEU/(stat_year/12)",
    "m3": "meter**3",
    "t": "tonne",
    "USD/t": "USD/tonne",
    "%": "percent",
    "count": "dimensionless",
    "days": "day",
    "d": "day",
    "1": "dimensionless",
    "": "dimensionless",
    "kt/d/month": "kt/day/(stat_year/12)",
    "kt/day/month": "kt/day/(stat_year/12)",
    "Mt/yr/month": "Mt/stat_year/(stat_year/12)",
    "USD/day": "USD/day",
    "USD/t/month": "USD/tonne/(stat_year/12)",
    "t/m3": "tonne/meter**3",
    "bbl/t": "oil_bbl/tonne",
    "percent of GDP": "percent",
}

#: words of size as trade statistics write them before a unit or behind a currency
_SIZES = {
    "thousand": "1e3",
    "k": "1e3",
    "million": "1e6",
    "mln": "1e6",
    "mn": "1e6",
    "billion": "1e9",
    "bn": "1e9",
    "trillion": "1e12",
    "tn": "1e12",
}
_CURRENCY = re.compile(r"[A-Z]{3}(?=/|$)")
MAX_UNIT_CHARS = 120
MAX_POWERS = 4
_LETTERS = re.compile(r"[\w %.*/^()+$-]*")
_POWER = re.compile(r"(?:\*\*|\^)(?=(.{0,6}))", re.DOTALL)
_EXPONENT = re.compile(r"\s*[-+]?[0-9]{1,2}(?![0-9.]|\s*(\*\*|\^)).*", re.DOTALL)
#: what the unit grammar raises on text that is no unit
_PARSE_ERRORS = (
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    LookupError,
    SyntaxError,
    RecursionError,
    NotImplementedError,
    TokenError,
)


class UnitError(ValueError):
    """A unit is unknown or does not convert; the message names both sides."""


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[float]:
    """Return the one pint registry of the process, made on first use (it costs 0.2 s)."""
    import pint  # noqa: PLC0415  (start-up time of the command line)

    units: pint.UnitRegistry[float] = pint.UnitRegistry(cache_folder=None)
    for definition in _DEFINITIONS:
        units.define(definition)
    return units


@lru_cache(maxsize=4096)
def factor(unit: str, target: str, barrels_per_tonne: float | None = None) -> float:
    """Return the number that turns a value in ``unit`` into ``target``.

    Volume to mass (and price per barrel to price per tonne) is allowed only with a stated
    ``barrels_per_tonne`` of the good.

    Raises
    ------
    UnitError
        If a unit is unknown, or the dimensions differ.
    """
    import pint  # noqa: PLC0415

    units = registry()
    if barrels_per_tonne is not None and not 0.0 < barrels_per_tonne < math.inf:
        raise UnitError(f"barrels per tonne must be a positive number, found {barrels_per_tonne}")
    for text in (unit, target):
        _check_text(text)
    try:
        source: Any = units.Quantity(expression(unit))
        goal: Any = units.Quantity(expression(target))
        ratio = (source / goal).to_base_units()
    except (*_PARSE_ERRORS, pint.errors.PintError) as problem:
        raise UnitError(f"unit {unit!r} or {target!r} is not known ({problem})") from None
    if ratio.dimensionless:
        return _positive(float(ratio.magnitude), unit, target)
    if barrels_per_tonne is not None:
        density = units.Quantity(1.0, "tonne") / units.Quantity(barrels_per_tonne, "oil_bbl")
        for attempt in (ratio * density, ratio / density):
            if attempt.to_base_units().dimensionless:
                return _positive(float(attempt.to_base_units().magnitude), unit, target)
    raise UnitError(
        f"unit {unit!r} does not convert to {target!r}"
        + ("" if barrels_per_tonne is not None else " (volume to mass needs a stated density of the good)")
    )


def expression(unit: str) -> str:
    """Return ``unit`` as an expression of the unit grammar, so that units can be multiplied as text."""
    text = unit.strip()
    if text in _SPELLINGS:
        return _SPELLINGS[text]
    size, rest = split_size(text)
    return f"{size}*{_SPELLINGS.get(rest, rest)}" if size else text


def split_size(unit: str) -> tuple[str, str]:
    """Return the word of size in a unit as a number and the unit without it; a blank for none.

    "million persons" is ``("1e6", "persons")``, "KZT bn" and "KZT bn/yr" are the same size of tenge.
    """
    first, _, rest = unit.strip().partition(" ")
    if first in _SIZES and rest:
        return _SIZES[first], rest.strip()
    word, slash, per = rest.partition("/")
    if word in _SIZES and _CURRENCY.match(first):
        return _SIZES[word], first + slash + per
    return "", unit.strip()


def _check_text(unit: str) -> None:
    """Refuse a text that is no unit and could keep the unit grammar busy for ever, such as ``9**9**9``."""
    if not _LETTERS.fullmatch(unit):
        raise UnitError(
            f"unit {unit[:40]!r} is not known (a unit is letters, digits and % . _ * / ^ ( ) + -)"
        )
    if len(unit) > MAX_UNIT_CHARS:
        raise UnitError(f"unit {unit[:20]!r}... is not known (longer than {MAX_UNIT_CHARS} characters)")
    powers = _POWER.findall(unit)
    if len(powers) > MAX_POWERS or not all(_EXPONENT.fullmatch(power) for power in powers):
        raise UnitError(f"unit {unit!r} is not known (a power is one or two digits, as in m**3)")


def _positive(value: float, unit: str, target: str) -> float:
    if not 0.0 < value < math.inf:
        raise UnitError(f"unit {unit!r} is not a positive multiple of {target!r}")
    return value
