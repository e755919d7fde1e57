"""Which quantity a figure is: the trigger word of its clause, the kind of its unit, its good."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_counted import counted_noun
from kerege.reader.frames.measures_names import Rule, dimension, fill, rule_for, table
from kerege.reader.frames.measures_shares import is_of_imports, is_said_again
from kerege.reader.frames.measures_triggers import Trigger, best_trigger
from kerege.reader.layers import Memory, Quantity
from kerege.reader.memory import counted as counted_before
from kerege.reader.memory import measure_before
from kerege.reader.scan import Scan

_ENDINGS = ("_growth_factor", "_growth", "_change")
#: numbers of events and places in lists do not grow
_PLACES = ("_number", "_rank")
#: units of the difference of two shares
_POINTS = frozenset(("pp", "bp"))
#: money from which it is no price of a unit
_BIG = 1e7
#: characters between a word of growth and its figure
_NEAR_GROWTH = 25
#: classes that count for the whole sentence
_FAR = frozenset(("transit", "storage", "sanction"))
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
    told = head is not None and head.verb and head.clause == ask.clause and not _bought(head, memory)
    if "thereof" in ask.around and not told and ask.dim == "ratio" and not ask.ending and _part_of(ask):
        return Measured(_part_of(ask), "", None, ask.around | {"part"})
    if fresh and (head is None or (head.clause != ask.clause and _parted(head, quantities, clauses))):
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
    around |= {"rate"} if "/" in quantity.base_unit else {"no rate"}
    if "able" in around and "port" in around:
        around |= {"able port"}
    if "able" in around and "is:asset" in around:
        around |= {"able asset"}
    if quantity.base_unit.startswith("J") and "good" not in around:
        around |= {"good:power"}
    counted = ""
    if dim in {"count", "factor"} and (dim == "count" or "number" in around):
        ends = [q.end for q in quantities if q.end <= quantity.start]
        counted = counted_noun(scan, quantity, max([clauses.span(clause)[0], *ends]))
        if not counted and "number" in around:
            counted = counted_before(memory)
    change = _is_change(quantity, triggers, clause, dim)
    ending = _ending(dim, change, quantity.unit)
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
        part = _part_of(ask)
        if part:
            return Measured(part, "", None, ask.around | {"part"})
    level = ask.dim != "ratio" and not ask.quantity.counted and before.endswith(_ENDINGS)
    if ask.ending or level:
        return Measured(_open(stem_of(before), ask.memory), ask.ending, None, ask.around, inherited=True)
    return _gone_on(ask)


def _bought(head: Trigger, memory: Memory) -> bool:
    """Say whether a verb tells who bought of the exports spoken of before."""
    return head.of == "receive" and memory.measure.endswith("_export")


def _parted(head: Trigger, quantities: tuple[Quantity, ...], clauses: Clauses) -> bool:
    """Say whether the clause of a word has figures of its own, so that a later one need not be of it."""
    return head.verb or any(clauses.at(q.start) == head.clause for q in quantities)


def _open(name: str, memory: Memory) -> str:
    """Return a measure with its good left open again ("{good}_export")."""
    good = memory.good.replace(" ", "_").replace("-", "_")
    return "{good}" + name.removeprefix(good) if good and name.startswith(f"{good}_") else name


def _part_of(ask: _Question) -> str:
    """Return the name of a share in what the figure before measures, blank if it has none."""
    return str(next((n for p, n in table("share_of").items() if fnmatchcase(ask.memory.measure, p)), ""))


def _of_trigger(ask: _Question, head: Trigger | None, rule: Rule | None) -> Measured:
    if rule is not None:
        before = stem_of(ask.memory.measure)
        if (
            rule.name == "share_of_supply"
            and not ask.ending
            and is_of_imports(before, ask.triggers, ask.clause)
        ):
            return Measured("share_of_imports", "", head, ask.around | {"part"})
        itself = ask.ending == "_growth" and rule.name in table("growth_itself")
        return Measured(rule.name, "" if itself else ask.ending, head, ask.around, rule.good)
    if ask.ending and ask.memory.measure and not stem_of(ask.memory.measure).endswith(_PLACES):
        return Measured(stem_of(ask.memory.measure), ask.ending, None, ask.around, inherited=True)
    if ask.dim == "ratio" and not ask.ending and any(t.of == "share" for t in ask.triggers) and _part_of(ask):
        return Measured(_part_of(ask), "", None, ask.around | {"part"})
    name = str(table("by_dimension").get(ask.dim, "")) if not ask.ending else ""
    found = None if ask.ending else _gone_on(ask)
    return found or Measured(name, "", None, ask.around)


def _gone_on(ask: _Question) -> Measured | None:
    """Return the measure of the latest figure in the same unit; None where another matter begins."""
    before = measure_before(ask.memory, ask.quantity.base_unit)
    if not before or ask.dim in {"ordinal", "rank"}:
        return None
    if ask.dim == "ratio" and not ask.fresh and not is_said_again(stem_of(before), ask.triggers, ask.clause):
        return None
    if ask.dim == "count" and ask.quantity.counted:
        return None
    if any(t.clause == ask.clause and t.of in _OWN_MATTER for t in ask.triggers):
        return None
    return Measured(_open(stem_of(before), ask.memory), "", None, ask.around, inherited=True)


def _ending(dim: str, change: bool, unit: str) -> str:
    if dim == "factor":
        return "_growth_factor"
    if not change:
        return ""
    return "_growth" if dim == "ratio" and unit not in _POINTS else "_change"


def stem_of(measure: str) -> str:
    """Return a measure without the ending of a change."""
    for ending in _ENDINGS:
        if measure.endswith(ending):
            return measure.removesuffix(ending)
    return measure


def _is_change(quantity: Quantity, triggers: tuple[Trigger, ...], clause: int, dim: str) -> bool:
    if quantity.change:
        whole = dim == "ratio" and any(t.of == "portion" and t.clause == clause for t in triggers)
        return not whole and dim not in {"factor", "rank", "ordinal"}
    if dim != "ratio":
        return False
    near = [t for t in triggers if t.of == "growth" and t.clause == clause and t.end <= quantity.start]
    return any(quantity.start - t.end < _NEAR_GROWTH for t in near)
