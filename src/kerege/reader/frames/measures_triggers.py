"""Words that name measures, and the one that a figure goes with: near, in its clause, right for its unit."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_names import Rule, rule_for, rules, table
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

#: characters of distance that cost as much as one point of weight
_POINT = 12.0
#: cost of a clause between word and figure, of another figure between them, of a word behind the figure
_CLAUSE, _FIGURE, _AFTER = 4.0, 1.5, 1.5
#: a noun this near behind its figure is what the figure is of ("5 Mt of exports"): gain instead of cost
_BESIDE, _GAIN = 12, -2.5
_STOPS = frozenset(",;:.!?)–")
#: a word less good than this says nothing about the figure
_LEAST = -26.0


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a measure: its place, class (``export``), number of its clause, whether a verb."""

    start: int
    end: int
    of: str
    clause: int
    verb: bool


def find_triggers(scan: Scan, clauses: Clauses, quantities: tuple[Quantity, ...] = ()) -> tuple[Trigger, ...]:
    """Return the words of a sentence that name measures, in order.

    Words marked ``apart`` (currencies: "the dollar stands at 90 roubles") count outside of figures only.
    """
    inside = [(q.start, q.end) for q in quantities]
    found = []
    for hit in scan.of("measures"):
        if "apart" in hit.entry.data and any(low <= hit.start < high for low, high in inside):
            continue
        of = _turned(scan, hit, clauses)
        if not of:
            continue
        verb = bool(hit.entry.data.get("verb"))
        found.append(Trigger(hit.start, hit.word_end, of, clauses.at(hit.start), verb))
    return tuple(found)


def _turned(scan: Scan, hit: Hit, clauses: Clauses) -> str:
    """Return the class of a word; of a verb with a particle that of both ("führte ... aus"), else blank.

    The particle ends the clause, or stands before a preposition or a joint ("voerde 5 ton uit naar China").
    """
    particles = hit.entry.data.get("particles")
    if particles is None:
        return hit.entry.key.partition(".")[0]
    end = clauses.span(clauses.at(hit.start))[1]
    words = scan.folded_slice(hit.word_end, end).split()
    if words and words[-1] in particles:
        return str(particles[words[-1]])
    follow = {h.start for h in scan.of("frame_words") if hit.word_end < h.start < end}
    tail = scan.folded_slice(hit.word_end, end)
    for particle, of in particles.items():
        place = tail.rfind(f" {particle} ")
        last = hit.word_end + place + len(particle) + 1
        if place >= 0 and (last + 1 in follow or scan.text[last] in _STOPS):
            return str(of)
    return str(hit.entry.data.get("otherwise", ""))


def best_trigger(
    quantity: Quantity,
    quantities: tuple[Quantity, ...],
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    dim: str,
    around: Set[str],
) -> tuple[Trigger | None, Rule | None]:
    """Return the word that a figure of kind ``dim`` goes with and the rule for its name; None if none."""
    best: tuple[float, Trigger, Rule] | None = None
    clause = clauses.at(quantity.start)
    weights = table("weight")
    beside: dict[int, set[str]] = {}
    for trigger in triggers:
        beside.setdefault(trigger.clause, set()).add(trigger.of)
    for trigger in triggers:
        if trigger.of not in rules():
            continue
        near = around if trigger.clause == clause else around | beside[trigger.clause]
        rule = rule_for(trigger.of, dim, near)
        if rule is None:
            continue
        score = weights.get(trigger.of, 0) - _distance(quantity, trigger, quantities, clause)
        if score > _LEAST and (best is None or score > best[0]):
            best = (score, trigger, rule)
    return (best[1], best[2]) if best else (None, None)


def _distance(quantity: Quantity, trigger: Trigger, quantities: tuple[Quantity, ...], clause: int) -> float:
    if trigger.start >= quantity.end:
        gap, low, high, cost = trigger.start - quantity.end, quantity.end, trigger.start, _AFTER
        if gap <= _BESIDE and not trigger.verb and trigger.clause == clause:
            cost = _GAIN
    elif trigger.end <= quantity.start:
        gap, low, high, cost = quantity.start - trigger.end, trigger.end, quantity.start, 0.0
    else:
        return -2.0
    between = sum(1 for q in quantities if low <= q.start < high and q is not quantity)
    steps = abs(trigger.clause - clause)
    if trigger.clause > clause:
        cost += 1.0
    verb = 0.5 if trigger.verb else 0.0
    return gap / _POINT * (0.5 if trigger.verb else 1.0) + cost + verb + between * _FIGURE + steps * _CLAUSE
