"""Goods named only as a reason: "less uranium because of a shortage of acid" is no figure of acid."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from kerege.reader.frames.clauses import Clauses
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.roles import listed_near

#: characters and words between a word for a reason and the good it is about
_REACH, _WORDS = 64, 7
#: words between a cause and the noun of a measure
_FEW = 3
_ENDS = frozenset(",.;:)")
#: what a sign with its space is folded to
_SIGN = "  "


def without_reasons(scan: Scan, hits: list[Hit]) -> list[Hit]:
    """Return the words for goods less those whose lack, price or the like is only told as a reason."""
    causes, lacks, behind = _words(scan.language)
    if not causes or not hits:
        return hits
    return [hit for hit in hits if not _is_reason(scan, hit, causes, lacks, behind)]


def outside_reasons(scan: Scan, hits: list[Hit], end: int) -> list[Hit]:
    """Return the words for goods without those of a clause of why behind a figure that ends at ``end``.

    "Its output fell 4 % as deliveries of acid lagged" is no output of acid.
    """
    opening = _opening(scan.language)
    behind = [hit for hit in hits if hit.start > end]
    if not opening or not behind:
        return hits
    words = scan.folded_slice(end, behind[-1].start).split()
    if opening.isdisjoint(words):
        return hits
    return [hit for hit in hits if hit.start <= end or not _is_behind(scan, end, hit, opening)]


def _is_behind(scan: Scan, end: int, hit: Hit, opening: Set[str]) -> bool:
    words = scan.folded_slice(end, hit.start).split()
    if words[-1:] and words[-1] in opening and scan.text[hit.word_end : hit.word_end + 1] in _ENDS:
        return False  # "arrived as LNG"
    first = next((number for number, word in enumerate(words) if word in opening), None)
    return first is not None and words[first + 1 : first + 2] not in (["much"], ["well"], ["many"])


@cache
def _opening(language: str) -> frozenset[str]:
    """Return the words that open a clause of why; "since" is told of times too."""
    return frozenset(settings(language, "frame_words").get("reasons", ())) - {"since"}


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


def reason_words(scan: Scan, ends: Sequence[int], clauses: Clauses) -> tuple[int, ...]:
    """Return where words of why stand behind a figure of their clause ("to 5 from 6 after a line broke").

    ``ends`` : where the figures of the sentence end
    """
    opening = listed_near(scan.language, "cause_after")
    if not opening or not ends:
        return ()
    place, found = min(ends), []
    for word in scan.folded_slice(place, scan.end).split(" "):
        behind = word in opening and any(
            end <= place and clauses.at(end - 1) == clauses.at(place) for end in ends
        )
        if behind:
            found.append(place)
        place += len(word) + 1
    return tuple(found)
