"""The part each actor plays in its clause."""

from __future__ import annotations

from collections.abc import Set

from kerege.reader.frames.cases import role_of
from kerege.reader.frames.clauses import Clauses, reason_clauses
from kerege.reader.frames.parts import Part, is_attribute, is_listed, is_model
from kerege.reader.frames.possessives import is_possessive
from kerege.reader.frames.roles_together import settle
from kerege.reader.frames.words import Words, grammar, words_of
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

#: roles of names without a preposition
_BARE = frozenset(("nom", "by", "to", "of"))
#: roles that a comma ends ("according to Eurostat, the EU imported")
_APART = frozenset(("said", "dateline"))
#: roles that the short form in brackets behind a name shares
_TOWARDS = frozenset(("to", "from", "in", "with"))
#: characters between an adjective and its noun
_ATTRIBUTE = 2
#: characters of a noun between an adjective and a name, with signs beside it; signs that open a name
_NOUN, _OPENING = 32, ' «„“"'
#: characters between an owner and what is behind it, "'s" included
_POSSESSIVE = 3
#: characters between an owner and its share in something
_SHARE = 48
#: roles of a name whose noun is what a sentence opens with; what a dateline ends in
_OWNERS, _DASHES = frozenset(("of", "owner")), frozenset("–—-:")
_BODIES = frozenset(("bloc", "body", "firm"))


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
    apart = reason_clauses(scan, clauses, "apart") - figures
    for mention in mentions:
        clause = clauses.at(mention.start)
        part = _part(scan, mention, parts[-1] if parts else None, words, clause)
        if (clause in apart and part.role != "said") or is_model(scan, mention):
            part = Part(mention, "none", clause)
        if part.rank and part.clause != parts[-1].clause and figures >= {part.clause, parts[-1].clause}:
            role, anchor = role_of(scan, mention, words, parts[-1].end)
            part = Part(mention, role, clause, anchor)
        if parts and _is_site_in(scan, parts[-1], mention):
            parts[-1] = Part(parts[-1].mention, "none", parts[-1].clause)
        parts.append(part)
    settle(scan, parts, words)
    if len(parts) == 1 and parts[0].role == "in" and _opens_alone(scan, parts[0]):
        parts[0] = Part(parts[0].mention, "of", parts[0].clause, parts[0].end)
    return tuple(parts)


def _opens_alone(scan: Scan, part: Part) -> bool:
    """Say whether a land with an ending of place opens its sentence, which names nobody else.

    "Türkiye's exports" are told as "Түркияда экспорт".
    """
    lands = part.mention.kind in {"state", "bloc"} and part.mention.form == "name"
    return lands and grammar(scan.language).cases_last and _opens(scan, part.start)


def first_actor(scan: Scan, mentions: tuple[Mention, ...]) -> Part | None:
    """Return the first actor of a sentence that is its subject or adjective of firms or a measure."""
    for number, mention in enumerate(mentions):
        adjective = mention.form == "adjective"
        if mention.form == "pronoun" or (mention.place and not adjective):
            continue
        if adjective and mention.end + 1 not in scan.once(_described):
            continue
        floor = mentions[number - 1].end if number else scan.start
        role, anchor = role_of(scan, mention, words_of(scan), floor)
        if role == "nom" and number and _goes_on(scan, mentions[:number], mention):
            continue
        opens = role in _OWNERS and not mention.place and _opens(scan, mention.start)
        if role == "adj" or (role == "nom" and not mention.place) or opens:
            return Part(mention, role, 0, anchor)
    return None


def _opens(scan: Scan, start: int) -> bool:
    """Say whether nothing but a dateline stands before a name in its sentence ("Togos Ausfuhren ...")."""
    before = scan.text[scan.start : start].rstrip()
    return not before or before[-1] in _DASHES


