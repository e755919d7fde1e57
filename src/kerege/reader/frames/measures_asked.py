"""A figure and what is known of its surroundings before its measure is looked for."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_around import is_paid, is_worth, matter, sites, surroundings
from kerege.reader.frames.measures_counted import counted_noun, known_nouns
from kerege.reader.frames.measures_figures import Figures
from kerege.reader.frames.measures_names import dimension
from kerege.reader.frames.measures_result import stem_of
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.layers import Memory, Quantity
from kerege.reader.numbers.change_verbs import DIRECTIONS
from kerege.reader.scan import Scan
from kerege.reader.times.tense import goes_on

#: units of the difference of two shares
_POINTS = frozenset(("pp", "bp", "half-point", "quarter-point"))
#: characters between a word of growth and its figure
_NEAR_GROWTH = 25
#: rates that may be below zero themselves
_BELOW_ZERO = frozenset(("interest", "inflation", "balance"))
#: words beside which a share is a change: of currencies, "dearer"
_ALWAYS = frozenset(("exchange", "dearer", "growthis"))
#: classes of what people answer, whose shares are no changes; characters from a share to "of the votes"
_ANSWERS = frozenset(("survey", "surveyed"))
_OF_VOTES = 12
#: surroundings in which an unknown noun that is counted is of people ("12 Belarusians on the list")
_OF_PEOPLE = frozenset(("is:people", "sanction", "flee", "employ", "migrant"))
#: ending of the names of counts
_COUNT = "_count"
#: characters between a count and its noun
_NOUN = 24
#: characters between a figure and the word beside it
_NEXT = 2
#: characters in which "to" and "from" tell two levels ("to 43 % from 28 %")
_BOTH = 40
#: classes that count for the whole sentence
_FAR = frozenset(("transit", "storage", "sanction", "field"))


@quick
@dataclass(frozen=True, slots=True)
class Question:
    """A figure, its surroundings and what was spoken of before.

    dim    : kind of unit; ``counted`` : English plural of what is counted
    named  : whether the noun stands with the figure itself
    change : whether it is a change; ``ending`` : the ending of its name for that
    around : classes of words, ``role:to``, ``good:gas``, ``is:asset`` ... of its clause and the neighbours
    fresh  : whether the figure before in the same sentence left the measure that is remembered
    """

    quantity: Quantity
    dim: str
    clause: int
    counted: str
    named: bool
    change: bool
    ending: str
    around: Set[str]
    triggers: tuple[Trigger, ...]
    memory: Memory
    fresh: bool


def question_of(
    scan: Scan,
    quantity: Quantity,
    figures: Figures,
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    roles: Set[str],
    memory: Memory,
    fresh: bool,
) -> Question:
    """Return a figure with its surroundings."""
    dim = dimension(quantity)
    clause = clauses.at(quantity.start)
    left = figures.end_before(quantity.start, scan.start)
    near = {t.of for t in triggers if t.clause == clause or t.of in _FAR}
    near |= {t.of for t in triggers if t.of == "thereof" and left <= t.start < quantity.start}
    around = surroundings(quantity, roles | near | sites(triggers) | matter(memory), dim)
    if figures.power and "good" not in around:
        around |= {"good:power"}
    if scan.once(goes_on):
        around |= {"taken up"}
    if dim == "money" and is_paid(scan, quantity):
        around |= {"for sum"}
    if dim == "money" and fresh and is_worth(scan, quantity, left):
        around |= {"worth"}
    change = _is_change(quantity, triggers, clause, dim, _is_told_as_level(scan, quantity))
    counted = ""
    if dim == "count" or ("number" in around and (dim == "factor" or (dim == "ratio" and change))):
        counted = counted_noun(scan, quantity, max(clauses.span(clause)[0], left))
        if not counted and "number" in around:
            counted = _numbered(scan, triggers, clause) or _counted_last(memory, fresh)
        if counted not in known_nouns(scan.language) and not around.isdisjoint(_OF_PEOPLE):
            counted = "people" if counted else ""
    ending = _ending(dim, change, quantity.unit)
    named = _is_named(scan, quantity)
    return Question(quantity, dim, clause, counted, named, change, ending, around, triggers, memory, fresh)


def _numbered(scan: Scan, triggers: tuple[Trigger, ...], clause: int) -> str:
    """Return what is counted behind "number of", however far its figure stands; blank if unknown."""
    for told in (t for t in triggers if t.of == "number" and t.clause == clause):
        nouns = [h for h in scan.of("counted_nouns") if 0 < h.start - told.end <= _NOUN]
        if nouns:
            return nouns[-1].entry.stem
    return ""


def _counted_last(memory: Memory, fresh: bool) -> str:
    """Return what was counted last, in the same sentence if it counts ("22 banks, bringing it to 45")."""
    told = stem_of(memory.measure)
    return told.removesuffix(_COUNT).replace("_", " ") if fresh and told.endswith(_COUNT) else memory.counted


def _is_named(scan: Scan, quantity: Quantity) -> bool:
    """Say whether what is counted stands in a figure or right behind it."""
    if not quantity.counted or quantity.counted in scan.text[quantity.start : quantity.end + _NOUN]:
        return True
    return any(quantity.end <= hit.start <= quantity.end + _NOUN for hit in scan.of("counted_nouns"))


def _ending(dim: str, change: bool, unit: str) -> str:
    if dim == "factor":
        return "_growth_factor"
    if not change:
        return ""
    return "_growth" if dim == "ratio" and unit not in _POINTS else "_change"


def _is_told_as_level(scan: Scan, quantity: Quantity) -> bool:
    """Say whether "to" stands right before a figure, or "from" by "to" ("from 28 to 43 %", or so turned)."""
    hits = scan.of("changes")
    before = {hit.entry.key for hit in hits if 0 <= quantity.cue_start - hit.word_end <= _NEXT}
    if before & {"to", "level"}:
        return True
    passed = {hit.start - 1 for hit in hits if hit.entry.key == "past" and hit.start == quantity.cue_start}
    if any(hit.word_end in passed and hit.entry.key in DIRECTIONS for hit in hits):
        return True  # "stores drop below 30 %"
    if "from" not in before:
        return False
    gaps = [hit.start - quantity.end for hit in hits if hit.entry.key == "to"]
    return any(0 <= gap <= _NEXT or -_BOTH <= gap < 0 for gap in gaps)


def _is_whole(told: Trigger, quantity: Quantity) -> bool:
    """Say whether a word tells what a share is of: "a portion", "won 30 % of the votes"."""
    return told.of == "portion" or (told.of == "vote" and 0 <= told.start - quantity.end <= _OF_VOTES)


def _is_change(
    quantity: Quantity, triggers: tuple[Trigger, ...], clause: int, dim: str, levels: bool
) -> bool:
    if quantity.change:
        whole = dim == "ratio" and any(_is_whole(t, quantity) and t.clause == clause for t in triggers)
        return not whole and dim not in {"factor", "rank", "ordinal"}
    if dim != "ratio":
        return False
    own = {t.of for t in triggers if t.clause == clause}
    if (quantity.value or 0.0) < 0.0:
        return own.isdisjoint(_BELOW_ZERO)
    if not own.isdisjoint(_ALWAYS) and own.isdisjoint(_ANSWERS):
        return True
    if levels:
        return False
    near = [t for t in triggers if t.of == "growth" and t.clause == clause and t.end <= quantity.start]
    return any(quantity.start - t.end < _NEAR_GROWTH for t in near)
