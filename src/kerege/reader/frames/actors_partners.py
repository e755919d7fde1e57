"""Partners and holders that earlier sentences told, for shares and flows whose sentence names none."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory

#: kinds of actors that have owners; roles of whose whole a share is of
_HELD = frozenset(("firm", "asset"))
_OWNERS = frozenset(("of", "owner"))


def partner_of(memory: Memory) -> str:
    """Return whom a share of trade is of: the text's topic, its state where it tells of a firm in passing."""
    firm = kinds().get(memory.topic, ("",))[0] == "firm"
    return memory.lead if firm and kinds().get(memory.lead, ("",))[0] == "state" else memory.topic


def leads_text(passage: Passage) -> bool:
    """Say whether a sentence is the first below the headline, whose partner need not be that of all."""
    scan = passage.scan
    return scan.sentence.paragraph == 1 and scan.start <= scan.document.paragraphs[1].start


def is_whole(passage: Passage, name: str, memory: Memory) -> bool:
    """Say whether a share is of what a state of the sentence has, in a text about a firm."""
    whole = any(part.mention.actor == name and part.role in _OWNERS for part in passage.parts)
    return whole and is_held(memory)


def is_held(memory: Memory) -> bool:
    """Say whether the text is about something that has owners, and not about an owner told before."""
    if memory.measure in table("held") and memory.subject == memory.topic:
        return False
    kind = kinds().get(memory.topic, ("",))[0]
    return (kind or next((m.kind for m in memory.actors if m.actor == memory.topic), "")) in _HELD
