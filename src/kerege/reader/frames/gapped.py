"""Changes whose verb stands once: "copper rose by 1 %, zinc 2 %", "exports fell 5 %, imports 3 %"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.frames.measures_fit import kinds_of_class
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Mention, Quantity, TimeSpan
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters between two changes, and from the sign or joint to the second one
_FAR, _TAIL = 90, 48
#: characters of "to" behind a change
_TO = 3
#: words for changes that lead to a name, too ("to", "from"), where no figure follows them
_PLACES = frozenset(("to", "from", "by"))
_SIGNS = ",;"
_CLOSING = ",;.)!?\n"
#: words that tell what a share is, so that it is no change
_RATES = frozenset(
    (
        *("share", "account", "portion", "partof", "belong", "own", "stake", "thereof", "market", "vote"),
        *("duty", "tax", "tariff", "storage", "fill", "capacity", "loan", "debt", "survey", "surveyed"),
    )
)
#: verbs that are nouns too ("imports rose 4 %, exports 1 %")
_NOUNS = frozenset(("export", "import"))
#: the unit of shares, no points
_PER_CENT = "%"


def with_gapped(
    scan: Scan, quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...], times: tuple[TimeSpan, ...]
) -> tuple[Quantity, ...]:
    """Return the figures of a sentence; a share that only a noun stands before is a change as the one before.

    "Wheat lost 1 % to 5 dollars, maize 2 % to 4 dollars": a level may stand between the two changes.
    """
    if len(quantities) < 2 or not any(q.change and q.base_unit == "ratio" for q in quantities[:-1]):
        return quantities
    if not settings(scan.language, "frame_words").get("gapped"):
        return quantities  # verbs stand last
    found = list(quantities)
    last: Quantity | None = None
    for index, quantity in enumerate(found):
        if quantity.base_unit != "ratio":
            continue
        if quantity.change:
            last = quantity if quantity.unit == _PER_CENT and quantity.number_kind == "cardinal" else None
            continue
        if last is not None and index and _follows(scan, last, found[index - 1], quantity, mentions, times):
            found[index] = replace(quantity, change=last.change)
            last = found[index]
        else:
            last = None
    return tuple(found)


def _follows(
    scan: Scan,
    last: Quantity,
    before: Quantity,
    quantity: Quantity,
    mentions: tuple[Mention, ...],
    times: tuple[TimeSpan, ...],
) -> bool:
    """Say whether nothing but what is spoken of stands between a sign or joint and a share."""
    plain = quantity.number_kind == "cardinal" and quantity.unit == _PER_CENT
    if not plain or quantity.cue_start - last.end > _FAR:
        return False
    if before is not last and before.base_unit == "ratio":
        return False
    tail = _tail(scan, before.end, quantity.cue_start)
    closes = tail > 0 and _closes(scan, quantity, times)
    return closes and _bare(scan, tail, quantity.cue_start, mentions, times)


def _tail(scan: Scan, start: int, end: int) -> int:
    """Return where the words behind the last sign or joint before a share begin, 0 if there is none."""
    gap = scan.folded_slice(start, end)
    places = [scan.text.rfind(sign, start, end) + 1 for sign in _SIGNS]
    places += [start + gap.rfind(f" {word} ") + len(word) + 2 for word in _joints(scan) if f" {word} " in gap]
    place = max(places)
    return place if start < place and end - place <= _TAIL else 0


def _joints(scan: Scan) -> frozenset[str]:
    """Return the words that join two clauses or the members of a list."""
    return scan.once(_find_joints)


def _find_joints(scan: Scan) -> frozenset[str]:
    joints = [h for h in scan.of("frame_words") if h.entry.data.get("joins")]
    words = {scan.folded_slice(h.start, h.word_end) for h in joints}
    return frozenset(words | {word for word in grammar(scan.language).joiners if word.isalpha()})


def _closes(scan: Scan, quantity: Quantity, times: tuple[TimeSpan, ...]) -> bool:
    """Say whether a clause ends behind a share, or the level that it led to or a time follows."""
    end = quantity.cue_end
    rest = scan.text[end : scan.end].lstrip()
    if not rest or rest[0] in _CLOSING:
        return True
    follow = scan.end - len(rest)
    if any(h.entry.key == "to" and h.start == follow for h in scan.of("changes")):
        return True
    word = scan.folded_slice(follow, scan.end).partition(" ")[0]
    return word in _joints(scan) or any(0 <= t.start - follow <= _TO for t in times)


def _bare(
    scan: Scan, start: int, end: int, mentions: tuple[Mention, ...], times: tuple[TimeSpan, ...]
) -> bool:
    """Say whether all words between two places are names, nouns, times or small words."""
    changes = [hit for hit in scan.of("changes") if start <= hit.start < end]
    if any(hit.entry.key not in _PLACES or end - hit.word_end <= 1 for hit in changes):
        return False
    told = [h for h in scan.of("measures") if start <= h.start < end]
    named = any(start <= m.start < end for m in mentions)
    verbs = [h for h in told if h.entry.data.get("verb") and (named or h.entry.stem not in _NOUNS)]
    if verbs or any(h.entry.stem in _RATES or _is_rate(h.entry.stem) for h in told):
        return False
    covered = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in times]
    covered += [(h.start, h.word_end) for h in told]
    for layer in ("goods", "counted_nouns", "comparators", "frame_words"):
        covered += [(h.start, h.word_end) for h in scan.of(layer) if start <= h.start < end]
    small, capitals = _small(scan.language)
    place, words = start, 0
    for word in scan.text[start:end].split():
        place = scan.text.index(word, place)
        plain = scan.folded_slice(place, place + len(word)).strip()
        inside = any(low <= place < high for low, high in covered)
        if not inside and plain not in small and not (capitals and word[0].isupper()):
            return False
        words += inside or word[0].isupper()
        place += len(word)
    return words > 0


def _is_rate(of: str) -> bool:
    """Say whether a class of words names rates only ("inflation")."""
    return kinds_of_class(of) == frozenset(("ratio",))


@cache
def _small(language: str) -> tuple[frozenset[str], bool]:
    """Return the small words of a clause without its verb, and whether all nouns have capitals."""
    told = settings(language, "frame_words").get("gapped", {})
    return frozenset(told.get("words", ())), bool(told.get("capitals", False))
