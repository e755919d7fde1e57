"""From an amount in the text to value, unit and base unit."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.layers import Quantity
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio
from kerege.reader.numbers.comparators import Comparison
from kerege.reader.numbers.numerals import OPEN, Numeral

_SCALE_NAMES = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
_MONEY_NAMES = {1e3: "k", 1e6: "mn", 1e9: "bn", 1e12: "tn"}
_TONNES_AS_MEGATONNES = 1e5
#: vague numbers from here on are money or things, not people
_MANY = 1e9
#: denominators as the ledger prints them
_PER = {"year": "yr"}
#: barrels a day by their scale word
_BARRELS = {1.0: "bbl/d", 1e3: "kb/d", 1e6: "mb/d"}
_NUMBERED = {"event": ("ordinal", "ordinal"), "rank": ("rank", "rank"), "factor": ("x", "factor")}


class Scaling(NamedTuple):
    """``value`` = number · ``shown`` in ``unit``; base value = number · ``base`` in ``base_unit``."""

    shown: float
    unit: str
    base: float
    base_unit: str


def measure(near: Neighbours, amount: Amount, comparison: Comparison, change: str) -> Quantity:
    """Return the quantity that an amount states."""
    numeral, other = _settled(amount)
    scaling = _scaling(amount, numeral)
    number = (
        None if numeral.value is None else (numeral.value + amount.extra / amount.scale) * _sign(near, amount)
    )
    if change and number is not None:
        number = abs(number)
    values = _bounds(number, amount, comparison, numeral, _minus(near, amount.high))
    shown = [_tidy(value, scaling.shown) for value in values]
    base = [_tidy(value, scaling.base) for value in values]
    flags = [*numeral.flags] if "top" not in numeral.flags else []
    readings: tuple[float, ...] = ()
    if other is not None and number is not None:
        flags.append(OPEN)
        readings = tuple(
            v for v in (_tidy(number, scaling.base), _tidy(other, scaling.base)) if v is not None
        )
    if amount.borrowed and not amount.bare:
        flags.append("unit-inferred")
    if amount.bare and amount.numeral.kind == "cardinal":
        flags.append("unit-open")
    if amount.change_base:
        flags.append("level-before")
    comparator, approx = _comparator(amount, comparison, numeral)
    end = _closed(near.scan.text, amount.start, amount.end)
    return Quantity(
        amount.start, end, min(comparison.start, amount.start), max(comparison.end, end),
        shown[0], shown[1], shown[2], scaling.unit, base[0], base[1], base[2], scaling.base_unit,
        comparator=comparator, approx=approx, number_kind=_number_kind(numeral), counted=amount.counted,
        change=change, flags=tuple(sorted(flags)), readings=readings,
    )  # fmt: skip


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of an amount with the bracket that its unit has opened ("5 containers (TEU)")."""
    return end + (text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")")


def _settled(amount: Amount) -> tuple[Numeral, float | None]:
    """Return the number by what its unit allows, and the other reading if that stays possible.

    People and things are counted in whole numbers; a scale word takes decimals.
    """
    numeral = amount.numeral
    if numeral.other is None or numeral.value is None or amount.high is not None:
        return numeral, None
    whole, decimal = max(numeral.value, numeral.other), min(numeral.value, numeral.other)
    if amount.unit is None and amount.scale == 1.0:
        return _valued(numeral, whole), None
    if numeral.decided and amount.scale < 1e6:
        return numeral, None
    if amount.scale >= 1e3:
        if numeral.value == decimal:
            return numeral, None
        return numeral, None if whole % 100 == 0 else decimal
    return numeral, numeral.other


def _valued(numeral: Numeral, value: float) -> Numeral:
    return Numeral(numeral.start, numeral.end, value, numeral.kind, digits=True)


def _sign(near: Neighbours, amount: Amount) -> float:
    """Return -1 for "-5 °C" and "minus 5"; a change in percent keeps its size."""
    hits = near.before(amount.start, "numbers")
    told = any(hit.entry.data.get("role") == "sign" and hit.entry.data["value"] < 0 for hit in hits)
    return -1.0 if told else _minus(near, amount.numeral)


