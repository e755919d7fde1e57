"""Shares that go on about what was spoken of before: "Norway supplied a third", "the share was 20 %"."""

from __future__ import annotations

from collections.abc import Iterable

from kerege.reader.frames.measures_names import table
from kerege.reader.frames.measures_result import stem_of
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.layers import Memory

#: words of a whole that a share may be of
_WHOLES = frozenset(("need", "consumption", "production", "export", "world", "market", "generation"))

#: shares that sums from several places have; those of trade are told by other words
_PARTS, _OF_TRADE = (
    "share_of_",
    frozenset(("share_of_exports", "share_of_production", "share_of_trade", "share_of_imports")),
)

#: sums of which a part comes from one mine or plant
_MADE = ("_production", "_generation")
#: what a sum is beside the output of an economy, of which no part comes from elsewhere
_OF_OUTPUT = "share_of_gdp"


def whole_before(memory: Memory) -> str:
    """Return what was told last, of which a part may be told next: the sum itself behind its share of output.

    "Remittances were 5 bn dollars, 45 % of GDP; 93 % came from Russia".
    """
    if memory.measure != _OF_OUTPUT:
        return stem_of(memory.measure)
    return next((stem_of(measure) for unit, measure in memory.units if unit != "ratio"), _OF_OUTPUT)


def is_of_imports(before: str, triggers: Iterable[Trigger], clause: int) -> bool:
    """Say whether a share supplied is one of imports (``before`` : the measure before it)."""
    own = any(t.clause == clause and t.of in _WHOLES for t in triggers)
    return not own and (before == "share_of_imports" or before.endswith("_import"))


def is_said_again(before: str, triggers: Iterable[Trigger], clause: int) -> bool:
    """Say whether a clause speaks of "the share" again, without saying of what."""
    return "share" in before and any(t.of == "share" and t.clause == clause for t in triggers)


def share_of_before(before: str) -> str:
    """Return the share in a sum or a count told before of which a part came from somewhere, else blank.

    "14 bn were sent home; 77 % came from Russia", "the port handled 5 Mt, of which 80 % ...".
    """
    if before.startswith(_PARTS) and before != _OF_OUTPUT:
        return before if before not in _OF_TRADE else ""
    if before.endswith("_count"):
        return f"share_of_{before.removesuffix('_count')}"
    if before.endswith(_MADE):
        return f"share_of_{before.rpartition('_')[2]}"
    return str(table("came_from").get(before, ""))
