"""Whether a relation is denied: negations in the clause, refusals before it, forms that negate themselves."""

from __future__ import annotations

from kerege.reader.lexicon import Hit
from kerege.reader.relations.grammar import trigger_of
from kerege.reader.relations.nodes import Sheet

_REACH = 70


def is_denied(sheet: Sheet, hit: Hit) -> bool:
    """Return whether the words around a trigger deny it.

    Words of the layer ``relation_words``: role ``negation`` counts in the trigger's clause within a short
    reach, ``refusal`` ("weigerte sich") also from the clause before; an odd number of them denies.
    """
    trigger = trigger_of(hit.entry)
    if trigger.never_denied:
        return False
    clause = sheet.clause_at(hit.start)
    count = int(trigger.negative)
    for word in sheet.scan.of("relation_words"):
        role = word.entry.data.get("role")
        if role not in ("negation", "refusal") or (word.start < hit.end and hit.start < word.end):
            continue
        where = sheet.clause_at(word.start)
        if role == "negation" and where == clause:
            side = "both" if trigger.verb else word.entry.data.get("side", "both")
            gap = hit.start - word.end if word.start < hit.start else word.start - hit.end
            fits = side == "both" or (side == "before") == (word.start < hit.start)
            count += fits and gap <= int(word.entry.data.get("reach", _REACH))
        elif role == "refusal" and word.start < hit.start and where in (clause, clause - 1):
            count += not trigger.finite
        elif role == "refusal" and where == clause and word.entry.data.get("side") == "both":
            count += 1
    return count % 2 == 1
