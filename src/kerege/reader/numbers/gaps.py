"""What stands between two amounts: a dash, "to", "and", a list sign, or the words of a change."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings

_DASHES = frozenset("-–—‑−~") | {"...", "…", ".."}
#: characters between two amounts; with "to a record of" between them
_WIDEST, _LEVEL = 24, 40


def gap_kind(near: Neighbours, left: Amount, right: Amount) -> str:
    """Return what stands between two amounts: ``dash``, ``to``, ``and``, ``list``, ``level``, or blank."""
    text = near.scan.text
    if right.start - left.end > _WIDEST:
        wide = right.start - left.end <= _LEVEL and "to" in words_between(near, left.end, right.start)
        return "level" if wide and led_by(near, left.start) else ""
    gap = text[left.end : right.start].strip(" \u00a0\u202f")
    if gap in _DASHES:
        return "dash"
    if not gap and cased_range(near, left, right):
        return "to"
    if not gap and _ablative(near, left) and changes_told(near, right.end):
        return "level"
    alike = left.scale == right.scale != 1.0 and gap[1:].lstrip()[:1].isupper()
    if gap in (",", ";", "/") or (gap.startswith(",") and alike):
        return "list"  # "12, 15 %"; "Uzbekistan 1.6 million, Tajikistan 0.65 million tonnes"
    return _gap_words(near, left, right, after_comma=gap.startswith(","))


def _gap_words(near: Neighbours, left: Amount, right: Amount, *, after_comma: bool) -> str:
    kinds = words_between(near, left.end, right.start)
    if "range_mid" in kinds and not after_comma:
        return "to"
    if "range_close" in kinds and (_opened(near, left.start, "between") or _closed(near, right.end)):
        return "and"
    if "list" in kinds or "against" in kinds:
        return "list"
    led = _opened(near, left.start, "from") or led_by(near, left.start) or _changed(near, left.start)
    return "level" if "to" in kinds and led else ""


def _ablative(near: Neighbours, left: Amount) -> bool:
    """Return whether the case of a number says "from" ("12-ден 16 пайызға көтерілді")."""
    ends = settings(near.scan.language, "comparators").get("cases", {}).get("from")
    return bool(ends) and near.scan.folded_slice(left.start, left.end).endswith(tuple(ends))


def cased_range(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether cases mark the ends of a range: ablative, then dative ("20-дан 25-ке дейін")."""
    if not _ablative(near, left):
        return False
    return any(hit.entry.data.get("range") for hit in near.after(right.end, "changes"))


def words_between(near: Neighbours, first: int, last: int) -> set[str]:
    """Return the roles of the words that fill the gap between two amounts."""
    gap = near.scan.text[first:last]
    if any(sign in gap for sign in ";:()!?"):
        return set()
    found = set()
    for layer in ("comparators", "changes"):
        for hit in near.after(first + (len(gap) - len(gap.lstrip(" ,"))), layer):
            if near.skip_back(last) == hit.end or _only_fillers(near, hit.end, last):
                found.add(str(hit.entry.data.get("role", hit.entry.key)))
    return found


def _only_fillers(near: Neighbours, first: int, last: int) -> bool:
    hits = [hit for hit in near.after(first, "comparators") if hit.end <= last]
    return any(near.skip_back(last) == hit.end for hit in hits)


def _closed(near: Neighbours, end: int) -> bool:
    """Return whether "between" stands behind the number that ends a range ("20 мен 25 доллар аралығында")."""
    return any(hit.entry.data.get("role") == "range_after" for hit in near.after(end, "comparators"))


def _opened(near: Neighbours, start: int, key: str) -> bool:
    """Return whether "between" or "from" stands before a number, fillers aside."""
    if near.alone and key == "between" and near.skip_back(start) == near.scan.start:
        return True
    for _ in range(3):
        hits = near.before(start, "comparators")
        if any(hit.entry.data.get("role") == "range_open" and hit.entry.key == key for hit in hits):
            return True
        fillers = [h for h in hits if h.entry.data.get("role") == "filler" or h.entry.data.get("approx")]
        if not fillers:
            return False
        start = fillers[0].start
    return False


def _changed(near: Neighbours, start: int) -> bool:
    """Return whether a verb of change stands right before a number ("daalde 2,25 naar 218,50 euro")."""
    return any(hit.entry.key in ("rise", "fall") for hit in near.before(start, "changes"))


def led_by(near: Neighbours, start: int) -> bool:
    """Return whether "by" stands before a number, comparators aside ("fell by just over 200 to 3,915")."""
    for _ in range(3):
        marks = near.before(start, "changes")
        if any(hit.entry.key == "by" and not hit.entry.data.get("of_noun") for hit in marks):
            return True
        cues = [
            hit
            for hit in near.before(start, "comparators")
            if hit.entry.data.get("side", "before") == "before"
        ]
        if not cues:
            return False
        start = cues[0].start
    return False


def from_opens(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether "from" stands before the first of two amounts, or its case says so."""
    return _opened(near, left.start, "from") or (left.end + 2 > right.start and _ablative(near, left))


def changes_told(near: Neighbours, end: int) -> bool:
    """Return whether a sentence tells a change, up to the end of the clause in which ``end`` lies."""
    text, stop = near.scan.text, end
    while stop < near.scan.end and not (text[stop] in ",;" and text[stop + 1 : stop + 2].isspace()):
        stop += 1
    return any(
        hit.entry.key in ("rise", "fall", "move")
        and (hit.entry.data.get("side") != "after" or hit.entry.edge == "start")
        for hit in near.scan.of("changes")
        if hit.start < stop
    )
