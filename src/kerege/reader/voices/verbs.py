"""Verbs of saying: who says it, and which side of the verb the words said are on."""

from __future__ import annotations

from typing import NamedTuple

from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.clauses import Clauses, Quote, is_term
from kerege.reader.voices.subjects import Place, subject_of
from kerege.reader.voices.sums import is_sum
from kerege.reader.voices.titles import has_title
from kerege.reader.voices.unknown import member_of
from kerege.reader.voices.words import Speaker, listed

#: signs before a verb that comes first in its clause
BEFORE_VERB = frozenset(',;:–—-»”“"’(')
#: characters before the subject and words behind the verb of "..., X said on Thursday"
_SMALL, _FEW = 14, 6
#: characters behind a verb that tell when something was said
_WHEN = 24
#: characters of an office before the subject ("..., the refiner's chief executive Jane Doe said")
_OFFICE = 60
#: characters between words said and the clause behind them
_MARKS = 2
_ENDS = frozenset(",;.!?:)")
#: kinds of speakers that are described by what they do
_HOUSES = frozenset(("firm", "body", "media"))
#: words that tell what a body is at most; words that open another clause
_DESCRIBING = 4
_OPENS_CLAUSE = ("prepositions", "that", "as", "relative", "adding")
_NEVER = frozenset(("state", "people"))


class Said(NamedTuple):
    """Somebody says something.

    speaker, hit : who, and the cue that says so
    whole        : whether the cue speaks of the whole sentence ("laut X")
    before       : else, whether the words said stand before the cue
    """

    speaker: Speaker
    hit: Hit
    whole: bool
    before: bool


def by_verb(
    scan: Scan,
    hit: Hit,
    speakers: tuple[Speaker, ...],
    clauses: Clauses,
    quotes: tuple[Quote, ...],
) -> Said | None:
    """Find the subject of a verb of saying: behind it after a quotation or a comma, else before it."""
    if is_sum(scan, hit) or _is_passive(scan, hit, clauses.bounds[clauses.at(hit.start)]):
        return None
    quotes = tuple(quote for quote in quotes if not is_term(scan, quote))
    inside = _inside(quotes, hit.start)
    if inside is not None and inside.closed:
        return None
    final = bool(settings(scan.language, "attribution").get("grammar", {}).get("verb_final"))
    number = clauses.at(hit.start)
    ahead_of = scan.text[scan.start : hit.start].rstrip()
    small = ahead_of.rpartition(" ")[2]
    if fold(small).strip() in listed(scan.language, "inverts"):
        ahead_of = ahead_of[: len(ahead_of) - len(small)].rstrip()
    inverted = not ahead_of or ahead_of[-1] in BEFORE_VERB
    place = Place(scan.start if final else clauses.bounds[number], clause_end(hit, clauses), inverted, final)
    outside = tuple([s for s in speakers if _inside(quotes, s.start) is inside]) if quotes else speakers
    found = subject_of(scan, hit, outside, place)
    if found is not None:
        found = member_of(scan, found, scan.start if found.start < hit.start else hit.word_end) or found
    if found is None or not may_say(hit, found):
        return None
    whole = not final and (_is_aside(scan, place.left) or _is_inserted(scan, hit, place.left, found))
    if found.start >= hit.end:
        return Said(found, hit, whole, inverted and bool(ahead_of))
    at_end = not scan.text[hit.word_end : scan.end].strip(' .!?»”“"’)')
    if _starts_with(scan, place.left, "relative") and place.left > scan.start:
        return Said(found, hit, whole, before=False)
    behind = at_end or _after_words(quotes, place.left, found)
    return Said(found, hit, whole, behind or _closes(scan, hit, place.left, found, clauses))


def _is_passive(scan: Scan, hit: Hit, left: int) -> bool:
    """Return whether a verb is told of what is said, by nobody ("is expected", "ist ... veranschlagt")."""
    auxiliaries = listed(scan.language, "passive")
    if not auxiliaries:
        return False
    words = scan.folded_slice(left, hit.start).split()
    if scan.text[hit.word_end : hit.word_end + 1] not in _ENDS and hit.word_end < scan.end:
        adverbs = listed(scan.language, "between_passive")
        while words and words[-1] in adverbs:
            words.pop()
        words = words[-1:]
    return not auxiliaries.isdisjoint(words)


