"""Tell years from counts and names: "2029", "2029 tonnes", "Agenda 2030"."""

from __future__ import annotations

from functools import cache

from kerege.reader.folding import fold
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor
from kerege.reader.times.expression import Expression
from kerege.reader.times.roles import Words
from kerege.reader.times.tense import first_verb, is_over

_OPEN, _CLOSE = frozenset("([/"), frozenset(")],;:/")
_HYPHENS = frozenset("-–‑")
#: bare numbers outside these years are counts more often than not
_FIRST, _LAST = 1900, 2060
_REACH = 30
#: years before the document that its bare numbers may be
_RECENT = 3
#: months in which texts tell of the year before
_EARLY = 3
_CUT = ";"
_UNITS = ("units", "scales", "counted", "per")
#: marks of entries that do not follow a bare number
_NOT_BEHIND = frozenset(("lot_of", "scaled"))
_MEASURED = ("units", "scales", "per")
#: roles of words of rates that tell nothing of the number before them ("for 2026 of 5 %", "in 2025 costs")
_LINKS = frozenset(("of", "costs", "under"))


def year_kind(scan: Scan, one: Expression, words: Words, role: str) -> str:
    """Return ``absolute`` for a year, ``name`` for a year in a name, blank for a number that is none."""
    before = scan.text[one.start - 1 : one.start] if one.start > scan.start else ""
    if before in _HYPHENS and scan.text[one.start - 2 : one.start - 1].isalnum():
        return "absolute" if _is_yearly(scan, one.start) else "name"
    if _named(scan, one.start):
        return "name"
    if role != "at":
        return "" if _is_money(scan, one.end) else "absolute"
    nearest = words.before[0] if words.before else ""
    if nearest in _cues(scan.language, "cues"):
        within = nearest in _cues(scan.language, "within") and _FIRST <= one.year <= _LAST
        return "" if _is_counted(scan, one.end, _MEASURED if within else _UNITS) else "absolute"
    bracketed = before in _OPEN and scan.text[one.end : one.end + 1] in _CLOSE
    if one.sort == "date" and not _FIRST <= one.year <= _LAST:
        return ""
    return "absolute" if bracketed else _bare(scan, one, nearest)


def _bare(scan: Scan, one: Expression, nearest: str) -> str:
    """Judge a year without any cue: after a name it is part of it where the language has prepositions."""
    table = settings(scan.language, "times").get("years", {})
    if not table.get("bare", False):
        return ""
    if nearest in _cues(scan.language, "not_after") and not (
        nearest in _cues(scan.language, "of")
        and one.start - scan.start < _REACH
        and _is_recent(scan, one.year)
    ):
        return ""
    if _is_counted(
        scan, one.end, _UNITS, nouns=bool(table.get("capital_nouns")) and not _is_recent(scan, one.year)
    ):
        return ""
    if not table.get("capital_names") or one.start - 2 <= scan.start:
        return "absolute"
    left = scan.text[max(scan.start, one.start - _REACH) : one.start].split()
    word = left[-1] if left else ""
    first = left[-2][-1] in ".!?" if len(left) > 1 else one.start - scan.start <= len(word) + 1
    return "name" if word[:1].isupper() and word.isalpha() and not first else "absolute"


def _is_yearly(scan: Scan, start: int) -> bool:
    """Return whether a hyphen joins a year to something of a year ("бюджет-2025")."""
    left = scan.text[max(scan.start, start - _REACH) : start - 1].split()
    return bool(left) and fold(left[-1]).strip() in _cues(scan.language, "hyphenated")


def _is_recent(scan: Scan, year: int) -> bool:
    """Say whether a text of this date speaks of a year, whatever noun follows ("wurden 2024 Waren ...")."""
    published = scan.document.published
    return published is not None and published.year - _RECENT <= year <= published.year + 1


def _named(scan: Scan, start: int) -> bool:
    """Return whether a year follows a word like "Agenda" or an acronym in brackets, "(AIF) 2025"."""
    left = scan.text[max(scan.start, start - 30) : start].rstrip()
    if left.endswith(")") and (opening := left.rfind("(")) >= 0:
        inside = left[opening + 1 : -1]
        return inside.isupper() and inside.isalpha() and len(inside) > 1
    last = fold(left[-24:]).split()[-1:]
    return (
        bool(last) and len(left) + 2 > 0 and last[0] in _cues(scan.language, "names") and left[-1:].isalpha()
    )


def _is_counted(scan: Scan, end: int, layers: tuple[str, ...], *, nouns: bool = False) -> bool:
    """Return whether a unit, scale or counted noun follows the number."""
    text = scan.text
    place = end
    while place < scan.end and text[place] in " \u00a0\u202f":
        place += 1
    if any(hit.start == place and hit.entry.key == "change" for hit in scan.of("times")):
        return False
    if any(
        hit.start == place
        and _NOT_BEHIND.isdisjoint(hit.entry.data)
        and hit.entry.data.get("role") not in _LINKS
        for layer in layers
        for hit in scan.of(layer)
    ):
        return True
    return nouns and place > end and text[place : place + 1].isupper()


def _is_money(scan: Scan, end: int) -> bool:
    """Return whether a currency follows the number ("до 1985 рублей")."""
    place = end + 1
    return any(hit.start == place and hit.entry.data.get("money") for hit in scan.of("units"))


@cache
def _cues(language: str, sort: str) -> frozenset[str]:
    words = settings(language, "times").get("years", {}).get(sort, ())
    return frozenset(fold(word).strip() for word in words)


def in_last_year(one: Expression, anchor: Anchor | None, scan: Scan) -> bool:
    """Say whether the end of a year that is not told was that of the last one.

    Early in a year what was "at the end of the year" was so in the year before.
    """
    if anchor is None or anchor.precision == "year" or anchor.last.month > _EARLY:
        return False
    if one.months is None or one.months[0] <= anchor.last.month or not is_over(scan):
        return False
    left = scan.text.rfind(_CUT, scan.start, one.start) + 1 or scan.start
    right = scan.text.find(_CUT, one.end, scan.end)
    own = first_verb(scan, left, right if right >= 0 else scan.end)
    return own == "past" or (own == "" and right < 0 and left == scan.start)
