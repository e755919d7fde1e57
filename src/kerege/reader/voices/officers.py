"""Who holds an office and speaks for a house: by an unknown name, or without one ("a spokesman for KTZ")."""

from __future__ import annotations

from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after
from kerege.reader.voices.oblique import is_oblique
from kerege.reader.voices.offices import officer, title_start
from kerege.reader.voices.titles import has_titles
from kerege.reader.voices.unknown import named_behind
from kerege.reader.voices.words import Speaker, listed

_EMPLOYERS = frozenset(("body", "firm", "media", "state", "bloc", "region", "asset"))
#: small words between an office and the name of who holds it
_OFFICE_WORDS = 2
#: characters of "of the country" between an office and a name
_OWNED = 16


def find_officers(scan: Scan, mentions: tuple[Mention, ...]) -> list[Speaker]:
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
            found.append(named._replace(start=start, oblique=is_oblique(scan, start, start)))
    return found


def by_name(scan: Scan, speaker: Speaker, mentions: tuple[Mention, ...]) -> Speaker:
    """Return an office holder by the unknown name behind the title, if there is one."""
    place = _past_country(scan, speaker.end)
    known = next((m for m in mentions if m.kind == "person" and m.start == place + 1), None)
    if known is not None:
        return Speaker(speaker.start, known.end, known.actor, "person", speaker.oblique)
    named = named_behind(scan, place)
    named = _before_others(scan, named, mentions) if named is not None else None
    if named is None:
        return speaker
    return Speaker(speaker.start, named.end, named.name, "person", speaker.oblique)


def _past_country(scan: Scan, place: int) -> int:
    """Return where an office ends, with "of the country" behind it."""
    word = scan.folded_slice(place, min(scan.end, place + _OWNED)).split()[:1]
    known = bool(word) and word[0] in listed(scan.language, "own_country")
    return place + 1 + len(word[0]) if known else place


def _before_others(scan: Scan, named: Speaker, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Return a name up to where another actor begins ("Jane Doe Tokyo"); None if nothing whole is left."""
    stops = [m.start for m in mentions if m.start < named.end and named.start < m.end]
    if not stops:
        return named
    name = scan.text[named.start : max(min(stops), named.start)].strip()
    return named._replace(end=named.start + len(name), name=name) if " " in name else None


def employer(speaker: Speaker) -> Speaker:
    """Return the house for which somebody without a name speaks ("a spokesman for KTZ"); blank if none."""
    house = speaker.name.partition(" of ")[2] if speaker.name.startswith("spokes") else ""
    return speaker._replace(name=house, kind="firm")


def is_indefinite(scan: Scan, speaker: Speaker) -> bool:
    """Return whether somebody is only "a spokesman", whom no name is known of."""
    known = listed(scan.language, "indefinite") if speaker.kind == "person" else frozenset()
    if not known:
        return False
    word = scan.folded_slice(speaker.start, speaker.end).split()[:1]
    before = scan.folded_slice(max(scan.start, speaker.start - 8), speaker.start).split()[-1:]
    return not known.isdisjoint((*word, *before))


def is_named(scan: Scan, hit: Hit) -> bool:
    """Return whether the office of "the minister" goes on to a name ("министр энергетики Иван Петров")."""
    name = name_after(scan, hit.word_end + 1, _OFFICE_WORDS)
    if name is None:
        return False
    return name[0] == hit.word_end + 1 or " " in scan.text[slice(*name)]
