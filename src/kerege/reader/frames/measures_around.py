"""What stands around a figure: classes that its size, its sites and what was told before leave."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kerege.reader.frames.measures_names import MATTER, table
from kerege.reader.frames.measures_result import stem_of
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Memory, Quantity
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: money from which it is no price of a unit
_BIG = 1e7
#: units in which only interest is told
_BASIS = frozenset(("bp", "half-point", "quarter-point"))
#: money up to which a cost is no project's
_TINY = 1e5
#: percentages up to which a share may be the interest of a loan
_LOW = 30.0
#: a verb of a port's own whose modal verb and noun stand before an insertion
_ABLE_PORT = frozenset(("far:able", "far:port", "handle"))
#: characters in which "for" stands before a sum
_PAID = 12
#: classes of places that a capacity may be of wherever they stand ("far:pipeline")
_SITES = frozenset(("pipeline", "port", "refinery", "corridor", "trade", "able", "duty"))


def surroundings(quantity: Quantity, around: Set[str], dim: str) -> Set[str]:
    """Return the classes around a figure with those that its unit, size and several classes together add."""
    if dim == "money" and (quantity.base_value or quantity.base_low or 0.0) >= _BIG:
        around |= {"big"}
    if dim == "money" and 0.0 < (quantity.base_value or quantity.base_low or 0.0) < _TINY:
        around |= {"tiny"}
    if dim == "money" and "good" not in around and "import" not in around:
        around |= {"bare money"}
    plain = dim == "ratio" and quantity.number_kind != "fraction"
    if plain and 0.0 < (quantity.high or quantity.value or 0.0) <= _LOW:
        around |= {"low"}
    if quantity.unit in _BASIS:
        around |= {"basis points"}
    if "kWh" in quantity.unit:
        around |= {"retail"}
    around |= {"rate"} if "/" in quantity.base_unit or "yearly" in around else {"no rate"}
    if "rate" in around and "is:asset" in around:
        around |= {"asset rate"}
    if ("able" in around and "port" in around) or around >= _ABLE_PORT:
        around |= {"able port"}
    if "able" in around and "is:asset" in around:
        around |= {"able asset"}
    if quantity.base_unit.startswith("J") and "good" not in around:
        around |= {"good:power"}
    if quantity.base_unit.partition("/")[0] in MATTER:
        around -= {f"good:{good}" for good in table("not_by_mass")}
    return around | {name for name, parts in table("both").items() if around >= frozenset(parts)}


def sites(triggers: tuple[Trigger, ...]) -> Set[str]:
    """Return the classes of places of a sentence, wherever they stand ("far:pipeline")."""
    return {f"far:{t.of}" for t in triggers if t.of in _SITES}


def matter(memory: Memory) -> Set[str]:
    """Return the classes that the latest counted noun, measure and site leave ("rail" after "trains")."""
    known, places = table("matter_of"), table("site_of")
    told = (memory.counted, memory.measure, stem_of(memory.measure))
    left = {str(known[name]) for name in told if name in known}
    asset = next((mention.actor for mention in memory.actors if mention.kind == "asset"), "")
    names = [name.lower().split() for name in (memory.thing, asset) if name]
    ends = {end for words in names for end in (words[0], words[-1])}  # "port of Gdansk", "Gdansk port"
    left |= {str(places[end]) for end in ends if end in places}
    return left | ({"told remittances"} if "remittances" in memory.measure else set())


def is_paid(scan: Scan, quantity: Quantity) -> bool:
    """Say whether a sum is paid for something ("for 2 billion dollars")."""
    before = scan.folded_slice(max(scan.start, quantity.cue_start - _PAID), quantity.cue_start)
    return bool(before.strip()) and before.split()[-1] in grammar(scan.language).sums


def is_worth(scan: Scan, quantity: Quantity, left: int) -> bool:
    """Return whether a sum is what the amount that ends at ``left`` is worth ("9 Mt worth $3bn")."""
    between = " ".join(scan.folded_slice(left, quantity.cue_start).split())
    return between in _worth(scan.language)


@cache
def _worth(language: str) -> Set[str]:
    return frozenset(settings(language, "frame_words").get("worth", ()))
