"""Who may be the speaker: actors of the sentence, groups ("analysts"), bodies, pronouns."""

from __future__ import annotations

from functools import cache

from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.bodies import body_end, name_of
from kerege.reader.voices.groups import may_be_group
from kerege.reader.voices.names import has_title, has_titles, name_after
from kerege.reader.voices.people import titled_people, whole_person
from kerege.reader.voices.unknown import named_behind, officer, title_start
from kerege.reader.voices.words import STATES, Speaker, listed

#: kinds of actors that speak; places and pipelines do not
_SPEAKING = frozenset(("person", "body", "firm", "media", "state", "bloc", "people"))
_EMPLOYERS = frozenset(("body", "firm", "media", "state", "bloc", "region", "asset"))
#: characters between a cue and the speaker behind it
_NEAR = 90
#: characters of a title between a house and who speaks for it
_OFFICE = 40
#: small words between an office and the name of who holds it
_OFFICE_WORDS = 2


def find_speakers(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Speaker, ...]:
    """Return all who may speak in a sentence, in order."""
    found = [
        Speaker(m.start, m.end, m.actor, m.kind, m.form == "genitive" or _oblique(scan, m.start, m.end))
        for m in mentions
        if m.kind in _SPEAKING
        and m.form != "adjective"
        and not m.place
        and not _is_pronoun(scan, m)
        and not _is_seat(scan, m)
    ]
    titled = [m.start for m in mentions if m.form == "title" and m.kind == "person"]
    found = [
        _employer(one)
        if _is_indefinite(scan, one)
        else _by_name(scan, one, mentions)
        if one.start in titled
        else one
        for one in found
    ]
    found = [whole_person(scan, speaker, mentions) for speaker in found if speaker.name]
    for officer_of in _officers(scan, mentions):
        found = [s for s in found if not officer_of.start <= s.start < officer_of.end]
        found.append(officer_of)
    found.extend(titled_people(scan, found, mentions))
    for hit in sorted(scan.of("attribution"), key=lambda cue: (cue.start, not cue.entry.data.get("single"))):
        sort = hit.entry.data["kind"]
        if hit.entry.data.get("alone") and _is_named(scan, hit):
            continue
        if sort == "group" and not may_be_group(scan, hit):
            continue
        named = officer(scan, hit.start, hit.word_end) if sort == "body" and not _taken(found, hit) else None
        if named is not None and not any(m.start < named.end and named.start < m.end for m in mentions):
            start = title_start(scan, hit.start)
            found.append(named._replace(start=start, oblique=_oblique(scan, start, start)))
            continue
        if sort in {"group", "body", "pronoun", "refer"} and not _taken(found, hit):
            name = name_of(scan, hit, mentions, memory, found)
            sort = "somebody" if hit.entry.data.get("single") else sort
            if name:
                start = _modified(hit.start, mentions)
                end = body_end(scan, hit, mentions) if sort == "body" else hit.word_end
                found = [s for s in found if not (start <= s.start < end)] if sort == "body" else found
                found.append(Speaker(start, end, name, sort, _oblique(scan, start, end)))
    return tuple(sorted(found, key=lambda speaker: (speaker.start, -speaker.end)))


def _is_named(scan: Scan, hit: Hit) -> bool:
    """Return whether the office of "the minister" goes on to a name ("министр энергетики Иван Петров")."""
    name = name_after(scan, hit.word_end + 1, _OFFICE_WORDS)
    if name is None:
        return False
    return name[0] == hit.word_end + 1 or " " in scan.text[slice(*name)]


def _is_seat(scan: Scan, mention: Mention) -> bool:
    """Return whether a place only tells where somebody sits ("the London-based firm")."""
    if scan.text[mention.end : mention.end + 1] != "-":
        return False
    behind = scan.folded_slice(mention.end, min(scan.end, mention.end + _OFFICE)).split()[:1]
    return bool(behind) and behind[0] in listed(scan.language, "seated")


def _is_indefinite(scan: Scan, speaker: Speaker) -> bool:
    """Return whether somebody is only "a spokesman", whom no name is known of."""
    known = listed(scan.language, "indefinite") if speaker.kind == "person" else frozenset()
    if not known:
        return False
    word = scan.folded_slice(speaker.start, speaker.end).split()[:1]
    before = scan.folded_slice(max(scan.start, speaker.start - 8), speaker.start).split()[-1:]
    return not known.isdisjoint((*word, *before))


def _employer(speaker: Speaker) -> Speaker:
    """Return the house for which somebody without a name speaks ("a spokesman for KTZ"); blank if none."""
    house = speaker.name.partition(" of ")[2] if speaker.name.startswith("spokes") else ""
    return speaker._replace(name=house, kind="firm")


