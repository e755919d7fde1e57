"""Things without a name ("the line", "the border", "the plant") as subjects of lengths and costs."""

from __future__ import annotations

from functools import lru_cache

from kerege.reader.actors.suffixes import case_endings
from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parts import Part
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Memory, Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.packs import COMMON, settings
from kerege.reader.scan import Scan

_STATES = frozenset(("state", "bloc", "region"))
#: a thing further from its figure is another one
_REACH = 90
#: clauses between a thing and its figure, an insertion ("the link, she says, is 19 km long")
_BEFORE = 2
#: characters between a preposition and its noun: an article at most
_ARTICLE = 6
#: characters between a thing and its name ("the port of Rotterdam")
_OF = 5
#: characters of an adjective before a thing
_NEW = 16
_DASHES = frozenset("-–—")
_SITES = frozenset(("asset", "region"))
#: words before a thing that opens its clause: an article and two adjectives
_OPENING = 3
#: things that move, or are done, and so are no plant or line named before
_MOVING = frozenset(
    ("trucks", "ship", "ships", "tanker", "tankers", "train", "wagons", "repair", "customs clearance")
)
#: cases that put a thing behind another, as prepositions do
_PLACED = frozenset(("locative", "ablative", "dative"))
#: things that are counted rather than told of, or part of others
_LOADS = frozenset(("none", "border", "container", "wagons", "tanks", "pipeline"))
#: role of the town that a line begins at
_FROM = "from"


def thing_for(
    scan: Scan, quantity: Quantity, stem: str, clauses: Clauses, parts: tuple[Part, ...], memory: Memory
) -> str:
    """Return the thing in a figure's clause, blank if there is none.

    A border has the names of its two states ("Norway-Russia border"). Other things are the latest asset
    that was named in earlier sentences, if there is one, else the English word ("pipeline").
    """
    clause = clauses.at(quantity.start)
    near = [
        (clauses.at(hit.start) != clause, _governed(scan, hit), abs(hit.start - quantity.start), hit)
        for hit in scan.of("frame_things")
        if _has(hit.entry.stem, stem)
        and not _in_name(scan, hit)
        and 0 <= clause - clauses.at(hit.start) <= _BEFORE
        and abs(hit.start - quantity.start) <= _REACH
    ]
    if not near:
        return ""
    nearest = min(near, key=lambda found: (*found[:3], found[3].start))[3]
    thing = nearest.entry.stem
    site = next((part for part in parts if _is_name_of(scan, part, nearest)), None)
    if site is not None:
        return site.mention.actor
    if thing == "border":
        states = [p.mention.actor for p in parts if p.mention.kind in _STATES]
        names = list(dict.fromkeys(states))[:2]
        return f"{names[0]}-{names[1]} border" if len(names) == 2 else thing
    named = [m.actor for m in memory.actors if m.kind == "asset" and _suits(m.actor, thing)]
    if stem == "length":
        named = [name for name in named if is_long(name)]
    if named and thing != memory.thing and _is_new(scan, nearest):
        return thing
    if named:
        return named[0]
    return memory.thing if memory.thing.endswith(f" {thing}") else settled(thing, memory, parts)


def _is_new(scan: Scan, hit: Hit) -> bool:
    """Say whether "new" stands right before a thing, so that it is none told of before."""
    before = scan.folded_slice(max(scan.start, hit.start - _NEW), hit.start).split()
    return bool(before) and before[-1] in settings(scan.language, "frame_things")["new"]["words"]


@lru_cache(maxsize=512)
def _suits(name: str, thing: str) -> bool:
    """Say whether the name of an asset may be that of a thing: a quay is no pipeline, a railway no port."""
    lines = settings(COMMON, "frame_things")["lines"]
    if thing in _MOVING:
        return False
    return is_long(name) if thing in lines["things"] else not name.endswith(tuple(lines["ends"]))


