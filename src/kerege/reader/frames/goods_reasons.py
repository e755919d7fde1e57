"""Goods named only as a reason: "less uranium because of a shortage of acid" is no figure of acid."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters and words between a word for a reason and the good it is about
_REACH, _WORDS = 64, 7
#: words between a cause and the noun of a measure
_FEW = 3
#: what a sign with its space is folded to
_SIGN = "  "


def without_reasons(scan: Scan, hits: list[Hit]) -> list[Hit]:
    """Return the words for goods less those whose lack, price or the like is only told as a reason."""
    causes, lacks, behind = _words(scan.language)
    if not causes or not hits:
        return hits
    return [hit for hit in hits if not _is_reason(scan, hit, causes, lacks, behind)]


def _is_reason(scan: Scan, hit: Hit, causes: Sequence[str], lacks: Set[str], behind: bool) -> bool:
    """Say whether a cause stands before a good, or behind it where the language puts it there."""
    if behind:
        text = scan.folded_slice(hit.start, min(scan.end, hit.word_end + _REACH))
    else:
        text = scan.folded_slice(max(scan.start, hit.start - _REACH), hit.word_end)
    for cause in causes:
        place = text.find(cause) if behind else text.rfind(cause)
        if place >= 0:
            between = text[:place] if behind else text[place + len(cause) :]
            words = between.split()
            if len(words) <= _WORDS and not lacks.isdisjoint(words) and _SIGN not in between:
                return True
    return False


def follows_cause(scan: Scan, start: int, end: int) -> bool:
    """Say whether "because of" leads to a noun over few words ("fell 20 % because of higher duties")."""
    causes, behind = _causes(scan.language)
    if behind:
        text = scan.folded_slice(end, min(scan.end, end + _REACH))
        gaps = [text[: text.find(cause)] for cause in causes if cause in text]
    else:
        text = scan.folded_slice(max(scan.start, start - _REACH), start)
        gaps = [text[text.rfind(cause) + len(cause) :] for cause in causes if cause in text]
    return any(
        len(gap.split()) <= _FEW and _SIGN not in gap and not any(map(str.isdigit, gap)) for gap in gaps
    )


@cache
def _causes(language: str) -> tuple[tuple[str, ...], bool]:
    """Return the words that lead to a cause, and whether they stand behind it."""
    table = settings(language, "goods").get("reasons", {})
    behind = bool(table.get("behind", False))
    words = table.get("causes" if behind else "of_places", ())
    return tuple(str(word).replace("-", " ").strip() + ("" if behind else " ") for word in words), behind


@cache
def _words(language: str) -> tuple[tuple[str, ...], Set[str], bool]:
    """Return the words for a reason, what is lacking or dear, and whether the reason stands behind."""
    table = settings(language, "goods").get("reasons", {})
    causes = tuple(str(cause).replace("-", " ") for cause in table.get("causes", ()))
    return causes, frozenset(table.get("lacks", ())), bool(table.get("behind", False))
