"""Nouns that are the last part of a joined word: "bloktreinen" and "Güterzüge" are trains."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kerege.reader.folding import fold_all
from kerege.reader.packs import Entry, entries, settings

#: letters of the last part, and of what stands before it, at least
_LEAST, _BEFORE = 5, 3


def joined_noun(language: str, word: str) -> Entry | None:
    """Return the counted noun that a folded word ends in; None where words are not joined."""
    nouns = _nouns(language)
    if not nouns:
        return None
    ends = (word[place:] for place in range(_BEFORE, len(word) - _LEAST + 1))
    return next((nouns[end] for end in ends if end in nouns), None)


@cache
def _nouns(language: str) -> Mapping[str, Entry]:
    """Return folded plural -> entry of what is counted, in a language that joins words."""
    if not settings(language, "numbers").get("joined"):
        return {}
    known = [
        entry
        for entry in entries(language)
        if entry.layer == "counted" and not entry.data.get("event") and not entry.data.get("term")
    ]
    forms = [(form, entry) for entry in known for form in entry.forms if " " not in form.strip()]
    folded = [word.strip() for word in fold_all([form for form, _ in forms])]
    return {word: entry for word, (_, entry) in zip(folded, forms, strict=True) if len(word) >= _LEAST}
