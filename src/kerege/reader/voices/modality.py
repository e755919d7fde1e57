"""How something is put forward: planned, expected, hedged, denied, an opinion."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kerege.reader.candidates import Modality
from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.clauses import Clauses
from kerege.reader.voices.cues import mood_words

#: which counts when a clause has several
PRIORITY = (Modality.DENIED, Modality.PLANNED, Modality.EXPECTED, Modality.HEDGED, Modality.OPINION)
#: what a headline does not end in
_FULL_STOPS = frozenset('.!?…:;,"»”')
_RANK = {str(modality): rank for rank, modality in enumerate(PRIORITY)}
_YEAR = re.compile(r"[12](?<![\w.,].)(?:(?<=1)9|(?<=2)[01])\d{2}(?![\w%]|[.,]\d)", re.DOTALL)


class Mood(NamedTuple):
    """A modality and the text it covers."""

    start: int
    end: int
    modality: str


def find_moods(scan: Scan, clauses: Clauses, ahead: tuple[int, ...]) -> tuple[Mood, ...]:
    """Return the modalities of a sentence with their reach, the weightiest first; ``ahead``: years to come.

    A cue covers its clause. One that takes a complement ("plans to", "es wird erwartet, dass") goes on into
    the clauses after it (before it where verbs end the sentence) up to one that starts with a word like
    "while".
    """
    moods = []
    for hit in scan.once(mood_words):
        if hit.entry.data.get("modality"):
            number = clauses.at(hit.start)
            modality = _judged(scan, hit, clauses, number)
            if modality:
                moods.append(_reaching(scan, hit, clauses, number, modality))
    for place in ahead:
        number = clauses.at(place)
        start, end = clauses.bounds[number], clauses.bounds[number + 1]
        moods.append(Mood(start, end, str(Modality.EXPECTED)))
    return tuple(sorted(moods, key=lambda mood: (_RANK.get(mood.modality, 9), mood.start)))


def years_ahead(scan: Scan) -> tuple[int, ...]:
    """Return where a sentence names a year after the document's: what is said of it is expected."""
    published = scan.document.published
    if published is None or not scan.digits:
        return ()
    return tuple(
        match.start()
        for match in _YEAR.finditer(scan.text, scan.start, scan.end)
        if int(match[0]) > published.year and scan.text[match.start() - 1 : match.start()] not in {"-", "–"}
    )


def _judged(scan: Scan, hit: Hit, clauses: Clauses, number: int) -> str:
    """Return what a cue means in its clause; blank where it means nothing."""
    data = hit.entry.data
    if _lacks(scan, hit, clauses.bounds[number + 1]):
        return ""
    if data["modality"] == Modality.DENIED and _is_bound(scan, hit):
        return ""
    if "unless" in data and _has_word(scan, clauses, number, tuple(data["unless"])):
        return ""
    if (
        "hearsay" in data
        and _last_word(scan, clauses.bounds[number + 1]) in data["hearsay"]
        and not _ahead(scan)
    ):
        return str(Modality.HEDGED)
    return str(data["modality"])


def _lacks(scan: Scan, hit: Hit, end: int) -> bool:
    """Return whether a cue misses what it needs beside it: an infinitive, a later year, a headline."""
    needs = hit.entry.data.get("needs", "")
    if needs == "infinitive":
        return not _ends_in_infinitive(scan, hit, end)
    if needs == "heading":
        return scan.text[scan.start : scan.end].rstrip()[-1:] in _FULL_STOPS
    return needs == "future" and not _ahead(scan)


def _is_bound(scan: Scan, hit: Hit) -> bool:
    """Return whether a "no" stands right before a figure: "nog geen twintig euro" is less than twenty."""
    if scan.folded_slice(hit.start, hit.word_end).strip() not in _words(scan.language, "determiners"):
        return False
    place = hit.word_end + 1
    return scan.text[place : place + 1].isdigit() or any(n.start == place for n in scan.of("numbers"))


def _has_word(scan: Scan, clauses: Clauses, number: int, beginnings: tuple[str, ...]) -> bool:
    """Return whether a word of a clause begins so ("übersteigen 5 Prozent nicht": a bound, no denial)."""
    words = scan.folded_slice(clauses.bounds[number], clauses.bounds[number + 1]).split()
    return any(word.startswith(beginnings) for word in words)


def _reaching(scan: Scan, hit: Hit, clauses: Clauses, number: int, modality: str) -> Mood:
    bounds = clauses.bounds
    start, end = bounds[number], bounds[number + 1]
    scope = hit.entry.data.get("scope", "clause")
    if scope == "after":
        return Mood(hit.start, end, modality)
    if scope == "clause" or (number and _starts_with(scan, start, "relative")):
        return Mood(start, end, modality)
    if scope == "before":
        first = number
        while (
            first > 0
            and not _ends_scope(scan, bounds[first] - 1)
            and not _starts_with(scan, bounds[first], "stops")
        ):
            first -= 1
        return Mood(bounds[first], end, modality)
    last = number + 1
    while (
        last < len(bounds) - 1
        and not _ends_scope(scan, bounds[last] - 1)
        and not _starts_with(scan, bounds[last], "stops")
    ):
        last += 1
    return Mood(start, bounds[last], modality)


def _ends_scope(scan: Scan, place: int) -> bool:
    return scan.text[place] in ";\n"


def _starts_with(scan: Scan, place: int, sort: str) -> bool:
    words = scan.folded_slice(place, min(scan.end, place + 30)).split()[:2]
    known = _words(scan.language, sort)
    return bool(words) and (words[0] in known or " ".join(words) in known)


def _last_word(scan: Scan, end: int) -> str:
    words = scan.folded_slice(max(scan.start, end - 40), end).split()
    return words[-1] if words else ""


def _ends_in_infinitive(scan: Scan, hit: Hit, end: int) -> bool:
    """Return whether the clause ends in an infinitive behind the cue, as German futures do."""
    word = _last_word(scan, end)
    pattern = _infinitive(scan.language)
    return pattern is not None and hit.end < end - len(word) and pattern.fullmatch(word) is not None


def _ahead(scan: Scan) -> bool:
    """Return whether the sentence names a year after the document's, or "next year", "this year"."""
    near = {(hit.entry.data.get("symbol"), hit.entry.data.get("value")) for hit in scan.of("times")}
    if near & {("L", 1), ("z", 0), ("z", 1)}:
        return True
    published = scan.document.published
    year = published.year if published else 0
    found = (int(match[0]) for match in _YEAR.finditer(scan.text, scan.start, scan.end))
    return any(one > year for one in found) if year else False


@cache
def _infinitive(language: str) -> re.Pattern[str] | None:
    pattern = settings(language, "modality").get("grammar", {}).get("infinitive")
    return re.compile(pattern) if pattern else None


@cache
def _words(language: str, sort: str) -> frozenset[str]:
    words = settings(language, "modality").get("grammar", {}).get(sort, ())
    return frozenset(fold(word).strip() for word in words)
