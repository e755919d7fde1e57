"""Partners and holders that earlier sentences told, for shares and flows whose sentence names none."""

from __future__ import annotations

from functools import cache

from kerege.reader.actors.known import kinds
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.measures_result import Measured
from kerege.reader.frames.parts import Part
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory, Quantity
from kerege.reader.packs import settings

#: ends of measures of flows between countries, roles of a name that a list goes on with
_FLOWS, _NAMED = ("_import", "_export", "trade_turnover"), frozenset(("nom", "by", "with"))
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


def next_partner(passage: Passage, quantity: Quantity, measured: Measured, memory: Memory) -> Part | None:
    """Return the buyer or supplier that a list goes on with ("Togo came second with 6 Mt"); None if none.

    The flow is still that of whom the figure before is of, the one before was its first partner.
    """
    flow = measured.inherited and measured.stem.endswith(_FLOWS) and memory.measure.endswith(_FLOWS)
    if not flow or kinds().get(memory.object, ("",))[0] != "state" or not _lists(passage):
        return None
    if any(part.mention.actor == memory.subject for part in passage.parts):
        return None
    named = [p for p in passage.parts if p.role in _NAMED and p.end <= quantity.start]
    last = named[-1] if named else None
    fits = last is not None and last.mention.kind == "state" and last.mention.actor != memory.object
    return last if fits else None


def _lists(passage: Passage) -> bool:
    """Say whether a sentence has words for the next of a list ("second", "followed by")."""
    words = _next_words(passage.scan.language)
    scan = passage.scan
    return bool(words) and not words.isdisjoint(scan.folded_slice(scan.start, scan.end).split())


@cache
def _next_words(language: str) -> frozenset[str]:
    return frozenset(settings(language, "frame_words").get("next_of_list", ()))
