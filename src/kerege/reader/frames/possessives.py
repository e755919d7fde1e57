"""Whether a name owns the noun beside it, by its ending: "Poland's", "Polens", "Texas'"."""

from __future__ import annotations

from kerege.reader.frames.parts import Part
from kerege.reader.frames.words import Grammar, grammar, names_known
from kerege.reader.layers import Mention, Quantity
from kerege.reader.scan import Scan

#: units of places in an order
_PLACES = frozenset(("rank", "ordinal"))
#: characters from a name to a figure it owns
_RIGHT_BEFORE = 3
_APOSTROPHE_S = frozenset(("'s", "’s"))


def is_possessive(scan: Scan, mention: Mention) -> bool:
    """Say whether a name owns the noun behind it, which the preposition before it governs ("on X's grid")."""
    text, end = scan.text, mention.end
    if text[end - 2 : end] in _APOSTROPHE_S or text[end : end + 2] in _APOSTROPHE_S:
        return True
    return text[end - 1] == "s" and text[end : end + 2] in {"' ", "’ "}


def is_genitive(scan: Scan, mention: Mention, rules: Grammar) -> bool:
    """Say whether a name has the ending of a genitive ("Polens", "China's", "Texas'")."""
    text, end = scan.text, mention.end
    if text[end : end + 2] in _APOSTROPHE_S or text[end - 2 : end] in _APOSTROPHE_S:
        return True
    if text[end - 1] == "s" and text[end : end + 1] in {"'", "’"}:
        return True
    if not rules.genitive_s or text[end - 1] != "s":
        return False
    return scan.folded_slice(mention.start, end - 1) in names_known(scan.language)


def possessor(scan: Scan, parts: tuple[Part, ...], quantity: Quantity) -> Part | None:
    """Return the actor whose a figure right behind its name is ("less than half of Togo's $4 billion")."""
    if quantity.base_unit in _PLACES:
        return None  # "Ghana is Togo's third-largest supplier"
    near = (p for p in parts if 0 < quantity.start - p.end <= _RIGHT_BEFORE)
    beside = (p for p in near if scan.text[p.end : quantity.start].strip(" '’s") == "")
    return next((p for p in beside if is_genitive(scan, p.mention, grammar(scan.language))), None)
