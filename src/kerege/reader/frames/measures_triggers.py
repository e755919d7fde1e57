"""Words that name measures, and the one that a figure goes with: near, in its clause, right for its unit."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.clauses import Clauses, reason_clauses
from kerege.reader.frames.goods_reasons import follows_cause, reason_words
from kerege.reader.frames.measures_figures import Figures
from kerege.reader.frames.measures_names import Rule, rule_for, rules, table
from kerege.reader.frames.measures_particles import turned_class
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.polled import find_polled

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
#: kind of the names of ministries and offices
_BODY = "body"
#: letters in which a word that joins may stand before a word
_JOINER = 14
#: characters and words from "despite" to its noun, cost of such a noun
_CAUSE, _LEADING, _CAUSED = 48, 4, 9.0
#: characters between a figure and its own "of it" ("48 Mt of it left the country")
_NEXT = 1
#: characters behind a figure beyond which no word is of it
_FURTHEST = 400
#: a word less good than this says nothing about the figure
_LEAST = -26.0


@quick
@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a measure.

    of     : its class (``export``); ``clause`` : number of its clause; ``verb`` : whether it is a verb
    joint  : where a word that joins stands before it ("4 % and growth"), else -1
    whole  : end of a noun whose case tells a share right behind is of ("экспорттың 5 пайызы"), else -1
    cause  : whether it only tells a cause ("despite lower exports growth was 3 %"); ``reason`` : whether its
             clause tells why or when ("they fell by 3 %, because stores were full")
    """

    start: int
    end: int
    of: str
    clause: int
    verb: bool
    joint: int = -1
    whole: int = -1
    cause: bool = False
    reason: bool = False


def find_triggers(scan: Scan, clauses: Clauses, quantities: tuple[Quantity, ...] = ()) -> tuple[Trigger, ...]:
    """Return the words of a sentence that name measures, in order.

    Words marked ``apart`` (currencies: "the dollar stands at 90 roubles") count outside of figures only,
    those marked ``unchanged`` only where no figure of their clause is a change ("nam 5 ton af").
    """
    inside = [(q.start, q.end) for q in quantities]
    bodies = [
        (h.start - ("english" in h.entry.data and " " in scan.text[h.start : h.word_end]), h.word_end)
        for h in scan.of("attribution")
        if h.entry.data["kind"] == _BODY
    ]
    bodies += [(one.start - 1, one.end) for one in scan.once(find_polled)]
    rules = grammar(scan.language)
    joiners = rules.joiners - {""}
    changed = _changed(scan, clauses, quantities)
    reasons = reason_clauses(scan, clauses) if quantities else frozenset()
    led_by = reason_words(scan, [q.end for q in quantities], clauses) if quantities else ()
    found = []
    for hit in scan.of("measures"):
        if "apart" in hit.entry.data and any(low <= hit.start < high for low, high in inside):
            continue
        if "unchanged" in hit.entry.data and clauses.at(hit.start) in changed:
            continue
        if hit.end < hit.word_end and rules.bodies and _in_body(scan, hit, rules.bodies):
            continue
        of = turned_class(scan, hit, clauses)
        if not of or any(low < hit.start and hit.end <= high for low, high in bodies):
            continue  # no trade is told by "the Ministry of Trade"
        verb = bool(hit.entry.data.get("verb"))
        joint = _joint(scan, hit.start, joiners)
        whole = _genitive_end(scan, hit, rules.wholes) if rules.wholes else -1
        clause = clauses.at(hit.start)
        led = any(place < hit.start and clauses.at(place) == clause for place in led_by)
        cause = led or (not verb and _is_cause(scan, hit.start, hit.word_end, rules.causes))
        reason = clause in reasons
        found.append(Trigger(hit.start, hit.word_end, of, clause, verb, joint, whole, cause, reason))
    return tuple(found)


def _is_cause(scan: Scan, start: int, end: int, causes: Set[str]) -> bool:
    """Say whether "despite" or "because of" leads to a noun, over an article and adjectives."""
    if follows_cause(scan, start, end):
        return True
    before = scan.folded_slice(max(scan.start, start - _CAUSE), start).rpartition("  ")[2]
    return not causes.isdisjoint(before.split()[-_LEADING:])


def _in_body(scan: Scan, hit: Hit, tails: tuple[str, ...]) -> bool:
    """Say whether a word is the beginning of that for a body or office ("Zollverwaltung")."""
    return scan.folded_slice(hit.end, hit.word_end).endswith(tails)


def _changed(scan: Scan, clauses: Clauses, quantities: tuple[Quantity, ...]) -> Set[int]:
    """Return the numbers of the clauses with a change or the level that something changed to."""
    ends = {hit.word_end for hit in scan.of("changes") if hit.entry.key == "to"}
    found = [q for q in quantities if q.change or q.cue_start - 1 in ends or q.start - 1 in ends]
    return frozenset(clauses.at(q.start) for q in found)


def _genitive_end(scan: Scan, hit: Hit, endings: tuple[str, ...]) -> int:
    """Return the end of a word with one of some endings, perhaps behind a hyphen ("ЖІӨ-нің"), else -1."""
    end = hit.word_end
    if scan.text[end : end + 1] == "-":
        end += 1
        while end < scan.end and scan.text[end].isalpha():
            end += 1
    return end if scan.folded_slice(hit.start, end).endswith(endings) else -1


def _joint(scan: Scan, place: int, joiners: Set[str]) -> int:
    """Return where a word that joins stands shortly before an offset, -1 if none does."""
    start = max(scan.start, place - _JOINER)
    for word in scan.folded_slice(start, place).split():
        if word in joiners:
            return start
    return -1


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
