"""The measure of a part of what was told before: "of which 80 %", "half of them went to Russia"."""

from __future__ import annotations

from kerege.reader.frames.measures_asked import Question
from kerege.reader.frames.measures_before import of_list, part_of
from kerege.reader.frames.measures_fit import kinds_of_unit
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.measures_result import Measured, stem_of
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.layers import Memory

#: verbs behind a part that tell what becomes of it ("of which 2 Mt are exported")
_FLOWS = frozenset(("loan", "lend", "export", "import", "leave", "drawn", "bringout"))
#: verbs behind a part of a sum of money that tell who has it
_PAID = frozenset(("deliver", "provide", "give", "come", "go", "arrive"))
#: of these, words for goods too ("produced 21,100 t, half of which went to China")
MOVED = frozenset(("come", "go", "arrive"))
#: kinds of unit of which a part may be told ("of which 2 billion is owed to banks")
_SUMS = frozenset(("money", "amount"))


def measure_of_part(ask: Question, head: Trigger | None) -> Measured | None:
    """Return the measure of a part of what was told before ("of which 80 %"), None if it is none."""
    told = head is not None and head.verb and head.clause == ask.clause and not _shared(head, ask.memory)
    if "thereof" in ask.around and not told and ask.dim == "ratio" and not ask.ending and part_of(ask):
        return Measured(part_of(ask), "", None, ask.around | {"part"})
    moved = head is not None and head.of in MOVED and ask.dim == "ratio" and not ask.ending
    if moved and stem_of(ask.memory.measure) in table("counts_of_people"):
        return Measured(part_of(ask), "", None, ask.around | {"part"})  # "nine out of ten went to Ghana"
    if "thereof" in ask.around and ask.fresh and not ask.ending and ask.dim in _SUMS:
        return None if _between(ask, head) else of_list(ask)
    return None


def _between(ask: Question, head: Trigger | None) -> bool:
    """Say whether a word stands between "of which" and the figure ("half of it as a loan of 2 billion")."""
    if head is None:
        return False
    if head.start > ask.quantity.end:
        return head.of in _FLOWS and head.verb and head.clause == ask.clause
    parts = [t.start for t in ask.triggers if t.of == "thereof"]
    return any(start < head.start for start in parts) or (head.verb and head.clause == ask.clause)


def _shared(head: Trigger, memory: Memory) -> bool:
    """Say whether a verb tells of a part of what was spoken of: bought of exports, paid of a cost.

    Of people and things it tells what became of some ("of them 95 % went to Russia").
    """
    if stem_of(memory.measure).endswith("_count"):
        return head.of in _PAID
    if head.of == "receive":
        return memory.measure.endswith(("_export", "share_of_exports"))
    if head.of in {"own", "sell"}:
        return not _SUMS.isdisjoint(kinds_of_unit(stem_of(memory.measure)))
    kinds = kinds_of_unit(stem_of(memory.measure))
    return head.of in _PAID and "money" in kinds and (head.of not in MOVED or "amount" not in kinds)