def _after_words(quotes: tuple[Quote, ...], left: int, found: Speaker) -> bool:
    """Return whether the subject follows right behind words in quotation marks (""...," the chief said")."""
    return any(q.closed and abs(q.end - left) <= _MARKS and q.end < found.start for q in quotes)


def may_say(hit: Hit, found: Speaker) -> bool:
    """Return whether a subject is of a kind that the verb says something of."""
    data = hit.entry.data
    if "only" in data and found.kind not in data["only"]:
        return False
    return not (data.get("people_only") and found.kind in _NEVER)


def clause_end(hit: Hit, clauses: Clauses) -> int:
    """Return the end of the clause a cue stands in."""
    return clauses.bounds[min(clauses.at(hit.word_end) + 1, len(clauses.bounds) - 1)]


def _closes(scan: Scan, hit: Hit, left: int, found: Speaker, clauses: Clauses) -> bool:
    """Return whether "..., X said on Thursday" ends the sentence: only small words around the verb."""
    if left == scan.start or clauses.at(hit.start) < len(clauses.bounds) - 2:
        return False
    far = found.start - left > _SMALL
    if far and not _in_office(scan, left, found) and not _is_described(scan, left, found):
        return False
    rest = scan.text[hit.word_end : scan.end]
    words = scan.folded_slice(hit.word_end, scan.end).split()
    digits = any(char.isdigit() for char in rest)
    return (
        len(words) <= _FEW and not digits and not any(word in listed(scan.language, "that") for word in words)
    )


def _is_described(scan: Scan, left: int, found: Speaker) -> bool:
    """Return whether only words that tell what a body is stand before it ("..., the Danish firm said")."""
    before = scan.text[left : found.start]
    if found.kind not in _HOUSES or found.start - left > _OFFICE or any(char.isdigit() for char in before):
        return False
    words = before.split()
    if not words or len(words) > _DESCRIBING:
        return bool(words) and words[0][:1].isupper()
    small = fold(words[0]).strip()
    if words[0][:1].isupper() or small in listed(scan.language, "articles"):
        return True
    opens = any(small in listed(scan.language, sort) for sort in _OPENS_CLAUSE)
    acts = any(left <= h.start < found.start and h.entry.data.get("verb") for h in scan.of("measures"))
    return not opens and not acts  # "..., state oil company X said"


def _in_office(scan: Scan, left: int, found: Speaker) -> bool:
    """Return whether only an office stands before a person in a clause."""
    titled = any(has_title(word, scan.language) for word in scan.text[left : found.end].split())
    return found.kind == "person" and found.start - left <= _OFFICE and titled


def _is_aside(scan: Scan, left: int) -> bool:
    """Return whether a clause is an aside ("wie die dpa mitteilt"): it speaks of the whole sentence."""
    return _starts_with(scan, left, "as")


def _starts_with(scan: Scan, left: int, sort: str) -> bool:
    """Return whether a clause starts with one or two words of a list of the pack."""
    words = scan.folded_slice(left, min(scan.end, left + 24)).split()[:2]
    known = listed(scan.language, sort)
    return bool(words) and (words[0] in known or " ".join(words) in known)


def _is_inserted(scan: Scan, hit: Hit, left: int, found: Speaker) -> bool:
    """Return whether subject and verb stand between commas ("output rose, the ministry said, by 4 %")."""
    if left == scan.start or scan.text[left - 1] != "," or not _ends_soon(scan, hit):
        return False
    verbs = [cue for cue in scan.of("attribution") if cue.entry.data["kind"] == "verb"]
    alone = sum("only" not in cue.entry.data and "then" not in cue.entry.data for cue in verbs) == 1
    small = 0 <= found.start - left <= _SMALL
    titled = left < found.start and has_title(scan.text[left : found.start], scan.language)
    return alone and found.end <= hit.start and (small or titled)


def _ends_soon(scan: Scan, hit: Hit) -> bool:
    """Return whether a comma stands behind a verb or the few words that tell when ("said on Friday,")."""
    comma = scan.text.find(",", hit.word_end, min(scan.end, hit.word_end + _WHEN))
    if comma < 0:
        return False
    behind = scan.text[hit.word_end : comma]
    known = listed(scan.language, "that")
    return not any(c.isdigit() or c in ":;" for c in behind) and known.isdisjoint(fold(behind).split())


def _inside(quotes: tuple[Quote, ...], place: int) -> Quote | None:
    for quote in quotes:
        if quote.start <= place < quote.end:
            return quote
    return None
