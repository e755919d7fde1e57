"""Nouns without an entry that a number counts."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

ENDS = frozenset('.,;:!?()"“”„«»/–—')


def is_plural(near: Neighbours, first: int, last: int) -> bool:
    """Return whether an unknown word may be a plural noun, and is no name where only names have capitals."""
    grammar = settings(near.scan.language, "counted").get("nouns", {})
    if near.scan.text[first].isupper() and not grammar.get("capitalised") and grammar.get("plural_ends"):
        return False
    endings = grammar.get("plural_ends")
    return endings is None or near.scan.folded_slice(first, last).endswith(tuple(endings))


def unknown_noun(near: Neighbours, words: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first word that looks like a noun; an empty place if there is none."""
    grammar = settings(near.scan.language, "counted").get("nouns", {})
    capitalised = grammar.get("capitalised", False)
    skip = grammar.get("skip", ())
    endings = tuple(grammar.get("adjective_ends", ()))
    plurals = tuple(grammar.get("plural_ends", ()))
    verbs = tuple(grammar.get("verb_ends", ()))
    closing = tuple(grammar.get("closing_verb_ends", ()))
    doubtful = (0, 0)
    for number, (first, last) in enumerate(words[:4]):
        word = near.scan.folded_slice(first, last)
        if word in skip or len(word) < 3 or word.endswith(verbs):
            break
        if word.endswith(tuple(grammar.get("owner_ends", ("\0",)))):
            continue  # "seven of the bank's twelve directors"
        if closing and word.endswith(closing) and (last >= near.scan.end or near.scan.text[last] in ENDS):
            break
        if capitalised:
            if near.scan.text[first].isupper():
                return first, last
            if not word.endswith(endings):
                break
        elif plurals and number == 0 and not word.endswith(plurals):
            continue  # "20 equal instalments"
        elif not (endings and word.endswith(endings)) or number == len(words[:4]) - 1:
            return first, last
        elif word.endswith(tuple(grammar.get("noun_or_adjective", ()))):
            doubtful = first, last
    return doubtful
