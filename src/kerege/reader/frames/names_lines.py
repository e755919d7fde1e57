"""Lines named by the two towns they join: "the railway between Dostyk and Moiynty"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from kerege.reader.frames.measures_names import table
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: kinds of places that a line joins
_TOWNS = frozenset(("region", "asset"))
#: kinds and forms of the ends of a line that a dash joins
_PLACES, _NAMES = frozenset(("region", "asset", "state")), frozenset(("name", "capital"))
_DASHES = frozenset("-–—‑−")
#: characters between the ends and the noun of the line ("the Niger-Benin oil pipeline")
_BESIDE = 12
#: characters between two towns, and between them and the line they are the ends of
_JOINT, _NEAR = 6, 32


def with_lines(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with lines in the place of the two towns that they join.

    "The railway between Dostyk and Moiynty", "between Dostyk and Moiynty a second track is laid".
    """
    before, joints = _words(scan.language)
    nouns = table("line_things")
    lines = [hit for hit in scan.of("frame_things") if hit.entry.stem in nouns]
    if not lines:
        return mentions
    dashed = _dashed(scan, mentions, lines)
    if dashed or not before:
        return dashed or mentions
    for left, right in pairwise(mentions):
        if left.kind not in _TOWNS or right.kind not in _TOWNS or left.form != "name" or right.form != "name":
            continue
        between = scan.text[left.end : right.start]
        if not 0 < len(between) <= _JOINT or between.strip() not in joints:
            continue
        if scan.folded_slice(scan.start, left.start).rstrip().rpartition(" ")[2] not in before:
            continue
        noun = next((h.entry.stem for h in lines if _is_open(_gap(scan, h, left, right), _NEAR)), "")
        if noun:
            name = f"{left.actor}-{right.actor} {nouns[noun]}"
            line = Mention(left.start, right.end, name, "asset")
            return tuple([m for m in mentions if m not in (left, right)] + [line])
    return mentions


def _dashed(scan: Scan, mentions: tuple[Mention, ...], lines: list[Hit]) -> tuple[Mention, ...]:
    """Return the mentions with a line whose ends dashes join ("the Niger-Benin pipeline"); empty if none."""
    for number, left in enumerate(mentions):
        count = 1
        while number + count < len(mentions) and _joins(
            scan, *mentions[number + count - 1 : number + count + 1]
        ):
            count += 1
        ends = mentions[number : number + count]
        stem = next((h.entry.stem for h in lines if _is_beside(scan, h, ends)), "") if count > 1 else ""
        if stem and left.actor != ends[-1].actor:
            name = f"{left.actor}-{ends[-1].actor} {table('line_things')[stem]}"
            line = Mention(left.start, ends[-1].end, name, "asset")
            return (*mentions[:number], line, *mentions[number + count :])
    return ()


def _joins(scan: Scan, left: Mention, right: Mention) -> bool:
    """Say whether a dash joins two places."""
    if left.kind not in _PLACES or right.kind not in _PLACES:
        return False
    compound = scan.text[right.end : right.end + 1] == "-"  # "die Niger-Benin-Pipeline"
    if left.form not in _NAMES or not (right.form in _NAMES or compound):
        return False
    return scan.text[left.end : right.start].strip() in _DASHES


def _is_beside(scan: Scan, hit: Hit, ends: tuple[Mention, ...]) -> bool:
    """Say whether the word for a line stands right before or behind its ends."""
    gap = _gap(scan, hit, ends[0], ends[-1])
    return _is_open(gap, _BESIDE) and gap.count(" ") <= 2


def _gap(scan: Scan, hit: Hit, first: Mention, last: Mention) -> str:
    """Return the text between the word for a line and its ends, before the first or behind the last."""
    if hit.word_end <= first.start:
        return scan.text[hit.word_end : first.start]
    return scan.text[last.end : hit.start]


def _is_open(gap: str, reach: int) -> bool:
    """Say whether a gap is within reach, with no sign in it."""
    return 0 < len(gap) <= reach and not any(sign in gap for sign in ",;:.()")


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before the first town ("between", "from") and those between the two."""
    table = settings(language, "frame_names").get("lines", {})
    return frozenset(table.get("before", ())), frozenset(table.get("joints", ()))
