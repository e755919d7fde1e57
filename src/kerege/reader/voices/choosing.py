"""Which of those who may speak is the subject of a verb of saying, or stands behind a cue."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.unknown import named_behind
from kerege.reader.voices.words import STATES, Speaker

#: characters between a cue and the speaker behind it
_NEAR = 90
#: characters of a title between a house and who speaks for it
_OFFICE = 40
#: signs that part them, and those that part them where the house is no genitive
_SIGNS, _ALL = ";:.", ",;:."
#: kinds of names that speak and may begin with a state
_HOUSES = frozenset(("body", "firm"))
_OWNING = _HOUSES | STATES
#: marks of an owner and their length
_OWNERS, _GENITIVE = ("'s ", "’s "), 3


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
            if speaker.kind in STATES and any(map(str.isdigit, scan.text[place : speaker.start])):
                return None  # "according to the agency, 3 million Danes"
            chosen = _chief(scan, speaker, speakers) or _owned(speaker, speakers)
            chosen = chosen or _officer(scan, speaker, speakers, place, right)
            return chosen or _named_behind(scan, speaker, speakers) or _whole(scan, speaker)
    return None


def _officer(
    scan: Scan, first: Speaker, speakers: tuple[Speaker, ...], place: int, right: int
) -> Speaker | None:
    """Return who is named right behind a house with an office before it ("глава «Ауроры» Иван Петров")."""
    if first.kind not in _OWNING and first.kind != "media":
        return None
    for house in speakers:
        if not place <= house.start < right or house.kind not in _OWNING:
            continue
        words = scan.text[place : house.start].strip(' «„“"').split()
        if any("," in word for word in words) or house.start - place > _NEAR:
            return None
        found = named_behind(scan, house.end) if any(has_title(w, scan.language) for w in words) else None
        if found is not None and found.end <= right and " " in found.name:
            known = (s for s in speakers if s.kind == "person" and found.start < s.end <= found.end)
            return next(known, found)
    return None


def _whole(scan: Scan, speaker: Speaker) -> Speaker:
    """Return a body by its whole name where only the state it begins with is known ("Ghana Tea Board")."""
    if speaker.kind not in STATES or scan.text[speaker.end : speaker.end + 1] != " ":
        return speaker
    found = name_after(scan, speaker.start, 0)
    if found is None or found[0] != speaker.start or found[1] <= speaker.end:
        return speaker
    bodies = (hit for hit in scan.of("frame_names") if hit.entry.data.get("kind") in _HOUSES)
    if not any(hit.word_end == found[1] and hit.entry.data.get("side") == "before" for hit in bodies):
        return speaker
    return Speaker(*found, scan.text[slice(*found)], "body", speaker.oblique)


def _named_behind(scan: Scan, first: Speaker, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return the office named right behind what it is or whose ("Ghana's statistics office GSS": GSS)."""
    owner = first.kind in STATES and scan.text[first.end : first.end + _GENITIVE] in _OWNERS
    if not owner and (first.kind != "body" or first.name in kinds()):
        return None
    reach = first.end + (_OFFICE if owner else 1)
    for one in speakers:
        if first.end < one.start <= reach and one.kind in _HOUSES and one.name in kinds():
            apart = any(sign in scan.text[first.end : one.start] for sign in _ALL)
            return None if apart else one
    return None


def _owned(owner: Speaker, speakers: tuple[Speaker, ...]) -> Speaker | None:
    """Return whom a state right before owns ("елдің министрлігі", "Togos Energieministerium")."""
    if owner.kind not in STATES:
        return None
    beside = (s for s in speakers if s.start - owner.end in {1, _GENITIVE} and not s.oblique)
    return next((s for s in beside if owner.oblique or (s.kind == "body" and owner.name in s.name)), None)


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
            and _has_office(scan, house, s)
            and not any(sign in scan.text[house.end : s.start] for sign in _parts(house))
        ),
        None,
    )


def _parts(house: Speaker) -> str:
    """Return the signs that part a house from a person."""
    return _SIGNS if house.oblique else _ALL


def _has_office(scan: Scan, house: Speaker, person: Speaker) -> bool:
    """Return whether a title stands between a house and a person, or heads the person's own words."""
    between = scan.text[house.end : person.start].strip(' »”“"')
    own = scan.text[person.start : person.end].split()
    small = [word for word in own[:-1] if word.islower()] if house.oblique else []
    return any(has_title(words, scan.language) for words in (between or own[0], *small))
