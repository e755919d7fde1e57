"""Names of measures: rules as data from trigger classes, kind of unit and surroundings to a name."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.packs import COMMON, settings

_TIME = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
#: kinds of unit whose changes are named otherwise or not at all
_NO_LEVEL = frozenset(("ratio", "rank", "ordinal", "time"))
#: base units of matter, in which power is not measured
MATTER = frozenset(("t", "m3"))
_PLAIN = {
    "m": "length",
    "m2": "area",
    "W": "power",
    **dict.fromkeys(("t", "m3", "J", "TEU"), "amount"),
    **dict.fromkeys(_TIME, "time"),
    **{name: name for name in ("ratio", "count", "ordinal", "rank", "factor")},
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: which triggers, units and surroundings give which name."""

    dims: Set[str]
    all_of: Set[str]
    none_of: Set[str]
    name: str
    good: bool
    level: bool

    def fits(self, dim: str, around: Set[str]) -> bool:
        """Say whether the rule holds for a kind of unit (``level`` = any but a share) in its surroundings."""
        if dim == "level":
            if not self.level:
                return False
        elif dim not in self.dims:
            return False
        return (not self.all_of or not self.all_of.isdisjoint(around)) and self.none_of.isdisjoint(around)


def dimension(quantity: Quantity) -> str:
    """Return the kind of unit of a quantity, blank if the rules know none."""
    return unit_kind(quantity.base_unit)


@cache
def unit_kind(base_unit: str) -> str:
    """Return the kind of a base unit.

    >>> unit_kind("t/year"), unit_kind("USD/t"), unit_kind("EUR"), unit_kind("KZT/USD"), unit_kind("ratio")
    ('amount', 'price', 'money', 'fx', 'ratio')
    """
    top, _, per = base_unit.partition("/")
    if per == "m2" and not _is_currency(top):
        return "yield"
    if top in _PLAIN:
        return _PLAIN[top]
    if not _is_currency(top):
        return ""
    if _is_currency(per):
        return "fx"
    return "price" if per and per not in _TIME else "money"


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper() and unit not in _PLAIN


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return class of trigger -> its rules, in order."""
    found: dict[str, list[Rule]] = {}
    for row in settings(COMMON, "measures")["name"]:
        rule = Rule(
            frozenset(row["dim"]),
            frozenset(row.get("with", ())),
            frozenset(row.get("without", ())),
            row["then"],
            row.get("good", True),
            row.get("level", not frozenset(row["dim"]) <= _NO_LEVEL),
        )
        for of in row["of"]:
            found.setdefault(of, []).append(rule)
    return {of: tuple(rows) for of, rows in found.items()}


def rule_for(trigger: str, dim: str, around: Set[str]) -> Rule | None:
    """Return the first rule that fits; for a change of anything that has a level, ``dim`` is ``level``."""
    for rule in rules().get(trigger, ()):
        if rule.fits(dim, around):
            return rule
    return None


def good_in_names(good: str) -> str:
    """Return a good as it stands in the names of measures ("rare earths": ``rare_earths``)."""
    return str(table("named_as").get(good, good)).replace(" ", "_").replace("-", "_")


def fill(name: str, good: str) -> str:
    """Put the good into a name."""
    filled = name.replace("{good}", good_in_names(good) or "goods")
    return str(table("instead").get(good, {}).get(filled, filled))


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one of the other tables of the common file."""
    found: Mapping[str, Any] = settings(COMMON, "measures").get(name, {})
    return found


def good_of(hit: Hit) -> str:
    """Return the canonical good of words."""
    return str(hit.entry.data.get("good", hit.entry.stem))
