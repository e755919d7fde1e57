"""Which words of a sentence are whose."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.before import last_person
from kerege.reader.voices.clauses import SPEECH_WORDS, Quote, find_clauses, find_quotes
from kerege.reader.voices.covered import Passage, cover
from kerege.reader.voices.cues import counts
from kerege.reader.voices.later import closing_sentence, referring_sentence
from kerege.reader.voices.pointed import is_source, said_by
from kerege.reader.voices.quoted import before_colon, quoted
from kerege.reader.voices.speakers import find_speakers
from kerege.reader.voices.titles import has_titles
from kerege.reader.voices.turns import turn

#: more cues than this in a sentence are a table or a trap
_MOST = 60
_DASHES = frozenset("–—")
_CUES = frozenset(("verb", "prep", "post", "unnamed", "own", "refer"))


def find_passages(
    scan: Scan, mentions: tuple[Mention, ...], memory: Memory, quotes: tuple[Quote, ...]
) -> tuple[Passage, ...]:
    """Return what is said by somebody else than the author; relays before whom they relay."""
    answered = turn(scan, quotes)
    first = (Passage(*answered),) if answered is not None and answered[2] else ()
    if answered is not None:
        memory = replace(memory, speaker=answered[2])
    later = closing_sentence(scan, quotes) if answered is None else None
    if later is not None:
        told = _teller(later)
        memory = replace(memory, speaker=told) if told else memory
    found = _found(scan, mentions, memory, quotes)
    if not found and not first and (behind := scan.once(referring_sentence)) is not None:
        told = _reporter(behind, replace(memory, actors=(*reversed(mentions), *memory.actors)))
        return (Passage(scan.start, scan.end, told),) if told else ()
    return (*first, *found)


def _teller(later: Scan) -> str:
    """Return who says the words that end in a later sentence; blank if it does not tell."""
    found = _found(later, find_mentions(later, Memory()), Memory(), find_quotes(later))
    return next((one.speaker for one in reversed(found) if one.start <= later.start < one.end), "")


def _reporter(behind: Scan, memory: Memory) -> str:
    """Return who says what the sentence before told ("Об этом сообщил министр")."""
    found = _found(behind, find_mentions(behind, memory), memory, ())
    return found[-1].speaker if found else ""


def _found(
    scan: Scan, mentions: tuple[Mention, ...], memory: Memory, quotes: tuple[Quote, ...]
) -> tuple[Passage, ...]:
    cues = [hit for hit in scan.of("attribution") if _is_cue(scan, hit)]
    del cues[_MOST:]
    opens = scan.text[scan.start : scan.start + 1] in _DASHES
    colon = not cues and not quotes and scan.text.find(": ", scan.start, scan.end) >= 0
    if not cues and not quotes and not opens and not (colon and scan.once(has_titles)):
        return _continued(scan, memory, quotes)
    speakers = find_speakers(scan, mentions, memory)
    clauses = scan.once(find_clauses)
    said = [one for hit in cues if (one := said_by(scan, hit, speakers, clauses, quotes)) is not None]
    if not said:
        found = quoted(scan, speakers, quotes) or before_colon(scan, speakers, quotes)
        return (Passage(*found),) if found is not None else _continued(scan, memory, quotes)
    said.sort(key=lambda one: (one.speaker.kind != "media", not one.whole, one.hit.start))
    return tuple(cover(scan, said, clauses, quotes))


def _is_cue(scan: Scan, hit: Hit) -> bool:
    return (hit.entry.data["kind"] in _CUES and counts(scan, hit)) or is_source(scan, hit)


def _continued(scan: Scan, memory: Memory, quotes: tuple[Quote, ...]) -> tuple[Passage, ...]:
    """Return what the last speaker goes on saying: open or whole quotations, indirect speech."""
    reported = [h.entry.key for h in scan.of("attribution") if h.entry.data["kind"] == "reported"]
    if "reported" in reported and (person := last_person(scan, memory)):
        return (Passage(scan.start, scan.end, person),)
    if not memory.speaker:
        return ()
    if scan.text[scan.start : scan.start + 1] in _DASHES and scan.text[scan.start - 1 : scan.start] == " ":
        return (Passage(scan.start, scan.end, memory.speaker),)
    for quote in quotes:
        words = scan.text[quote.start : quote.end].count(" ") + 1
        whole = not scan.text[scan.start : quote.start].strip(' „“”«»"–—-‘’‚')
        if (not quote.opened and words > 1) or ((not quote.closed or whole) and words > SPEECH_WORDS):
            return (Passage(quote.start, quote.end, memory.speaker),)
    if reported:
        return (Passage(scan.start, scan.end, memory.speaker),)
    return ()
