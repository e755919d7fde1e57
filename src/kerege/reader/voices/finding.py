"""Who says the words of a sentence, and how: asserted, planned, expected, hedged, denied, an opinion."""

from __future__ import annotations

from itertools import pairwise

from kerege.reader.candidates import AUTHOR, Modality
from kerege.reader.layers import Memory, Mention, Voice
from kerege.reader.scan import Scan
from kerege.reader.voices.attribution import find_passages
from kerege.reader.voices.clauses import find_quotes, find_told_clauses, may_quote
from kerege.reader.voices.covered import Passage
from kerege.reader.voices.later import referring_sentence
from kerege.reader.voices.modality import Mood, find_moods, years_ahead
from kerege.reader.voices.turns import answers

__all__ = ["find_voices", "voice_at"]


def find_voices(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Voice, ...]:
    """Return the voices of a sentence: first one that covers it all, then the parts that differ.

    Parameters
    ----------
    scan
        The sentence.
    mentions
        Its actors, which name the speakers.
    memory
        Who spoke last, for "he said", indirect speech and quotations that run over several sentences.
    """
    base = Voice(scan.start, scan.end)
    quotes = find_quotes(scan)
    said = bool(scan.of("attribution") or quotes) or may_quote(scan) or answers(scan)
    said = (
        said or scan.text.find(": ", scan.start, scan.end) >= 0 or scan.once(referring_sentence) is not None
    )
    ahead = years_ahead(scan)
    if not said and not ahead and not scan.of("modality"):
        return (base,)
    passages = find_passages(scan, mentions, memory, quotes) if said else ()
    moods = find_moods(scan, scan.once(find_told_clauses), ahead) if ahead or scan.of("modality") else ()
    if not passages and not moods:
        return (base,)
    cuts = {scan.start, scan.end}
    for start, end in [(p.start, p.end) for p in passages] + [(m.start, m.end) for m in moods]:
        cuts.update((min(max(start, scan.start), scan.end), min(max(end, scan.start), scan.end)))
    edges = sorted(cuts)
    parts = [
        Voice(start, end, _speaker(passages, start), _modality(moods, start))
        for start, end in pairwise(edges)
    ]
    plain = AUTHOR, Modality.ASSERTED
    return (base, *[part for part in _merged(parts) if (part.speaker, part.modality) != plain])


def voice_at(voices: tuple[Voice, ...], start: int, end: int) -> Voice:
    """Return the voice of ``text[start:end]``: the last one that covers its beginning, else that meets it."""
    for voice in reversed(voices):
        if voice.start <= start < voice.end:
            return voice
    for voice in reversed(voices):
        if voice.start < end and start < voice.end:
            return voice
    return Voice(start, end)


def _speaker(passages: tuple[Passage, ...], place: int) -> str:
    for passage in reversed(passages):
        if passage.start <= place < passage.end:
            return passage.speaker
    return AUTHOR


def _modality(moods: tuple[Mood, ...], place: int) -> str:
    for mood in moods:
        if mood.start <= place < mood.end:
            return mood.modality
    return str(Modality.ASSERTED)


def _merged(parts: list[Voice]) -> list[Voice]:
    merged: list[Voice] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last is not None and (last.speaker, last.modality) == (part.speaker, part.modality):
            merged[-1] = Voice(last.start, part.end, part.speaker, part.modality)
            continue
        merged.append(part)
    return merged