def _officers(scan: Scan, mentions: tuple[Mention, ...]) -> list[Speaker]:
    """Return the people no pack knows who hold an office of an actor of the sentence."""
    found: list[Speaker] = []
    if not scan.once(has_titles):
        return found
    for mention in mentions:
        named = officer(scan, mention.start, mention.end) if mention.kind in _EMPLOYERS else None
        if named is None:
            continue
        seat = next((m for m in mentions if m.start == named.start and m.place), None)
        named = named_behind(scan, seat.end) if seat is not None else named
        if named is not None and not any(m.start < named.end and named.start < m.end for m in mentions):
            start = title_start(scan, mention.start)
            found.append(named._replace(start=start, oblique=_oblique(scan, start, start)))
    return found


def _by_name(scan: Scan, speaker: Speaker, mentions: tuple[Mention, ...]) -> Speaker:
    """Return an office holder by the unknown name behind the title, if there is one."""
    named = named_behind(scan, speaker.end)
    named = _before_others(scan, named, mentions) if named is not None else None
    if named is None:
        return speaker
    return Speaker(speaker.start, named.end, named.name, "person", speaker.oblique)


def _before_others(scan: Scan, named: Speaker, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Return a name up to where another actor begins ("Jane Doe Tokyo"); None if nothing whole is left."""
    stops = [m.start for m in mentions if m.start < named.end and named.start < m.end]
    if not stops:
        return named
    name = scan.text[named.start : max(min(stops), named.start)].strip()
    return named._replace(end=named.start + len(name), name=name) if " " in name else None


def _is_pronoun(scan: Scan, mention: Mention) -> bool:
    """Return whether somebody is only "he", whom the cues of saying resolve."""
    return (
        mention.form == "pronoun"
        and mention.kind == "person"
        and any(
            h.start == mention.start and h.entry.data["kind"] == "pronoun" for h in scan.of("attribution")
        )
    )


def _taken(found: list[Speaker], hit: Hit) -> bool:
    return any(s.start <= hit.start < s.end for s in found)


def _modified(start: int, mentions: tuple[Mention, ...]) -> int:
    """Return where a noun with the adjective before it begins."""
    for mention in mentions:
        if 0 <= start - mention.end <= 1 and mention.form == "adjective":
            return mention.start
    return start


def subject_before(speakers: tuple[Speaker, ...], left: int, place: int, *, first: bool) -> Speaker | None:
    """Return the subject between two places: the last person, else the last of all.

    ``first`` turns the order round, for languages whose verbs end the sentence.
    """
    fitting = [s for s in speakers if left <= s.start and s.end <= place and not s.oblique]
    people = [s for s in fitting if s.kind in {"person", "pronoun"}] or [
        s for s in fitting if s.kind not in STATES
    ]
    chosen = people or fitting
    if not chosen:
        return None
    return chosen[0] if first else chosen[-1]


def speaker_after(scan: Scan, speakers: tuple[Speaker, ...], place: int, right: int) -> Speaker | None:
    """Return the first candidate after a place, in the same clause."""
    for speaker in speakers:
        if place <= speaker.start < right and speaker.start - place <= _NEAR:
            return _chief(scan, speaker, speakers) or speaker
    return None


def _chief(scan: Scan, house: Speaker, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return the person with a title right behind the house ("KTZ chief Jane Doe")."""
    if house.kind == "person":
        return None
    return next(
        (
            s
            for s in speakers
            if s.kind == "person"
            and 0 < s.start - house.end <= _OFFICE
            and has_title(_office(scan, house, s), scan.language)
            and not any(sign in scan.text[house.end : s.start] for sign in ",;:.")
        ),
        None,
    )


def _office(scan: Scan, house: Speaker, person: Speaker) -> str:
    """Return the words between a house and a person, or the first of the person's own."""
    between = scan.text[house.end : person.start].strip(' »”“"')
    return between or scan.text[person.start : person.end].partition(" ")[0]


def _oblique(scan: Scan, start: int, end: int) -> bool:
    """Return whether a preposition or a case ending shows that a name is not the subject."""
    left = scan.folded_slice(max(scan.start, start - 20), start).split()
    prepositions = listed(scan.language, "prepositions")
    if left and left[-1] in prepositions and scan.text[start - 1 : start] != ",":
        return True
    if len(left) > 1 and left[-2] in prepositions and left[-1] in listed(scan.language, "articles"):
        return True
    if scan.text[end : end + 1] in {"'", "’"} and scan.text[end + 1 : end + 2] == "s":
        return True
    word = scan.folded_slice(start, end).strip()
    return word.endswith(_ends(scan.language, "oblique")) and not word.endswith(_ends(scan.language, "seats"))


@cache
def _ends(language: str, sort: str) -> tuple[str, ...]:
    """Return the endings of a case, or of the bodies in which somebody says so ("министрлігінде")."""
    return tuple(sorted(listed(language, sort)))