@lru_cache(maxsize=512)
def is_long(name: str) -> bool:
    """Say whether the name of an asset is that of a line, road or river; a port or plant has no length."""
    small = name.lower()
    return any(word in small for word in settings(COMMON, "frame_things")["lines"]["names"])


def opening_thing(scan: Scan, quantity: Quantity, clauses: Clauses, *, moving: bool = False) -> str:
    """Return the thing that a figure's clause begins with, as its subject ("The fund has 500 million").

    ``moving`` : only things that move, which are no plant or line named before
    """
    clause = clauses.at(quantity.start)
    start = clauses.span(clause)[0]
    for hit in scan.of("frame_things"):
        if clauses.at(hit.start) != clause or hit.start >= quantity.start:
            continue
        before = scan.text[start : hit.start]
        if len(before.split()) > _OPENING or any(sign.isdigit() for sign in before):
            return ""
        if moving and hit.entry.stem not in _MOVING:
            return ""
        return (
            "" if hit.entry.stem in _LOADS or _governed(scan, hit) or _is_owned(scan, hit) else hit.entry.stem
        )
    return ""


def _is_owned(scan: Scan, hit: Hit) -> bool:
    """Say whether a name or preposition stands before a thing in its clause, which the thing is beside."""
    words = [w for w in scan.of("frame_words") if "role" in w.entry.data]
    return any(scan.start <= w.start < hit.start and hit.start - w.end <= _REACH // 3 for w in words)


def _is_name_of(scan: Scan, part: Part, thing: Hit) -> bool:
    """Say whether a place is the name of a thing ("the port of Rotterdam"), and no end of a route."""
    if part.mention.kind not in _SITES or scan.text[part.end : part.end + 2].strip()[:1] in _DASHES:
        return False
    return part.start <= thing.start < part.end or 0 <= part.start - thing.word_end <= _OF


def _governed(scan: Scan, hit: Hit) -> bool:
    """Say whether a thing stands behind a preposition, so that another is what the sentence is about."""
    if case_endings(scan.language).get(_ending(scan, hit), "") in _PLACED:
        return True  # "шекарада": at the border
    words = [w for w in scan.of("frame_words") if w.entry.data.get("role", "of") != "of"]
    return any(0 < hit.start - word.end <= _ARTICLE for word in words)


def _ending(scan: Scan, hit: Hit) -> str:
    """Return what is behind the stem of a thing, small."""
    return scan.folded_slice(hit.end, max(hit.word_end, hit.end))


def _in_name(scan: Scan, hit: Hit) -> bool:
    """Say whether a noun is part of a name ("China Road and Bridge"), as its capital shows."""
    if grammar(scan.language).capitals or hit.start == scan.start:
        return False
    return scan.text[hit.start].isupper()


def _has(thing: str, stem: str) -> bool:
    """Say whether a thing can have a measure: a border has a length and no cost."""
    allowed = settings(COMMON, "frame_things")["measures"].get(thing)
    return allowed is None or stem in allowed


def settled(thing: str, memory: Memory, parts: tuple[Part, ...] = ()) -> str:
    """Return the thing told of before that a loose word means ("the plant" of a wind farm), else itself.

    "The line from Osh to Naryn" is another than the railway told of before.
    """
    before = table("loose_things").get(thing, ())
    default = str(table("loose_defaults").get(thing, ""))
    fits = memory.thing != "" and (before is True or memory.thing in before)
    other = default and (memory.of_thing != memory.thing or any(part.role == _FROM for part in parts))
    return memory.thing if fits and not other else default or thing


def last_thing(scan: Scan) -> str:
    """Return the last thing of a sentence that has a length, cost or capacity of its own, blank if none."""
    hits = scan.of("frame_things")
    if not hits:
        return ""
    bound = settings(COMMON, "frame_things")["measures"]
    things = [hit.entry.stem for hit in hits]
    return next((thing for thing in reversed(things) if thing not in bound), "")
