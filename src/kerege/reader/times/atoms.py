"""The pieces of time expressions in a sentence, as a row of symbols that one grammar can read.

Symbols::

    Y year         F numeric date   M month         W weekday    S season
    Q quarter      H half           q "Q1", "H2"    T decade     R span of years
    j "year"       m "month"        w "week"        t "day"      k "decade"    s "season" of harvests, heating
    n number       c number word    o ordinal       P "beginning", "middle", "end"
    G "year-end"   L last, this, next   X "yesterday"   z "heuer", one word for a year near the document's
    D day in a case, behind its month ("5-інде")
    A "same period", "year earlier" V "recently"    E event with a known date        C clock time

Between two pieces: nothing (they touch), ``_`` (a word like "of"), ``~`` (to), ``&`` (and), ``^`` (since), a
sign (``-``, ``,``, ``/``, ``(``), or ``|``: they do not belong together.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.elided_blocks import with_elided_blocks
from kerege.reader.times.numerals import Atom, numerals

_DASHES = frozenset("-–—‑−")
#: pieces without which there is no time expression
_CORE = frozenset("YFMWSQHqTRPGLXzAVECjJmwtks")
#: the short form of a month that is a first name
_FIRST_NAME = "Jan"
_WIDEST = 24


class Row(NamedTuple):
    """Pieces of a sentence and their symbols.

    symbols : one character for each piece and for each gap that is not empty
    places  : for each character the number of its piece, -1 for a gap
    """

    atoms: tuple[Atom, ...]
    symbols: str
    places: tuple[int, ...]


def find_row(scan: Scan) -> Row | None:
    """Return the row of a sentence; None if there is nothing in it that could be a time."""
    if not (scan.of("times") or scan.of("months") or scan.digits):
        return None
    atoms = [_atom(scan, hit) for hit in scan.of("times") if "symbol" in hit.entry.data]
    atoms += [
        Atom(hit.start, hit.end, "M", hit.entry.data["month"], hit.entry.key)
        for hit in scan.of("months")
        if not _is_first_name(scan, hit)
    ]
    if scan.digits:
        atoms += numerals(scan.text, scan.start, scan.end)
    if _CORE.isdisjoint([atom.symbol for atom in atoms]):
        return None
    return _row(scan, with_elided_blocks(scan, _apart(atoms)), table(scan.language))


def _is_first_name(scan: Scan, hit: Hit) -> bool:
    """Return whether the short form of a month stands before a surname ("Jan Jensen"), no day before it."""
    text, end = scan.text, hit.end
    named = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    if text[hit.start : end] != _FIRST_NAME or not named:
        return False
    return not text[max(scan.start, hit.start - 2) : hit.start].strip()[-1:].isdigit()


def _goes_on(scan: Scan, hit: Hit) -> bool:
    """Return whether a word follows that makes a unit of it again ("in the quarter to March")."""
    if "unit_before" not in hit.entry.data:
        return False
    words = scan.folded_slice(hit.end, min(hit.end + _WIDEST, scan.end)).split()[:1]
    return bool(words) and words[0] in hit.entry.data["unit_before"]


def _atom(scan: Scan, hit: Hit) -> Atom:
    """Return the piece of a word; blocks of months have them as parts ("final quarter": 10 to 12)."""
    data = hit.entry.data
    if _goes_on(scan, hit):
        return Atom(hit.start, hit.end, data["unit"], 0, data["unit_key"])
    parts = (0, *data["months"]) if "months" in data else ()
    return Atom(
        hit.start, hit.end, data["symbol"], data.get("value", 0), hit.entry.key, bool(parts), tuple(parts)
    )


def _apart(atoms: list[Atom]) -> list[Atom]:
    """Keep the longer of two pieces that overlap."""
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in atoms:
        if kept and atom.start < kept[-1].end:
            if atom.end - atom.start > kept[-1].end - kept[-1].start:
                kept[-1] = atom
            continue
        kept.append(atom)
    return kept


def _row(scan: Scan, atoms: list[Atom], gaps: Mapping[str, str]) -> Row:
    symbols: list[str] = []
    places: list[int] = []
    for number, atom in enumerate(atoms):
        if number:
            gap = _gap(scan.text, atoms[number - 1], atom, gaps)
            symbols.extend(gap)
            places.extend(-1 for _ in gap)
        symbols.append(atom.symbol)
        places.append(number)
    return Row(tuple(atoms), "".join(symbols), tuple(places))


def _gap(text: str, left: Atom, right: Atom, gaps: Mapping[str, str]) -> str:
    if right.start - left.end > _WIDEST:
        return "|"
    between = text[left.end : right.start].strip()
    if not between or between in "’'" or (between == "." and left.symbol in "MjQPn"):
        return ""
    if len(between) == 1 and (between in ",/(" or between in _DASHES):
        return "-" if between in _DASHES else between
    word = fold(between).strip()
    known = gaps.get(word, "|") if word else "|"
    if between[0] == ",":
        return "," if known == "_" else ",|"
    ends = between[0] in ";:!?" or (between[0] == "." and left.symbol not in "Mj")
    return "|" if ends else known


@cache
def table(language: str) -> Mapping[str, str]:
    """Return words that may stand between two pieces -> symbol of the gap."""
    words = settings(language, "times").get("between", {})
    signs = {"of": "_", "to": "~", "and": "&", "since": "^"}
    return {fold(word).strip(): signs[sort] for sort, forms in words.items() for word in forms}
