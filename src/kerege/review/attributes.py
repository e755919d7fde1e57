"""Which attribute of an element a measure of it is."""

from __future__ import annotations

#: end of a measure's name -> attribute of the case
_ENDINGS = {
    "capacity": "capacity", "throughput": "flow", "flow": "flow", "_transit": "flow", "_export": "flow",
    "freight_volume": "flow", "_production": "output", "_generation": "output", "output": "output",
    "tariff": "tariff", "transit_fee": "transit_fee", "price": "price", "_consumption": "demand",
    "storage_capacity": "size", "ownership_share": "stake", "transit_time": "transit_time", "gdp": "gdp",
}  # fmt: skip
#: attributes that an element has by itself, whoever it deals with
_PROPERTIES = frozenset({"capacity", "size", "tariff", "transit_time"})
_LENGTH = "length"


def is_property(measure: str) -> bool:
    """Return whether a measure is a property of its subject, so that an object only says more of it."""
    return measure == _LENGTH or attribute_for(measure) in _PROPERTIES


def attribute_for(measure: str) -> str:
    """Return the attribute that a measure is; blank if it is none.

    Examples
    --------
    >>> attribute_for("pipeline_capacity"), attribute_for("trade_turnover")
    ('capacity', '')
    """
    fitting = [ending for ending in _ENDINGS if measure.endswith(ending)]
    return _ENDINGS[max(fitting, key=len)] if fitting else ""
