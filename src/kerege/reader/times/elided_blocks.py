"""Quarters and halves whose noun was told before ("5 Mt in the third quarter, 4 Mt in the second")."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.numerals import Atom

#: months of the blocks that ordinals count, and signs behind an ordinal without its noun
_MONTHS, _CLOSING = {"Q": 3, "H": 6}, frozenset(".,;:)–—")
_YEAR, _NEAR = 12, 24


def with_elided_blocks(scan: Scan, atoms: Sequence[Atom]) -> list[Atom]:
    """Return the pieces of a sentence in order, bare ordinals behind a counted quarter or half as blocks.

    An ordinal is bare where a word like "in the" stands before it and no noun behind it.
    """
    size, told = 0, []
    for place, atom in enumerate(atoms):
        if atom.symbol in _MONTHS and place and atoms[place - 1].symbol == "o":
            size = _MONTHS[atom.symbol]
        last = size * atom.value
        if atom.symbol == "o" and 0 < last <= _YEAR and _is_bare(scan, atom):
            told.append(atom._replace(symbol="q", sure=True, parts=(0, last - size + 1, last)))
        else:
            told.append(atom)
    return told


def _is_bare(scan: Scan, atom: Atom) -> bool:
    words = settings(scan.language, "times").get("elided", {})
    before = scan.folded_slice(max(scan.start, atom.start - _NEAR), atom.start).rstrip()
    if not before.endswith(tuple(words.get("before", ()))):
        return False
    behind = scan.text[atom.end : min(scan.end, atom.end + _NEAR)].split()[:1]
    return not behind or behind[0][0] in _CLOSING or behind[0].casefold() in words.get("after", ())
