"""Things without a name ("the line", "the border", "the plant") as subjects of lengths and costs."""

from __future__ import annotations

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.roles import Part
from kerege.reader.layers import Memory, Quantity
from kerege.reader.scan import Scan

_STATES = frozenset(("state", "bloc", "region"))
#: a thing further from its figure is another one
_REACH = 90


def thing_for(
    scan: Scan, quantity: Quantity, clauses: Clauses, parts: tuple[Part, ...], memory: Memory
) -> str:
    """Return the thing in a figure's clause, blank if there is none.

    A border has the names of its two states ("Norway-Russia border"). Other things are the latest asset
    that was named in earlier sentences, if there is one, else the English word ("pipeline").
    """
    clause = clauses.at(quantity.start)
    near = [
        (abs(hit.start - quantity.start), hit)
        for hit in scan.of("frame_things")
        if clauses.at(hit.start) == clause and abs(hit.start - quantity.start) <= _REACH
    ]
    if not near:
        return ""
    thing = min(near, key=lambda pair: (pair[0], pair[1].start))[1].entry.key.partition(".")[0]
    if thing == "border":
        states = [p.mention.actor for p in parts if p.mention.kind in _STATES]
        names = list(dict.fromkeys(states))[:2]
        return f"{names[0]}-{names[1]} border" if len(names) == 2 else thing
    named = [m.actor for m in memory.actors if m.kind == "asset"]
    return named[0] if named else thing
