"""Whether words tell of the past or of the present, by the first finite verb the pack knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kerege.reader.folding import fold
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.times.verb_tense import first_verb, pattern_of
from kerege.reader.voices.clauses import find_told_clauses
from kerege.reader.voices.cues import mood_words

__all__ = ["first_verb", "looks_ahead", "looks_ahead_at", "tense", "tense_at"]

#: modalities of a sentence that speaks of what is to come, of one that does not tell what was
AHEAD = frozenset(("planned", "expected"))
#: signs that cut clauses, characters in which a sentence is opened
_CUTS, _OPENING = (", ", "; ", ": ", " – ", " — "), 40
_UNTOLD = frozenset(("planned", "expected", "hedged"))


def tense(scan: Scan) -> str:
    """Return ``past``, ``present`` (also of plans and guesses) or blank (no verb that is known)."""
    untold = any(hit.entry.data.get("modality") in _UNTOLD for hit in scan.once(mood_words))
    if untold and not scan.once(foretold):
        return "present"
    return first_verb(scan, scan.start, scan.end)


def foretold(scan: Scan) -> bool:
    """Return whether a sentence tells what had been expected of what was ("economists had expected 5 %")."""
    pattern = pattern_of(scan.language, "foretold")
    return pattern is not None and pattern.search(scan.folded, scan.start, scan.end) is not None


def looks_ahead(scan: Scan) -> bool:
    """Return whether a sentence has words of plans or expectations."""
    return not AHEAD.isdisjoint([hit.entry.data.get("modality") for hit in scan.once(mood_words)])


def looks_ahead_at(scan: Scan, place: int) -> bool:
    """Return whether plans or expectations hold at a place: none of a later clause behind one of the past.

    "Profit fell to 5 million, missing the 6 million forecast by analysts" tells what was.
    """
    if not scan.once(looks_ahead):
        return False
    return not scan.start <= place < scan.end or _reached(scan, place, AHEAD)


def _reached(scan: Scan, place: int, modalities: frozenset[str]) -> bool:
    """Return whether words of some modalities hold at a place of a sentence."""
    moods = [hit for hit in scan.once(mood_words) if hit.entry.data.get("modality") in modalities]
    if not moods:
        return False
    clauses = scan.once(find_told_clauses)
    number = clauses.at(place)
    if any(clauses.at(hit.start) <= number for hit in moods):
        return True
    return first_verb(scan, clauses.bounds[number], clauses.bounds[number + 1]) != "past"


def is_over(scan: Scan) -> bool:
    """Return whether a sentence tells what was, also in the perfect ("ist ... gewachsen")."""
    perfect = pattern_of(scan.language, "perfect")
    past = scan.once(tense) == "past"
    return past or (perfect is not None and perfect.search(scan.folded, scan.start, scan.end) is not None)


def tense_at(scan: Scan, place: int) -> str:
    """Return the tense at a place: the past of its own clause, else that of the sentence.

    "It remains the largest supplier, to which 3 Mt went" tells what was.
    """
    told = scan.once(tense)
    if told == "past" and (now_from(scan, place) >= 0 or _said_now(scan, place)):
        return "present"
    if told == "past" or not scan.start <= place < scan.end:
        return told
    left = max([scan.text.rfind(sign, scan.start, place) for sign in _CUTS])
    ends = [at for sign in _CUTS if (at := scan.text.find(sign, place, scan.end)) >= 0]
    left, right = max(left + 1, scan.start), min(ends, default=scan.end)
    own = first_verb(scan, left, right)
    if not (own or told) and left > scan.start:  # "3 Mt went through, 5 % more": as the clause before
        own = first_verb(scan, scan.start, left - 1)
    if own != "past":
        return told
    return told if _reached(scan, place, _UNTOLD) else "past"


def _said_now(scan: Scan, place: int) -> bool:
    """Return whether only the verb of saying is past ("He noted that the mills run at 45 %")."""
    said = [hit for hit in scan.of("attribution") if hit.entry.data["kind"] == "verb"]
    if not said or not scan.start <= place < scan.end:
        return False
    left = max(scan.text.rfind(sign, scan.start, place) for sign in _CUTS) + 1
    if left <= scan.start or all(hit.start > left for hit in said) or _takes_up(scan, left + 1):
        return False
    ends = [at for sign in _CUTS if (at := scan.text.find(sign, place, scan.end)) >= 0]
    return first_verb(scan, left, min(ends, default=scan.end)) == "present"


def now_from(scan: Scan, place: int) -> int:
    """Return where the clause of a place begins if it tells of now, behind a semicolon and the past; else -1.

    "On Monday a tonne went for $9,840; a planter is paid 1,500 francs a kilo."
    """
    left = scan.text.rfind("; ", scan.start, place)
    if left < 0 or first_verb(scan, scan.start, left) != "past" or _takes_up(scan, left + 1):
        return -1
    ends = [at for sign in _CUTS if (at := scan.text.find(sign, place, scan.end)) >= 0]
    right = min(ends, default=scan.end)
    return left + 1 if first_verb(scan, left + 1, right) == "present" else -1


def tells_earlier(scan: Scan) -> bool:
    """Return whether a sentence tells what had been before ("2021 hatte der Anteil 45 % betragen")."""
    earlier = pattern_of(scan.language, "earlier")
    return earlier is not None and earlier.search(scan.folded, scan.start, scan.end) is not None


def goes_on(scan: Scan) -> bool:
    """Return whether a sentence opens with words that take up the one before ("That equals ...")."""
    return _takes_up(scan, scan.start)


def _takes_up(scan: Scan, start: int) -> bool:
    opening = scan.folded_slice(start, min(scan.end, start + _OPENING)).split()
    known = _openings(scan.language).get(opening[0]) if opening else None
    return known is not None and any(opening[: len(words)] == words for words in known)


@cache
def _openings(language: str) -> Mapping[str, list[list[str]]]:
    """Return the words that take up the sentence before, by the first of them."""
    openings: dict[str, list[list[str]]] = {}
    for phrase in settings(language, "times").get("near", {}).get("goes_on", ()):
        words = fold(phrase).split()
        openings.setdefault(words[0], []).append(words)
    return openings