def _goes_on(scan: Scan, before: tuple[Mention, ...], mention: Mention) -> bool:
    """Say whether a name is the next of a list behind a preposition ("through Baku and Turkish Ceyhan")."""
    last = before[-1]
    if last.form == "adjective" and len(before) > 1 and _stands_before(scan, last.end, mention.start):
        before, mention = before[:-1], last
        last = before[-1]
    if not is_listed(scan, last, mention) or scan.text[last.end : mention.start].strip() == ",":
        return False
    floor = before[-2].end if len(before) > 1 else scan.start
    return role_of(scan, last, words_of(scan), floor)[0] not in _BARE


def _described(scan: Scan) -> frozenset[int]:
    """Return where nouns for firms and measures begin."""
    nouns = [hit.start for hit in scan.of("counted_nouns") if hit.entry.key.startswith("firms")]
    nouns += [hit.start for hit in scan.of("measures") if not hit.entry.data.get("verb")]
    return frozenset(nouns)


def _part(scan: Scan, mention: Mention, previous: Part | None, words: Words, clause: int) -> Part:
    before = scan.start
    if previous is not None and previous.role in _TOWARDS and _is_short(scan, previous.mention, mention):
        return Part(mention, "none", clause)
    if previous is not None:
        attribute = previous.mention.form == "adjective" and _stands_before(scan, previous.end, mention.start)
        before = scan.start if attribute else previous.end
    if previous is not None and previous.start == mention.start and previous.role == "between":
        return Part(mention, previous.role, clause, previous.anchor, previous.rank + 1)
    role, anchor = role_of(scan, mention, words, before)
    if previous is not None and role != "of" and _attributed(scan, previous.mention, mention, words):
        return Part(mention, "none", clause)
    if mention.kind == "bloc" and is_attribute(scan, mention):
        return Part(mention, "none", clause)
    bare = role in _BARE and not grammar(scan.language).cases_last
    listed = previous is not None and previous.role not in _APART
    if listed and previous is not None and previous.role == "none" and role == "nom":
        listed = not grammar(scan.language).declension  # "unlike Iran, Iraq ...": the case tells them apart
    if previous is not None and bare and listed and is_listed(scan, previous.mention, mention):
        return Part(mention, previous.role, clause, previous.anchor, previous.rank + 1)
    if role == "of" and _owns_share(scan, mention, anchor, words):
        inside = previous is not None and previous.role == "owner"  # "Russia's share in Armenian trade"
        beside = previous is not None and scan.text[previous.end : mention.start].isspace()
        role = "of" if inside and beside else "owner"
    return Part(mention, role, clause, anchor)


def _is_short(scan: Scan, name: Mention, mention: Mention) -> bool:
    """Say whether a mention is the short form in brackets of the name before ("the European Union (EU)")."""
    same = name.actor == mention.actor and scan.text[name.end : mention.start] == " ("
    return same and scan.text[mention.end : mention.end + 1] == ")"


def _is_site_in(scan: Scan, region: Part, mention: Mention) -> bool:
    """Say whether a region only tells where the plant named right behind it is ("Алматы облысындағы X")."""
    if region.mention.kind != "region" or region.role != "in" or mention.kind != "asset":
        return False
    return not scan.text[region.end : mention.start].strip(_OPENING)


def _stands_before(scan: Scan, end: int, start: int) -> bool:
    """Say whether an adjective belongs to a name: no word or one noun is between ("the Danish firm X")."""
    between = scan.text[end:start]
    if len(between) <= _ATTRIBUTE:
        return True
    noun = between.strip(_OPENING)
    return len(between) <= _NOUN and noun.replace("-", "").isalpha()


def _attributed(scan: Scan, owner: Mention, mention: Mention, words: Words) -> bool:
    """Say whether a body only says what the owner before it has ("the country's OPEC+ quota")."""
    noun = mention.kind == "bloc" and scan.text[mention.end + 1 : mention.end + 2].islower()
    if owner.kind == "person" or mention.kind not in _BODIES or not (noun or mention.end + 1 in words.starts):
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
