"""Bare numbers that say how many there are: "the number of tankers is still four", "портов всего шесть"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.elided_parts import closes, is_prepositional
from kerege.reader.packs import settings

_REACH = 70
_NOUN_REACH = 40
_LABEL_WORDS = 4
_VERB_WORDS = 4
_SIGNS = ",;:()"
_BORDERS = ",;:()–—.!?"


def is_numbered(near: Neighbours, amount: Amount) -> bool:
    """Return whether "number of" leads in the same clause to a number that closes it."""
    if not closes(near, amount) and not _verb_closes(near, amount):
        return False
    for hit in near.within("changes", amount.start - _REACH, amount.start):
        apart = any(sign in near.scan.text[hit.end : amount.start] for sign in _SIGNS)
        if hit.entry.key == "number" and hit.end <= amount.start and not apart:
            return True
    return False


def _verb_closes(near: Neighbours, amount: Amount) -> bool:
    """Return whether only a closing verb stands between a number and its clause end ("48-ге жетті")."""
    ends = tuple(settings(near.scan.language, "counted").get("nouns", {}).get("closing_verb_ends", ()))
    position = amount.end
    for _ in range(_VERB_WORDS if ends else 0):
        first, last = near.next_word(position)
        if first == last or not near.scan.text[first:last].islower():
            return False
        if last >= near.scan.end or near.scan.text[last] in _BORDERS:
            return near.scan.folded_slice(first, last).endswith(ends)
        position = last
    return False


def counted_before(near: Neighbours, amount: Amount) -> Amount:
    """Return the amount with the known noun that only adverbs part from it ("портов всего шесть")."""
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    leads, fronted = nouns.get("leads", ()), tuple(nouns.get("fronted_ends", ()))
    if not amount.bare or amount.numeral.kind != "cardinal" or not _ends_clause(near, amount):
        return amount
    if fronted and not _is_code(near, amount) and (hit := _fronted(near, amount, fronted)) is not None:
        noun = near.scan.text[hit.start : hit.end]
        return replace(amount, counted=noun, noun=hit.entry, tail=amount.end, borrowed=True)
    if (named := _label(near, amount)) is not None:
        noun = near.scan.text[named.start : named.end]
        return replace(amount, counted=noun, noun=named.entry, tail=amount.end, borrowed=True)
    for hit in reversed(near.within("counted", amount.start - _NOUN_REACH, amount.start)):
        if _leads(near, hit, amount, leads):
            noun = near.scan.text[hit.start : hit.end]
            return replace(amount, counted=noun, noun=hit.entry, tail=amount.end, borrowed=True)
    return amount


def _ends_clause(near: Neighbours, amount: Amount) -> bool:
    """Return whether a clause ends behind a number, or a dash or preposition stands there."""
    if is_prepositional(near, amount):
        return True
    return closes(near, amount) or near.scan.text[amount.end : amount.end + 3] in (" – ", " — ")


def _label(near: Neighbours, amount: Amount) -> Hit | None:
    """Return the noun that a colon parts from its number at the start of a line ("Tankers loaded: 46")."""
    stop = near.skip_back(amount.start)
    if stop - near.scan.start > _REACH:
        return None
    label = near.scan.text[near.scan.start : stop - 1]
    if near.scan.text[stop - 1 : stop] != ":" or len(label.split()) > _LABEL_WORDS or label.isupper():
        return None
    hits = near.within("counted", near.scan.start, stop)
    whole = [hit for hit in hits if hit.end == hit.word_end and not hit.entry.data.get("event")]
    return whole[0] if whole and not any(char.isdigit() for char in label) else None


def _is_code(near: Neighbours, amount: Amount) -> bool:
    """Return whether words right before a number make it that of a code, name or document."""
    hits = near.before(amount.start, "not_claims")
    return any("bare" in hit.entry.data.get("applies", ()) for hit in hits)


def _fronted(near: Neighbours, amount: Amount, ends: tuple[str, ...]) -> Hit | None:
    """Return the noun whose case opens a clause that its number closes ("Танкеров в порту залито 46").

    ``ends`` : endings of the case and of adjectives in it
    """
    first = _clause_start(near, amount.start - len(_dash_before(near, amount.start)))
    if any(char.isdigit() for char in near.scan.text[first : amount.start]):
        return None
    for hit in near.within("counted", first, amount.start):
        if hit.end == hit.word_end and hit.entry.data.get("event") != "only":
            words = near.scan.folded_slice(first, hit.end).split()
            return hit if all(word.endswith(ends) or len(word) == 1 for word in words) else None
    return None


def _dash_before(near: Neighbours, position: int) -> str:
    """Return the dash right before a number, which stands for "are"; blank if there is none."""
    before = near.scan.text[max(near.scan.start, position - 3) : position]
    return before if before in (" – ", " — ") else ""


def _clause_start(near: Neighbours, position: int) -> int:
    text, least = near.scan.text, max(near.scan.start, position - _REACH)
    for place in range(position - 1, least, -1):
        if text[place] == " " and text[place - 1] in _BORDERS:
            return near.skip(place)
    return near.skip(near.scan.start) if least == near.scan.start else position


def _leads(near: Neighbours, hit: Hit, amount: Amount, leads: tuple[str, ...]) -> bool:
    if hit.end != hit.word_end or hit.end > amount.start or hit.entry.data.get("event") == "only":
        return False
    if any(sign in near.scan.text[hit.end : amount.start] for sign in _SIGNS):
        return False
    words = near.scan.folded_slice(hit.end, amount.start).split()
    return bool(words) and all(word in leads for word in words)
