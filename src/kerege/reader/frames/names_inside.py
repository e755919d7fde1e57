"""Known names that are only part of another name, such as a state in the name of a firm."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.frames.names_beside import is_inflected, name_beside
from kerege.reader.frames.names_capitals import nouns_are_capitalised
from kerege.reader.frames.unknown import acting_names
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_PLACES = frozenset(("state", "region"))
_OPENING, _CLOSING = frozenset('«„“"'), frozenset(("» ", "” ", "“ ", '" '))


def outside_names(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions outside of names of their own ("Caspian Copper plc", "port of Rotterdam")."""
    inside: list[Mention] = []
    for hit in scan.of("frame_names") if mentions else ():
        side, kind = hit.entry.data.get("side"), hit.entry.data.get("kind")
        if hit.entry.data.get("legal"):
            name = name_beside(scan, hit) if is_inflected(scan, hit) else None
            inside += [m for m in mentions if name and name.start <= m.start and m.end < hit.start - 1]
            inside += [m for m in mentions if name and _is_town_in(m, name)]
        elif side == "before" and kind == "asset" and hit.entry.data.get("whole"):
            inside += [m for m in mentions if m.kind == "region" and m.end + 1 == hit.start]
        elif side == "before" and (place := _quoted_before(scan, hit)):
            inside += [m for m in mentions if m.kind in _PLACES and m.start == place[0] and m.end <= place[1]]
        elif side == "after" and kind == "asset":
            inside += [m for m in mentions if m.start == hit.word_end + 1 and _is_city(scan, m)]
            inside += [m for m in mentions if m.start == hit.word_end + 2 and _is_quoted(scan, m)]
        elif side == "after" and not nouns_are_capitalised(scan.language):
            name = name_beside(scan, hit) if is_inflected(scan, hit) else None
            inside += [m for m in mentions if name and m.start == name.start and _is_shorter(m, name)]
    return tuple([m for m in mentions if m not in inside]) if inside else mentions


def longer_names(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with each town that is only part of a name that acts made that name.

    "Lobito Atlantic Railway moved 3 Mt", "the Ethio-Djibouti Railway has ...": the places are no actors.
    """
    if nouns_are_capitalised(scan.language):
        return mentions
    places = [m for m in mentions if m.kind in _PLACES and m.form == "name" and _goes_on(scan, m, mentions)]
    if not places:
        return mentions
    others = [(m.start, m.end) for m in mentions if m not in places]
    names = acting_names(scan, others)
    inside = [m for m in places if any(n.start <= m.start and m.end < n.end for n in names)]
    longer = [n for n in names if any(n.start <= m.start and m.end < n.end for m in inside)]
    return (*(m for m in mentions if m not in inside), *longer) if inside else mentions


def _goes_on(scan: Scan, place: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Say whether another capitalised word stands right behind a town, and no other name.

    A state counts only behind a hyphen ("Ethio-Djibouti Railway"): "Togo President X" is no name.
    """
    behind = place.end + 1
    if scan.text[place.end : behind] != " " or not scan.text[behind : behind + 1].isupper():
        return False
    if place.kind == "state" and scan.text[place.start - 1 : place.start] not in {"-", "–"}:
        return False
    return all(m.start != behind for m in mentions)


def outside_known(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
    """Return the mentions that are not the beginning of a firm's name that the text gave before."""
    if "firm" not in [m.kind for m in mentions]:
        return mentions
    return tuple([m for m in mentions if m.kind != "firm" or not _begins_known(scan, m, memory)])


def _quoted_before(scan: Scan, hit: Hit) -> tuple[int, int] | None:
    """Return where the quotation stands that ends right before a noun («Арктика» мұзжарғышы)."""
    end = hit.start - 2
    if scan.text[end : hit.start] not in _CLOSING:
        return None
    start = max(scan.text.rfind(sign, scan.start, end) for sign in sorted(_OPENING)) + 1
    return (start, end) if start > 0 else None


def sites(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with each town that a thing is named by made the thing.

    "Burgas-Raffinerie", "Windpark Schelek": the noun stands right behind or before the town.
    """
    if "frame_names" not in scan.hits or "region" not in [m.kind for m in mentions]:
        return mentions
    nouns = [hit for hit in scan.of("frame_names") if hit.entry.data.get("kind") == "asset"]
    behind = {hit.start - 1 for hit in nouns}
    before = {hit.word_end + 1 for hit in nouns if hit.entry.data.get("side") in {"after", "both"}}
    return tuple([_site(scan, mention, behind, before) for mention in mentions]) if nouns else mentions


def _site(scan: Scan, mention: Mention, behind: set[int], before: set[int]) -> Mention:
    compound = scan.text[mention.end : mention.end + 1] == "-" and mention.end in behind
    named = mention.start in before and not mention.place
    if mention.kind != "region" or not (compound or named):
        return mention
    return replace(mention, kind="asset", place=False)


def _is_town_in(mention: Mention, name: Mention) -> bool:
    """Say whether a town only ends the name of a firm ("Donau-Chemie Linz AG")."""
    return mention.kind == "region" and name.start < mention.start and mention.end < name.end


def _is_shorter(mention: Mention, name: Mention) -> bool:
    """Say whether a listed firm is only the beginning of another's name ("GasTerra" of "GasTerra Nova")."""
    return mention.kind == "firm" and mention.end < name.end


def _is_quoted(scan: Scan, mention: Mention) -> bool:
    """Say whether a state's adjective is a name in quotation marks («Казахстанская» as a mine)."""
    return mention.form == "adjective" and scan.text[mention.start - 1 : mention.start] in _OPENING


def _begins_known(scan: Scan, mention: Mention, memory: Memory) -> bool:
    """Say whether a name that the text gave before begins with a listed firm and stands here."""
    return any(
        known.kind == "firm"
        and len(known.actor) > mention.end - mention.start
        and known.actor[mention.end - mention.start] == " "
        and scan.text.startswith(known.actor, mention.start)
        for known in memory.actors
    )


def _is_city(scan: Scan, mention: Mention) -> bool:
    """Say whether a city stands for its state ("the port of Rotterdam" is the port, not the Netherlands)."""
    return (
        mention.kind == "state"
        and mention.form == "capital"
        and mention.actor not in scan.text[mention.start : mention.end]
    )
