"""Who may be the speaker: actors of the sentence, groups ("analysts"), bodies, pronouns."""

from __future__ import annotations

from kerege.reader.candidates import AUTHOR
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.bodies import name_of
from kerege.reader.voices.body_names import body_end
from kerege.reader.voices.groups import may_be_group
from kerege.reader.voices.ministers import find_ministers
from kerege.reader.voices.oblique import is_addressed, is_oblique
from kerege.reader.voices.officers import by_name, employer, find_officers, is_indefinite, is_named
from kerege.reader.voices.offices import officer, title_start
from kerege.reader.voices.people import titled_people, whole_person
from kerege.reader.voices.portfolios import ministry_cues
from kerege.reader.voices.whole_bodies import whole_bodies
from kerege.reader.voices.words import Speaker, listed

#: kinds of actors that speak; places and pipelines do not
_SPEAKING = frozenset(("person", "body", "firm", "media", "state", "bloc", "people"))
#: characters behind a place that may be a seat ("London-based")
_SEATED = 40
#: characters between people and the last noun of their house
_NEAR = 40


def find_speakers(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Speaker, ...]:
    """Return all who may speak in a sentence, in order."""
    found = [
        Speaker(
            _noun(scan, m),
            m.end,
            m.actor,
            m.kind,
            m.form == "genitive" or is_oblique(scan, m.start, m.end),
        )
        for m in mentions
        if m.kind in _SPEAKING
        and m.form != "adjective"
        and not m.place
        and not _is_pronoun(scan, m)
        and not _is_seat(scan, m)
        and not is_addressed(scan, m.end)
    ]
    titled = [m.start for m in mentions if m.form == "title" and m.kind == "person"]
    found = [
        employer(one)
        if is_indefinite(scan, one)
        else by_name(scan, one, mentions)
        if one.start in titled
        else one
        for one in found
    ]
    found = [whole_person(scan, speaker, mentions) for speaker in found if speaker.name]
    for whole in whole_bodies(scan, mentions):
        found = [s for s in found if s.end <= whole.start or whole.end <= s.start]
        found.append(whole)
    for officer_of in find_officers(scan, mentions):
        found = [s for s in found if not officer_of.start <= s.start < officer_of.end]
        found.append(officer_of)
    found.extend(find_ministers(scan, mentions, memory, found))
    found.extend(titled_people(scan, found, mentions))
    for hit in sorted(ministry_cues(scan), key=lambda cue: (cue.start, not cue.entry.data.get("single"))):
        sort = hit.entry.data["kind"]
        if hit.entry.data.get("alone") and is_named(scan, hit):
            continue
        if sort == "group" and not may_be_group(scan, hit):
            continue
        named = officer(scan, hit.start, hit.word_end) if sort == "body" and not _taken(found, hit) else None
        if named is not None and not any(m.start < named.end and named.start < m.end for m in mentions):
            start = title_start(scan, hit.start)
            found.append(named._replace(start=start, oblique=is_oblique(scan, start, start)))
            continue
        if sort in {"group", "body", "pronoun", "refer"} and not _taken(found, hit):
            name = name_of(scan, hit, mentions, memory, found)
            name = name or (AUTHOR if sort == "body" and not _told_again(scan, hit) else "")
            sort = "somebody" if hit.entry.data.get("single") else sort
            if name:
                start = _modified(hit.start, mentions)
                end = body_end(scan, hit, mentions) if sort == "body" else hit.word_end
                found = [s for s in found if not (start <= s.start < end)] if sort == "body" else found
                found.append(Speaker(start, end, name, sort, is_oblique(scan, start, end)))
    return tuple(sorted(_unhoused(found), key=lambda speaker: (speaker.start, -speaker.end)))


def _unhoused(found: list[Speaker]) -> list[Speaker]:
    """Return the speakers without the houses whose people speak ("analysts at the Nord Bank")."""
    groups = [(one.name, one.start, one.end + _NEAR) for one in found if one.kind == "group"]
    return [
        one
        for one in found
        if not any(one.name == name and start < one.start < end for name, start, end in groups)
    ]


def _noun(scan: Scan, mention: Mention) -> int:
    """Return where somebody begins; without the article of a description ("nach Angaben des Konzerns")."""
    if mention.form != "description":
        return mention.start
    return max(scan.text.rfind(" ", mention.start, mention.end) + 1, mention.start)


def _is_seat(scan: Scan, mention: Mention) -> bool:
    """Return whether a place only tells where somebody sits ("the London-based firm"), or "state-run"."""
    if scan.text[mention.end : mention.end + 1] != "-":
        return False
    if mention.form == "description":
        return True
    behind = scan.folded_slice(mention.end, min(scan.end, mention.end + _SEATED)).split()[:1]
    return bool(behind) and behind[0] in listed(scan.language, "seated")


def _is_pronoun(scan: Scan, mention: Mention) -> bool:
    """Return whether somebody is only "he" or the "it" of "it said", whom the cues of saying resolve."""
    if mention.form != "pronoun":
        return False
    cues = (h.entry.data for h in scan.of("attribution") if h.start == mention.start)
    if mention.kind == "person":
        return any(data["kind"] == "pronoun" for data in cues)
    return any(data.get("of_bodies") for data in cues)


def _told_again(scan: Scan, hit: Hit) -> bool:
    """Return whether the same noun is listed once more, as what stands for a body told before."""
    if "resolves" in hit.entry.data:
        return False
    return any(cue.start == hit.start and "resolves" in cue.entry.data for cue in scan.of("attribution"))


def _taken(found: list[Speaker], hit: Hit) -> bool:
    return any(s.start <= hit.start < s.end for s in found)


def _modified(start: int, mentions: tuple[Mention, ...]) -> int:
    """Return where a noun with the adjective before it begins."""
    for mention in mentions:
        if 0 <= start - mention.end <= 1 and mention.form == "adjective":
            return mention.start
    return start
