"""The word for a measure that a figure goes with: near, in its clause, right for its unit."""

from __future__ import annotations

from collections.abc import Set

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_figures import Figures
from kerege.reader.frames.measures_names import Rule, rule_for, rules, table
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.layers import Quantity

#: characters of distance that cost as much as one point of weight
_POINT = 12.0
#: cost of a clause between word and figure, of another figure between them, of a word behind the figure
_CLAUSE, _FIGURE, _AFTER = 4.0, 1.5, 1.5
#: a noun this near behind its figure is what the figure is of ("5 Mt of exports"): gain instead of cost
_BESIDE, _GAIN = 12, -2.5
#: a word in a later clause that has figures of its own is of those
_OTHERS = 5.0
#: cost of a noun that leads to a figure behind it; characters of "of"
_LED, _OF = 6.0, 5
#: cost of a word in a later clause
_LATER = 3.0
#: characters between a whole and the share of it, and what it gains by it
_TOUCH, _WHOLE = 2, 3.0
#: cost of a noun behind "despite"
_CAUSED = 9.0
#: characters between a figure and its own "of it" ("48 Mt of it left the country")
_NEXT = 1
#: characters behind a figure beyond which no word is of it
_FURTHEST = 400
#: a word less good than this says nothing about the figure
_LEAST = -26.0


def best_trigger(
    quantity: Quantity,
    figures: Figures,
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    dim: str,
    around: Set[str],
) -> tuple[Trigger | None, Rule | None]:
    """Return the word that a figure of kind ``dim`` goes with and the rule for its name; None if none."""
    best: tuple[float, Trigger, Rule] | None = None
    clause = clauses.at(quantity.start)
    weights = table("weight")
    last = figures.starts[-1]
    parts = (t.start for t in triggers if t.of == "thereof" and quantity.end + _NEXT < t.start < last)
    cut = min(parts, default=quantity.end + _FURTHEST)
    beside: dict[int, set[str]] = {}
    for trigger in triggers:
        beside.setdefault(trigger.clause, set()).add(trigger.of)
    for trigger in triggers:
        if trigger.of not in rules() or trigger.start > cut or (trigger.reason and trigger.clause > clause):
            continue
        near = around if trigger.clause == clause else around | beside[trigger.clause]
        rule = rule_for(trigger.of, dim, near)
        if rule is None:
            continue
        score = weights.get(trigger.of, 0) - _distance(quantity, trigger, figures, clause)
        if trigger.clause > clause and trigger.clause in figures.clauses:
            score -= _OTHERS
        if quantity.end <= trigger.start and _led_by(trigger, figures):
            score -= _LED
        if trigger.cause:
            score -= _CAUSED
        if dim == "ratio" and 0 <= quantity.start - trigger.whole <= _TOUCH:
            score += _WHOLE
        if score > _LEAST and (best is None or score > best[0]):
            best = (score, trigger, rule)
    return (best[1], best[2]) if best else (None, None)


def _led_by(trigger: Trigger, figures: Figures) -> bool:
    """Say whether a noun leads to a figure of its own ("above the quota of 1.47 mb/d")."""
    return not trigger.verb and figures.follows(trigger.end, _OF)


def _distance(quantity: Quantity, trigger: Trigger, figures: Figures, clause: int) -> float:
    """Return what it costs that a word is far from a figure."""
    if trigger.start >= quantity.end:
        gap, low, high, cost = trigger.start - quantity.end, quantity.end, trigger.start, _AFTER
        if gap <= _BESIDE and not trigger.verb and trigger.joint < quantity.end and trigger.clause == clause:
            cost = _GAIN
    elif trigger.end <= quantity.start:
        gap, low, high, cost = quantity.start - trigger.end, trigger.end, quantity.start, 0.0
    else:
        return -2.0
    between = figures.between(low, high)
    steps = abs(trigger.clause - clause)
    if trigger.clause > clause:
        cost += _LATER
    verb = 0.5 if trigger.verb else 0.0
    return gap / _POINT * (0.5 if trigger.verb else 1.0) + cost + verb + between * _FIGURE + steps * _CLAUSE
