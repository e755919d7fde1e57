"""Which of those who may speak is the subject of a verb of saying, or stands behind a cue."""

from __future__ import annotations

from kerege.reader.scan import Scan
from kerege.reader.voices.names import has_title
from kerege.reader.voices.words import STATES, Speaker

#: characters between a cue and the speaker behind it
_NEAR = 90
#: characters of a title between a house and who speaks for it
_OFFICE = 40


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
