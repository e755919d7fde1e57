"""Which quantity a figure is: the trigger word of its clause, the kind of its unit, its good."""

from __future__ import annotations

from collections.abc import Set
from fnmatch import fnmatchcase

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_again import moved_again, of_people_again, of_rate_again, of_travellers
from kerege.reader.frames.measures_asked import Question, question_of
from kerege.reader.frames.measures_before import changed, of_list, of_shares, said_again
from kerege.reader.frames.measures_counted import group_before
from kerege.reader.frames.measures_figures import Figures
from kerege.reader.frames.measures_matter import matter_of
from kerege.reader.frames.measures_names import Rule, rule_for, table
from kerege.reader.frames.measures_nearest import best_trigger
from kerege.reader.frames.measures_parts import MOVED, measure_of_part
from kerege.reader.frames.measures_result import Measured, is_changed_count, stem_of
from kerege.reader.frames.measures_shares import is_of_imports, share_of_before, whole_before
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.frames.measures_untold import grown, untold
from kerege.reader.layers import Memory, Quantity
from kerege.reader.scan import Scan

__all__ = ["Measured", "measure_of", "stem_of"]

#: characters between a word and the figure that it is followed by ("a loss of 3 million")
_OF = 6
#: groups whose shares are told by other words, and none
_PEOPLE = frozenset(("", "people", "persons", "population", "votes", "countries"))
#: measures of goods that are told in money too
_FLOWS = ("_export", "_import", "_production", "_transit")
#: measures of which somebody takes a part ("Norway took half of it")
_SOLD = ("_export", "share_of_exports")
#: verbs of who buys, of exports told before
_TAKING = frozenset(("receive", "takein"))
#: words for who buys, of imports told before
_BUYERS = frozenset(("buyer", "importer"))


def measure_of(
    scan: Scan,
    quantity: Quantity,
    figures: Figures,
    triggers: tuple[Trigger, ...],
    clauses: Clauses,
    roles: Set[str],
    memory: Memory,
    fresh: bool = False,
) -> Measured:
    """Return what a quantity measures; a blank stem where nothing tells.

    Parameters
    ----------
    figures
        The places of the figures of the sentence.
    roles
        ``role:to``, ``good:gas``, ``is:asset`` ... of the figure's clause and its neighbours.
    fresh
        Whether the figure before in the same sentence left the measure that is remembered.
    """
    ask = question_of(scan, quantity, figures, triggers, clauses, roles, memory, fresh)
    if ask.counted and (ask.dim in {"count", "factor"} or ask.ending == "_growth"):
        return _of_count(ask)
    head, rule = _told(ask, figures, clauses)
    ending = "_change" if of_rate_again(ask, head) else ""
    again = fresh and "unit-open" in quantity.flags and is_changed_count(memory.measure)
    worth = "worth" in ask.around and stem_of(memory.measure).endswith(_FLOWS)
    if again or ending or worth or of_people_again(ask, head):
        return Measured(stem_of(memory.measure), ending, None, ask.around, keeps_good=worth, inherited=True)
    group = group_before(scan, quantity.start) if ask.dim == "ratio" and not ask.ending else ""
    of_word = head is not None and head.of != "buyer" and 0 <= quantity.start - head.whole <= _OF
    if group not in _PEOPLE and not of_word:
        return Measured(f"share_of_{group.replace(' ', '_')}", "", None, ask.around, keeps_good=False)
    if head is not None and fresh and moved_again(ask, head):
        ending = "_growth" if ask.dim == "ratio" else "_change"
        return Measured(stem_of(memory.measure), ending, None, ask.around, inherited=True)
    found = measure_of_part(ask, head) or (of_shares(ask, head) if fresh else None)
    if found is None and (head is None or head.clause != ask.clause):
        later = head is not None and head.clause > ask.clause
        found = grown(ask) or (said_again(ask, later=later) if not fresh else None)
    if found is None and fresh and (head is None or (head.clause != ask.clause and _parted(head, figures))):
        found = of_list(ask, head is not None)
    behind = head is not None and head.start > quantity.end and "taken up" in ask.around
    if found is None and behind and ask.ending == "_growth" and not fresh:
        found = changed(ask)  # "that was 13 % more than in January, and more than the quota of 5 Mt"
    if found is not None:
        return found
    others = head is not None and head.clause > ask.clause and head.clause in figures.clauses
    asked = matter_of(scan, ask, questions=True) if (head is None or others) and not fresh else None
    found = asked or _of_trigger(ask, head, rule)
    guessed = not found.stem or (found.head is None and not found.inherited and "again" in ask.around)
    if guessed and not fresh:
        found = matter_of(scan, ask, questions=False) or found
    priced = not found.stem and ask.ending == "_growth" and figures.reached.get(quantity.start) == "price"
    return Measured("price", ask.ending, None, ask.around) if priced else found


