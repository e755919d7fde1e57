"""Names that no pack lists, told by a legal form ("AG"), a noun ("Stromversorger PGE") or capitals."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kerege.reader.frames.names_adjective import adjective_names, with_routes
from kerege.reader.frames.names_beside import is_inflected, name_beside
from kerege.reader.frames.names_glued import glued_names
from kerege.reader.frames.names_quoted import quoted_names
from kerege.reader.frames.other_script import is_code, latin_names
from kerege.reader.frames.unknown import acting_names
from kerege.reader.layers import Memory, Mention, Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.packs import entries, settings
from kerege.reader.scan import Scan

_CAPITALS = re.compile(r"[A-ZА-ЯЁ](?<![\w-].)[A-ZА-ЯЁ]{2,5}(?!\w|-\d)", re.DOTALL)

_PLACES = frozenset(("state", "region"))
_OPENING, _CLOSING = ("«", "„", "“", '"'), frozenset(("» ", "” ", "“ ", '" '))
#: a capitalised word behind a name in capitals ("KAZ Koper")
_MORE = re.compile(r" [A-ZÀ-Þ][^\W\d_A-Z]{2,20}(?![\w-])")
#: who speaks in a transcript ("JOHN DE WIT: ...")
_LABEL = re.compile(r"[^\W\d_][^\Wa-z\d_]+(?:[ .'’-]{1,2}[^\Wa-z\d_]+){0,4}:(?=\s)")


def add_names(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
    """Return the mentions of a sentence with names that stand in no list, in order.

    A name counts if a legal form follows ("Nordwest Windbau AG"), if a noun says what it is ("Stromversorger
    PGE", "joint venture Katco", "Toktogul-Stausee"), if it is written in capitals (PGE), or if an earlier
    sentence named it so, or if a verb or possessive shows that it acts.
    """
    mentions = latin_names(scan, _sites(scan, _own_names(scan, with_routes(scan, mentions), memory)))
    taken = [(m.start, m.end) for m in mentions]
    found = adjective_names(scan, taken)
    found += glued_names(scan, taken)
    taken += [(name.start, name.end) for name in found]
    for hit in sorted(scan.of("frame_names"), key=lambda h: not h.entry.data.get("legal", False)):
        if not is_inflected(scan, hit):
            continue
        name = name_beside(scan, hit)
        if name is not None and _free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    found.extend(_again(scan, memory, taken))
    found.extend(_capitals(scan, taken))
    found.extend(quoted_names(scan, taken))
    found.extend(acting_names(scan, [*taken, *((m.start, m.end) for m in found)]))
    if not found:
        return mentions
    return tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end)))


def outside_units(mentions: tuple[Mention, ...], quantities: tuple[Quantity, ...]) -> tuple[Mention, ...]:
    """Return the mentions that are no part of a unit ("US-Dollar")."""
    measured = [q for q in quantities if q.base_unit != "count"]
    if not measured:
        return mentions
    return tuple(m for m in mentions if not any(q.start <= m.start and m.end <= q.end for q in measured))


def _own_names(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
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
        elif side == "after" and not _nouns_are_capitalised(scan.language):
            name = name_beside(scan, hit) if is_inflected(scan, hit) else None
            inside += [m for m in mentions if name and m.start == name.start and _is_shorter(m, name)]
    inside += [m for m in mentions if m.kind == "firm" and _begins_known(scan, m, memory)]
    return tuple([m for m in mentions if m not in inside]) if inside else mentions


def _quoted_before(scan: Scan, hit: Hit) -> tuple[int, int] | None:
    """Return where the quotation stands that ends right before a noun («Арктика» мұзжарғышы)."""
    end = hit.start - 2
    if scan.text[end : hit.start] not in _CLOSING:
        return None
    start = max(scan.text.rfind(sign, scan.start, end) for sign in _OPENING) + 1
    return (start, end) if start > 0 else None


def _sites(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with each town that a thing is named by made the thing.

    "Burgas-Raffinerie", "Windpark Schelek": the noun stands right behind or before the town.
    """
    if not any(m.kind == "region" for m in mentions):
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


@cache
def _nouns_are_capitalised(language: str) -> bool:
    return bool(settings(language, "counted").get("nouns", {}).get("capitalised"))


def _is_shorter(mention: Mention, name: Mention) -> bool:
    """Say whether a listed firm is only the beginning of another's name ("GasTerra" of "GasTerra Nova")."""
    return mention.kind == "firm" and mention.end < name.end


def _is_quoted(scan: Scan, mention: Mention) -> bool:
    """Say whether a state's adjective is a name in quotation marks («Казахстанская» as a mine)."""
    return mention.form == "adjective" and scan.text[mention.start - 1 : mention.start] in {
        "«",
        "„",
        "“",
        '"',
    }


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


@cache
def _legal(language: str) -> frozenset[str]:
    """Return the legal forms of a language's firms, small."""
    rows = [entry for entry in entries(language) if entry.layer == "frame_names" and entry.data.get("legal")]
    return frozenset(form.casefold() for entry in rows for form in entry.forms)


def _free(taken: list[tuple[int, int]], name: Mention) -> bool:
    return not any(start < name.end and name.start < end for start, end in taken)


def _again(scan: Scan, memory: Memory, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names of firms and assets that an earlier sentence had."""
    found = []
    for known in memory.actors:
        if known.kind not in {"firm", "asset"} or known.form != "name":
            continue
        short, _, form = known.actor.rpartition(" ")
        words = known.actor
        place = scan.text.find(words, scan.start, scan.end)
        if place < 0 and form.casefold() in _legal(scan.language):
            words = short.rstrip(",")
            place = scan.text.find(words, scan.start, scan.end)
        if place < 0 or scan.text[place - 1 : place].isalnum():
            continue
        name = replace(known, start=place, end=place + len(words), place=False)
        if _free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found


def _capitals(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names written in capitals, other than words that the packs know (units, goods, GDP)."""
    found = []
    known: set[int] | None = None
    label = _LABEL.match(scan.text, scan.start, scan.end)
    for match in _CAPITALS.finditer(scan.text, label.end() if label else scan.start, scan.end):
        if known is None:
            known = {hit.start for layer, hits in scan.hits.items() if layer != "frame_names" for hit in hits}
        if match.group() in settings(scan.language, "frame_names").get("no_names", ()):
            continue
        if (
            scan.text[match.start() - 1 : match.start()] == "("
            and scan.text[match.end() : match.end() + 1] == ")"
        ):
            continue  # an abbreviation of the name before it, or an agency
        if match.start() in known or is_code(scan, *match.span()):
            continue
        if _shouted(scan, match.start(), match.end()):
            continue
        name = Mention(match.start(), match.end(), match.group(), "firm")
        more = (
            None if _nouns_are_capitalised(scan.language) else _MORE.match(scan.text, match.end(), scan.end)
        )
        if more is not None and all(hit.start != more.start() + 1 for hit in scan.of("months")):
            full = replace(name, end=more.end(), actor=scan.text[match.start() : more.end()])
            name = full if _free(taken, full) else name
        if _free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found


def _shouted(scan: Scan, start: int, end: int) -> bool:
    """Say whether the words beside are in capitals as well, as in a headline or a dateline."""
    left = [word for word in scan.text[max(start - 14, 0) : start].split() if word[0].isalnum()]
    right = [word for word in scan.text[end : end + 14].split() if word[0].isalnum() or word[0] in ",:"]
    beside = [word for word in (*left[-1:], *right[:1]) if len(word) > 2 and word.isalpha()]
    inserted = scan.text[start - 2 : start] == ", "  # "the owner, AMG, pays"
    return any(word.isupper() for word in beside) or (scan.text[end : end + 1] in {",", ":"} and not inserted)
