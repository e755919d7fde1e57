"""Which quantity a figure is: the trigger word of its clause, the kind of its unit, its good."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase

from kerege.reader.frames_clauses import Clauses
from kerege.reader.layers import Memory, Quantity
from kerege.reader.measures_counted import counted_noun
from kerege.reader.measures_names import Rule, dimension, fill, rule_for, table
from kerege.reader.measures_triggers import Trigger, best_trigger
from kerege.reader.memory import counted as counted_before
from kerege.reader.memory import measure_before
from kerege.reader.scan import Scan

_ENDINGS = ("_growth_factor", "_growth", "_change")
#: numbers of events and places in lists do not grow
_PLACES = ("_number", "_rank")
#: money from which it is no price of a unit
_BIG = 1e7
#: characters between a word of growth and its figure
_NEAR_GROWTH = 25
#: classes that count for the whole sentence
_FAR = frozenset(("transit", "storage"))
#: words that open a matter of their own, so that nothing is taken over from before
_OWN_MATTER = frozenset(("price", "loss", "capacity"))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures.

    stem : name without the ending of a change, with ``{good}`` open; ``name`` : the ending for a change
    head : trigger it rests on, if any; around : classes, goods and roles of its surroundings
    keeps_good : whether the good belongs to the measure; inherited : taken from an earlier claim
    """

    stem: str
    ending: str = ""
    head: Trigger | None = None
    around: Set[str] = frozenset()
    keeps_good: bool = True
    inherited: bool = False

    def name(self, good: str) -> str:
        """Return the measure's name for a good."""
        return fill(self.stem, good) + self.ending if self.stem else ""


@dataclass(frozen=True, slots=True)
class _Question:
    """A figure and what is known of its surroundings; ``change`` : whether it is a change."""

    quantity: Quantity
    dim: str
    clause: int
    counted: str
    change: bool
    ending: str
    around: Set[str]
    triggers: tuple[Trigger, ...]
    memory: Memory
    fresh: bool


def measure_of(
    scan: Scan,
    quantity: Quantity,
    quantities: tuple[Quantity, ...],
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    roles: Set[str],
    memory: Memory,
    fresh: bool = False,
) -> Measured:
    """Return what a quantity measures; a blank stem where nothing tells.

    Parameters
    ----------
    roles
        ``role:to``, ``good:gas``, ``is:asset`` ... of the figure's clause and its neighbours.
    fresh
        Whether the figure before in the same sentence left the measure that is remembered.
    """
    ask = _question(scan, quantity, quantities, triggers, clauses, roles, memory, fresh)
    if ask.counted and (ask.dim in {"count", "factor"}):
        return _of_count(ask)
    wanted = "level" if ask.ending else ask.dim
    head, rule = best_trigger(quantity, quantities, triggers, clauses, wanted, ask.around)
    if head is None and wanted == "level":
        head, rule = best_trigger(quantity, quantities, triggers, clauses, "ratio", ask.around)
    if fresh and (head is None or head.clause != ask.clause):
        found = _of_list(ask)
        if found is not None:
            return found
    return _of_trigger(ask, head, rule)


def _question(
    scan: Scan,
    quantity: Quantity,
    quantities: tuple[Quantity, ...],
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    roles: Set[str],
    memory: Memory,
    fresh: bool,
) -> _Question:
    dim = dimension(quantity)
    clause = clauses.at(quantity.start)
    around = roles | {t.of for t in triggers if t.clause == clause or t.of in _FAR}
    if dim == "money" and (quantity.base_value or quantity.base_low or 0.0) >= _BIG:
        around |= {"big"}
    if "/" in quantity.base_unit:
        around |= {"rate"}
    counted = ""
    if dim in {"count", "factor"} and (dim == "count" or "number" in around):
        ends = [q.end for q in quantities if q.end <= quantity.start]
        counted = counted_noun(scan, quantity, max([clauses.span(clause)[0], *ends]))
        if not counted and "number" in around:
            counted = counted_before(memory)
    change = _is_change(quantity, triggers, clause, dim)
    ending = _ending(dim, change)
    return _Question(quantity, dim, clause, counted, change, ending, around, triggers, memory, fresh)


def _of_count(ask: _Question) -> Measured:
    special = rule_for(ask.counted, "count", ask.around) if not ask.ending else None
    if special is not None:
        return Measured(special.name, "", None, ask.around, special.good)
    name = f"{ask.counted.replace(' ', '_')}_count"
    return Measured(name, ask.ending, None, ask.around, keeps_good=False)


def _of_list(ask: _Question) -> Measured | None:
    """Return the measure of the figure before in the same sentence, if this one goes on about it."""
    before = ask.memory.measure
    if stem_of(before).endswith(_PLACES):
        return None
    if ask.dim == "ratio" and not ask.ending:
        part = next((n for p, n in table("share_of").items() if fnmatchcase(before, p)), "")
        if part:
            return Measured(part, "", None, ask.around)
    level = ask.dim != "ratio" and not ask.quantity.counted and before.endswith(_ENDINGS)
    if ask.ending or level:
        return Measured(stem_of(before), ask.ending, None, ask.around, inherited=True)
    return _gone_on(ask)


def _of_trigger(ask: _Question, head: Trigger | None, rule: Rule | None) -> Measured:
    if rule is not None:
        return Measured(rule.name, ask.ending, head, ask.around, rule.good)
    if ask.ending and ask.memory.measure and not stem_of(ask.memory.measure).endswith(_PLACES):
        return Measured(stem_of(ask.memory.measure), ask.ending, None, ask.around, inherited=True)
    name = str(table("by_dimension").get(ask.dim, "")) if not ask.ending else ""
    found = None if ask.ending else _gone_on(ask)
    return found or Measured(name, "", None, ask.around)


def _gone_on(ask: _Question) -> Measured | None:
    """Return the measure of the latest figure in the same unit; None where another matter begins."""
    before = measure_before(ask.memory, ask.quantity.base_unit)
    if not before or ask.dim in {"ordinal", "rank"} or (ask.dim == "ratio" and not ask.fresh):
        return None
    if ask.dim == "count" and ask.quantity.counted:
        return None
    if any(t.clause == ask.clause and t.of in _OWN_MATTER for t in ask.triggers):
        return None
    return Measured(stem_of(before), "", None, ask.around, inherited=True)


def _ending(dim: str, change: bool) -> str:
    if dim == "factor":
        return "_growth_factor"
    if not change:
        return ""
    return "_growth" if dim == "ratio" else "_change"


def stem_of(measure: str) -> str:
    """Return a measure without the ending of a change."""
    for ending in _ENDINGS:
        if measure.endswith(ending):
            return measure.removesuffix(ending)
    return measure


def _is_change(quantity: Quantity, triggers: tuple[Trigger, ...], clause: int, dim: str) -> bool:
    if quantity.change:
        return dim not in {"factor", "rank", "ordinal"}
    if dim != "ratio":
        return False
    near = [t for t in triggers if t.of == "growth" and t.clause == clause and t.end <= quantity.start]
    return any(quantity.start - t.end < _NEAR_GROWTH for t in near)
