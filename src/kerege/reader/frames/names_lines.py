"""Lines named by the two towns they join: "the railway between Dostyk and Moiynty"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from kerege.reader.frames.measures_names import table
from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: kinds of places that a line joins
_TOWNS = frozenset(("region", "asset"))
#: characters between two towns, and between them and the line they are the ends of
_JOINT, _NEAR = 6, 32


def with_lines(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with lines in the place of the two towns that they join.

    "The railway between Dostyk and Moiynty", "between Dostyk and Moiynty a second track is laid".
    """
    before, joints = _words(scan.language)
    nouns = table("line_things")
    lines = [hit for hit in scan.of("frame_things") if hit.entry.stem in nouns] if before else []
    if not lines:
        return mentions
    for left, right in pairwise(mentions):
        if left.kind not in _TOWNS or right.kind not in _TOWNS or left.form != "name" or right.form != "name":
            continue
        between = scan.text[left.end : right.start]
        if not 0 < len(between) <= _JOINT or between.strip() not in joints:
            continue
        if scan.folded_slice(scan.start, left.start).rstrip().rpartition(" ")[2] not in before:
            continue
        noun = next((h.entry.stem for h in lines if _is_near(scan, h.start, h.word_end, left, right)), "")
        if noun:
            name = f"{left.actor}-{right.actor} {nouns[noun]}"
            line = Mention(left.start, right.end, name, "asset")
            return tuple([m for m in mentions if m not in (left, right)] + [line])
    return mentions


def _is_near(scan: Scan, start: int, end: int, left: Mention, right: Mention) -> bool:
    """Say whether a line stands right before two towns or soon behind them, with no sign between."""
    gap = scan.text[end : left.start] if end <= left.start else scan.text[right.end : start]
    return 0 < len(gap) <= _NEAR and not any(sign in gap for sign in ",;:.()")


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before the first town ("between", "from") and those between the two."""
    table = settings(language, "frame_names").get("lines", {})
    return frozenset(table.get("before", ())), frozenset(table.get("joints", ()))