def _told(ask: Question, figures: Figures, clauses: Clauses) -> tuple[Trigger | None, Rule | None]:
    """Return the word that tells what a figure is, and the rule for it.

    A relative change may be of anything that has a level, an absolute one of what is told in its unit.
    """
    kinds = ("level", "ratio") if ask.ending in {"_growth", "_growth_factor"} else (ask.dim,)
    reached = figures.reached.get(ask.quantity.start, "")
    if reached and ask.ending == "_growth":
        kinds = (reached, *kinds)
    if ask.dim == "count" and "unit-open" in ask.quantity.flags:
        kinds = ("count", "money")
    triggers = ask.triggers
    if ask.fresh and ask.ending == "_growth":  # "5 Mt, a 4 % decline blamed on low water levels"
        triggers = tuple([t for t in triggers if not (t.cause and t.start > ask.quantity.end)])
    found = tuple(
        [best_trigger(ask.quantity, figures, triggers, clauses, kind, ask.around) for kind in kinds]
    )
    if reached and kinds[0] == reached and found[0][0] is not None:
        return found[0]
    own = (pair for pair in found if pair[0] is not None and pair[0].clause == ask.clause)
    return next(own, None) or next((pair for pair in found if pair[0] is not None), (None, None))


def _of_count(ask: Question) -> Measured:
    special = rule_for(ask.counted, "count", ask.around)
    if special is not None and not of_travellers(ask, special.name):
        ending = "" if special.name in table("no_change") else ask.ending
        return Measured(special.name, ending, None, ask.around, special.good)
    goes_on = (not ask.named and (ask.fresh or ask.counted == "people")) or (
        ask.counted == "people" and (special is not None or "is:people" in ask.around or ask.fresh)
    )
    before = stem_of(ask.memory.measure)
    if goes_on and before in table("counts_of_people"):
        return Measured(before, ask.ending, None, ask.around, keeps_good=False, inherited=True)
    name = f"{ask.counted.replace(' ', '_')}_count"
    ending = "" if name in table("no_change") else ask.ending
    return Measured(name, ending, None, ask.around, keeps_good=False)


def _parted(head: Trigger, figures: Figures) -> bool:
    """Say whether the clause of a word has figures of its own, so that a later one need not be of it."""
    return head.verb or head.clause in figures.clauses


def _of_trigger(ask: Question, head: Trigger | None, rule: Rule | None) -> Measured:
    if rule is None or head is None:
        return untold(ask)
    name = _in_view_of(ask, head, rule.name)
    ending = "" if _is_level(ask, head, name) else ask.ending
    around = ask.around | {"part"} if name != rule.name and name == "share_of_imports" else ask.around
    return Measured(name, ending, head, around, rule.good)


def _in_view_of(ask: Question, head: Trigger, name: str) -> str:
    """Return the name that a word gives in view of the figure before: who bought is told as who sold."""
    before = stem_of(ask.memory.measure)
    away = "role:from" not in ask.around
    sold = before.endswith("_export") and (ask.fresh or away)
    plain = ask.fresh or (ask.dim == "ratio" and "good" not in ask.around)
    sold = sold or (plain and away and before == "share_of_exports")
    if head.of in MOVED and name == "share_of_imports" and not ask.ending and not _is_trade(ask):
        return share_of_before(whole_before(ask.memory)) or name
    if head.of in _TAKING and sold:
        name = str(table("told_as_sold").get(name, name))
    if head.of in _BUYERS and away and before.endswith("_import"):
        name = str(table("told_as_bought").get(name, name))
    if name == "share_of_supply" and not ask.ending:
        if is_of_imports(before, ask.triggers, ask.clause):
            return "share_of_imports"
        if "thereof" in ask.around and before.endswith(_SOLD):
            return "share_of_exports"
        if ask.fresh:
            return next((str(n) for form, n in table("supply_of").items() if fnmatchcase(before, form)), name)
    return name


def _is_trade(ask: Question) -> bool:
    """Say whether the clause of a figure names goods or imports ("a third of the gas came from Niger")."""
    return not ask.around.isdisjoint(("good", "import", "good:power"))


def _is_level(ask: Question, head: Trigger, name: str) -> bool:
    """Say whether what reads as a change is a level: a growth itself, a longer time, "a loss of 3"."""
    if ask.ending == "_growth" and name in table("growth_itself"):
        return True
    gap = min(ask.quantity.start - head.end, head.start - ask.quantity.end, key=abs)
    if ask.ending == "_change" and head.of in table("falls") and name != "price" and 0 <= gap <= _OF:
        return True
    return (name in table("no_change") and ask.dim != "factor") or head.of in table("no_change_words")
