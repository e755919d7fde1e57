"""The classes of numbers that the pack's lists of exclusions speak of (``applies`` in packs/README.md)."""

from __future__ import annotations

from kerege.reader.numbers.amounts import Amount

_SMALL = 12
_OLDEST = 120
_SHORTEST_YEAR = 1000
_LONGEST_MONTH = 31
#: things whose number nobody reports
_BODIES = ("countries", "members", "deputies", "regions")
_NUMBERED = ("factor", "rank", "fraction", "event")


def kinds_of(amount: Amount, comparator: str) -> set[str]:
    """Return the classes of the pack's ``applies`` that an amount belongs to."""
    if amount.numeral.kind in _NUMBERED:
        return {"all", amount.numeral.kind}
    kinds = _of_unit(amount, comparator) if amount.unit is not None else _of_count(amount, comparator)
    return kinds | {"all"} | ({"compared"} if comparator != "=" else set())


def _of_unit(amount: Amount, comparator: str) -> set[str]:
    data = amount.unit.data if amount.unit is not None else {}
    timed, plain = bool(data.get("time")), comparator == "="
    kinds = {"time" if timed else "measured", str(data["base"])}
    if plain and amount.numeral.value == 1 and amount.scale == 1.0 and not data.get("alone"):
        kinds.add("one")
    if plain and not amount.numeral.digits and (amount.numeral.value or 1) % 100 == 0:
        kinds.add("round words")
    if plain and timed and not data.get("adjective"):
        kinds.add("plain time")
    return kinds


def _of_count(amount: Amount, comparator: str) -> set[str]:
    numeral = amount.numeral
    kinds = {"count"}
    if not amount.counted and not (numeral.grouped or amount.scale > 1.0 or amount.high is not None):
        kinds.add("bare")
        if numeral.digits and (numeral.value or 0.0) >= _SHORTEST_YEAR:
            kinds.add("year number")
        if numeral.digits and (numeral.value or 0.0) <= _LONGEST_MONTH:
            kinds.add("day number")
    if amount.noun is None:
        kinds.add("unknown")
    elif amount.noun.key in _BODIES:
        kinds.add("body")
    size = (numeral.value or 1.0) * amount.scale
    if size <= _OLDEST:
        kinds.add("age")
    if comparator != "=":
        return kinds
    if not numeral.digits and size % 100 == 0:
        kinds.add("round words")
    if amount.scale == 1.0 and amount.high is None and numeral.kind != "vague":
        kinds |= _of_plain(numeral.value)
    return kinds


def _of_plain(value: float | None) -> set[str]:
    """Return the classes of a count without comparator, scale word and second number, by its size."""
    kinds = {"one"} if value == 1 else set()
    if (value or 0.0) <= _SMALL:
        kinds.add("small")
    if (value or 0.0) <= 100:
        kinds.add("plain")
    return kinds
