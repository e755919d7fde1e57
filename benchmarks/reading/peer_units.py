"""Names that the peers give to units, in base units; an unknown name stays as it is and fits no label."""

from __future__ import annotations

BARREL = 0.158987294928
_PREFIXES = {"kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12}
#: name in lower case -> (factor, base unit)
_NAMES: dict[str, tuple[float, str]] = {
    "": (1.0, "count"),
    "count": (1.0, "count"),
    "dimensionless": (1.0, "count"),
    "ordinal": (1.0, "ordinal"),
    "percentage": (0.01, "ratio"),
    "percentage point": (0.01, "ratio"),
    "basis point": (1e-4, "ratio"),
    "tonne": (1.0, "t"),
    "ton": (1.0, "t"),
    "metric ton": (1.0, "t"),
    "kilotonne": (1e3, "t"),
    "megatonne": (1e6, "t"),
    "kilogram": (1e-3, "t"),
    "pound-mass": (0.00045359237, "t"),
    "pound": (0.00045359237, "t"),
    "barrel": (BARREL, "m3"),
    "volume unit": (BARREL, "m3"),  # what recognizers-text makes of a barrel
    "cubic metre": (1.0, "m3"),
    "cubic meter": (1.0, "m3"),
    "metre": (1.0, "m"),
    "meter": (1.0, "m"),
    "watt": (1.0, "W"),
    "joule": (1.0, "J"),
    "watt hour": (3.6e3, "J"),
    "watt-hour": (3.6e3, "J"),
    "hectare": (1e4, "m2"),
    "dollar": (1.0, "USD"),
    "united states dollar": (1.0, "USD"),
    "euro": (1.0, "EUR"),
    "british pound": (1.0, "GBP"),
    "pound sterling": (1.0, "GBP"),
    "ruble": (1.0, "RUB"),
    "russian ruble": (1.0, "RUB"),
    "kazakhstani tenge": (1.0, "KZT"),
    "chinese yuan": (1.0, "CNY"),
    "yuan": (1.0, "CNY"),
    "renminbi": (1.0, "CNY"),
    "polish zloty": (1.0, "PLN"),
    "polish złoty": (1.0, "PLN"),
    "hour": (1.0, "hour"),
    "day": (1.0, "day"),
    "week": (1.0, "week"),
    "month": (1.0, "month"),
    "year": (1.0, "year"),
}


def base_of(parts: list[tuple[str, int]]) -> tuple[float, str]:
    """Return the factor to base units and their name, of units and their powers.

    Examples
    --------
    >>> base_of([("barrel", 1), ("day", -1)])
    (0.158987294928, 'm3/day')
    """
    factor = 1.0
    above: list[str] = []
    below: list[str] = []
    for name, power in parts:
        scale, unit = _base(name.lower(), abs(power))
        factor *= scale if power > 0 else 1 / scale
        (above if power > 0 else below).append(unit)
    for side in (above, below):
        if "W" in side and "hour" in side:  # power times time is energy
            side[:] = ["J", *(u for u in side if u not in {"W", "hour"})]
            factor *= 3600.0 if side is above else 1 / 3600.0
    return factor, "/".join([*above, *below]) or "count"


def _base(name: str, power: int) -> tuple[float, str]:
    if power == 3 and name in {"metre", "meter"}:
        return 1.0, "m3"
    if name in _NAMES:
        return _NAMES[name]
    for prefix, scale in _PREFIXES.items():
        rest = name.removeprefix(prefix)
        if rest != name and rest in _NAMES:
            factor, unit = _NAMES[rest]
            return scale * factor, unit
    return 1.0, f"{name}{power if power > 1 else ''}"
