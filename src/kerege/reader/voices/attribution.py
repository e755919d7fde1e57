"""Which words of a sentence are whose: cues of saying, who they point to, what they cover."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.times.roles import listed_near
from kerege.reader.times.tense import first_verb
from kerege.reader.voices.before import last_person
from kerege.reader.voices.clauses import SPEECH_WORDS, Clauses, Quote, find_clauses, find_quotes
from kerege.reader.voices.cues import counts
from kerege.reader.voices.later import closing_sentence, referring_sentence
from kerege.reader.voices.names import has_titles
from kerege.reader.voices.quoted import before_colon, quoted
from kerege.reader.voices.speakers import find_speakers, speaker_after
from kerege.reader.voices.turns import turn
from kerege.reader.voices.unknown import member_of, undeclined, unknown_after, unknown_before
from kerege.reader.voices.verbs import Said, by_verb, clause_end
from kerege.reader.voices.words import Speaker, listed

#: a known actor further from a preposition or postposition than this gives way to an unknown name beside it
_FAR_BEHIND, _FAR_IN_FRONT = 40, 30
#: characters between a cue without a subject and the body it comes from ("aus dem")
_BESIDE = 12
#: more cues than this in a sentence are a table or a trap
_MOST = 60
_DASHES = frozenset("–—")
#: keys of words like "source", and the signs before one in a bracket or a line of its own
_SOURCES, _BEFORE_SOURCE = frozenset(("source", "sources")), frozenset(("", "(", "[", "–", "—"))
_CUES = frozenset(("verb", "prep", "post", "unnamed", "own", "refer"))


class Passage(NamedTuple):
    """Text and who says it; of passages that overlap the later in a list counts."""

    start: int
    end: int
    speaker: str


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
    if not found and not first and (behind := referring_sentence(scan)) is not None:
        told = _reporter(behind)
        return (Passage(scan.start, scan.end, told),) if told else ()
    return (*first, *found)


def _teller(later: Scan) -> str:
    """Return who says the words that end in a later sentence; blank if it does not tell."""
    found = _found(later, find_mentions(later, Memory()), Memory(), find_quotes(later))
    return next((one.speaker for one in reversed(found) if one.start <= later.start < one.end), "")


def _reporter(behind: Scan) -> str:
    """Return who says what the sentence before told ("Об этом сообщил министр")."""
    found = _found(behind, find_mentions(behind, Memory()), Memory(), ())
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
    said = [one for hit in cues if (one := _said(scan, hit, speakers, clauses, quotes)) is not None]
    if not said:
        found = quoted(scan, speakers, quotes) or before_colon(scan, speakers, quotes)
        return (Passage(*found),) if found is not None else _continued(scan, memory, quotes)
    said.sort(key=lambda one: (one.speaker.kind != "media", not one.whole, one.hit.start))
    return tuple(_passages(scan, said, clauses, quotes))


def _is_cue(scan: Scan, hit: Hit) -> bool:
    return (hit.entry.data["kind"] in _CUES and counts(scan, hit)) or _is_source(scan, hit)


def _is_source(scan: Scan, hit: Hit) -> bool:
    """Return whether a word names where a figure is from ("(source: IEA)")."""
    if hit.entry.key not in _SOURCES or scan.text[hit.word_end : hit.word_end + 1] != ":":
        return False
    return scan.text[max(scan.start, hit.start - 2) : hit.start].rstrip()[-1:] in _BEFORE_SOURCE


def _said(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses, quotes: tuple[Quote, ...]
) -> Said | None:
    kind = hit.entry.data["kind"]
    if kind == "verb":
        return by_verb(scan, hit, speakers, clauses, quotes)
    if _is_source(scan, hit):
        source = _behind(scan, hit, speakers, clauses, right=scan.end)
        return Said(source, hit, whole=True, before=False) if source else None
    if kind == "unnamed":
        found: Speaker | None = _from_body(hit, speakers) or Speaker(
            hit.start, hit.end, hit.entry.key, "group"
        )
    elif kind == "refer":
        found = next((s for s in speakers if s.start <= hit.start < s.end), None)
    elif kind == "own":
        found = next((s for s in reversed(speakers) if s.end <= hit.start), speakers[0] if speakers else None)
    elif kind == "prep":
        found = _behind(scan, hit, speakers, clauses)
    else:
        found = _in_front(scan, hit, speakers, clauses)
    return Said(found, hit, whole=True, before=False) if found else None


def _from_body(hit: Hit, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return the body beside a cue without a subject ("heißt es aus dem Ministerium")."""
    return next(
        (
            s
            for s in speakers
            if s.oblique
            and s.kind in {"body", "firm"}
            and (0 <= hit.start - s.end <= _BESIDE or 0 <= s.start - hit.word_end <= _BESIDE)
        ),
        None,
    )


