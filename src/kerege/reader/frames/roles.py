"""The part each actor plays in its clause."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from kerege.reader.frames.cases import is_possessive, role_of
from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.words import Words, grammar, words_of
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

#: words in brackets behind a name
_ASIDE = re.compile(r"\([^()]{0,40}\)")
#: roles of names without a preposition
_BARE = frozenset(("nom", "by", "to", "of"))
#: roles that a comma ends ("according to Eurostat, the EU imported")
_APART = frozenset(("said", "dateline"))
#: characters between the members of a list, between an adjective and its noun
_JOINER, _ATTRIBUTE = 12, 2
#: characters between an owner and what is behind it, "'s" included
_POSSESSIVE = 3
#: characters between an owner and its share in something
_SHARE = 48
_TOWNS = frozenset(("asset", "region"))
_BODIES = frozenset(("bloc", "body", "firm"))
#: prepositions of places and goals
_HOLDING = frozenset(("in", "on", "to", "via"))


@dataclass(frozen=True, slots=True)
class Part:
    """An actor and its role in the clause.

    role   : ``nom`` (bare), ``of``, ``owner`` (of a share), ``adj``, ``to``, ``from``, ``via``, ``with``,
             ``through`` (way or agent), ``in``, ``by``, ``between``, ``for``, ``on``, ``against``,
             ``said`` (source of the statement), ``dateline``, ``none`` (a comparison)
    clause : number of the clause
    anchor : end of the noun it hangs on (``of``, ``adj``), else -1
    rank   : place in a list of actors joined by commas and "and": 0 for the first
    """

    mention: Mention
    role: str
    clause: int
    anchor: int = -1
    rank: int = 0

    @property
    def start(self) -> int:
        """Offset of the actor's name."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Offset after the actor's name."""
        return self.mention.end


def find_parts(
    scan: Scan, mentions: tuple[Mention, ...], clauses: Clauses, figures: Set[int] = frozenset()
) -> tuple[Part, ...]:
    """Return the actors of a sentence with their roles, in order; ``figures`` : clauses that have figures.

    A comma between two clauses with a figure each joins no list of actors: "50 % to A, B 25 %".
    """
    if not mentions:
        return ()
    words = words_of(scan)
    parts: list[Part] = []
    for mention in mentions:
        clause = clauses.at(mention.start)
        part = _part(scan, mention, parts[-1] if parts else None, words, clause)
        if part.rank and part.clause != parts[-1].clause and figures >= {part.clause, parts[-1].clause}:
            role, anchor = role_of(scan, mention, words, parts[-1].end)
            part = Part(mention, role, clause, anchor)
        parts.append(part)
    if grammar(scan.language).cases_last:
        _spread(scan, parts)
    _gather(scan, parts)
    _own(parts, words)
    _settle(parts)
    _receive(scan, parts)
    _inside(scan, parts)
    return tuple(parts)


def first_actor(scan: Scan, mentions: tuple[Mention, ...]) -> Part | None:
    """Return the first actor of a sentence that is its subject or adjective of firms or a measure."""
    words = words_of(scan)
    for number, mention in enumerate(mentions):
        if mention.form == "pronoun":
            continue
        if mention.form == "adjective" and mention.end + 1 not in scan.once(_described):
            continue
        role, anchor = role_of(scan, mention, words, mentions[number - 1].end if number else scan.start)
        if role == "adj" or (role == "nom" and not mention.place):
            return Part(mention, role, 0, anchor)
    return None


def _described(scan: Scan) -> frozenset[int]:
    """Return where nouns for firms and measures begin."""
    nouns = [hit.start for hit in scan.of("counted_nouns") if hit.entry.key.startswith("firms")]
    nouns += [hit.start for hit in scan.of("measures") if not hit.entry.data.get("verb")]
    return frozenset(nouns)


def _part(scan: Scan, mention: Mention, previous: Part | None, words: Words, clause: int) -> Part:
    before = scan.start
    if previous is not None:
        attribute = previous.mention.form == "adjective" and mention.start - previous.end <= _ATTRIBUTE
        before = scan.start if attribute else previous.end
    if previous is not None and previous.start == mention.start and previous.role == "between":
        return Part(mention, previous.role, clause, previous.anchor, previous.rank + 1)
    role, anchor = role_of(scan, mention, words, before)
    if previous is not None and role != "of" and _attributed(scan, previous.mention, mention, words):
        return Part(mention, "none", clause)
    bare = role in _BARE and not grammar(scan.language).cases_last
    listed = previous is not None and previous.role not in _APART
    if previous is not None and bare and listed and _listed(scan, previous.mention, mention):
        return Part(mention, previous.role, clause, previous.anchor, previous.rank + 1)
    if role == "of" and _owns_share(scan, mention, anchor, words):
        role = "owner"
    return Part(mention, role, clause, anchor)


def _attributed(scan: Scan, owner: Mention, mention: Mention, words: Words) -> bool:
    """Say whether a body only says what the owner before it has ("the country's OPEC+ quota")."""
    noun = mention.kind == "bloc" and scan.text[mention.end + 1 : mention.end + 2].islower()
    if mention.kind not in _BODIES or not (noun or mention.end + 1 in words.starts):
        return False
    return mention.start - owner.end <= _POSSESSIVE and is_possessive(scan, owner)


def _next_word(scan: Scan, place: int) -> int:
    """Return where the word behind a name begins, its "'s" left out."""
    if scan.text[place : place + 2] in {"'s", "’s"}:
        place += 2
    return place + 1


def _owns_share(scan: Scan, owner: Mention, anchor: int, words: Words) -> bool:
    """Say whether a share hangs on the name of its owner."""
    if anchor in words.shares or _next_word(scan, anchor) in words.shares:
        return True
    return anchor == owner.end and _shares_in(scan, owner, words)


def _shares_in(scan: Scan, owner: Mention, words: Words) -> bool:
    """Say whether the share of an owner in something stands behind its name ("Қытайдың саудадағы үлесі")."""
    inside = grammar(scan.language).inside
    if not inside:
        return False
    for start in sorted(words.shares):
        between = scan.text[owner.end : start]
        if 0 < len(between) <= _SHARE:
            return between.rstrip().endswith(inside) and between.replace("-", "").replace(" ", "").isalpha()
    return False


def _listed(scan: Scan, first: Mention, second: Mention) -> bool:
    """Say whether two actors are joined by a comma or "and" alone."""
    between = _ASIDE.sub("", scan.text[first.end : second.start])
    if len(between) > _JOINER or not between.strip():
        return False
    return between.strip(" ,").casefold() in grammar(scan.language).joiners


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
        follows = 0 <= placed == place - 1 and _listed(scan, parts[placed].mention, part.mention)
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


def _settle(parts: list[Part]) -> None:
    """Take the part of a state's adjective that only says where a town is ("in Estonian Narva")."""
    for place in range(1, len(parts)):
        left, right = parts[place - 1], parts[place]
        town = right.mention.kind in _TOWNS and right.mention.form == "name"
        if left.role == "adj" and town and right.start - left.end <= _ATTRIBUTE and right.role != "of":
            parts[place - 1] = replace(left, role="none")


def _gather(scan: Scan, parts: list[Part]) -> None:
    """Put all members of a list into the clause of its last one, though commas stand between them."""
    for place in range(len(parts) - 1, 0, -1):
        left, right = parts[place - 1], parts[place]
        if right.rank and left.clause != right.clause and _listed(scan, left.mention, right.mention):
            parts[place - 1] = replace(left, clause=right.clause)


def _spread(scan: Scan, parts: list[Part]) -> None:
    """Give all members of a list the role that the case of its last member tells."""
    for place in range(len(parts) - 1, 0, -1):
        left, right = parts[place - 1], parts[place]
        if left.role not in {"nom", "with"} or not _listed(scan, left.mention, right.mention):
            continue
        parts[place - 1] = replace(left, role=right.role, anchor=right.anchor, rank=0)
        parts[place] = replace(right, rank=1)
