"""Cut a sentence into clauses, so that a figure looks for its actors near itself first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from kerege.base.quick import quick
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Mention, Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.month_dashes import month_dashes
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_SIGNS = re.compile(r"[,;:()–—«»„“”\"\[\]\n-](?:(?<!-)|(?<=\s-)(?=\s))")
#: a name or a few words in quotation marks, which belong to the clause around them
_QUOTED = re.compile(r"[«„“\"][^«»„“”\".,;:!?\n]{1,40}[»”“\"]")
_WORDS = 4
#: the short form of a name in brackets behind it ("the Danish Energy Agency (DEA)")
_SHORT = re.compile(r"\([^\W\d_][\w&.-]{1,13}\)")
#: spaces between a comma and a word that cuts behind a preposition
_LED = 2
#: characters of a preposition between a dash and a figure, its space included ("казахстанская — на 5,5%")
_PREPOSITION = 4
#: words before the dash of an elliptic clause
_FEW = 3
#: characters of a name beside a dash that are looked at
_NAME = 24
#: cues that open a source put in, characters of its name
_SOURCES, _SOURCE = frozenset(("prep", "unnamed")), 60
#: characters in which the first word of a clause stands
_WORD = 16
#: words of "the rest"
_PAIR = 2
#: more clauses than this in one sentence are a list or a table: the rest stays one clause
_MOST = 200


@quick
@dataclass(frozen=True, slots=True)
class Clauses:
    """Bounds of the clauses of a sentence: clause ``i`` is ``text[bounds[i]:bounds[i + 1]]``."""

    bounds: tuple[int, ...]

    def at(self, place: int) -> int:
        """Return the number of the clause in which an offset lies."""
        return bisect_right(self.bounds, place, 1, len(self.bounds) - 1) - 1

    def span(self, number: int) -> tuple[int, int]:
        """Return start and end of a clause."""
        return self.bounds[number], self.bounds[number + 1]


def find_clauses(scan: Scan, quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...]) -> Clauses:
    """Return the clauses of a sentence, cut at signs and at words that join clauses.

    A sign inside a number or a name does not cut. "And" cuts only where figures stand on both sides and the
    right side has an actor of its own ("exports to China rose to 5 Mt and to Japan to 2 Mt").
    """
    closed = [(q.cue_start, q.cue_end) for q in quantities] + [(m.start, m.end) for m in mentions]
    closed += _quoted(scan, quantities) + _sources(scan, quantities) + _short_forms(scan)
    closed += scan.once(month_dashes).items()
    closed.sort()
    starts = {q.cue_start: q.base_unit for q in quantities}
    names = {m.start for m in mentions if m.form == "name"} if grammar(scan.language).dash else set()
    cuts = [scan.start]
    for match in _SIGNS.finditer(scan.text, scan.start, scan.end):
        if len(cuts) >= _MOST:
            break
        if _inside(closed, match.start()) or _route(scan, match):
            continue
        if not _copula(scan, match, starts, names, cuts[-1]):
            cuts.append(match.end())
    cuts.append(scan.end)
    joints = [hit for hit in scan.of("frame_words") if hit.entry.data.get("joins") and hit.start > scan.start]
    owners = {hit.start for hit in scan.of("frame_words") if hit.entry.data.get("role") == "of"}
    for hit in joints[:_MOST]:
        comma = scan.text.rfind(", ", max(scan.start, hit.start - _PREPOSITION - 4), hit.start)
        if comma >= 0 and scan.text.count(" ", comma, hit.start) <= _LED and comma + 2 not in owners:
            continue  # the comma has cut already (", which", ", for which")
        if not _inside(closed, hit.start) and _joins(hit, cuts, quantities, mentions, scan):
            cuts.append(hit.start)
    return Clauses(tuple(sorted(set(cuts))) if scan.end > scan.start else (scan.start, scan.end))


def _quoted(scan: Scan, quantities: tuple[Quantity, ...]) -> list[tuple[int, int]]:
    """Return the places of names in quotation marks: few words, no figure among them."""
    found = [m.span() for m in _QUOTED.finditer(scan.text, scan.start, scan.end)]
    return [
        (start, end)
        for start, end in found
        if len(scan.text[start:end].split()) <= _WORDS and not any(start <= q.start < end for q in quantities)
    ]


def _short_forms(scan: Scan) -> list[tuple[int, int]]:
    """Return the places of short forms in brackets: one word, two capitals or more; they part no clause."""
    if scan.text.find("(", scan.start, scan.end) < 0:
        return []
    found = [m.span() for m in _SHORT.finditer(scan.text, scan.start, scan.end)]
    return [(at, end) for at, end in found if sum(map(str.isupper, scan.text[at:end])) > 1]


def _sources(scan: Scan, quantities: tuple[Quantity, ...]) -> list[tuple[int, int]]:
    """Return the places of sources put in between two commas ("GDP, according to the bank, will grow")."""
    found = []
    for hit in scan.of("attribution"):
        start = hit.start - 2
        if hit.entry.data["kind"] not in _SOURCES or scan.text[start : hit.start] != ", ":
            continue
        end = scan.text.find(",", hit.end, min(scan.end, hit.end + _SOURCE)) + 1
        if end and not any(start <= q.start < end or q.start < start for q in quantities):
            found.append((start, end))
    return found


def _copula(scan: Scan, match: re.Match[str], starts: Mapping[int, str], names: set[int], left: int) -> bool:
    """Say whether a dash or a colon stands for "is": a figure or name follows ("Anteil Chinas: 22 %").

    Behind another figure but a rank it opens a list ("bought 9 t: 6 from Niger").
    ``left`` : where the clause begins
    """
    amounts = (start for start, base in starts.items() if base != "rank")
    if match.group() not in "–—:-" or any(left <= start < match.start() for start in amounts):
        return False
    if match.group() in "–—" and _elliptic(scan, names, left, match.start()):
        return True
    place = match.end()
    while place < scan.end and scan.text[place].isspace():
        place += 1
    word = scan.text.find(" ", place, place + _PREPOSITION) + 1
    return place in starts or word in starts or (place in names and match.group() in "–—-")


def _elliptic(scan: Scan, names: set[int], left: int, right: int) -> bool:
    """Say whether only a name stands before a dash that stands for a word ("..., в Европу — упали")."""
    if left == scan.start or not any(left <= name < right for name in names):
        return False
    return len(scan.text[left:right].split()) <= _FEW


def _route(scan: Scan, match: re.Match[str]) -> bool:
    """Say whether a dash joins two names of a route ("Termez - Mazar-i-Sharif - Kabul")."""
    if match.group() not in "–—-" or grammar(scan.language).capitals:
        return False
    left = scan.text[max(match.start() - _NAME, scan.start) : match.start()].split()
    right = scan.text[match.end() : match.end() + _NAME].split()
    return bool(left and right) and left[-1][:1].isupper() and right[0][:1].isupper() and len(left[-1]) > 1


def _inside(closed: list[tuple[int, int]], place: int) -> bool:
    return bool([end for start, end in closed if start <= place < end])


def _joins(
    hit: Hit, cuts: list[int], quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...], scan: Scan
) -> bool:
    if hit.entry.data["joins"] == "always":
        return True
    left = max(cut for cut in cuts if cut <= hit.start)
    right = min(cut for cut in cuts if cut > hit.start)
    before = [q for q in quantities if left <= q.start < hit.start]
    after = [q for q in quantities if hit.end <= q.start < right]
    if not before or not after:
        return False
    own = any(hit.end <= m.start < right for m in mentions)
    return own or any(hit.end <= t.start < right for t in scan.of("measures"))


def reason_clauses(scan: Scan, clauses: Clauses, sort: str = "reasons") -> Set[int]:
    """Return the numbers of the clauses, behind the first, that open with a word like "because"."""
    opening = _opening_words(scan.language, sort)
    bounds = clauses.bounds[1:-1] if opening else ()
    firsts = ((n, scan.folded_slice(place, place + _WORD).split()) for n, place in enumerate(bounds, 1))
    return frozenset(
        number
        for number, words in firsts
        if words and (words[0] in opening or " ".join(words[:_PAIR]) in opening)
    )


@cache
def _opening_words(language: str, sort: str) -> Set[str]:
    return frozenset(settings(language, "frame_words").get(sort, ()))
