"""Units that do not fit their number as they are printed: "4.8 million year", "115.8mt"."""

from __future__ import annotations

from kerege.reader.lexicon import by_key
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import Entry, settings


def is_single_time(near: Neighbours, unit: Entry, position: int, last: int) -> bool:
    """Return whether a time stands behind a number in a form that only one of it has ("год", not "лет")."""
    single = settings(near.scan.language, "units").get("single", ())
    return bool(unit.data.get("time")) and near.scan.folded_slice(position, last).strip() in single


def in_decimals(near: Neighbours, unit: Entry, numeral: Numeral, scale: float) -> Entry:
    """Return the unit that a short form means with decimals: "115.8mt" are megatonnes, "5,000 mt" tonnes."""
    name = unit.data.get("decimals")
    broken = numeral.value is not None and numeral.value % 1 and numeral.digits
    if not name or not broken or scale != 1.0:
        return unit
    return by_key(near.scan.language, "units")[str(name)]
