"""Participles that only tell of what kind a good is: "imports of refined copper"."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: words between a noun of trade and the participle at most, and characters they take
_WORDS, _LEAD = 2, 20
#: nouns behind which nouns too only tell of what kind a good is ("exports of transit gas")
_TRADE = frozenset(("import", "export"))


def attributive_places(scan: Scan) -> Set[int]:
    """Return where participles begin that stand before their good, behind a noun that names the measure.

    In "imports of refined copper rose" nothing is refined. In languages whose participles have endings of
    their own (``attributive_ends``), the noun may stand anywhere.
    """
    goods, hits = scan.of("goods"), scan.of("measures")
    if not goods or not hits:
        return frozenset()
    words = settings(scan.language, "frame_words")
    ends = tuple(words.get("attributive_ends", ()))
    others = ends and any(h.entry.stem in _TRADE and not _ends(scan, h, ends) for h in hits)
    found = {h.start for h in hits if others and _ends(scan, h, ends) and _before_good(h, goods)}
    links = frozenset(words.get("attributive_links", ()))
    for noun, hit in pairwise(hits):
        same = hit.start == noun.start and noun.start in found
        if same or (_is_noun(noun) and _before_good(hit, goods) and _linked(scan, noun, hit, links)):
            found.add(hit.start)
    return found


def _is_noun(hit: Hit) -> bool:
    return not hit.entry.data.get("verb")


def _ends(scan: Scan, hit: Hit, ends: tuple[str, ...]) -> bool:
    return scan.folded_slice(hit.start, hit.word_end).endswith(ends)


def _before_good(hit: Hit, goods: list[Hit]) -> bool:
    """Say whether a good stands right behind a word, or the word is the first of the good's name."""
    return any(
        hit.word_end < good.start <= hit.word_end + 1 or good.start <= hit.start < hit.word_end < good.end
        for good in goods
    )


def _linked(scan: Scan, noun: Hit, hit: Hit, links: Set[str]) -> bool:
    """Say whether only words like "of" stand between a noun and a participle; "imports of" has its own."""
    kind = hit.entry.data.get("verb") or noun.entry.stem in _TRADE
    if not kind or not 0 < hit.start - noun.word_end <= _LEAD:
        return False
    between = scan.folded_slice(noun.word_end, hit.start)
    told = between.split()
    led = told or scan.folded_slice(noun.start, noun.word_end).split()[-1:]
    return "  " not in between.strip() and len(told) <= _WORDS and set(led) <= links
