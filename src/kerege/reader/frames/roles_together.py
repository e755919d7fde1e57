"""What the actors of a sentence tell of each other's parts: lists, owners, receivers, places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kerege.reader.frames.parts import Part, is_listed
from kerege.reader.frames.words import Words, grammar
from kerege.reader.scan import Scan

#: characters between an adjective and its noun
_ATTRIBUTE = 2
_TOWNS = frozenset(("asset", "region"))
#: characters of a noun between an adjective and the name of a firm
_NOUN, _FIRMS = 32, frozenset(("firm",))
#: words between a noun and the name it has
_OF = frozenset(("of", "von", "van", "called"))
#: roles of towns that something goes to or comes from
_GOALS = frozenset(("to", "from", "via", "in"))
#: prepositions of places and goals
_HOLDING = frozenset(("in", "on", "to", "via"))


def settle(scan: Scan, parts: list[Part], words: Words) -> None:
    """Change the parts of actors in place by those of the actors beside them."""
    if grammar(scan.language).cases_last:
        _spread(scan, parts)
    _gather(scan, parts)
    _own(parts, words)
    _place(scan, parts)
    _receive(scan, parts)
    _inside(scan, parts)
    _describe(scan, parts)


def _describe(scan: Scan, parts: list[Part]) -> None:
    """Take the part from an adjective that only tells where a firm is from ("the Danish group Vestas")."""
    for place, (part, firm) in enumerate(pairwise(parts)):
        between = scan.text[part.end : firm.start]
        if part.role != "adj" or firm.role != "nom" or firm.mention.kind not in _FIRMS:
            continue
        if len(between) <= _NOUN and between.startswith(" ") and between.strip().isalpha():
            parts[place] = replace(part, role="none", anchor=-1)


def _own(parts: list[Part], words: Words) -> None:
    """Make owners of genitives without a noun behind the owner of a share ("доля КНР — 22, России — 18")."""
    owned = False
    for place, part in enumerate(parts):
        owned = owned or part.role == "owner"
        alone = part.role == "of" and part.anchor == part.end and part.end + 1 not in words.starts
        if owned and alone and part.clause > parts[0].clause:
            parts[place] = replace(part, role="owner")


def _inside(scan: Scan, parts: list[Part]) -> None:
    """Make places of adjectives behind a preposition where the clause has a subject before them.

    "Moldova keeps 2 bcm in Romanian and Ukrainian stores" is of Moldova.
    """
    if not any(part.role == "adj" for part in parts):
        return
    ends = {h.word_end + 1 for h in scan.of("frame_words") if h.entry.data.get("role") in _HOLDING}
    acting: set[int] = set()
    placed = -1
    for place, part in enumerate(parts):
        if part.role == "nom" and not part.mention.place and part.mention.form != "pronoun":
            acting.add(part.clause)
        if part.role != "adj" or part.clause not in acting:
            continue
        follows = 0 <= placed == place - 1 and is_listed(scan, parts[placed].mention, part.mention)
        if part.start in ends or follows:
            parts[place] = replace(part, role="in", anchor=-1)
            placed = place


def _receive(scan: Scan, parts: list[Part]) -> None:
    """Make receivers of genitives that may be datives behind one ("Египту досталось 9,9, Турции — 6,3")."""
    ends = grammar(scan.language).opening_dative
    given = next((place for place, part in enumerate(parts) if part.role == "to"), len(parts)) if ends else 0
    for place in range(given + 1, len(parts) if ends else 0):
        part = parts[place]
        alone = part.role == "of" and part.anchor == part.end and part.clause > parts[given].clause
        if alone and scan.text[part.start : part.end].endswith(ends):
            parts[place] = replace(part, role="to", anchor=-1)


def _place(scan: Scan, parts: list[Part]) -> None:
    """Take the part of a state's adjective that only says where a town is ("in Estonian Narva")."""
    for place in range(1, len(parts)):
        left, right = parts[place - 1], parts[place]
        town = right.mention.kind in _TOWNS and right.mention.form == "name"
        if left.role == "adj" and town and right.start - left.end <= _ATTRIBUTE and right.role != "of":
            parts[place - 1] = replace(left, role="none")
        elif left.role == "adj" and town and right.role in _GOALS and _is_port_of(scan, left, right):
            parts[place - 1] = replace(left, role="none")  # "to the Russian port of Novorossiysk"


def _is_port_of(scan: Scan, left: Part, right: Part) -> bool:
    """Say whether only one noun, and perhaps "of", stands between a state's adjective and a town."""
    words = scan.text[left.end : right.start].split()
    return (len(words) == 1 and words[0].isalpha()) or (len(words) == _ATTRIBUTE and words[1] in _OF)


def _gather(scan: Scan, parts: list[Part]) -> None:
    """Put all members of a list into the clause of its last one, though commas stand between them."""
    for place in range(len(parts) - 1, 0, -1):
        left, right = parts[place - 1], parts[place]
        if right.rank and left.clause != right.clause and is_listed(scan, left.mention, right.mention):
            parts[place - 1] = replace(left, clause=right.clause)


def _spread(scan: Scan, parts: list[Part]) -> None:
    """Give all members of a list the role that the case of its last member tells."""
    for place in range(len(parts) - 1, 0, -1):
        left, right = parts[place - 1], parts[place]
        if left.role not in {"nom", "with"} or not is_listed(scan, left.mention, right.mention):
            continue
        parts[place - 1] = replace(left, role=right.role, anchor=right.anchor, rank=0)
        parts[place] = replace(right, rank=1)