def _minus(near: Neighbours, numeral: Numeral | None) -> float:
    """Return -1 if a minus sign sticks to a number and to no word before it, else 1."""
    text, start = near.scan.text, numeral.start if numeral is not None else 0
    if start <= near.scan.start or text[start - 1] not in "-−":
        return 1.0
    return -1.0 if not text[max(0, start - 2) : start - 1].strip(" (\u00a0") else 1.0


def _bounds(
    number: float | None, amount: Amount, comparison: Comparison, numeral: Numeral, sign: float
) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high of the number."""
    if amount.high is not None:
        return None, *_ends(number, amount.high.value, sign)
    if numeral.kind == "vague":
        return None, number, None
    if "top" in numeral.flags:
        return number, None, number
    if comparison.comparator == ">":
        return number, number, None
    return number, None, number if comparison.comparator == "<" else None


def _ends(low: float | None, high: float | None, sign: float) -> tuple[float | None, float | None]:
    """Return the ends of a range in order; ``sign`` is that of the second ("-0.3 to -1.2")."""
    if low is None or high is None:
        return low, high
    return min(low, high * sign), max(low, high * sign)


def _comparator(amount: Amount, comparison: Comparison, numeral: Numeral) -> tuple[str, bool]:
    if amount.high is not None:
        return "range", comparison.approx
    if numeral.kind == "vague":
        return ">", True
    if "top" in numeral.flags:
        return "<", False
    if amount.about and comparison.comparator == "=":
        return "~", True
    return comparison.comparator, comparison.approx


def _number_kind(numeral: Numeral) -> str:
    return {"event": "ordinal", "article": "cardinal"}.get(numeral.kind, numeral.kind)


def _scaling(amount: Amount, numeral: Numeral) -> Scaling:
    if numeral.kind in _NUMBERED:
        unit, base = _NUMBERED[numeral.kind]
        return Scaling(1.0, unit, 1.0, base)
    if numeral.kind == "fraction":
        return Scaling(100.0, "%", 1.0, "ratio")
    per_base = f"/{amount.per.base}" if amount.per and not is_ratio(amount) else ""
    per_unit = f"/{_PER.get(amount.per.unit, amount.per.unit)}" if per_base and amount.per else ""
    under = amount.per.factor if amount.per and per_base else 1.0
    if amount.unit is None:
        name = amount.noun.key if amount.noun is not None else (amount.counted or _default_noun(numeral))
        shown, unit = _scaled_name(amount.scale, name, {}, money=False)
        return Scaling(shown, unit + per_unit, amount.scale / under, "count" + per_base)
    data = amount.unit.data
    factor = float(data.get("factor", 1.0)) * amount.scale / under
    name = (
        f"{data['base']}s" if data.get("time") and factor == 1.0 else str(data.get("unit", amount.unit.key))
    )
    shown, unit = _scaled_name(amount.scale, name, data.get("prefix", {}), money=bool(data.get("money")))
    if name == "bbl" and per_unit == "/day" and amount.scale in _BARRELS:
        return Scaling(shown, _BARRELS[amount.scale], factor, str(data["base"]) + per_base)
    if name == "t" and amount.scale == 1.0 and (numeral.value or 0.0) >= _TONNES_AS_MEGATONNES:
        shown, unit = 1e-6, "Mt"
    base = (
        "ratio"
        if amount.per is not None and amount.per.base == data["base"]
        else str(data["base"]) + per_base
    )
    return Scaling(shown, unit + per_unit, factor, base)


def _default_noun(numeral: Numeral) -> str:
    return "persons" if numeral.kind == "vague" and (numeral.value or 0.0) < _MANY else ""


def _scaled_name(scale: float, name: str, prefix: dict[str, str], *, money: bool) -> tuple[float, str]:
    """Return what the number is multiplied with to be shown, and the unit with its scale word."""
    if scale == 1.0:
        return 1.0, name
    for power, prefixed in prefix.items():
        if float(power) == scale:
            return 1.0, prefixed
    if money and scale in _MONEY_NAMES:
        return 1.0, f"{name} {_MONEY_NAMES[scale]}"
    if scale in _SCALE_NAMES:
        return 1.0, f"{_SCALE_NAMES[scale]} {name}".strip()
    return scale, name


def _tidy(value: float | None, factor: float) -> float | None:
    """Return the product without the dust of binary fractions."""
    return None if value is None else float(f"{value * factor:.15g}")
