"""Pronouns that stand for a bank or agency ("Die Notenbank hob den Zins an. Sie erwartet ...")."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_HOUSES = frozenset(("firm", "body"))
#: characters behind the pronoun in which its verb stands
_REACH = 24


def read_house(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the firm or body that opens the sentence before, for "she" beside a verb ("erwartet sie")."""
    verbs = hit.entry.data.get("verbs", ())
    if not verbs or any(m.kind != "state" for m in found):
        return []
    beside = scan.folded_slice(scan.start, hit.start).split()[-1:]
    beside += scan.folded_slice(hit.word_end, min(scan.end, hit.word_end + _REACH)).split()[:1]
    if not any(word in verbs for word in beside):
        return []
    told = [m for m in memory.actors if sentence_before(scan) <= m.start < scan.start]
    first = min(told, key=lambda m: m.start, default=None)
    if first is None or first.kind not in _HOUSES or any(m.kind == "person" for m in told):
        return []
    if memory.speaker != first.actor and _spoke(scan, memory.speaker):
        return []
    return [replace(first, start=hit.start, end=hit.end, form="pronoun", place=False)]


def _spoke(scan: Scan, speaker: str) -> bool:
    """Say whether the sentence before names who spoke last, in so many words."""
    last = speaker.rpartition(" ")[2]
    return bool(last) and scan.text.find(last, sentence_before(scan), scan.start) >= 0


def sentence_before(scan: Scan) -> int:
    """Return where the sentence before begins."""
    return max(scan.text.rfind(sign, 0, max(scan.start - 2, 0)) for sign in (". ", "\n")) + 1
