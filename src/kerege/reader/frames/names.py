"""Names that no pack lists, told by a legal form ("AG"), a noun ("Stromversorger PGE") or capitals."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kerege.reader.actors.suffixes import case_endings
from kerege.reader.frames.unknown import acting_names
from kerege.reader.layers import Memory, Mention, Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.packs import entries, settings
from kerege.reader.scan import Scan

_WORD = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’&]{0,30}(?:-[\w'’]{1,30}){0,3}"
#: capitalised words right behind a noun, perhaps in quotation marks
_AFTER = re.compile(rf"\s{{1,2}}([«„“\"‘']?)({_WORD}(?:\s{_WORD}){{0,3}})")
#: capitalised words right before a legal form or a noun of place
_BEFORE = re.compile(rf"((?:{_WORD}\s){{0,3}}{_WORD})([»”“\"]?)[\s-]$")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{3,6}(?!\w|-\d)")
_REACH = 90
#: letters of an inflection behind a noun; more make it another word
_ENDING = 2
_SHORT = 4


def add_names(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> tuple[Mention, ...]:
    """Return the mentions of a sentence with names that stand in no list, in order.

    A name counts if a legal form follows ("Nordwest Windbau AG"), if a noun says what it is ("Stromversorger
    PGE", "joint venture Katco", "Toktogul-Stausee"), if it is written in capitals (PGE), or if an earlier
    sentence named it so, or if a verb or possessive shows that it acts.
    """
    mentions = _own_names(scan, mentions)
    taken = [(m.start, m.end) for m in mentions]
    found: list[Mention] = []
    for hit in sorted(scan.of("frame_names"), key=lambda h: not h.entry.data.get("legal", False)):
        if not _inflected(scan, hit):
            continue
        name = _beside(scan, hit)
        if name is not None and _free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    found.extend(_again(scan, memory, taken))
    found.extend(_capitals(scan, taken))
    found.extend(acting_names(scan, taken))
    if not found:
        return mentions
    return tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end)))


def outside_units(mentions: tuple[Mention, ...], quantities: tuple[Quantity, ...]) -> tuple[Mention, ...]:
    """Return the mentions that are no part of a unit ("US-Dollar")."""
    measured = [q for q in quantities if q.base_unit != "count"]
    if not measured:
        return mentions
    return tuple(m for m in mentions if not any(q.start <= m.start and m.end <= q.end for q in measured))


def _own_names(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions outside of names of their own ("Caspian Copper plc", "port of Rotterdam")."""
    inside: list[Mention] = []
    for hit in scan.of("frame_names") if mentions else ():
        name = _beside(scan, hit) if hit.entry.data.get("legal") and _inflected(scan, hit) else None
        if name is not None:
            inside += [m for m in mentions if name.start <= m.start and m.end < hit.start - 1]
        elif hit.entry.data.get("side") == "after" and hit.entry.data.get("kind") == "asset":
            inside += [m for m in mentions if m.start == hit.word_end + 1 and _is_city(scan, m)]
    return tuple(m for m in mentions if m not in inside)


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


def _inflected(scan: Scan, hit: Hit) -> bool:
    """Say whether what follows a noun in its word is an ending, so that it is no other word."""
    cases = case_endings(scan.language)
    if cases:
        return scan.folded_slice(hit.end, hit.word_end) in cases
    return hit.word_end - hit.end <= _ENDING


def _free(taken: list[tuple[int, int]], name: Mention) -> bool:
    return not any(start < name.end and name.start < end for start, end in taken)


def _beside(scan: Scan, hit: Hit) -> Mention | None:
    """Return the name beside a legal form or a noun that says what it is."""
    kind = str(hit.entry.data.get("kind", "firm"))
    side = hit.entry.data.get("side", "before")
    if side in {"after", "both"}:
        match = _AFTER.match(scan.text, hit.word_end, scan.end)
        if match is not None:
            start, end = match.span(2)
            return _trimmed(scan, start, end, kind, legal=bool(match.group(1)))
    if side in {"before", "both"}:
        head = scan.text[max(scan.start, hit.start - _REACH) : hit.start]
        match = _BEFORE.search(head)
        if match is not None:
            first = hit.start - len(head)
            start, end, quoted = first + match.start(1), first + match.end(1), bool(match.group(2))
            whole = bool(hit.entry.data.get("legal")) and not quoted
            return _trimmed(scan, start, hit.end if whole else end, kind, legal=whole or quoted)
    return None


def _trimmed(scan: Scan, start: int, end: int, kind: str, *, legal: bool = False) -> Mention | None:
    """Return a name without articles and other small words at its start, None if nothing is left."""
    small = settings(scan.language, "frame_names").get("small", ())
    words = scan.text[start:end].split()
    while words and words[0].casefold() in small:
        start += len(words[0]) + 1
        words = words[1:]
    limits = [h.start for layer in (("months",) if legal else ("months", "measures")) for h in scan.of(layer)]
    stops = [place for place in limits if start <= place < end]
    if not words or stops:
        return None
    actor = scan.text[start:end].rstrip("-'’ ")
    if len(actor) < 2:
        return None
    place = Mention(start, start + len(actor), actor, kind)
    for ending in settings(scan.language, "frame_names").get("adjective", ()) if kind == "asset" else ():
        if actor.endswith(ending) and len(actor) > len(ending) + _SHORT:
            return replace(place, actor=actor.removesuffix(ending))
    return place


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
    for match in _CAPITALS.finditer(scan.text, scan.start, scan.end):
        if known is None:
            known = {hit.start for layer, hits in scan.hits.items() if layer != "frame_names" for hit in hits}
        if match.group() in settings(scan.language, "frame_names").get("no_names", ()):
            continue
        if (
            scan.text[match.start() - 1 : match.start()] == "("
            and scan.text[match.end() : match.end() + 1] == ")"
        ):
            continue  # an abbreviation of the name before it, or an agency
        if match.start() in known or _shouted(scan, match.start(), match.end()):
            continue
        name = Mention(match.start(), match.end(), match.group(), "firm")
        if _free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found


def _shouted(scan: Scan, start: int, end: int) -> bool:
    """Say whether the words beside are in capitals as well, as in a headline or a dateline."""
    left = scan.text[max(start - 12, 0) : start].split()
    right = scan.text[end : end + 12].split()
    beside = [word for word in (*left[-1:], *right[:1]) if len(word) > 2 and word.isalpha()]
    return any(word.isupper() for word in beside) or scan.text[end : end + 1] == ","