def _behind(
    scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses, *, right: int = 0
) -> Speaker | None:
    """Return whom a preposition names ("laut X")."""
    right = right or clause_end(hit, clauses)
    place = hit.word_end + (scan.text[hit.word_end : hit.word_end + 1] == ":")
    found = speaker_after(scan, speakers, place, right)
    if found is None or found.start - place > _FAR_BEHIND:
        return unknown_after(scan, place, right, declined=True) or found
    return member_of(scan, found, hit.word_end, declined=True) or undeclined(scan, found)


def _in_front(scan: Scan, hit: Hit, speakers: tuple[Speaker, ...], clauses: Clauses) -> Speaker | None:
    """Return whom a postposition names ("X zufolge")."""
    left = clauses.bounds[clauses.at(hit.start)]
    found = next((s for s in reversed(speakers) if left <= s.start < hit.start), None)
    if found is None or hit.start - found.end > _FAR_IN_FRONT:
        return unknown_before(scan, hit.start, declined=True) or found
    return undeclined(scan, found)


def _passages(scan: Scan, said: list[Said], clauses: Clauses, quotes: tuple[Quote, ...]) -> list[Passage]:
    passages: list[Passage] = []
    ends = sorted(one.hit.end for one in said)
    for one in said:
        name, hit = one.speaker.name, one.hit
        if one.whole:
            passages.append(Passage(scan.start, scan.end, name))
            continue
        if one.before:
            first = max(
                (end for end in ends if end < hit.start and not _whole_at(said, end)), default=scan.start
            )
            passages.append(Passage(first, max(hit.word_end, one.speaker.end), name))
            tail = _tail(scan, hit.start, max(hit.word_end, one.speaker.end), clauses, quotes)
            if tail is not None:
                passages.append(Passage(tail, scan.end, name))
            continue
        start = min(clauses.bounds[clauses.at(hit.start)], one.speaker.start)
        passages.append(Passage(start, scan.end, name))
    return passages


def _whole_at(said: list[Said], end: int) -> bool:
    return any(one.whole and one.hit.end == end for one in said)


def _tail(scan: Scan, hit_start: int, place: int, clauses: Clauses, quotes: tuple[Quote, ...]) -> int | None:
    """Return where speech goes on behind "..., said X": at a colon, a new quotation or a "that"."""
    for quote in quotes:
        if quote.opened and quote.start > place:
            return quote.start
    if _is_inserted(scan, hit_start, place):
        return place
    for number in range(clauses.at(place), len(clauses.bounds) - 1):
        start = clauses.bounds[number]
        if start <= place:
            continue
        if scan.text[start - 1] == ":" or (scan.text[start - 1] in ";," and _reported(scan, start)):
            return start
        if _that_follows(scan, start, "adding"):
            return start
        if _that_follows(scan, start, "that"):
            return place
    return None


def _is_inserted(scan: Scan, start: int, end: int) -> bool:
    """Return whether words of saying stand between commas before the verb ("Costs, said X, came to 5")."""
    if scan.text[end : end + 1] != "," or not scan.text[scan.start : start].rstrip().endswith(","):
        return False
    behind = scan.folded_slice(end, min(scan.end, end + _BESIDE)).split()[:1]
    known = listed_near(scan.language, "relative")
    return first_verb(scan, scan.start, start) == "" and not known.intersection(behind)


def _reported(scan: Scan, start: int) -> bool:
    """Return whether a verb form of indirect speech stands behind a place."""
    return any(h.entry.data["kind"] == "reported" and h.start >= start for h in scan.of("attribution"))


def _that_follows(scan: Scan, start: int, sort: str) -> bool:
    words = scan.folded_slice(start, min(scan.end, start + 16)).split()[:1]
    return bool(words) and words[0] in listed(scan.language, sort)


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
